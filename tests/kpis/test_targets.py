"""On track to a target, and goals."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

import pytest

from macros.kpis.figure import Reason
from macros.kpis.goals import GoalState
from macros.kpis.measure import Figures, measure
from macros.kpis.targets import Verdict
from macros.model.records import Goal, Item, Limit, UseCase
from tests.kpis.build import at_least, at_most, day, goal, item, metric, phase, roadmap, team, use_case

AS_OF = day("2026-06-30")


def done(n: int) -> Item:
    return item(f"done-{n}", finish="2026-05-31", finished="2026-05-01")


def paused(n: int) -> Item:
    return item(f"paused-{n}", finish="2026-05-31", paused="2026-05-01")


def verdict(limit: Limit, *records: Item | UseCase, measured: str = "adherence") -> Verdict:
    found = measure(roadmap(*records, targets={measured: {"2026-Q2": limit}}), AS_OF).targets
    assert [one.measure for one in found] == [measured]
    return found[0]


@pytest.mark.parametrize(
    ("number_done", "number_due", "limit", "expected"),
    [
        (16, 21, at_least("85"), "too-early"),  # 76 %, and 85 lies within 54.9 to 89.4
        (16, 21, at_least("90"), "behind"),
        (16, 21, at_least("50"), "on-track"),
        (16, 21, at_most("50"), "behind"),
        (1, 1, at_least("100"), "on-track"),
        (4, 4, at_least("51"), "on-track"),  # of all n done the interval begins at n / (n + z^2): 51.01
        (4, 4, at_least("52"), "too-early"),
        (8, 8, at_least("67"), "on-track"),  # 67.56
        (8, 8, at_least("68"), "too-early"),
    ],
)
def test_verdict_of_a_ratio(number_done: int, number_due: int, limit: Limit, expected: str) -> None:
    records = [*map(done, range(number_done)), *map(paused, range(number_due - number_done))]
    found = verdict(limit, *records)
    assert (found.verdict, found.why.key) == (expected, expected)


def test_verdict_carries_what_it_rests_on() -> None:
    found = verdict(at_least("85"), *map(done, range(16)), *map(paused, range(5)))
    assert found.figure.value == Fraction(1600, 21)
    assert found.limit == at_least("85")
    assert found.interval is not None
    assert [round(float(end), 1) for end in found.interval] == [54.9, 89.4]
    assert found.why.values["n"] == 21


def test_a_value_is_compared_exactly_not_as_it_is_shown() -> None:
    use_cases = [
        use_case("a", intake="2026-01-01", production="2026-01-11"),  # 10
        use_case("b", intake="2026-01-01", production="2026-01-12"),  # 11
    ]
    assert verdict(at_most("10.5"), *use_cases, measured="lead_time_median").verdict == "on-track"
    assert verdict(at_most("10.49"), *use_cases, measured="lead_time_median").verdict == "behind"


def test_what_is_no_ratio_has_no_interval() -> None:
    found = verdict(at_least("1"), use_case("a", production="2026-01-01"), measured="use_cases_live")
    assert (found.verdict, found.interval) == ("on-track", None)
    assert verdict(at_least("1"), measured="use_cases_live").verdict == "behind"


def test_what_is_not_available_has_no_verdict() -> None:
    found = verdict(at_least("50"))
    assert (found.verdict, found.why, found.interval) == ("no-verdict", Reason(key="nothing-due"), None)


def test_the_target_is_that_of_the_days_quarter() -> None:
    targets = {"adherence": {"2026-Q1": at_least("1"), "2026-Q3": at_least("99")}}
    found = measure(roadmap(done(1), targets=targets), AS_OF).targets[0]
    assert (found.verdict, found.limit, found.why.key) == ("no-verdict", None, "no-target")


def test_the_other_measures() -> None:
    found = measure(
        roadmap(
            *map(done, range(1)),
            metrics=[metric("calls", {"2026-Q1": (None, "7")})],
            teams=[team("a", size=100, enabled={"2026-01-01": 90})],
            targets={
                "calls": {"2026-Q2": at_most("7")},
                "ai_enabled_share": {"2026-Q2": at_least("50")},
                "maturity_index": {"2026-Q2": at_least("50")},
                "coverage": {"2026-Q2": at_least("50")},
            },
        ),
        AS_OF,
    )
    assert {one.measure: one.verdict for one in found.targets} == {
        "calls": "on-track",
        "ai_enabled_share": "on-track",
        "maturity_index": "no-verdict",
        "coverage": "no-verdict",
    }


def test_a_measure_that_does_not_exist_has_no_verdict() -> None:
    assert measure(roadmap(targets={"nothing": {"2026-Q2": at_least("1")}}), AS_OF).targets == ()


def test_a_metric_does_not_take_the_name_of_a_measure() -> None:
    found = measure(roadmap(done(1), metrics=[metric("adherence", {"2026-Q1": (None, "7")})]), AS_OF)
    assert found.measures["adherence"] == found.adherence.done


def state(one: Goal, *records: Item | UseCase, as_of: str = "2026-06-30") -> GoalState:
    figures: Figures = measure(roadmap(*records, phases=[phase("start", one)]), day(as_of))
    return figures.goals[one.id]


def test_goal_of_items() -> None:
    records: list[Item | UseCase] = [
        item("a", finished="2026-06-01"),
        use_case("b", production="2026-06-01"),
        use_case("c", production="2026-01-01", stopped="2026-06-01"),  # it was in production
        item("d", dropped="2026-01-01"),
        use_case("e", intake="2026-01-01", stopped="2026-02-01"),
        item("f", started="2026-07-01"),  # does not exist yet
    ]
    found = state(goal("g", "f", "d", "nobody", "a", "b", "c", "e"), *records)
    assert found.reached
    assert found.items is not None
    assert {row.id: row.why.key for row in found.items.counted} == {
        "a": "done",
        "b": "in-production",
        "c": "in-production",
    }
    assert {row.id: row.why.key for row in found.items.left_out} == {"d": "dropped", "e": "stopped"}
    assert (found.target, found.target_met) == (None, None)


def test_goal_with_one_item_open() -> None:
    found = state(goal("g", "a", "b"), item("a", finished="2026-06-01"), item("b", started="2026-01-01"))
    assert not found.reached
    assert found.items is not None
    assert found.items.value == 50
    assert [row.id for row in found.items.misses] == ["b"]


def test_goal_with_all_its_items_dropped_is_not_reached() -> None:
    found = state(goal("g", "a"), item("a", dropped="2026-01-01"))
    assert not found.reached
    assert found.items is not None
    assert found.items.reason == Reason(key="no-goal-items")


def test_goal_with_a_target() -> None:
    one = goal("g", measure="use_cases_live", limit=at_least("1"))
    found = state(one, use_case("a", production="2026-06-01"))
    assert (found.reached, found.items, found.target_met) == (True, None, True)
    assert not state(one, use_case("a", production="2026-06-01"), as_of="2026-05-31").reached


def test_goal_with_both_needs_both() -> None:
    one = goal("g", "a", measure="use_cases_live", limit=at_least("1"))
    assert not state(one, item("a", finished="2026-06-01")).reached
    assert not state(one, item("a"), use_case("b", production="2026-06-01")).reached
    assert state(one, item("a", finished="2026-06-01"), use_case("b", production="2026-06-01")).reached


def test_goal_that_names_nothing_to_reach_is_not_reached() -> None:
    assert not state(goal("g")).reached


def test_goal_whose_measure_is_not_available_is_not_reached() -> None:
    found = state(goal("g", measure="maturity_index", limit=at_least("1")))
    assert (found.reached, found.target_met) == (False, False)
    assert state(goal("h", measure="nothing", limit=at_least("1"))).target is None
