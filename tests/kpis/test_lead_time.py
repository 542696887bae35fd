"""Lead time and the survival median: KPIS 2."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

import pytest

from macros.kpis.figure import Figure, Reason, Spread
from macros.kpis.lead_time import LeadTime, lead_time
from macros.kpis.survival import kaplan_meier_median
from macros.model.records import UseCase
from tests.kpis.build import day, roadmap, use_case


def of(*use_cases: UseCase, as_of: str = "2026-06-30") -> LeadTime:
    return lead_time(roadmap(*use_cases), day(as_of))


def left_out(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in figure.left_out}


def values(spread: Spread) -> tuple[int, Fraction | None, Fraction | None]:
    return spread.n, spread.median.value, spread.p85.value


def test_nothing_is_not_available() -> None:
    found = of()
    assert values(found.spread) == (0, None, None)
    assert found.spread.median.reason == found.spread.p85.reason == Reason(key="no-lead-times")
    assert (found.survival.value, found.survival.reason) == (None, Reason(key="no-intakes"))
    assert found.in_progress.ages.median.reason == Reason(key="none-in-progress")
    assert found.in_progress.over_p85 is None
    assert found.between_stages == {}
    assert found.by == {"track": {}, "quarter": {}}


def test_one_gives_that_value() -> None:
    found = of(use_case("a", intake="2026-01-01", production="2026-01-31"))
    assert values(found.spread) == (1, 30, 30)
    assert list(found.spread.median.values) == [30]
    assert found.spread.median.few


def test_median_and_85th_percentile_interpolate() -> None:
    found = of(
        use_case("a", intake="2026-01-01", production="2026-01-11"),  # 10
        use_case("b", intake="2026-01-01", production="2026-01-21"),  # 20
        use_case("c", intake="2026-01-01", production="2026-02-10"),  # 40
    )
    assert values(found.spread) == (3, 20, 34)  # position 1.7: 20 + 0.7 x 20
    assert found.spread.median.denominator == 3


def test_five_values_are_not_few() -> None:
    found = of(*(use_case(f"u{n}", intake="2026-01-01", production=f"2026-02-0{n}") for n in range(1, 6)))
    assert not found.spread.median.few


def test_on_the_day_counts_and_the_day_after_does_not() -> None:
    record = use_case("a", intake="2026-01-01", production="2026-06-30")
    assert of(record, as_of="2026-06-30").spread.n == 1
    assert of(record, as_of="2026-06-29").spread.n == 0


def test_retired_and_paused_ones_count() -> None:
    found = of(
        use_case("retired", intake="2026-01-01", production="2026-01-11", stopped="2026-03-01"),
        use_case("paused", intake="2026-01-01", production="2026-01-11", paused="2026-03-01"),
    )
    assert found.spread.n == 2


def test_what_is_left_out_and_why() -> None:
    found = of(
        use_case("idea", promised="2026-09-01"),
        use_case("busy", intake="2026-01-01", mvp="2026-02-01"),
        use_case("stopped", intake="2026-01-01", stopped="2026-02-01"),
        use_case("unknown", intake="2026-01-01", production="unknown"),
        use_case("no-intake", production="2026-02-01"),
        use_case("intake-unknown", intake="unknown", production="2026-02-01"),
    )
    assert left_out(found.spread.median) == {
        "idea": "stage-idea",
        "busy": "stage-mvp",
        "stopped": "stage-stopped",
        "unknown": "production-unknown",
        "no-intake": "no-intake",
        "intake-unknown": "intake-unknown",
    }


def test_coarse_dates_count_as_their_last_day_and_are_marked() -> None:
    found = of(use_case("a", intake="2026-01", production="2026-Q1"))
    assert values(found.spread) == (1, 59, 59)  # from 31 January to 31 March
    assert found.spread.median.approximate
    assert not of(use_case("a", intake="2026-01-01", production="2026-01-11")).spread.median.approximate


def test_per_quarter_of_production_and_per_track() -> None:
    found = of(
        use_case("a", track="one", intake="2026-03-01", production="2026-04-10"),  # 40
        use_case("b", track="one", intake="2026-03-21", production="2026-03-31"),  # 10
        use_case("c", track="two", intake="2026-03-11", production="2026-03-31"),  # 20
        use_case("d", track="three", intake="2026-03-11"),
    )
    assert {name: values(one) for name, one in found.by["track"].items()} == {
        "one": (2, 25, Fraction("35.5")),  # 10 + 0.85 x 30
        "two": (1, 20, 20),
    }
    assert {name: values(one)[:2] for name, one in found.by["quarter"].items()} == {
        "2026-Q1": (2, 15),
        "2026-Q2": (1, 40),
    }


def test_a_quarter_names_the_production_without_an_intake() -> None:
    found = of(
        use_case("a", intake="2026-01-01", production="2026-02-01"),
        use_case("b", production="2026-02-01"),
        use_case("c", production="2026-05-01"),
    )
    assert left_out(found.by["quarter"]["2026-Q1"].median) == {"b": "no-intake"}
    assert list(found.by["quarter"]) == ["2026-Q1"]  # 2026-Q2 has nothing to count


def test_between_each_known_stage_and_the_next_known_one() -> None:
    found = of(
        use_case("a", intake="2026-01-01", selected="2026-01-11", production="2026-03-02"),  # 10, 50
        use_case("b", intake="2026-01-01", selected="unknown", mvp="2026-01-31"),  # 30
        use_case("c", intake="2026-01-01", selected="2026-01-21", stopped="2026-02-01"),  # 20
        use_case("d", selected="2026-01-01", experiment="2026-07-01"),  # the experiment is not there yet
    )
    assert [(name, *values(one)[:2]) for name, one in found.between_stages.items()] == [
        ("intake-selected", 2, 15),
        ("intake-mvp", 1, 30),
        ("selected-production", 1, 50),
    ]


def test_ages_of_those_in_progress() -> None:
    found = of(
        use_case("done", intake="2026-01-01", production="2026-02-20"),  # 50
        use_case("young", intake="2026-06-20"),  # 10
        use_case("equal", intake="2026-05-11", mvp="2026-06-01"),  # 50: not older
        use_case("old", intake="2026-05-10", paused="2026-06-01"),  # 51, a paused one is in progress
        use_case("no-intake", experiment="2026-05-01"),
        use_case("intake-unknown", intake="unknown", experiment="2026-05-01"),
        use_case("idea", promised="2026-09-01"),
        use_case("stopped", intake="2026-01-01", stopped="2026-02-01"),
    )
    ages, over = found.in_progress.ages, found.in_progress.over_p85
    assert list(ages.median.values) == [10, 50, 51]
    assert ages.median.value == 50
    assert left_out(ages.median) == {
        "done": "live",
        "no-intake": "no-intake",
        "intake-unknown": "intake-unknown",
        "idea": "stage-idea",
        "stopped": "stage-stopped",
    }
    assert over is not None
    assert (over.numerator, over.denominator) == (1, 3)
    assert [row.id for row in over.hits] == ["old"]


def test_ages_without_a_finished_one_have_nothing_to_be_held_against() -> None:
    found = of(use_case("a", intake="2026-06-20"))
    assert found.in_progress.ages.median.value == 10
    assert found.in_progress.over_p85 is None


def test_none_in_progress_is_not_available_beside_lead_times() -> None:
    over = of(use_case("a", intake="2026-01-01", production="2026-02-01")).in_progress.over_p85
    assert over is not None
    assert (over.value, over.reason) == (None, Reason(key="none-in-progress"))


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        ([], None),
        ([(5, True)], 5),  # 1 - 1/1
        ([(5, False)], None),
        ([(5, True), (9, True)], 5),  # 1 - 1/2 is one half already
        ([(5, True), (9, False)], 5),
        ([(5, False), (9, True)], 9),  # the one cut off at 5 is no longer at risk at 9
        ([(5, True), (7, True), (9, True)], 7),  # 2/3, then 1/3
        ([(5, True), (7, False), (9, False)], None),  # stays at 2/3
        ([(5, True), (5, False), (5, False)], None),  # on one day productions come first: 1 - 1/3, not 1 - 1/1
        ([(5, False), (5, True)], 5),  # 1 - 1/2, in whichever order they stand
        ([(0, True), (1, False), (2, False), (3, True)], 3),  # 3/4, then 3/4 x (1 - 1/1)
        # 6 at risk: 5/6, one cut off, 5/6 x 3/4 = 5/8, 5/8 x 2/3 = 5/12
        ([(1, True), (2, False), (3, True), (4, True), (5, False), (6, False)], 4),
    ],
)
def test_kaplan_meier_median(observations: list[tuple[Fraction | int, bool]], expected: int | None) -> None:
    assert kaplan_meier_median(observations) == expected


def test_survival_counts_those_in_progress() -> None:
    found = of(
        use_case("a", intake="2026-01-01", production="2026-01-31"),  # production after 30
        use_case("b", intake="2026-06-10"),  # cut off at 20 by the day
        use_case("c", intake="2026-01-01", stopped="2026-02-10"),  # cut off at 40 by the stop
        use_case("d", intake="2026-01-01", paused="2026-02-01", mvp="2026-01-15"),  # cut off at 180: it is in progress
        use_case("e", intake="2026-01-01", production="2026-03-02", stopped="2026-04-01"),  # production after 60
    )
    # at 30 four are at risk: 3/4. At 60 two: 3/4 x 1/2 = 3/8
    assert found.survival.value == 60
    assert (found.survival.numerator, found.survival.denominator) == (2, 5)
    assert [row.value for row in found.survival.counted] == [30, 20, 40, 180, 60]
    assert [row.id for row in found.survival.hits] == ["a", "e"]
    assert found.spread.median.value == 45  # of the finished ones only: (30 + 60) / 2


def test_survival_that_never_falls_to_one_half_is_not_reached() -> None:
    found = of(
        use_case("a", intake="2026-01-01", production="2026-01-11"),
        use_case("b", intake="2026-01-01"),
        use_case("c", intake="2026-01-01"),
    ).survival
    assert (found.value, found.reason) == (None, Reason(key="survival-not-reached"))
    assert (found.numerator, found.denominator) == (1, 3)


def test_survival_leaves_out_what_it_cannot_place() -> None:
    found = of(
        use_case("no-intake", production="2026-02-01"),
        use_case("intake-unknown", intake="unknown", mvp="2026-02-01"),
        use_case("production-unknown", intake="2026-02-01", production="unknown"),
        use_case("stopped-some-day", intake="2026-02-01", stopped="unknown"),
        use_case("idea"),
    ).survival
    assert left_out(found) == {
        "no-intake": "no-intake",
        "intake-unknown": "intake-unknown",
        "production-unknown": "production-unknown",
        "stopped-some-day": "stopped-unknown-day",
        "idea": "no-intake",
    }
    assert found.counted == ()


def test_what_happens_later_is_in_progress_now() -> None:
    record = use_case("a", intake="2026-01-01", production="2026-07-01", stopped="2026-08-01")
    survival = of(record, as_of="2026-01-31").survival
    assert [(row.why.key, row.value) for row in survival.counted] == [("in-progress-since", 30)]
    assert of(record, as_of="2026-01-31").in_progress.ages.median.value == 30


def test_an_unknown_production_counts_once_all_that_is_dated_has_been() -> None:
    record = use_case("a", intake="2026-01-01", mvp="2026-03-01", production="unknown")
    assert left_out(of(record, as_of="2026-02-28").spread.median) == {"a": "stage-intake"}
    assert left_out(of(record, as_of="2026-03-01").spread.median) == {"a": "production-unknown"}


def test_survival_with_a_coarse_date_is_marked() -> None:
    assert of(use_case("a", intake="2026-01", production="2026-03-01")).survival.approximate
    assert of(use_case("a", intake="2026-01-01", stopped="2026-03")).survival.approximate
    assert not of(use_case("a", intake="2026-01-01", production="2026-03-01")).survival.approximate


def test_an_age_since_some_month_is_approximate() -> None:
    young = lead_time(roadmap(use_case("a", intake="2026-01-31")), day("2026-06-10")).in_progress.ages.median
    old = lead_time(roadmap(use_case("a", intake="2026-01")), day("2026-06-10")).in_progress.ages.median
    assert (young.value, young.approximate) == (130, False)
    assert (old.value, old.approximate) == (130, True)


def test_pairs_of_stages_stand_in_their_order() -> None:
    cases = (
        use_case("a", selected="2026-01-01", mvp="2026-02-01"),
        use_case("b", intake="2026-01-01", mvp="2026-02-01"),
    )
    assert list(lead_time(roadmap(*cases), day("2026-06-10")).between_stages) == ["intake-mvp", "selected-mvp"]
