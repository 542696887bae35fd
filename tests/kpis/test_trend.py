"""The trend: from today's data, as known on each day."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

from macros.kpis.forecast import forecast
from macros.kpis.measure import measure, measure_with_trend
from macros.kpis.trend import MONTHS, Point, trend, trend_days
from macros.model.records import Roadmap
from tests.kpis.build import day, dimensions, item, phase, roadmap, team, use_case

AS_OF = day("2026-06-30")


def days(of: Roadmap, as_of: str = "2026-06-30") -> list[str]:
    return [one.isoformat() for one in trend_days(of, day(as_of))]


def values(points: tuple[Point, ...]) -> dict[str, Fraction | None]:
    return {point.day.isoformat(): point.value for point in points}


def test_at_each_review_day_and_on_the_day() -> None:
    reviewed = roadmap(reviews=["2026-06-01", "2026-06-15", "2026-07-01"])
    assert days(reviewed) == ["2026-06-01", "2026-06-15", "2026-06-30"]
    assert days(reviewed, "2026-06-15") == ["2026-06-01", "2026-06-15"]
    assert days(roadmap(item("a", started="2026-03-01"), reviews=["2026-06-30"])) == ["2026-06-30"]


def test_without_reviews_at_the_ends_of_months_since_the_first_dated_thing() -> None:
    assert days(roadmap(item("a", started="2026-04-30"))) == ["2026-04-30", "2026-05-31", "2026-06-30"]
    assert days(roadmap(item("a", finish="2026-09-01", agreed="2026-05-01")), "2026-06-15") == [
        "2026-05-31",
        "2026-06-15",
    ]
    assert days(roadmap(item("a", moved={"2026-06-01": {"finish": "2026-09-01"}}))) == ["2026-06-30"]
    assert days(roadmap(teams=[team("a", assessed={"2026-05-02": {}}, enabled={"2026-04-02": 1})])) == [
        "2026-04-30",
        "2026-05-31",
        "2026-06-30",
    ]
    assert days(roadmap(item("a", finish="2026-09-01"), use_case("b", intake="unknown"))) == ["2026-06-30"]


def test_reviews_after_the_day_are_none() -> None:
    later = roadmap(item("a", started="2026-05-30"), reviews=["2026-07-01"])
    assert days(later) == ["2026-05-31", "2026-06-30"]


def test_a_december_is_followed_by_a_january() -> None:
    assert days(roadmap(item("a", started="2025-12-01")), "2026-02-01") == ["2025-12-31", "2026-01-31", "2026-02-01"]


def test_months_are_bounded() -> None:
    found = days(roadmap(item("a", started="2000-01-01")), "2026-06-15")
    assert len(found) == MONTHS + 1
    assert found[0] == "2023-06-30"
    assert len(days(roadmap(item("a", started="2000-01-01")), "2026-06-30")) == MONTHS  # the day is the last of them


def test_facts_after_a_day_are_ignored_and_promises_laid_over_up_to_it() -> None:
    found = trend(
        roadmap(
            item("a", kind="milestone", finish="2026-05-31", agreed="2026-01-01", result="r", finished="2026-06-10"),
            item(
                "b",
                kind="milestone",
                finish="2026-05-31",
                agreed="2026-01-01",
                result="r",
                moved={"2026-06-10": {"finish": "2026-09-01"}},
            ),
            use_case("c", intake="2026-05-01", production="2026-06-10"),
            item("d", started="2026-06-20"),
            reviews=["2025-12-01", "2026-05-15", "2026-06-01", "2026-06-15"],
        ),
        AS_OF,
    )
    assert values(found.series["coverage"]) == {
        "2025-12-01": None,
        "2026-05-15": Fraction(200, 3),  # a and b are covered, the use case has no plan
        "2026-06-01": 0,  # both promises have passed
        "2026-06-15": 100,  # a is done, b has a new promise, c is live
        "2026-06-30": 50,  # d is there, without a plan
    }
    assert values(found.series["adherence"]) == {
        "2025-12-01": None,
        "2026-05-15": None,
        "2026-06-01": None,  # due and unreported, both
        "2026-06-15": 50,
        "2026-06-30": 50,
    }
    assert values(found.series["use_cases_live"])["2026-06-01"] == 0
    assert values(found.series["lead_time_median"])["2026-06-15"] == 40
    assert values(found.series["moves"]) == {
        "2025-12-01": 0,
        "2026-05-15": 0,
        "2026-06-01": 0,
        "2026-06-15": 1,
        "2026-06-30": 1,
    }
    point = found.series["adherence"][2]
    assert (point.numerator, point.denominator) == (0, 2)
    assert point.reason is not None
    assert point.reason.key == "no-one-has-said"


def test_the_maturity_index_at_each_assessment_day() -> None:
    teams = [
        team("a", assessed={"2026-01-10": {"skills": 1}, "2026-04-10": {"skills": 3}}),
        team("b", assessed={"2026-04-10": {"skills": 5}, "2026-08-01": {"skills": 1}}),
    ]
    scored = roadmap(teams=teams, maturity=dimensions(skills="1"), reviews=["2026-03-01"])
    found = trend(scored, AS_OF)
    assert values(found.maturity) == {"2026-01-10": 0, "2026-04-10": 75, "2026-06-30": 75}
    assert values(found.series["maturity_index"]) == {"2026-03-01": 0, "2026-06-30": 75}
    assert values(found.series["assessed_share"]) == {"2026-03-01": 50, "2026-06-30": 100}


def test_the_last_point_is_the_figure_of_the_day() -> None:
    full = roadmap(
        item("a", finish="2026-05-31", finished="2026-05-30"),
        item("b", finish="2026-05-31", moved={"2026-05-01": {"finish": "2026-06-10"}}, finished="2026-06-09"),
        item("c", kind="milestone", finish="2026-09-30", result="r"),  # covered, but for the phase
        item("f", kind="milestone", finish="2026-09-30", result="r", phase="start"),
        use_case("d", intake="2026-01-01", promised="2026-03-01", production="2026-03-02"),
        use_case("e", intake="2026-01-01"),
        teams=[team("t", size=4, enabled={"2026-01-01": 1}, assessed={"2026-01-01": {"skills": 2}})],
        maturity=dimensions(skills="1"),
        phases=[phase("start")],
        reviews=["2026-06-01"],
    )
    figures = measure_with_trend(full, AS_OF)
    assert figures.trend is not None
    assert {name: points[-1].value for name, points in figures.trend.series.items()} == {
        "coverage": figures.coverage.figure.value,
        "lead_time_median": figures.lead_time.spread.median.value,
        "lead_time_p85": figures.lead_time.spread.p85.value,
        "lead_time_survival": figures.lead_time.survival.value,
        "maturity_index": figures.maturity.figure.value,
        "assessed_share": figures.maturity.assessed_share.value,
        "adherence": figures.adherence.done.value,
        "on_time": figures.adherence.on_time.value,
        "on_time_as_moved": figures.adherence.on_time_as_moved.value,
        "adherence_use_cases": figures.adherence_use_cases.done.value,
        "use_cases_live": figures.use_cases_live.value,
        "ai_enabled_share": figures.ai_enabled_share.value,
        "moved_records": figures.moves.records.value,
        "moves": figures.moves.moves.value,
        "median_slip": figures.moves.slip.value,
    }
    assert all(points[-1].day == AS_OF for points in figures.trend.series.values())
    assert figures.trend.days == (day("2026-06-01"), AS_OF)
    assert figures.forecast == forecast(full, AS_OF)


def test_a_point_is_approximate_where_its_figure_is() -> None:
    coarse = roadmap(use_case("a", intake="2026-01", production="2026-02"), reviews=["2026-01-31"])
    assert [point.approximate for point in trend(coarse, AS_OF).series["lead_time_median"]] == [False, True]


def test_without_asking_there_is_no_trend() -> None:
    assert measure(roadmap(), AS_OF).trend is None
