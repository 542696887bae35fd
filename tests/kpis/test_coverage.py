"""Coverage: KPIS 1."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction
from functools import partial

import pytest

from macros.kpis.coverage import Coverage, coverage
from macros.kpis.figure import Figure, Reason
from macros.model.records import Item, UseCase
from tests.kpis.build import day, item, phase, roadmap, use_case

AS_OF = day("2026-06-10")


def of(*records: Item | UseCase, phases: bool = False, as_of: str = "2026-06-10") -> Coverage:
    return coverage(roadmap(*records, phases=[phase("start"), phase("groei")] if phases else ()), day(as_of))


def lacks(found: Coverage, id_: str) -> list[str]:
    """What a record lacks, by key."""
    why = next(row.why for row in found.figure.counted if row.id == id_)
    reasons = why.values.get("lacking", ())
    assert isinstance(reasons, tuple)
    return [reason.key for reason in reasons]


def left_out(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in figure.left_out}


def test_nothing_is_not_available() -> None:
    found = of()
    assert (found.figure.value, found.figure.reason) == (None, Reason(key="no-open-records"))
    assert (found.figure.numerator, found.figure.denominator) == (0, 0)
    assert found.owner.value is None
    assert (found.own, found.inherited) == (0, 0)
    assert found.next_two_quarters.value is None
    assert found.by == {"track": {}, "phase": {}, "area": {}}


def test_two_of_three() -> None:
    found = of(
        item("a", start="2026-05-01", finish="2026-07-01", result="it runs"),
        item("b", start="2026-05-01", finish="2026-07-01"),
        item("c", kind="milestone", finish="2026-07-01", result="it is signed"),
    )
    assert found.figure.value == Fraction(200, 3)
    assert [row.id for row in found.figure.hits] == ["a", "c"]
    assert [row.id for row in found.figure.misses] == ["b"]
    assert found.missing == {"owner": 0, "phase": 0, "result": 1, "dates": 0}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (item("x"), ["no-result", "no-start", "no-finish"]),
        (item("x", kind="milestone"), ["no-result", "no-finish"]),
        (item("x", kind="milestone", finish="2026-07-01", result="r"), []),
        (item("x", finish="2026-07-01", result="r"), ["no-start"]),
        (item("x", start="2026-01-01", finish="2026-06-10", result="r"), []),  # the day itself is not before it
        (item("x", start="2026-01-01", finish="2026-06-09", result="r"), ["promise-passed"]),
        (item("x", start="2026-01-01", finish="2026-06", result="r"), []),  # a coarse finish is its last day
        (item("x", start="2026-01-01", finish="2026-05", result="r"), ["promise-passed"]),
        (  # agreed later than the day: nothing is promised yet
            item("x", start="2026-01-01", finish="2026-09-01", agreed="2026-06-11", started="2026-01-01", result="r"),
            ["no-start", "no-finish"],
        ),
        (  # moved on: the current promise counts
            item(
                "x", start="2026-01-01", finish="2026-05-01", moved={"2026-05-02": {"finish": "2026-08-01"}}, result="r"
            ),
            [],
        ),
        (  # moved after the day: the earlier promise stands, and has passed
            item(
                "x", start="2026-01-01", finish="2026-05-01", moved={"2026-06-11": {"finish": "2026-08-01"}}, result="r"
            ),
            ["promise-passed"],
        ),
        (
            item("x", start="2026-01-01", finish="2026-08-01", moved={"2026-05-02": {"finish": "open"}}, result="r"),
            ["no-finish"],
        ),
        (use_case("x"), ["no-result", "no-production"]),
        (use_case("x", promised="2026-08-01", kpis=1), []),  # a KPI says how anyone can tell
        (use_case("x", promised="2026-08-01", result="r"), []),
        (use_case("x", planned={"intake": "2026-07-01"}, result="r"), ["no-production"]),
        (use_case("x", promised="2026-05-01", result="r"), ["promise-passed"]),
    ],
)
def test_what_is_missing(record: Item | UseCase, expected: list[str]) -> None:
    found = of(record)
    assert lacks(found, "x") == expected
    assert found.figure.value == (0 if expected else 100)


def test_phase_counts_only_when_there_are_phases() -> None:
    record = item("x", kind="milestone", finish="2026-07-01", result="r")
    assert lacks(of(record), "x") == []
    assert lacks(of(record, phases=True), "x") == ["no-phase"]
    assert of(record, phases=True).missing["phase"] == 1


def test_one_record_without_dates_is_missing_once() -> None:
    assert of(item("x")).missing == {"owner": 0, "phase": 0, "result": 1, "dates": 1}


def test_owner_is_never_missing_but_may_be_inherited() -> None:
    found = of(item("a", owner="els"), item("b"), use_case("c"))
    assert (found.own, found.inherited) == (1, 2)
    assert found.owner.value == Fraction(100, 3)
    assert [row.why.values["owner"] for row in found.figure.counted] == [
        Reason(key="owner-own"),
        Reason(key="owner-inherited"),
        Reason(key="owner-inherited"),
    ]


def test_what_is_not_open_is_left_out_with_the_reason() -> None:
    found = of(
        item("done", finished="2026-06-10"),
        item("done-some-day", finished="unknown", started="2026-01-01"),
        item("dropped", dropped="2026-06-10"),
        item("paused", paused="2026-06-01"),
        item("paused-later", paused="2026-06-11", started="2026-01-01"),
        use_case("live", production="2026-06-10"),
        use_case("live-and-paused", production="2026-06-01", paused="2026-06-02"),
        use_case("stopped", intake="2026-01-01", stopped="2026-06-01"),
        use_case("retired", production="2026-01-01", stopped="2026-06-01"),
        use_case("waiting", intake="2026-01-01", paused="2026-06-01"),
    )
    assert left_out(found.figure) == {
        "done": "done",
        "done-some-day": "done",
        "dropped": "dropped",
        "paused": "paused",
        "live": "live",
        "live-and-paused": "live",
        "stopped": "stopped",
        "retired": "retired",
        "waiting": "paused",
    }
    assert [row.id for row in found.figure.counted] == ["paused-later"]


def test_what_does_not_exist_yet_is_nowhere() -> None:
    found = of(item("later", started="2026-06-11"), item("agreed-later", finish="2026-09-01", agreed="2026-06-11"))
    assert found.figure.counted == found.figure.left_out == ()


def test_next_two_quarters_end_with_the_next_quarter() -> None:
    found = of(
        item("passed", kind="milestone", finish="2026-01-01", result="r"),
        item("last-day", kind="milestone", finish="2026-09-30", result="r"),
        item("coarse", kind="milestone", finish="2026-Q3", result="r"),
        item("year", kind="milestone", finish="2026", result="r"),
        item("later", kind="milestone", finish="2026-10-01", result="r"),
        item("none", result="r"),
        item("done", finished="2026-01-01"),
    )
    soon = found.next_two_quarters
    assert [row.id for row in soon.counted] == ["passed", "last-day", "coarse"]
    assert soon.value == Fraction(200, 3)  # the passed one has no dates that hold
    assert left_out(soon) == {
        "done": "done",
        "year": "promised-later",
        "later": "promised-later",
        "none": "no-promise",
    }


def test_groups_in_order_and_without_the_empty_ones() -> None:
    full = partial(item, start="2026-05-01", finish="2026-07-01", result="r")
    found = of(
        full("a", track="two", phase="groei", area="technology"),
        full("b", track="one", phase="start", area="people"),
        item("c", track="one", phase="groei"),
        item("d", track="three", finished="2026-01-01"),
        phases=True,
    )
    values = {name: {id_: figure.value for id_, figure in group.items()} for name, group in found.by.items()}
    assert values == {
        "track": {"two": 100, "one": 50},
        "phase": {"start": 100, "groei": 50},
        "area": {"people": 100, "technology": 100},
    }
    assert list(found.by["phase"]) == ["start", "groei"]
    assert [row.id for row in found.by["track"]["one"].counted] == ["b", "c"]


def test_a_group_names_what_it_leaves_out() -> None:
    found = of(item("a", finish="2026-07-01"), item("b", finished="2026-01-01"), item("c", track="other"))
    assert left_out(found.by["track"]["track"]) == {"b": "done"}


def test_every_row_has_its_place() -> None:
    record = item("a")
    assert of(record).figure.counted[0].source == record.source
