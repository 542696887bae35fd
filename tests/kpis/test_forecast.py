"""The forecast of records, phases and goals: who gets a day, who gets a reason, and what moves which day."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.kpis.forecast import Forecast, forecast
from macros.model.records import Halt, Item, Roadmap
from tests.kpis.build import TODAY, date, day, fact, goal, item, phase, roadmap, use_case
from tests.kpis.promised import promises

AS_OF = day("2026-06-30")
SLIPS = (-3, 0, 0, 4, 10, 20, 60)


def finished(*slips: int, kind: str = "action") -> list[Item]:
    """Items of one promise each, finished so many days after it."""
    promise = day("2026-03-01")
    return [
        item(f"{kind}-{n}", kind=kind, finish=str(promise), finished=str(promise + dt.timedelta(slip)))
        for n, slip in enumerate(slips)
    ]


def of(*records: Item, **more: object) -> Forecast:
    return forecast(roadmap(*records, **more), AS_OF)  # type: ignore[arg-type]


def days(found: Forecast, name: str) -> tuple[str, str, str] | None:
    one = found.records[name].days
    return (str(one.p15), str(one.p50), str(one.p85)) if one else None


def why(found: Forecast, name: str) -> tuple[str, dict[str, object]] | None:
    one = found.records[name].reason
    return (one.key, dict(one.values)) if one else None


def test_seven_finished_records_are_enough() -> None:
    """The slips by chance are worked out in test_outlook.py: -2, 4 and 52 days."""
    found = of(*finished(*SLIPS), item("a", finish="2026-08-01"))
    assert days(found, "a") == ("2026-07-30", "2026-08-05", "2026-09-22")
    assert why(found, "a") is None
    assert found.slips.n == 7
    assert found.slips.median.value == 4


def test_six_are_not() -> None:
    found = of(*finished(*SLIPS[1:]), item("a", finish="2026-08-01"))
    assert days(found, "a") is None
    assert why(found, "a") == ("forecast-thin", {"n": 6, "least": 7})


def test_eleven_of_its_kind_leave_the_others_out() -> None:
    others = finished(*[100] * 7, kind="mvp")
    few, enough = (of(*finished(*[0] * n), *others, item("a", finish="2026-08-01")) for n in (10, 11))
    assert days(few, "a") == ("2026-08-01", "2026-08-01", "2026-11-09")
    assert days(enough, "a") == ("2026-08-01", "2026-08-01", "2026-08-01")


def test_what_is_later_than_all_but_three() -> None:
    """The slips that would have ended by today are no longer possible: 10, 20 and 60 are left, then two."""
    found = of(*finished(*SLIPS), item("a", finish="2026-06-21"), item("b", finish="2026-06-20"))
    assert days(found, "a") == ("2026-07-01", "2026-07-11", "2026-08-20")
    assert days(found, "b") is None
    assert why(found, "b") == ("forecast-later", {"n": 2, "of": 7})


def test_a_day_lies_after_today() -> None:
    promise = AS_OF - dt.timedelta(9)
    found = of(*finished(*[9] * 9, *[10] * 4), item("a", finish=str(promise)))
    assert days(found, "a") == ("2026-07-01", "2026-07-01", "2026-07-01")


@pytest.mark.parametrize(
    ("record", "promise"),
    [
        pytest.param(item("a"), None, id="never"),
        pytest.param(item("a", finish="2026-08-01", moved={"2026-05-01": {"finish": "open"}}), None, id="withdrawn"),
        pytest.param(item("a", finish="2026-08-01", paused="2026-05-01"), "2026-08-01", id="paused: it is open"),
        pytest.param(
            item("a", finish="2026-08-01", moved={"2026-05-01": {"finish": "2026-Q4"}}), "2026-Q4", id="the current one"
        ),
        pytest.param(
            item("a", finish="2026-08-01", moved={"2026-07-01": {"finish": "2026-Q4"}}), "2026-08-01", id="not a later"
        ),
    ],
)
def test_the_promise_that_it_goes_by(record: Item, promise: str | None) -> None:
    one = of(*finished(*SLIPS), record).records["a"]
    assert (one.promise.written if one.promise else None) == promise
    assert (one.reason.key if one.reason else None) == (None if promise else "no-promise")
    if promise:
        assert one.days
        assert one.days.p50 > AS_OF


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(item("a", finish="2026-08-01", finished="2026-05-01"), id="done"),
        pytest.param(item("a", finish="2026-08-01", dropped="2026-05-01"), id="dropped"),
        pytest.param(item("a", finish="2026-08-01", agreed="2026-07-01"), id="not there yet"),
    ],
)
def test_what_is_not_open_has_none(record: Item) -> None:
    assert "a" not in of(*finished(*SLIPS), record).records


def test_a_use_case_is_finished_by_its_production() -> None:
    case = use_case("a", promised="2026-08-01", intake="2026-01-01")
    assert days(forecast(roadmap(*finished(*SLIPS), case), AS_OF), "a") == ("2026-07-30", "2026-08-05", "2026-09-22")


def test_facts_after_the_day_are_not_known() -> None:
    later = item("later", finish="2026-07-01", finished="2026-08-01")
    found = of(*finished(*SLIPS[1:]), later)
    assert why(found, "later") == ("forecast-thin", {"n": 6, "least": 7})


# --- phases and goals ---


def test_a_phase_is_finished_with_the_last_of_its_records() -> None:
    """Its records are those that name it and those of its goals; what is done or dropped does not hold it up."""
    found = of(
        *finished(*SLIPS),
        item("a", finish="2026-08-01", phase="one"),
        item("b", finish="2027-08-01"),
        item("c", finish="2030-01-01", dropped="2026-05-01", phase="one"),
        item("d", finish="2030-01-01", phase="other"),
        phases=[replace(phase("one", goal("first", "b", "action-0", "gone")), finish=date("2026-Q4")), phase("two")],
    )
    one, last = found.phases["one"], found.records["b"].days
    assert one.records == ("a", "b")
    assert one.days == found.goals["first"].days == last
    assert (one.reason, one.without, one.not_before) == (None, (), None)
    assert (one.finish, found.phases["two"].finish) == (date("2026-Q4"), None)


def test_two_at_once_take_longer_than_one() -> None:
    found = of(
        *finished(*range(40)),
        item("a", finish="2026-08-01", phase="one"),
        item("b", finish="2026-08-01", phase="one"),
        phases=[phase("one")],
    )
    both, one = found.phases["one"].days, found.records["a"].days
    assert both
    assert one
    assert both.p50 > one.p50
    assert both.p85 > one.p85


def test_a_phase_with_a_record_without_forecast_has_none() -> None:
    """It names the record; when the others are finished is what the phase is not before."""
    found = of(
        *finished(*SLIPS),
        item("a", finish="2026-08-01", phase="one"),
        item("c", phase="one"),
        item("b", phase="one"),
        phases=[phase("one", goal("first", "b"))],
    )
    one, first = found.phases["one"], found.goals["first"]
    assert one.days is None
    assert one.reason
    assert (one.reason.key, one.reason.values) == ("forecast-without", {"n": 2})
    assert one.without == ("b", "c")
    assert one.not_before == found.records["a"].days
    assert (first.days, first.without, first.not_before) == (None, ("b",), None)


def test_where_too_little_is_finished_a_phase_says_that() -> None:
    found = of(
        *finished(*SLIPS[1:]),
        item("a", finish="2026-08-01", phase="one"),
        item("b", phase="one"),
        phases=[phase("one", goal("first", "b"))],
    )
    one, first = found.phases["one"].reason, found.goals["first"].reason
    assert one
    assert first
    assert (one.key, first.key) == ("forecast-thin", "forecast-without")
    assert found.phases["one"].without == ("a", "b")


@pytest.mark.parametrize(
    ("items", "key"),
    [
        pytest.param(["action-0", "action-1"], "forecast-over", id="all done"),
        pytest.param(["action-0", "dropped"], "forecast-over", id="done, the rest dropped"),
        pytest.param(["dropped"], "forecast-nothing", id="all dropped"),
        pytest.param([], "forecast-nothing", id="no work"),
        pytest.param(["later"], "forecast-nothing", id="none there yet"),
    ],
)
def test_a_goal_that_is_over_or_never_began(items: list[str], key: str) -> None:
    found = of(
        *finished(*SLIPS),
        item("dropped", finish="2026-08-01", dropped="2026-05-01"),
        item("later", finish="2026-08-01", agreed="2026-07-01"),
        phases=[phase("one", goal("first", *items))],
    )
    one = found.goals["first"]
    assert (one.days, one.not_before, one.records) == (None, None, ())
    assert one.reason
    assert one.reason.key == key


def test_an_empty_roadmap() -> None:
    found = of()
    assert (found.records, found.phases, found.goals, found.slips.n) == ({}, {}, {}, 0)
    assert found.slips.median.reason
    assert found.slips.median.reason.key == "forecast-no-slips"
    assert found.score.reason
    assert found.score.reason.key == "forecast-not-scored"


# --- what holds for any roadmap ---

sometimes = settings(max_examples=20, deadline=None)


def planned(seed: int) -> Roadmap:
    """Sixty promises over three years, in two phases with a goal each, and reviews."""
    records = [one.item() for one in promises(60, AS_OF, 3, seed)]
    records = [replace(record, phase="one" if n % 3 else "two") for n, record in enumerate(records)]
    phases = [phase("one", goal("first", *(f"promise-{n}" for n in range(5)))), phase("two", goal("second"))]
    return roadmap(*records, phases=phases, reviews=[str(AS_OF - dt.timedelta(14 * n)) for n in range(20, 0, -1)])


def shuffled(one: Roadmap, order: random.Random) -> Roadmap:
    tracks = [replace(track, items=tuple(order.sample(track.items, len(track.items)))) for track in one.tracks]
    return replace(one, tracks=tuple(tracks))


def told(found: Forecast) -> object:
    records = {name: (one.days, one.reason) for name, one in found.records.items()}
    return records, dict(found.phases), dict(found.goals), found.score


@sometimes
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_records_is_irrelevant(seed: int, order: random.Random) -> None:
    one = planned(seed)
    assert told(forecast(one, AS_OF)) == told(forecast(shuffled(one, order), AS_OF))


@sometimes
@given(st.integers(0, 10**6), st.data())
def test_an_edit_to_an_open_record_moves_no_other_day(seed: int, data: st.DataObject) -> None:
    """Another promise, a pause, a drop: its own day and its phase's may move, and those only."""
    one = planned(seed)
    before = forecast(one, AS_OF)
    chosen = data.draw(st.sampled_from([record for record in one.items if record.id in before.records]))
    edited = data.draw(
        st.sampled_from(
            [
                replace(item(chosen.id, kind=chosen.kind, finish="2027-03-03"), phase=chosen.phase),
                replace(chosen, planned=None, replanned=()),
                replace(chosen, dropped=Halt(date=fact("2026-06-01", TODAY), why="because")),
            ]
        )
    )
    tracks = tuple(
        replace(track, items=tuple(edited if record is chosen else record for record in track.items))
        for track in one.tracks
    )
    after = forecast(replace(one, tracks=tracks), AS_OF)
    for name, other in before.records.items():
        if name != chosen.id:
            assert after.records[name].days == other.days
    for name, group in before.phases.items():
        if chosen.id not in group.records:
            assert after.phases[name] == group


@sometimes
@given(st.integers(0, 10**6))
def test_days_are_in_order_and_yet_to_come(seed: int) -> None:
    found = forecast(planned(seed), AS_OF)
    for name, one in found.records.items():
        assert (one.days is None) == (one.reason is not None), name
        if one.days:
            assert AS_OF < one.days.p15 <= one.days.p50 <= one.days.p85
            assert list(one.days.dots) == sorted(one.days.dots)
    for group in (*found.phases.values(), *found.goals.values()):
        assert (group.days is None) == (group.reason is not None)
        last = group.days or group.not_before
        for name in group.records:
            own = found.records[name].days
            if own:
                assert last
                assert last.p85 >= own.p85
