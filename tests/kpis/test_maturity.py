"""AI maturity index: KPIS 3."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

from macros.kpis.figure import Figure, Reason
from macros.kpis.maturity import MaturityIndex, maturity
from macros.model.records import Maturity, Team
from tests.kpis.build import day, dimensions, roadmap, team

TWO = dimensions(skills="1", data="1")


def of(
    *teams: Team, scale: Maturity | None = TWO, as_of: str = "2026-06-30", languages: tuple[str, ...] = ("nl",)
) -> MaturityIndex:
    return maturity(roadmap(teams=teams, maturity=scale, languages=languages), day(as_of))


def index(*teams: Team, scale: Maturity | None = TWO, as_of: str = "2026-06-30") -> Fraction | None:
    return of(*teams, scale=scale, as_of=as_of).figure.value


def whys(figure: Figure) -> dict[str, str]:
    return {row.id: row.why.key for row in (*figure.counted, *figure.left_out)}


def test_nothing_is_not_available() -> None:
    found = of()
    assert (found.figure.value, found.figure.reason) == (None, Reason(key="no-assessments"))
    assert (found.assessed_share.value, found.assessed_share.reason) == (None, Reason(key="no-teams"))
    assert (found.stale, found.dimensions, found.lowest_dimension, found.range) == ((), (), None, None)
    assert found.departments == found.teams == {}


def test_ones_are_0_fives_100_and_threes_50() -> None:
    assert index(team("a", size=9, assessed={"2026-01-01": {"skills": 1, "data": 1}})) == 0
    assert index(team("a", size=9, assessed={"2026-01-01": {"skills": 5, "data": 5}})) == 100
    assert index(team("a", size=9, assessed={"2026-01-01": {"skills": 3, "data": 3}})) == 50


def test_weights_and_only_the_dimensions_scored() -> None:
    scale = dimensions(skills="3", data="1", culture="2")
    # (3 x 4 + 1 x 2) / 4 = 3.5, so 100 x 2.5 / 4 = 62.5; culture was not scored
    assert index(team("a", assessed={"2026-01-01": {"skills": 4, "data": 2}}), scale=scale) == Fraction("62.5")


def test_the_latest_assessment_by_the_day() -> None:
    one = team("a", assessed={"2026-07-01": {"skills": 5}, "2026-01-01": {"skills": 1}, "2026-06-30": {"skills": 3}})
    assert index(one, as_of="2026-06-30") == 50
    assert index(one, as_of="2026-06-29") == 0
    assert index(one, as_of="2025-12-31") is None
    assert index(one, as_of="2026-07-01") == 100


def test_teams_weigh_by_size_and_one_without_weighs_1() -> None:
    found = of(
        team("big", size=8, assessed={"2026-01-01": {"skills": 3}}),  # 50
        team("small", size=1, assessed={"2026-01-01": {"skills": 5}}),  # 100
        team("unsized", assessed={"2026-01-01": {"skills": 5}}),  # 100
        team("unassessed", size=10),
    )
    assert found.figure.value == 60  # (8 x 50 + 100 + 100) / 10
    assert (found.figure.numerator, found.figure.denominator) == (600, 10)
    assert whys(found.figure) == {
        "big": "assessed",
        "small": "assessed",
        "unsized": "assessed-without-size",
        "unassessed": "not-assessed",
    }
    assert found.assessed_share.value == 50  # 10 of 20 people
    assert (found.assessed_share.numerator, found.assessed_share.denominator) == (10, 20)


def test_a_team_without_size_that_is_not_assessed_weighs_1_too() -> None:
    found = of(team("a", size=3, assessed={"2026-01-01": {"skills": 3}}), team("b"))
    assert found.assessed_share.value == 75
    assert [row.id for row in found.assessed_share.hits] == ["a"]


def test_teams_without_any_assessment() -> None:
    found = of(team("a", size=3))
    assert found.figure.value is None
    assert found.assessed_share.value == 0


def test_an_assessment_without_scores_is_none() -> None:
    found = of(team("a", size=3, assessed={"2026-01-01": {"skills": 3}, "2026-02-01": {}}))
    assert found.figure.value is None
    assert whys(found.figure) == {"a": "not-assessed"}


def test_without_dimensions_nothing_is_scored() -> None:
    found = of(team("a", size=3, assessed={"2026-01-01": {}}), scale=None)
    assert (found.figure.value, found.range) == (None, None)


def test_stale_is_older_than_valid_days_and_still_counts() -> None:
    scale = dimensions(valid_days=30, skills="1")
    found = of(
        team("fresh", assessed={"2026-05-31": {"skills": 3}}),  # 30 days
        team("stale", assessed={"2026-05-30": {"skills": 3}}, size=2),  # 31 days
        team("stale-unsized", assessed={"2026-05-30": {"skills": 3}}),
        scale=scale,
    )
    assert [row.id for row in found.stale] == ["stale", "stale-unsized"]
    assert whys(found.figure)["stale-unsized"] == "assessment-stale-without-size"
    assert found.figure.value == 50


def test_lowest_dimension_weighs_by_size_and_is_the_first_on_a_tie() -> None:
    found = of(
        team("a", size=3, assessed={"2026-01-01": {"data": 2, "skills": 3}}),
        team("b", size=1, assessed={"2026-01-01": {"data": 4}}),
    )
    assert [(one.dimension, one.mean) for one in found.dimensions] == [("skills", 3), ("data", Fraction(10, 4))]
    assert found.lowest_dimension is not None
    assert found.lowest_dimension.dimension == "data"
    tie = of(team("a", assessed={"2026-01-01": {"data": 2, "skills": 2}})).lowest_dimension
    assert tie is not None
    assert tie.dimension == "skills"  # as in maturity.yml


def test_a_dimension_that_nobody_scored_is_not_the_lowest() -> None:
    found = of(team("a", assessed={"2026-01-01": {"skills": 4}}))
    assert [one.dimension for one in found.dimensions] == ["skills"]


def test_range_with_one_weight_halved_or_doubled() -> None:
    found = of(team("a", size=2, assessed={"2026-01-01": {"skills": 5, "data": 1}}))
    # today (5 + 1) / 2 = 3: 50. A weight of 2 : 1 gives 11/3: 66.7, one of 1 : 2 gives 7/3: 33.3; halving is the same
    assert found.range == (Fraction(100, 3), Fraction(200, 3))


def test_of_three_dimensions_a_doubled_weight_is_no_halved_one() -> None:
    one = team("a", assessed={"2026-01-01": {"skills": 5, "data": 1, "trust": 1}})
    scored = roadmap(teams=[one], maturity=dimensions(skills="1", data="1", trust="1"))
    # skills doubled (10 + 1 + 1) / 4 = 3: 50; halved (2.5 + 1 + 1) / 2.5 = 1.8: 20; the others lie between
    assert maturity(scored, day("2026-06-30")).range == (20, 50)


def test_range_of_equal_scores_is_today() -> None:
    assert of(team("a", assessed={"2026-01-01": {"skills": 4, "data": 4}})).range == (75, 75)


def test_departments_by_their_name_in_the_first_language() -> None:
    found = of(
        team("a", size=1, department={"nl": "Dienst", "en": "Service"}, assessed={"2026-01-01": {"skills": 5}}),
        team("b", size=3, department="Dienst", assessed={"2026-01-01": {"skills": 1}}),
        team("c", department="Staf"),
        team("d", assessed={"2026-01-01": {"skills": 3}}),
        languages=("nl", "en"),
    )
    assert {name: figure.value for name, figure in found.departments.items()} == {"Dienst": 25}
    assert {name: figure.value for name, figure in found.teams.items()} == {"a": 100, "b": 0, "d": 50}


def test_a_department_names_its_team_that_is_not_assessed() -> None:
    assessed = {"2026-01-01": {"skills": 5}}
    found = of(team("a", size=2, department="Staf", assessed=assessed), team("b", department="Staf"))
    assert whys(found.departments["Staf"]) == {"a": "assessed", "b": "not-assessed"}


def test_a_row_stands_at_the_assessment() -> None:
    one = team("a", assessed={"2026-01-01": {"skills": 5}})
    row = of(one).figure.counted[0]
    assert (row.source, row.value, row.weight) == (one.assessments[0].source, 100, 1)
