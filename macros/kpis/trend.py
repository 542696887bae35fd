"""The trend: every KPI at each review day, from today's data as known on that day.

In: the roadmap and the as-of day. Out: a series of points a KPI. Nothing is stored, so a changed definition changes the
whole series alike. Source of the definition: KPIS, "Trend"; for the maturity index also KPIS 3.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from macros.kpis import adherence, coverage, lead_time, maturity
from macros.kpis.enabled import ai_enabled_share
from macros.kpis.figure import Figure, Reason
from macros.kpis.moves import moves_among
from macros.kpis.standing import closed
from macros.kpis.survival import survival
from macros.kpis.use_cases import live_among
from macros.model.dates import last_of_month
from macros.model.records import Item, Record, Roadmap, UseCase
from macros.model.status import exists

R = TypeVar("R", Item, UseCase)
MONTHS = 36  # at most so many month's ends, where there are no reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure on a day, without its rows."""

    day: dt.date
    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    reason: Reason | None  # why there is no value
    approximate: bool = False  # ±


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The series by KPI; the last point of each is the as-of day."""

    days: tuple[dt.date, ...]
    series: Mapping[str, tuple[Point, ...]]  # a point each day
    maturity: tuple[Point, ...]  # the index at each assessment day, and on the as-of day


def trend(roadmap: Roadmap, as_of: dt.date) -> Trend:
    """The series of every KPI up to and including the day."""
    days = trend_days(roadmap, as_of)
    items, use_cases = existing_by_day(roadmap.items, days), existing_by_day(roadmap.use_cases, days)
    series: dict[str, list[Point]] = {}
    for day, then_items, then_use_cases in zip(days, items, use_cases, strict=True):
        for name, figure in measured_on(roadmap, then_items, then_use_cases, day).items():
            series.setdefault(name, []).append(point(day, figure))
    assessed = {one.date for team in roadmap.teams for one in team.assessments if one.date <= as_of}
    return Trend(
        days=days,
        series={name: tuple(points) for name, points in series.items()},
        maturity=tuple(point(day, index_on(roadmap, day)[0]) for day in sorted({*assessed, as_of})),
    )


def trend_days(roadmap: Roadmap, as_of: dt.date) -> tuple[dt.date, ...]:
    """The review days up to the day, else the ends of months since the first dated thing; and the day itself."""
    reviews = {review.date for review in roadmap.reviews if review.date <= as_of}
    days = reviews or set(month_ends(roadmap, as_of))
    return tuple(sorted({*days, as_of}))


def month_ends(roadmap: Roadmap, as_of: dt.date) -> list[dt.date]:
    """The last days of the months from the first dated thing to the day, the last MONTHS of them."""
    first = min(dated(roadmap), default=as_of)
    ends: list[dt.date] = []
    end = last_of_month(first.year, first.month)
    while end <= as_of:
        ends.append(end)
        next_day = end + dt.timedelta(days=1)
        end = last_of_month(next_day.year, next_day.month)
    return ends[-MONTHS:]


def dated(roadmap: Roadmap) -> Iterator[dt.date]:
    """Every day on which something happened, was promised or was counted."""
    for record in roadmap.records:
        yield from (fact.day for fact in record.facts if fact.day)
        yield from (entry.date for entry in record.replanned)
        if record.planned and record.planned.agreed:
            yield record.planned.agreed
    for team in roadmap.teams:
        yield from (one.date for one in team.assessments)
        yield from (one.date for one in team.ai_enabled)


def existing_by_day(records: Sequence[R], days: Sequence[dt.date]) -> Iterator[tuple[R, ...]]:
    """The records that exist on each of the days; one that exists on a day exists on every later one."""
    found: list[R] = []
    waiting = list(records)
    for day in days:
        found += [record for record in waiting if exists(record, day)]
        waiting = [record for record in waiting if not exists(record, day)]
        yield tuple(found)


def measured_on(
    roadmap: Roadmap, items: Sequence[Item], use_cases: Sequence[UseCase], day: dt.date
) -> dict[str, Figure]:
    """Every KPI on a day, of the records that exist on it, without its groups."""
    records: list[Record] = [*items, *use_cases]
    stages = {use_case.id: lead_time.known_at(use_case, day) for use_case in use_cases}
    lead = lead_time.figure(*lead_time.judged(use_cases, stages, day))
    due = adherence.figures(*adherence.judged(items, day))
    moved = moves_among((record for record in records if record.replanned), day)
    covered = [
        (record, coverage.judge(record, day, phases=bool(roadmap.phases)))
        for record in records
        if not closed(record, day)
    ]
    index, assessed_share = index_on(roadmap, day)
    return {
        "coverage": coverage.figure(covered, ()),
        "lead_time_median": lead.median,
        "lead_time_p85": lead.p85,
        "lead_time_survival": survival(use_cases, stages, day),
        "maturity_index": index,
        "assessed_share": assessed_share,
        "adherence": due.done,
        "on_time": due.on_time,
        "on_time_as_moved": due.on_time_as_moved,
        "adherence_use_cases": adherence.figures(*adherence.judged(use_cases, day)).done,
        "use_cases_live": live_among(use_cases, day),
        "ai_enabled_share": ai_enabled_share(roadmap, day),
        "moved_records": moved.records,
        "moves": moved.moves,
        "median_slip": moved.slip,
    }


def index_on(roadmap: Roadmap, day: dt.date) -> tuple[Figure, Figure]:
    """The maturity index and the share of people assessed."""
    scale = maturity.scale_at(roadmap, day)
    assessed, others = maturity.assessed_at(roadmap, scale)
    return maturity.figure(scale, assessed, others), maturity.assessed_share(assessed, others)


def point(day: dt.date, figure: Figure) -> Point:
    return Point(
        day=day,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        reason=figure.reason,
        approximate=figure.approximate,
    )
