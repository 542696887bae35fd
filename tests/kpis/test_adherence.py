"""Adherence and 4b: KPIS 4. The as-of day is 30 June 2026 unless a test says otherwise."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

import pytest

from macros.kpis.adherence import Adherence, adherence, adherence_use_cases
from macros.kpis.figure import Figure, Reason
from macros.model.records import Item, UseCase
from tests.kpis.build import day, item, phase, roadmap, use_case

PHASES = (phase("start"), phase("groei"))


def of(*items: Item, as_of: str = "2026-06-30") -> Adherence:
    return adherence(roadmap(*items, phases=PHASES), day(as_of))


def of_use_cases(*use_cases: UseCase, as_of: str = "2026-06-30") -> Adherence:
    return adherence_use_cases(roadmap(*use_cases), day(as_of))


def counts(found: Adherence) -> tuple[int, int, int, int]:
    """Done, on time, on time as moved, due."""
    figures = (found.done, found.on_time, found.on_time_as_moved)
    done, on_time, as_moved = (int(figure.numerator or 0) for figure in figures)
    return done, on_time, as_moved, int(found.done.denominator or 0)


def whys(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in figure.counted}


def left_out(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in figure.left_out}


def test_nothing_due_is_not_available() -> None:
    found = of()
    for figure in (found.done, found.on_time, found.on_time_as_moved):
        assert (figure.value, figure.reason) == (None, Reason(key="nothing-due"))
    assert (found.reported, found.unreported) == (0, 0)
    assert found.by == {"track": {}, "phase": {}, "area": {}, "quarter": {}}


def test_one_of_each() -> None:
    found = of(
        item("on-time", finish="2026-05-31", finished="2026-05-31"),
        item("late", finish="2026-05-31", finished="2026-06-01"),
        item("moved", finish="2026-05-31", moved={"2026-05-30": {"finish": "2026-06-10"}}, finished="2026-06-10"),
        item("earlier", finish="2026-05-31", moved={"2026-04-01": {"finish": "2026-05-01"}}, finished="2026-05-15"),
        item("replanned", finish="2026-05-31", moved={"2026-06-15": {"finish": "2026-08-01"}}),
        item("paused", finish="2026-05-31", paused="2026-03-01"),
        item("dropped", finish="2026-05-31", dropped="2026-06-01"),
        item("silent", kind="milestone", finish="2026-05-31"),
    )
    assert counts(found) == (4, 2, 2, 8)
    assert found.done.value == 50  # 4 of 8
    assert found.on_time.value == found.on_time_as_moved.value == 25  # 2 of 8
    assert (found.reported, found.unreported) == (3, 1)
    assert whys(found.done) == {
        "on-time": "done-on-time",
        "late": "done-late",
        "moved": "done-on-time-as-moved",
        "earlier": "done-on-time-not-as-moved",
        "replanned": "not-done-replanned",
        "paused": "not-done-paused",
        "dropped": "not-done-dropped",
        "silent": "not-done-unreported",
    }
    assert [row.id for row in found.on_time.hits] == ["on-time", "earlier"]
    assert [row.id for row in found.on_time_as_moved.hits] == ["on-time", "moved"]
    assert [row.value for row in found.done.counted] == [0, 1, 10, -16, None, None, None, None]  # days after the first


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        # finishes before the day, or on it and done
        (item("x", finish="2026-06-29"), "not-done-unreported"),
        (item("x", finish="2026-06-30"), "not-due-yet"),
        (item("x", finish="2026-06-30", finished="2026-06-30"), "done-on-time"),
        (item("x", finish="2026-06-30", finished="2026-03-01"), "done-on-time"),
        (item("x", finish="2026-06-30", finished="unknown", agreed="2026-01-01"), "done-unknown-day"),
        (item("x", finish="2026-07-01"), "not-due-yet"),
        (item("x", finish="2026-07-01", finished="2026-03-01"), "done-not-due-yet"),
        (item("x", finish="2026-06"), "not-due-yet"),  # a coarse finish is its last day
        (item("x", finish="2026-06", finished="2026-06-01"), "done-on-time"),
        (item("x", finish="2026-Q1"), "not-done-unreported"),
        (item("x", finish="2026"), "not-due-yet"),
        # never promised, or not yet
        (item("x"), "never-promised"),
        (item("x", start="2026-01-01"), "never-promised"),
        (item("x", started="2026-01-01", finish="2026-05-31", agreed="2026-07-01"), "never-promised"),
        (item("x", started="2026-01-01", moved={"2026-07-01": {"finish": "2026-08-01"}}), "never-promised"),
        # agreed on or before the promise
        (item("x", finish="2026-05-31", agreed="2026-05-31"), "not-done-unreported"),
        (item("x", finish="2026-05-31", agreed="2026-06-01"), "agreed-after-promise"),
        (item("x", moved={"2026-05-31": {"finish": "2026-05-31"}}), "not-done-unreported"),
        (item("x", moved={"2026-06-01": {"finish": "2026-05-31"}}), "agreed-after-promise"),
        # dropped
        (item("x", finish="2026-05-31", dropped="2026-05-31"), "dropped-before-due"),
        (item("x", finish="2026-05-31", dropped="2026-06-01"), "not-done-dropped"),
        (item("x", finish="2026-05-31", dropped="2026-05"), "dropped-before-due"),
        (item("x", finish="2026-05-31", dropped="unknown", agreed="2026-01-01"), "dropped-unknown-day"),
        (item("x", finish="2026-09-01", dropped="2026-06-01"), "dropped-before-due"),
        (item("x", finish="2026-05-31", dropped="2026-07-01"), "not-done-unreported"),  # not dropped yet
        (item("x", finish="2026-05-31", started="2026-07-01", dropped="unknown"), "not-done-unreported"),
        # done by the day
        (item("x", finish="2026-05-31", finished="2026-07-01"), "not-done-unreported"),
        (item("x", finish="2026-05-31", finished="2026-05"), "done-on-time"),
        (item("x", finish="2026-05-30", finished="2026-05"), "done-late"),
        (item("x", finish="2026-05-31", finished="unknown", started="2026-07-01"), "not-done-unreported"),
        # reported: of any day up to this one
        (item("x", finish="2026-05-31", paused="unknown", agreed="2026-01-01"), "not-done-paused"),
        (item("x", finish="2026-05-31", paused="2026-07-01"), "not-done-unreported"),
        (item("x", finish="2026-05-31", moved={"2026-02-01": {"finish": "2026-06-05"}}), "not-done-replanned"),
        (item("x", finish="2026-05-31", moved={"2026-02-01": {"finish": "open"}}), "not-done-replanned"),
        (item("x", finish="2026-05-31", moved={"2026-07-01": {"finish": "2026-08-01"}}), "not-done-unreported"),
        (item("x", finish="2026-05-31", moved={"2026-02-01": {"finish": "2026-05-31"}}), "not-done-unreported"),
        (  # a start that moved was said aloud too
            item("x", start="2026-02-01", finish="2026-05-31", moved={"2026-02-01": {"start": "2026-03-01"}}),
            "not-done-replanned",
        ),
        (  # a start promised for the first time changes nothing that was promised
            item("x", finish="2026-05-31", moved={"2026-02-01": {"start": "2026-03-01"}}),
            "not-done-unreported",
        ),
    ],
)
def test_what_one_item_counts_as(record: Item, expected: str) -> None:
    found = of(record)
    assert whys(found.done) | left_out(found.done) == {"x": expected}
    assert (expected in left_out(found.done).values()) == (found.done.denominator == 0)


@pytest.mark.parametrize(
    ("record", "on_time", "as_moved"),
    [
        (item("x", finish="2026-05-31", finished="2026-05-31"), True, True),
        (  # replanned after it was done: changes nothing
            item("x", finish="2026-05-31", finished="2026-06-05", moved={"2026-06-06": {"finish": "2026-06-20"}}),
            False,
            False,
        ),
        (  # replanned on the day it was done: that is the promise of that day
            item("x", finish="2026-05-31", finished="2026-06-05", moved={"2026-06-05": {"finish": "2026-06-05"}}),
            False,
            True,
        ),
        (  # withdrawn before it was done
            item("x", finish="2026-05-31", finished="2026-05-20", moved={"2026-05-01": {"finish": "open"}}),
            True,
            False,
        ),
        (  # withdrawn after it was done
            item("x", finish="2026-05-31", finished="2026-05-20", moved={"2026-05-21": {"finish": "open"}}),
            True,
            True,
        ),
        (  # withdrawn and renewed before it was done
            item(
                "x",
                finish="2026-05-31",
                finished="2026-06-10",
                moved={"2026-05-01": {"finish": "open"}, "2026-05-15": {"finish": "2026-06-15"}},
            ),
            False,
            True,
        ),
        # done on the day on which it was agreed, and moved to a day before
        (
            item(
                "x",
                finish="2026-05-31",
                agreed="2026-03-01",
                moved={"2026-03-01": {"finish": "2026-02-01"}},
                finished="2026-03-01",
            ),
            True,
            False,
        ),
        # done before it was agreed: the first promise
        (item("x", finish="2026-05-31", agreed="2026-03-01", finished="2026-02-01"), True, True),
        (  # the first promise comes from an entry, and it was done after it, then before it
            item("x", moved={"2026-03-01": {"finish": "2026-05-31"}}, finished="2026-06-01"),
            False,
            False,
        ),
        (item("x", moved={"2026-03-01": {"finish": "2026-05-31"}}, finished="2026-02-01"), True, True),
        (  # the first promise comes from an entry, moved by a later one
            item(
                "x",
                moved={"2026-03-01": {"finish": "2026-05-31"}, "2026-05-01": {"finish": "2026-06-15"}},
                finished="2026-06-10",
            ),
            False,
            True,
        ),
    ],
)
def test_on_time_and_on_time_as_moved(record: Item, on_time: bool, as_moved: bool) -> None:  # noqa: FBT001
    found = of(record)
    assert (found.on_time.value, found.on_time_as_moved.value) == (100 * on_time, 100 * as_moved)


def test_done_on_an_unknown_day_is_done_and_in_neither_on_time() -> None:
    found = of(
        item("a", finish="2026-05-31", finished="unknown", agreed="2026-01-01"),
        item("b", finish="2026-05-31", finished="2026-05-01"),
        item("c", finish="2026-05-31", finished="2026-06-01"),
    )
    assert found.done.value == 100
    assert (found.on_time.numerator, found.on_time.denominator) == (1, 2)
    assert (found.on_time_as_moved.numerator, found.on_time_as_moved.denominator) == (1, 2)
    assert left_out(found.on_time) == {"a": "done-unknown-day"}


def test_only_unknown_days_leave_no_on_time() -> None:
    found = of(item("a", finish="2026-05-31", finished="unknown", agreed="2026-01-01"))
    assert found.done.value == 100
    assert (found.on_time.value, found.on_time.reason) == (None, Reason(key="no-known-days"))


def test_on_time_of_a_coarse_fact_is_marked_and_adherence_is_not() -> None:
    found = of(item("a", finish="2026-05-31", finished="2026-05"))
    assert (found.done.approximate, found.on_time.approximate, found.on_time_as_moved.approximate) == (
        False,
        True,
        True,
    )


def test_half_unreported_is_available_more_than_half_is_not() -> None:
    done = item("done", finish="2026-05-31", finished="2026-05-01")
    silent = [item(f"silent-{n}", finish="2026-05-31") for n in range(2)]
    assert of(done, silent[0]).done.value == 50
    found = of(done, *silent)
    said = Reason(key="no-one-has-said", values={"n": 2, "due": 3})
    for figure in (found.done, found.on_time, found.on_time_as_moved):
        assert (figure.value, figure.reason) == (None, said)
        assert (figure.numerator, figure.denominator) == (1, 3)  # the counts stay
    assert (found.reported, found.unreported) == (0, 2)


def test_each_group_is_withheld_by_itself() -> None:
    found = of(
        item("a", track="one", finish="2026-05-31"),
        item("b", track="two", finish="2026-05-31", finished="2026-05-01"),
        item("c", track="two", finish="2026-05-31", finished="2026-06-02"),
    )
    assert found.done.value == Fraction(200, 3)
    one, two = found.by["track"]["one"], found.by["track"]["two"]
    assert (one.done.value, one.done.numerator, one.done.denominator, one.unreported) == (None, 0, 1, 1)
    assert one.done.reason == Reason(key="no-one-has-said", values={"n": 1, "due": 1})
    assert (two.done.value, two.on_time.value) == (100, 50)
    assert one.by == {}


def test_groups() -> None:
    found = of(
        item("a", track="one", phase="groei", area="people", finish="2026-05-31", finished="2026-05-01"),
        item("b", track="one", phase="start", finish="2026-03-31", paused="2026-03-01"),
        item("c", track="two", area="people", finish="2026-Q1", moved={"2026-03-01": {"finish": "2026-05-01"}}),
        item("d", track="three", phase="start", finish="2026-12-01"),
    )
    values = {name: {id_: one.done.value for id_, one in group.items()} for name, group in found.by.items()}
    assert values == {
        "track": {"one": 50, "two": 0},
        "phase": {"start": 0, "groei": 100},
        "area": {"people": 50},
        "quarter": {"2026-Q1": 0, "2026-Q2": 100},  # of the first promise, not of the current one
    }
    assert list(found.by["phase"]) == ["start", "groei"]
    assert left_out(found.by["phase"]["start"].done) == {"d": "not-due-yet"}


def test_what_does_not_exist_yet_is_nowhere() -> None:
    found = of(item("later", finish="2026-05-31", agreed="2026-07-01"), item("new", started="2026-07-01"))
    assert found.done.counted == found.done.left_out == ()


def test_items_and_use_cases_are_kept_apart() -> None:
    both = roadmap(item("a", finish="2026-05-31"), use_case("b", promised="2026-05-31"))
    assert whys(adherence(both, day("2026-06-30")).done) == {"a": "not-done-unreported"}
    assert whys(adherence_use_cases(both, day("2026-06-30")).done) == {"b": "not-done-unreported"}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (use_case("x", promised="2026-05-31", production="2026-05-31"), "done-on-time"),
        (use_case("x", promised="2026-05-31", production="2026-06-15"), "done-late"),
        (use_case("x", promised="2026-05-31", production="unknown", agreed="2026-01-01"), "done-unknown-day"),
        (use_case("x", promised="2026-06-30"), "not-due-yet"),
        (use_case("x", promised="2026-06-30", production="2026-06-30"), "done-on-time"),
        # retired later or not, even before the promise
        (use_case("x", promised="2026-05-31", production="2026-05-01", stopped="2026-06-01"), "done-on-time"),
        (use_case("x", promised="2026-05-31", production="2026-03-01", stopped="2026-04-01"), "done-on-time"),
        (use_case("x", promised="2026-05-31", production="2026-03-01", stopped="unknown"), "done-on-time"),
        # stopped without production: on or before the promise, after it, on an unknown day
        (use_case("x", promised="2026-05-31", stopped="2026-05-31"), "stopped-before-due"),
        (use_case("x", promised="2026-09-01", stopped="2026-05-31"), "stopped-before-due"),
        (use_case("x", promised="2026-05-31", stopped="2026-06-01"), "not-done-stopped"),
        (use_case("x", promised="2026-05-31", stopped="unknown", agreed="2026-01-01"), "stopped-unknown-day"),
        # without a promised production
        (use_case("x", intake="2026-01-01"), "never-promised"),
        (use_case("x", planned={"mvp": "2026-05-31"}), "never-promised"),
        (
            use_case("x", planned={"mvp": "2026-05-31"}, moved={"2026-04-01": {"production": "2026-06-01"}}),
            "not-done-unreported",
        ),
        (use_case("x", promised="2026-05-31", paused="2026-06-15"), "not-done-paused"),
        (
            use_case("x", promised="2026-05-31", moved={"2026-06-15": {"production": "2026-08-01"}}),
            "not-done-replanned",
        ),
    ],
)
def test_what_one_use_case_counts_as(record: UseCase, expected: str) -> None:
    found = of_use_cases(record)
    assert whys(found.done) | left_out(found.done) == {"x": expected}


def test_a_stopped_use_case_is_reported() -> None:
    found = of_use_cases(use_case("x", promised="2026-05-31", stopped="2026-06-01"))
    assert (found.done.value, found.reported, found.unreported) == (0, 1, 0)
