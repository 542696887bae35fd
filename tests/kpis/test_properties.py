"""What holds for every roadmap, whatever is in it."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.kpis.adherence import Adherence
from macros.kpis.figure import Figure
from macros.kpis.measure import measure
from macros.kpis.reasons import BLANKS
from macros.kpis.survival import kaplan_meier_median
from macros.kpis.trend import trend
from macros.model.dates import Fact
from macros.model.promise import first_promise
from macros.model.records import Halt, Item, Promise, Replanning, Roadmap, Team, UseCase
from macros.model.status import exists
from tests.kpis.build import date, day, dimensions, item, phase, roadmap, team, use_case
from tests.kpis.walk import figures_in, plain, reasons_in

pytestmark = pytest.mark.uncounted

START = dt.date(2026, 1, 1)
LENGTH = 120  # days in which everything happens: short, so that days meet
DAYS = st.integers(0, LENGTH).map(lambda n: (START + dt.timedelta(n)).isoformat())
DATES = DAYS | st.sampled_from(["2026-01", "2026-02", "2026-Q1", "2026-Q2", "2026"])
FACTS = st.none() | DAYS | st.sampled_from(["2026-01", "2026-02", "unknown"])
AS_OF = DAYS.map(day)
sometimes = settings(max_examples=40, deadline=None)  # a whole roadmap takes long to draw


@st.composite
def promises(draw: st.DrawFn, end: str) -> dict[str, object]:
    """A plan, when it was agreed, and its replannings, in order of time."""
    keys = ["start", end] if end == "finish" else ["mvp", end]
    agreed = draw(DAYS)
    later = st.integers(0, LENGTH).map(lambda n: (day(agreed) + dt.timedelta(n)).isoformat())
    entries = draw(st.lists(later, max_size=3, unique=True).map(sorted))
    changes = st.dictionaries(st.sampled_from(keys), DATES | st.just("open"), min_size=1, max_size=2)
    return {"agreed": agreed, "moved": {written: draw(changes) for written in entries}}


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    kind = draw(st.sampled_from(["action", "milestone"]))
    promised = draw(promises("finish"))
    done = draw(st.booleans())
    return item(
        name,
        kind=kind,
        track=draw(st.sampled_from(["one", "two"])),
        start=draw(st.none() | DATES) if kind == "action" else None,
        finish=draw(st.none() | DATES),
        started=draw(FACTS),
        finished=draw(FACTS) if done else None,
        dropped=None if done else draw(FACTS),
        paused=draw(FACTS),
        owner=draw(st.sampled_from([None, "els"])),
        phase=draw(st.sampled_from([None, "start", "groei"])),
        area=draw(st.sampled_from([None, "people", "technology"])),
        horizon=draw(st.sampled_from([None, "quick-win"])),
        result=draw(st.sampled_from([None, "it runs"])),
        **promised,  # type: ignore[arg-type]
    )


@st.composite
def use_cases(draw: st.DrawFn, name: str) -> UseCase:
    days = iter(sorted(draw(st.lists(DAYS, min_size=6, max_size=6))))
    facts = [fact if draw(st.booleans()) else None for fact in days]
    unknown = draw(st.integers(0, 12))
    stages = ["unknown" if number == unknown else fact for number, fact in enumerate(facts)]
    return use_case(
        name,
        track=draw(st.sampled_from(["one", "two"])),
        promised=draw(st.none() | DATES),
        planned=draw(st.none() | DATES.map(lambda written: {"mvp": written})),
        intake=stages[0],
        selected=stages[1],
        experiment=stages[2],
        mvp=stages[3],
        production=stages[4],
        stopped=stages[5],
        paused=draw(FACTS),
        horizon=draw(st.sampled_from([None, "foundation"])),
        kpis=draw(st.integers(0, 1)),
        **draw(promises("production")),  # type: ignore[arg-type]
    )


@st.composite
def teams(draw: st.DrawFn, name: str) -> Team:
    scores = st.dictionaries(st.sampled_from(["skills", "data"]), st.integers(1, 5))
    size = draw(st.none() | st.integers(1, 9))
    return team(
        name,
        size=size,
        department=draw(st.sampled_from([None, "Dienst", "Staf"])),
        enabled=draw(st.dictionaries(DAYS, st.integers(0, size or 9), max_size=2)),
        assessed=draw(st.dictionaries(DAYS, scores, max_size=2)),
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    return roadmap(
        *(draw(items(f"item-{n}")) for n in range(draw(st.integers(0, 5)))),
        *(draw(use_cases(f"case-{n}")) for n in range(draw(st.integers(0, 4)))),
        phases=[phase("start"), phase("groei")],
        teams=[draw(teams(f"team-{n}")) for n in range(draw(st.integers(0, 3)))],
        maturity=dimensions(valid_days=30, skills="1", data="2"),
        reviews=draw(st.lists(DAYS, max_size=2, unique=True).map(sorted)),
    )


@sometimes
@given(roadmaps(), AS_OF, st.randoms(use_true_random=False))
def test_the_order_of_records_is_irrelevant(one: Roadmap, as_of: dt.date, order: random.Random) -> None:
    tracks = [replace(track, items=tuple(order.sample(track.items, len(track.items)))) for track in one.tracks]
    other = replace(
        one,
        tracks=tuple(order.sample(tracks, len(tracks))),
        use_cases=tuple(order.sample(one.use_cases, len(one.use_cases))),
        teams=tuple(order.sample(one.teams, len(one.teams))),
    )
    assert plain(measure(one, as_of)) == plain(measure(other, as_of))


@sometimes
@given(roadmaps())
def test_before_every_dated_thing_there_is_nothing(one: Roadmap) -> None:
    dated = replace(
        one,
        tracks=tuple(
            replace(track, items=tuple(item for item in track.items if item.planned or item.replanned))
            for track in one.tracks
        ),
        use_cases=tuple(case for case in one.use_cases if case.planned or case.replanned),
    )
    found = measure(dated, START - dt.timedelta(1))
    kpis = (found.coverage, found.lead_time, found.adherence, found.adherence_use_cases, found.moves, found.balance)
    assert all(figure.value is None or figure.unit == "count" for figure in figures_in(kpis))
    assert all(not figure.counted and not figure.left_out for figure in figures_in(kpis))
    assert found.maturity.figure.value is None
    assert found.use_cases_live.value == found.moves.records.value == found.moves.moves.value == 0


@sometimes
@given(roadmaps(), AS_OF, DATES | st.none(), DAYS, st.data())
def test_a_redated_promise_never_raises_on_time(
    one: Roadmap, as_of: dt.date, written: str | None, decided: str, data: st.DataObject
) -> None:
    promised = [item for item in one.items if made_by(item, day(decided))]
    if not promised:
        return
    chosen = data.draw(st.sampled_from(promised))
    entry = Replanning(
        date=day(decided), why="because", dates={"finish": date(written) if written else None}, places={}
    )
    others = tuple(old for old in chosen.replanned if old.date != entry.date)
    moved = replace(chosen, replanned=tuple(sorted((*others, entry), key=lambda one: one.date)))
    if first_promise(moved) != first_promise(chosen):
        return  # it took the place of the entry that promised for the first time
    changed = replace(
        one,
        tracks=tuple(
            replace(track, items=tuple(moved if item is chosen else item for item in track.items))
            for track in one.tracks
        ),
    )
    before, after = measure(one, as_of).adherence, measure(changed, as_of).adherence
    assert after.on_time.numerator == before.on_time.numerator
    assert after.on_time.denominator == before.on_time.denominator
    assert after.done.numerator == before.done.numerator


def made_by(record: Item, decided: dt.date) -> bool:
    first = first_promise(record)
    return first is not None and (first.agreed or START) <= decided


@sometimes
@given(roadmaps(), AS_OF)
def test_what_happens_after_the_day_changes_nothing(one: Roadmap, as_of: dt.date) -> None:
    assert plain(measure(one, as_of)) == plain(measure(known_at(one, as_of), as_of))


def known_at(one: Roadmap, as_of: dt.date) -> Roadmap:
    """The roadmap with everything taken out that was not yet so on a day."""

    def fact(found: Fact | None) -> Fact | None:
        return found if found and found.counts_from <= as_of else None

    def halt(found: Halt | None) -> Halt | None:
        return found if found and found.date.counts_from <= as_of else None

    def promise(found: Promise | None) -> Promise | None:
        return found if found and (found.agreed is None or found.agreed <= as_of) else None

    def item_then(found: Item) -> Item:
        return replace(
            found,
            planned=promise(found.planned),
            replanned=tuple(entry for entry in found.replanned if entry.date <= as_of),
            started=fact(found.started),
            finished=fact(found.finished),
            paused=halt(found.paused),
            dropped=halt(found.dropped),
        )

    def case_then(found: UseCase) -> UseCase:
        return replace(
            found,
            planned=promise(found.planned),
            replanned=tuple(entry for entry in found.replanned if entry.date <= as_of),
            stages={name: one for name, one in found.stages.items() if fact(one)},
            paused=halt(found.paused),
            stopped=halt(found.stopped),
        )

    return replace(
        one,
        tracks=tuple(
            replace(track, items=tuple(item_then(item) for item in track.items if exists(item, as_of)))
            for track in one.tracks
        ),
        use_cases=tuple(case_then(case) for case in one.use_cases if exists(case, as_of)),
        teams=tuple(
            replace(
                team,
                ai_enabled=tuple(count for count in team.ai_enabled if count.date <= as_of),
                assessments=tuple(done for done in team.assessments if done.date <= as_of),
            )
            for team in one.teams
        ),
    )


@sometimes
@given(roadmaps(), AS_OF)
def test_every_figure_can_be_checked(one: Roadmap, as_of: dt.date) -> None:
    for figure in figures_in(measure(one, as_of)):
        assert (figure.value is None) == (figure.reason is not None)
        counted = {id(row) for row in figure.counted}
        assert {id(row) for row in figure.hits} <= counted
        assert len(figure.hits) + len(figure.misses) == len(figure.counted)
        if figure.unit == "percent":
            assert figure.numerator is not None
            assert figure.denominator is not None
            assert 0 <= figure.numerator <= figure.denominator
            if figure.value is not None:
                assert figure.value == 100 * figure.numerator / figure.denominator


@sometimes
@given(roadmaps(), AS_OF)
def test_every_record_that_exists_is_counted_or_left_out_once(one: Roadmap, as_of: dt.date) -> None:
    found = measure(one, as_of)
    items = sorted(record.id for record in one.items if exists(record, as_of))
    use_cases = sorted(record.id for record in one.use_cases if exists(record, as_of))
    of_use_cases = (
        found.lead_time.spread.median,
        found.lead_time.survival,
        found.lead_time.in_progress.ages.median,
        found.use_cases_live,
        found.adherence_use_cases.done,
        found.adherence_use_cases.on_time,
    )
    of_all = (found.coverage.figure, found.coverage.next_two_quarters, found.coverage.owner, found.moves.records)
    of_items = (found.adherence.done, found.adherence.on_time, found.adherence.on_time_as_moved)
    assert all(named(figure) == use_cases for figure in of_use_cases)
    assert all(named(figure) == items for figure in of_items)
    assert all(named(figure) == sorted([*items, *use_cases]) for figure in of_all)


def named(figure: Figure) -> list[str]:
    return sorted(row.id for row in (*figure.counted, *figure.left_out))


@sometimes
@given(roadmaps(), AS_OF)
def test_tracks_and_quarters_add_up_to_the_whole(one: Roadmap, as_of: dt.date) -> None:
    found = measure(one, as_of)
    adherences: tuple[Adherence, ...] = (found.adherence, found.adherence_use_cases)
    for whole in adherences:
        for groups in (whole.by["track"], whole.by["quarter"]):
            assert sum(group.done.denominator or 0 for group in groups.values()) == whole.done.denominator
            assert sum(group.done.numerator or 0 for group in groups.values()) == whole.done.numerator
            assert sum(group.unreported for group in groups.values()) == whole.unreported
    covered = found.coverage
    assert sum(group.denominator or 0 for group in covered.by["track"].values()) == covered.figure.denominator


@sometimes
@given(roadmaps(), AS_OF)
def test_done_is_on_time_or_not_and_the_others_are_reported_or_not(one: Roadmap, as_of: dt.date) -> None:
    for found in (measure(one, as_of).adherence, measure(one, as_of).adherence_use_cases):
        assert (found.on_time.numerator or 0) <= (found.done.numerator or 0)
        assert found.reported + found.unreported == len(found.done.misses)
        withheld = 2 * found.unreported > len(found.done.counted)
        assert (found.done.value is None) == (withheld or not found.done.counted)


@sometimes
@given(roadmaps(), AS_OF)
def test_the_trend_is_measured_day_by_day(one: Roadmap, as_of: dt.date) -> None:
    for name, points in trend(one, as_of).series.items():
        for point in points:
            found = measure(one, point.day)
            figure = {
                "coverage": found.coverage.figure,
                "lead_time_median": found.lead_time.spread.median,
                "lead_time_p85": found.lead_time.spread.p85,
                "lead_time_survival": found.lead_time.survival,
                "maturity_index": found.maturity.figure,
                "assessed_share": found.maturity.assessed_share,
                "adherence": found.adherence.done,
                "on_time": found.adherence.on_time,
                "on_time_as_moved": found.adherence.on_time_as_moved,
                "adherence_use_cases": found.adherence_use_cases.done,
                "use_cases_live": found.use_cases_live,
                "ai_enabled_share": found.ai_enabled_share,
                "moved_records": found.moves.records,
                "moves": found.moves.moves,
                "median_slip": found.moves.slip,
            }[name]
            assert (point.value, point.numerator, point.denominator) == (
                figure.value,
                figure.numerator,
                figure.denominator,
            )


@sometimes
@given(roadmaps(), AS_OF)
def test_the_index_lies_in_its_range(one: Roadmap, as_of: dt.date) -> None:
    found = measure(one, as_of).maturity
    assert (found.range is None) == (found.figure.value is None)
    if found.range and found.figure.value is not None:
        assert 0 <= found.range[0] <= found.figure.value <= found.range[1] <= 100


@sometimes
@given(roadmaps(), AS_OF)
def test_every_reason_is_registered_with_its_blanks(one: Roadmap, as_of: dt.date) -> None:
    for reason in reasons_in(measure(one, as_of)):
        assert set(BLANKS[reason.key]) == set(reason.values)


@given(st.lists(st.integers(0, 50), min_size=1))
def test_survival_without_anyone_in_progress_is_the_lower_median(values: list[int]) -> None:
    assert kaplan_meier_median([(value, True) for value in values]) == sorted(values)[(len(values) - 1) // 2]


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1))
def test_those_in_progress_never_lower_the_survival_median(observations: list[tuple[int, bool]]) -> None:
    produced = [one for one in observations if one[1]]
    with_others, alone = kaplan_meier_median([*observations]), kaplan_meier_median([*produced])
    assert with_others is None or (alone is not None and with_others >= alone)
