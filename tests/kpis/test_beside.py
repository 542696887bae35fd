"""What stands beside the KPIs: use cases live, AI-enabled share, moves, balance, the kinds of metric."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from collections.abc import Mapping
from fractions import Fraction

import pytest

from macros.kpis.balance import Tally, balance
from macros.kpis.enabled import ai_enabled_share
from macros.kpis.figure import Figure, Reason
from macros.kpis.metrics import metric_figure, metrics
from macros.kpis.moves import moves
from macros.kpis.use_cases import use_cases_live
from macros.model.dates import Quarter
from macros.model.records import Item, UseCase
from tests.kpis.build import day, item, metric, quarter, roadmap, team, use_case

AS_OF = day("2026-06-30")


def whys(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in (*figure.counted, *figure.left_out)}


def test_no_use_case_live_is_a_number() -> None:
    found = use_cases_live(roadmap(), AS_OF)
    assert (found.value, found.denominator, found.reason) == (0, None, None)


def test_use_cases_live() -> None:
    found = use_cases_live(
        roadmap(
            use_case("live", production="2026-06-30"),
            use_case("some-day", production="unknown"),
            use_case("paused", production="2026-01-01", paused="2026-02-01"),
            use_case("later", intake="2026-01-01", production="2026-07-01"),
            use_case("idea"),
            use_case("stopped", intake="2026-01-01", stopped="2026-02-01"),
            use_case("retired", production="2026-01-01", stopped="2026-06-30"),
            use_case("retiring", production="2026-01-01", stopped="2026-07-01"),
            use_case("unborn", intake="2026-07-01"),
        ),
        day("2026-06-30"),
    )
    # the one on an unknown day has nothing dated, and counts from today, which is not this day
    assert found.value == 3
    assert whys(found) == {
        "live": "live",
        "paused": "live",
        "retiring": "live",
        "some-day": "stage-idea",
        "later": "stage-intake",
        "idea": "stage-idea",
        "stopped": "stage-stopped",
        "retired": "stage-retired",
    }


def test_ai_enabled_share_without_a_size_is_not_available() -> None:
    found = ai_enabled_share(roadmap(teams=[team("a", enabled={"2026-01-01": 3})]), AS_OF)
    assert (found.value, found.reason) == (None, Reason(key="no-team-with-size"))
    assert whys(found) == {"a": "team-without-size"}


def test_ai_enabled_share_takes_the_latest_count_by_the_day() -> None:
    found = ai_enabled_share(
        roadmap(
            teams=[
                team("a", size=10, enabled={"2026-06-30": 4, "2026-01-01": 9, "2026-07-01": 10}),
                team("b", size=5),
                team("c", size=5, enabled={"2026-07-01": 5}),
                team("d", enabled={"2026-01-01": 7}),
            ]
        ),
        AS_OF,
    )
    assert (found.numerator, found.denominator, found.value) == (4, 20, 20)  # none counts 0
    assert whys(found) == {
        "a": "people-enabled",
        "b": "never-counted",
        "c": "never-counted",
        "d": "team-without-size",
    }
    assert [row.id for row in found.hits] == ["a"]


def test_nothing_moved() -> None:
    found = moves(roadmap(item("a", finish="2026-05-31")), AS_OF)
    assert (found.records.value, found.moves.value) == (0, 0)
    assert (found.slip.value, found.slip.reason) == (None, Reason(key="no-slips"))
    assert whys(found.records) == {"a": "never-moved"}


@pytest.mark.parametrize(
    ("record", "expected", "moved"),
    [
        (item("x", finish="2026-05-31", moved={"2026-05-01": {"finish": "2026-06-30"}}), ["move-changed"], True),
        (item("x", finish="2026-05-31", moved={"2026-05-01": {"finish": "open"}}), ["move-withdrawn"], True),
        (  # there and back again: two moves, and the record stands where it stood
            item(
                "x",
                finish="2026-05-31",
                moved={"2026-05-01": {"finish": "2026-06-30"}, "2026-05-02": {"finish": "2026-05-31"}},
            ),
            ["move-changed", "move-changed"],
            False,
        ),
        (  # withdrawn and renewed
            item(
                "x",
                finish="2026-05-31",
                moved={"2026-05-01": {"finish": "open"}, "2026-05-02": {"finish": "2026-07-31"}},
            ),
            ["move-withdrawn", "move-renewed"],
            True,
        ),
        (  # withdrawn twice is withdrawn once
            item("x", finish="2026-05-31", moved={"2026-05-01": {"finish": "open"}, "2026-05-02": {"finish": "open"}}),
            ["move-withdrawn"],
            True,
        ),
        # the same days again, in other words too
        (item("x", finish="2026-05-31", moved={"2026-05-01": {"finish": "2026-05-31"}}), [], False),
        (item("x", finish="2026-05", moved={"2026-05-01": {"finish": "2026-05"}}), [], False),
        (item("x", finish="2026-05", moved={"2026-05-01": {"finish": "2026-05-31"}}), ["move-changed"], True),
        # promised for the first time
        (item("x", moved={"2026-05-01": {"finish": "2026-06-30"}}), [], False),
        (
            item("x", moved={"2026-05-01": {"finish": "2026-06-30"}, "2026-05-02": {"finish": "2026-07-31"}}),
            ["move-changed"],
            True,
        ),
        # withdrawn before it was ever promised: that withdraws nothing, and the promise after it is the first
        (item("x", moved={"2026-05-01": {"finish": "open"}}), [], False),
        (item("x", moved={"2026-05-01": {"finish": "open"}, "2026-05-02": {"finish": "2026-07-31"}}), [], False),
        # after the day, or of a promise that was not agreed yet
        (item("x", finish="2026-05-31", moved={"2026-07-01": {"finish": "2026-08-31"}}), [], False),
        (
            item(
                "x",
                started="2026-01-01",
                finish="2026-08-31",
                agreed="2026-07-01",
                moved={"2026-05-01": {"start": "2026-06-01"}},
            ),
            [],
            False,
        ),
        # one entry is one move; a withdrawal outweighs a change
        (
            item(
                "x",
                start="2026-01-01",
                finish="2026-05-31",
                moved={"2026-05-01": {"start": "2026-02-01", "finish": "open"}},
            ),
            ["move-withdrawn"],
            True,
        ),
    ],
)
def test_moves_of_one_record(record: Item, expected: list[str], moved: bool) -> None:  # noqa: FBT001
    found = moves(roadmap(record), AS_OF)
    assert [row.why.key for row in found.moves.counted] == expected
    assert (found.moves.value, found.records.value) == (len(expected), int(moved))


def test_why_a_record_with_replannings_is_not_moved() -> None:
    there = {"2026-05-01": {"finish": "2026-06-30"}, "2026-05-02": {"finish": "2026-05-31"}}
    found = moves(
        roadmap(
            item("back", finish="2026-05-31", moved=there),
            item("first", moved={"2026-05-01": {"finish": "2026-06-30"}}),
        ),
        AS_OF,
    )
    assert whys(found.records) == {"back": "moved-back", "first": "never-moved"}


def test_median_slip_over_moved_records() -> None:
    later = {"2026-05-01": {"finish": "2026-06-10"}}
    found = moves(
        roadmap(
            item("open", finish="2026-05-31", moved=later),  # 10 days, by the current promise
            item("done", finish="2026-05-31", moved=later, finished="2026-06-04"),  # 4 days, by the fact
            item("early", finish="2026-05-31", moved=later, finished="2026-05-25"),  # -6 days
            item("some-day", finish="2026-05-31", moved=later, finished="unknown"),
            item("withdrawn", finish="2026-05-31", moved={"2026-05-01": {"finish": "open"}}),
            item("start", start="2026-03-01", finish="2026-05-31", moved={"2026-02-01": {"start": "2026-04-01"}}),  # 0
            use_case("no-finish", planned={"mvp": "2026-05-31"}, moved={"2026-05-01": {"mvp": "2026-06-10"}}),
            item("unmoved", finish="2026-05-31", finished="2026-06-30"),
        ),
        AS_OF,
    )
    assert found.records.value == 7
    assert list(found.slip.values) == [-6, 0, 4, 10]
    assert found.slip.value == 2
    assert {row.id: row.why.key for row in found.slip.left_out} == {
        "some-day": "slip-unknown",
        "withdrawn": "slip-withdrawn",
        "no-finish": "slip-never-promised",
    }


def test_slip_of_a_finish_that_is_promised_after_the_day() -> None:
    record = use_case(
        "x",
        planned={"mvp": "2026-05-31"},
        moved={"2026-05-01": {"mvp": "2026-06-10"}, "2026-07-01": {"production": "2026-09-01"}},
    )
    assert {row.id: row.why.key for row in moves(roadmap(record), AS_OF).slip.left_out} == {"x": "slip-never-promised"}


def test_a_slip_by_a_coarse_fact_is_marked() -> None:
    record = item("x", finish="2026-05-31", moved={"2026-05-01": {"finish": "2026-06-10"}}, finished="2026-06")
    slip = moves(roadmap(record), AS_OF).slip
    assert (slip.value, slip.approximate) == (30, True)


def numbers(tallies: Mapping[str, Tally]) -> dict[str, tuple[int, int]]:
    """Open and done, of the labels that have any."""
    return {label: (len(one.open), len(one.done)) for label, one in tallies.items() if one.total}


def test_balance_of_nothing() -> None:
    found = balance(roadmap(), AS_OF)
    assert numbers(found.horizon.total) == {}
    assert list(found.horizon.total) == ["quick-win", "foundation"]
    assert found.area.by_quarter == {}


def test_balance_by_horizon_and_area_per_quarter_of_the_promise() -> None:
    records: list[Item | UseCase] = [
        item("a", horizon="quick-win", area="people", finish="2026-05-31", finished="2026-05-01"),
        item(
            "b", horizon="quick-win", area="people", finish="2026-05-31", moved={"2026-05-01": {"finish": "2026-07-31"}}
        ),
        item("c", horizon="foundation", paused="2026-02-01"),
        item("d", horizon="foundation", finish="2026-09-30", dropped="2026-02-01"),
        use_case("e", horizon="foundation", area="technology", promised="2026-08-01"),
        use_case("f", horizon="foundation", promised="2026-05-01", production="2026-04-01", stopped="2026-06-01"),
        use_case("g", horizon="quick-win", promised="2026-05-01", intake="2026-01-01", stopped="2026-06-01"),
        item("h", finish="2026-05-31"),
    ]
    found = balance(roadmap(*records), AS_OF)
    assert numbers(found.horizon.total) == {"quick-win": (1, 1), "foundation": (2, 1)}
    assert {str(column): numbers(tallies) for column, tallies in found.horizon.by_quarter.items()} == {
        "2026-Q2": {"quick-win": (0, 1), "foundation": (0, 1)},
        "2026-Q3": {"quick-win": (1, 0), "foundation": (1, 0)},
        "None": {"foundation": (1, 0)},  # without a promise, at the end
    }
    assert {row.id: row.why.key for row in found.horizon.left_out} == {"d": "dropped", "g": "stopped", "h": "no-label"}
    assert numbers(found.area.total) == {"people": (1, 1), "technology": (1, 0)}
    assert list(found.area.by_quarter) == [Quarter(2026, 2), Quarter(2026, 3)]


def test_four_kinds_of_metric_per_quarter() -> None:
    found = metrics(
        roadmap(
            metrics=[
                metric("a", {"2026-Q1": ("10", "10"), "2026-Q2": ("12", "11"), "2026-Q3": ("14", "15")}),
                metric("b", {"2026-Q1": ("5", "6")}, direction="down"),
                metric("c", {"2026-Q1": (None, "6"), "2026-Q2": ("6", None)}),
                metric("d", {"2026-Q2": ("5", "5")}, kind="speed", direction="down"),
            ]
        ),
        AS_OF,
    )
    assert list(found) == ["activity", "impact", "satisfaction", "speed"]
    first, second = found["activity"][quarter("2026-Q1")], found["activity"][quarter("2026-Q2")]
    assert list(found["activity"]) == [quarter("2026-Q1"), quarter("2026-Q2")]  # the third has not begun
    assert whys(first) == {"a": "metric-met", "b": "metric-missed", "c": "metric-without-target"}
    assert (first.value, [row.value for row in first.counted]) == (50, [10, 6])
    assert whys(second) == {"a": "metric-missed", "b": "metric-not-measured", "c": "metric-not-measured"}
    assert second.value == 0
    assert found["impact"] == {}
    assert found["speed"][quarter("2026-Q2")].value == 100


def test_a_quarter_without_an_actual_is_not_available() -> None:
    found = metrics(roadmap(metrics=[metric("a", {"2026-Q2": ("10", None)})]), AS_OF)["activity"]
    figure = found[quarter("2026-Q2")]
    assert (figure.value, figure.reason) == (None, Reason(key="nothing-measured"))


def test_a_metric_as_a_measure_is_its_latest_actual() -> None:
    one = metric("a", {"2026-Q3": ("1", "9"), "2026-Q1": ("1", "7.5"), "2026-Q2": ("1", None)})
    found = metric_figure(one, AS_OF)
    assert (found.value, found.unit, found.denominator) == (Fraction("7.5"), "metric", None)
    assert found.counted[0].why == Reason(key="metric-actual", values={"quarter": quarter("2026-Q1")})
    assert metric_figure(one, day("2026-07-01")).value == 9
    never = metric_figure(one, day("2025-12-31"))
    assert (never.value, never.reason) == (None, Reason(key="metric-not-measured"))
    assert whys(never) == {"a": "metric-not-measured"}
