"""Roadmaps of a few records, for tests that show a date as it is written: item("a", finish="2026-05-31")."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import count

from yaml import Mark

from macros.load.places import Places
from macros.model.dates import Date, Fact, Quarter, last_of_month
from macros.model.records import (
    Assessment,
    Decision,
    Dimension,
    Enabled,
    Goal,
    Halt,
    Item,
    Limit,
    Maturity,
    Measurement,
    Metric,
    Phase,
    Promise,
    Replanning,
    Review,
    Roadmap,
    Team,
    Track,
    UseCase,
    UseCaseKpi,
)
from macros.model.text import Text
from macros.source import Source

TODAY = dt.date(2026, 12, 31)  # no day that a test writes lies after it
LINES = count(1)
START = Mark("", 0, 0, 0, None, 0)
NOWHERE = Places("", START, START)  # of a record that stands in no file


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def quarter(written: str) -> Quarter:
    year, number = written.split("-Q")
    return Quarter(int(year), int(number))


def date(written: str) -> Date:
    """A date of a plan: a day, a month, a quarter or a year."""
    if "Q" in written:
        whole = quarter(written)
        return Date(written, whole.first, whole.last)
    match written.split("-"):
        case [year]:
            return Date(written, dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))
        case [year, month]:
            return Date(written, dt.date(int(year), int(month), 1), last_of_month(int(year), int(month)))
        case _:
            return Date(written, day(written), day(written))


def fact(written: str, counts_from: dt.date) -> Fact:
    """A fact; an unknown one counts from the day given."""
    if written == "unknown":
        return Fact(written, None, counts_from)
    last = date(written)
    return Fact(written, last.last, last.last, last.coarse)


def source() -> Source:
    return Source("data/some.yml", next(LINES))


def replannings(moved: Mapping[str, Mapping[str, str]]) -> tuple[Replanning, ...]:
    return tuple(
        Replanning(
            date=day(written),
            why="because",
            dates={key: None if value == "open" else date(value) for key, value in dates.items()},
            places={},
        )
        for written, dates in moved.items()
    )


def unknown_from(facts: Iterable[str | None], agreed: str | None, moved: Mapping[str, object]) -> dt.date:
    """From which day an unknown fact counts: the last dated thing of its record, else today."""
    dated = [date(written).last for written in facts if written and written != "unknown"]
    dated += [day(written) for written in (*moved, *([agreed] if agreed else []))]
    return max(dated, default=TODAY)


def item(
    id_: str,
    *,
    kind: str = "action",
    track: str = "track",
    start: str | None = None,
    finish: str | None = None,
    agreed: str | None = None,
    moved: Mapping[str, Mapping[str, str]] | None = None,
    started: str | None = None,
    finished: str | None = None,
    paused: str | None = None,
    dropped: str | None = None,
    owner: str | None = None,
    phase: str | None = None,
    area: str | None = None,
    horizon: str | None = None,
    result: str | None = None,
) -> Item:
    """An item; `moved` maps the day of a replanning to the dates it gives, `open` for a withdrawn one."""
    moved = moved or {}
    unknown = unknown_from((started, finished, paused, dropped), agreed, moved)
    planned = {key: date(written) for key, written in (("start", start), ("finish", finish)) if written}
    return Item(
        source=source(),
        places=NOWHERE,
        track=track,
        id=id_,
        title=id_,
        kind=kind,
        owner=owner,
        phase=phase,
        area=area,
        horizon=horizon,
        result=result,
        planned=Promise(dates=planned, agreed=day(agreed) if agreed else None, places={}) if planned else None,
        replanned=replannings(moved),
        started=fact(started, unknown) if started else None,
        finished=fact(finished, unknown) if finished else None,
        paused=Halt(date=fact(paused, unknown), why="because") if paused else None,
        dropped=Halt(date=fact(dropped, unknown), why="because") if dropped else None,
    )


def use_case(
    id_: str,
    *,
    track: str = "track",
    intake: str | None = None,
    selected: str | None = None,
    experiment: str | None = None,
    mvp: str | None = None,
    production: str | None = None,
    promised: str | None = None,
    planned: Mapping[str, str] | None = None,
    agreed: str | None = None,
    moved: Mapping[str, Mapping[str, str]] | None = None,
    paused: str | None = None,
    stopped: str | None = None,
    owner: str | None = None,
    phase: str | None = None,
    area: str | None = None,
    horizon: str | None = None,
    result: str | None = None,
    kpis: int = 0,
) -> UseCase:
    """A use case; `promised` is its promised production, the stages are facts."""
    moved = moved or {}
    written = {"intake": intake, "selected": selected, "experiment": experiment, "mvp": mvp, "production": production}
    unknown = unknown_from((*written.values(), paused, stopped), agreed, moved)
    dates = {**(planned or {}), **({"production": promised} if promised else {})}
    return UseCase(
        source=source(),
        places=NOWHERE,
        id=id_,
        title=id_,
        track=track,
        owner=owner,
        phase=phase,
        area=area,
        horizon=horizon,
        result=result,
        stages={name: fact(value, unknown) for name, value in written.items() if value},
        planned=Promise(
            dates={key: date(value) for key, value in dates.items()}, agreed=day(agreed) if agreed else None, places={}
        )
        if dates
        else None,
        replanned=replannings(moved),
        paused=Halt(date=fact(paused, unknown), why="because") if paused else None,
        stopped=Halt(date=fact(stopped, unknown), why="because") if stopped else None,
        kpis=tuple(
            UseCaseKpi(
                id=f"kpi-{n}", name="kpi", unit="minutes", direction="up", baseline=None, quarters={}, source=source()
            )
            for n in range(kpis)
        ),
    )


def team(
    id_: str,
    *,
    size: int | None = None,
    department: Text | None = None,
    enabled: Mapping[str, int] | None = None,
    assessed: Mapping[str, Mapping[str, int]] | None = None,
) -> Team:
    """A team; `enabled` maps a day to people, `assessed` a day to scores by dimension."""
    return Team(
        id=id_,
        name=id_,
        department=department,
        size=size,
        ai_enabled=tuple(Enabled(date=day(written), people=people) for written, people in (enabled or {}).items()),
        assessments=tuple(
            Assessment(date=day(written), scores=scores, note=None, source=source())
            for written, scores in (assessed or {}).items()
        ),
        source=source(),
    )


def dimensions(valid_days: int = 365, **weights: str) -> Maturity:
    """The dimensions with their weights: dimensions(skills="1", data="2")."""
    return Maturity(
        dimensions=tuple(
            Dimension(id=name, name=name, weight=Fraction(weight), levels={}, source=source())
            for name, weight in weights.items()
        ),
        valid_days=valid_days,
    )


def metric(
    id_: str,
    quarters: Mapping[str, tuple[str | None, str | None]],
    *,
    kind: str = "activity",
    direction: str = "up",
) -> Metric:
    """A metric; a quarter maps to its target and its actual."""
    return Metric(
        id=id_,
        name=id_,
        kind=kind,
        unit="people",
        direction=direction,
        owner=None,
        note=None,
        quarters={
            quarter(written): Measurement(
                target=Fraction(target) if target else None, actual=Fraction(actual) if actual else None
            )
            for written, (target, actual) in quarters.items()
        },
        source=source(),
    )


def at_least(value: str) -> Limit:
    return Limit(at_least=Fraction(value), at_most=None)


def at_most(value: str) -> Limit:
    return Limit(at_least=None, at_most=Fraction(value))


def goal(id_: str, *items: str, measure: str | None = None, limit: Limit | None = None) -> Goal:
    return Goal(id=id_, title=id_, items=items, measure=measure, limit=limit, source=source(), places={})


def phase(id_: str, *goals: Goal) -> Phase:
    return Phase(id=id_, name=id_, purpose=None, start=None, finish=None, goals=goals, source=source(), places=NOWHERE)


def review(written: str) -> Review:
    decisions: tuple[Decision, ...] = ()
    return Review(date=day(written), summary="all is said", decisions=decisions, source=source())


def roadmap(
    *records: Item | UseCase,
    phases: Iterable[Phase] = (),
    teams: Iterable[Team] = (),
    maturity: Maturity | None = None,
    metrics: Iterable[Metric] = (),
    reviews: Iterable[str] = (),
    targets: Mapping[str, Mapping[str, Limit]] | None = None,
    languages: tuple[str, ...] = ("nl",),
) -> Roadmap:
    """A roadmap of records; the tracks are those that they name."""
    items = [record for record in records if isinstance(record, Item)]
    empty = Track(
        id="track", name="track", owner="nobody", purpose=None, confirmed=None, items=(), source=source(), places={}
    )
    names = dict.fromkeys(record.track for record in records) or {"track": None}
    return Roadmap(
        today=TODAY,
        title="A roadmap",
        organisation="An organisation",
        purpose="A purpose",
        languages=languages,
        timezone="Europe/Amsterdam",
        review_every_days=14,
        repository=None,
        branch="main",
        targets={
            measure: {quarter(written): limit for written, limit in limits.items()}
            for measure, limits in (targets or {}).items()
        },
        thresholds={"owner_open_records": Fraction(12), "technology_share": Fraction(60)},
        phases=tuple(phases),
        owners=(),
        tracks=tuple(
            replace(empty, id=name, name=name, items=tuple(one for one in items if one.track == name)) for name in names
        ),
        use_cases=tuple(record for record in records if isinstance(record, UseCase)),
        teams=tuple(teams),
        maturity=maturity,
        metrics=tuple(metrics),
        reviews=tuple(review(written) for written in reviews),
        source=source(),
        places={},
    )
