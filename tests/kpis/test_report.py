"""The command's JSON and its table: what a program and a reader get to see of the figures."""

import json
from typing import Any

import pytest

from macros.kpis.measure import measure
from macros.model.records import Roadmap
from macros.report.figures import as_json, as_json_text, as_text
from macros.words import words
from tests.kpis.build import (
    at_least,
    day,
    dimensions,
    goal,
    item,
    metric,
    phase,
    roadmap,
    team,
    use_case,
)

ENGLISH = words("en")
AS_OF = day("2026-06-30")

ONE_OF_EACH = roadmap(
    item(
        "a",
        start="2026-01-01",
        finish="2026-05-31",
        moved={"2026-05-01": {"finish": "2026-06-10"}},
        finished="2026-06-09",
        horizon="quick-win",
    ),
    item("b", finish="2026-05-31", paused="2026-03-01", area="people"),
    item("c", start="2026-05-01", finish="2026-07-01", owner="els", result="it runs", horizon="foundation"),
    use_case("d", intake="2026-01-01", promised="2026-03-31", production="2026-03-02"),
    use_case("e", intake="2026-05-01", result="it runs"),
    phases=[phase("start", goal("live", measure="use_cases_live", limit=at_least("1")))],
    teams=[
        team("t", size=3, department="Dienst", enabled={"2026-01-01": 1}, assessed={"2026-01-01": {"skills": 2}}),
        team("u", size=1),
    ],
    maturity=dimensions(skills="1", data="1"),
    metrics=[metric("calls", {"2026-Q2": ("7", "7.5")})],
    targets={"calls": {"2026-Q2": at_least("7.25")}, "adherence": {"2026-Q2": at_least("80")}, "coverage": {}},
)


def of(one: Roadmap, *, records: bool = False) -> Any:
    return json.loads(as_json_text(measure(one, AS_OF), "abc123", ENGLISH, records=records))


def test_the_keys_of_the_contract() -> None:
    found = of(ONE_OF_EACH)
    assert list(found)[:10] == [
        "as_of",
        "commit",
        "coverage",
        "lead_time",
        "maturity",
        "adherence",
        "adherence_use_cases",
        "use_cases_live",
        "ai_enabled_share",
        "moves",
    ]
    assert (found["as_of"], found["commit"], found["use_cases_live"]) == ("2026-06-30", "abc123", 1)


def test_coverage() -> None:
    assert of(ONE_OF_EACH)["coverage"] == {
        # c and e are open; c lacks a phase, e a phase and a production date; b is paused
        "percent": 0,
        "numerator": 0,
        "denominator": 2,
        "owner": {"own": 1, "inherited": 1},
        "missing": {"owner": 0, "phase": 2, "result": 0, "dates": 1},
        "next_two_quarters": {"percent": 0, "numerator": 0, "denominator": 1},
        "by": {"track": {"track": {"percent": 0, "numerator": 0, "denominator": 2}}, "phase": {}, "area": {}},
    }


def test_lead_time() -> None:
    sixty = {"n": 1, "median": 60.0, "p85": 60.0, "values": [60]}
    assert of(ONE_OF_EACH)["lead_time"] == sixty | {
        "survival_median": 60.0,  # e is cut off at 60 days, and on one day productions come first: 1 - 1/2
        "in_progress": {"n": 1, "median_age": 60.0, "over_p85": 0, "values": [60]},
        "between_stages": {"intake-production": sixty},
        "by": {"track": {"track": sixty}, "quarter": {"2026-Q1": sixty}},
    }


def test_maturity() -> None:
    assert of(ONE_OF_EACH)["maturity"] == {
        "index": 25.0,
        "assessed_share": 75,
        "stale": 0,
        "lowest_dimension": "skills",
        "range": [25.0, 25.0],
        "by": {"department": {"Dienst": 25.0}, "team": {"t": 25.0}},
    }


def test_adherence() -> None:
    group = {
        "percent": 50,  # of a and b, a is done
        "numerator": 1,
        "denominator": 2,
        "on_time": 0,
        "on_time_percent": 0,
        "on_time_denominator": 2,
        "on_time_as_moved": 1,
        "on_time_as_moved_percent": 50,
        "reported": 1,
        "unreported": 0,
    }
    people = group | {"percent": 0, "numerator": 0, "denominator": 1, "on_time_denominator": 1}
    people |= {"on_time_as_moved": 0, "on_time_as_moved_percent": 0}
    assert of(ONE_OF_EACH)["adherence"] == group | {
        "by": {"track": {"track": group}, "phase": {}, "area": {"people": people}, "quarter": {"2026-Q2": group}}
    }
    assert of(ONE_OF_EACH)["adherence_use_cases"]["percent"] == 100


def test_what_stands_beside_them() -> None:
    found = of(ONE_OF_EACH)
    assert found["ai_enabled_share"] == {"percent": 25, "numerator": 1, "denominator": 4}
    assert found["moves"] == {"records": 1, "moves": 1, "median_slip": 9.0, "n": 1, "values": [9]}
    assert found["balance"]["horizon"] == {
        "total": {"quick-win": {"open": 0, "done": 1}, "foundation": {"open": 1, "done": 0}},
        "by_quarter": {
            "2026-Q2": {"quick-win": {"open": 0, "done": 1}, "foundation": {"open": 0, "done": 0}},
            "2026-Q3": {"quick-win": {"open": 0, "done": 0}, "foundation": {"open": 1, "done": 0}},
        },
    }
    assert found["metrics"]["activity"] == {"2026-Q2": {"percent": 100, "numerator": 1, "denominator": 1}}
    assert found["goals"] == {"live": {"reached": True}}


def test_targets() -> None:
    calls, adherence, coverage = of(ONE_OF_EACH)["targets"]
    assert calls == {
        "measure": "calls",
        "quarter": "2026-Q2",
        "at_least": 7.25,
        "at_most": None,
        "value": 7.5,
        "interval": None,
        "verdict": "on-track",
        "reason": "7.5 against a target of 7.3 for 2026-Q2: met",
    }
    assert (adherence["verdict"], adherence["interval"]) == ("too-early", [9, 91])
    assert (coverage["verdict"], coverage["at_least"]) == ("no-verdict", None)


def test_records_of_promises_without_a_quarter() -> None:
    found = of(roadmap(item("a", horizon="foundation")))["balance"]["horizon"]["by_quarter"]
    assert list(found) == ["none"]


def test_what_is_not_available_is_null_with_its_reason() -> None:
    found = of(roadmap())
    assert found["coverage"]["percent"] is None
    assert found["coverage"]["reason"] == found["coverage"]["next_two_quarters"]["reason"] == "there is no open work"
    assert found["lead_time"] == {
        "n": 0,
        "median": None,
        "p85": None,
        "values": [],
        "survival_median": None,
        "reason": "no use case from intake to production yet; no use case with an intake yet",
        "in_progress": {
            "n": 0,
            "median_age": None,
            "over_p85": None,
            "values": [],
            "reason": "no use case is in progress; no use case from intake to production yet",
        },
        "between_stages": {},
        "by": {"track": {}, "quarter": {}},
    }
    assert found["maturity"] == {
        "index": None,
        "assessed_share": None,
        "stale": 0,
        "lowest_dimension": None,
        "range": None,
        "by": {"department": {}, "team": {}},
        "reason": "no team has been assessed yet; there are no teams yet",
    }
    adherence = found["adherence"]
    assert (adherence["percent"], adherence["on_time_percent"]) == (None, None)
    assert adherence["reason"] == "nothing was to be done yet"
    assert found["ai_enabled_share"]["reason"] == "there is no team with a size"
    assert (found["moves"]["median_slip"], found["moves"]["reason"]) == (None, "nothing moved that had a finish date")
    assert (found["use_cases_live"], found["moves"]["records"]) == (0, 0)


def test_unreported_keeps_its_counts() -> None:
    found = of(roadmap(item("a", finish="2026-05-31")))["adherence"]
    assert (found["percent"], found["numerator"], found["denominator"], found["unreported"]) == (None, 0, 1, 1)
    assert found["reason"] == "of 1 of the 1 no one has said how it stands"
    assert found["by"]["track"]["track"]["reason"] == found["reason"]


def test_a_coarse_date_is_told() -> None:
    found = of(roadmap(item("a", finish="2026-05-31", finished="2026-05"), use_case("b", intake="2026-01")))
    assert found["adherence"]["approximate"] is True
    assert found["lead_time"].get("approximate") is None
    assert of(roadmap(use_case("b", intake="2026-01", production="2026-03")))["lead_time"]["approximate"] is True


def test_five_values_are_not_listed() -> None:
    cases = [use_case(f"u{n}", intake="2026-01-01", production=f"2026-02-0{n}") for n in range(1, 6)]
    assert "values" not in of(roadmap(*cases))["lead_time"]


def test_records_stand_with_file_line_and_reason() -> None:
    found = of(ONE_OF_EACH, records=True)
    b = next(one for one in ONE_OF_EACH.items if one.id == "b")
    assert found["adherence"]["counted"][1] == {
        "id": "b",
        "file": b.source.path,
        "line": b.source.line,
        "why": "promised for 2026-05-31, not done, and paused",
    }
    assert [row["id"] for row in found["adherence"]["left_out"]] == ["c"]
    assert [row["id"] for row in found["use_cases_live_records"]["counted"]] == ["d"]
    for name in ("coverage", "lead_time", "maturity", "adherence_use_cases", "ai_enabled_share", "moves"):
        assert {"counted", "left_out"} <= set(found[name])
    assert found["coverage"]["counted"][1]["why"] == "still lacks: a phase, a production date (the track's owner)"


def test_without_records_there_are_no_lists() -> None:
    found = as_json(measure(ONE_OF_EACH, AS_OF), None, ENGLISH, records=False)
    assert found["commit"] is None
    assert "use_cases_live_records" not in found
    assert "counted" not in json.dumps({name: found[name] for name in ("coverage", "adherence", "moves")})


def test_the_table() -> None:
    text = as_text(measure(ONE_OF_EACH, AS_OF), ENGLISH, records=False)
    lines = {name: " ".join(rest.split()) for name, _, rest in (line.partition("  ") for line in text.splitlines())}
    assert lines == {
        "Coverage": "0% 0 / 2",
        "Coverage, this quarter and the next": "0% 0 / 1",
        "With an owner of their own": "50% 1 / 2",
        "Lead time, median in days": "60.0 n = 1: 60",
        "Lead time, 85% are shorter": "60.0 n = 1: 60",
        "Lead time, with those in progress": "60.0 n = 2",
        "Under way since intake, median in days": "60.0 n = 1: 60",
        "AI maturity index": "25.0",
        "People in assessed teams": "75% 3 / 4",
        "Adherence": "50% 1 / 2",
        "On time": "0% 0 / 2",
        "On time after replanning": "50% 1 / 2",
        "Use case adherence": "100% 1 / 1",
        "Use cases in production": "1",
        "People who work with AI": "25% 1 / 4",
        "Moved items": "1",
        "Moves": "1",
        "Slip, median in days": "9.0 n = 1: 9",
    }


def test_the_table_says_why_there_is_no_value_and_marks_what_is_coarse() -> None:
    text = as_text(
        measure(roadmap(use_case("b", intake="2026-01", production="2026-03")), AS_OF), ENGLISH, records=False
    )
    assert "none  there is no open work\n" in text
    assert "±59.0  n = 1: 59\n" in text


def test_the_table_with_records() -> None:
    one = item("a", finish="2026-05-31", finished="2026-05-30")
    text = as_text(measure(roadmap(one), AS_OF), ENGLISH, records=True)
    assert f"  + a  {one.source}  done on 30 May 2026, on time (promised: 31 May 2026)\n" in text
    assert f"  - a  {one.source}  done\n" in text


@pytest.mark.parametrize(("language", "median"), [("nl", "34,5"), ("en", "34.5")])
def test_numbers_as_the_language_writes_them(language: str, median: str) -> None:
    cases = [
        use_case("a", intake="2026-01-01", production="2026-02-04"),  # 34
        use_case("b", intake="2026-01-01", production="2026-02-05"),  # 35
    ]
    assert f"{median}  n = 2: 34, 35\n" in as_text(measure(roadmap(*cases), AS_OF), words(language), records=False)
