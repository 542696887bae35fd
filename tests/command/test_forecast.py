"""`roadmap forecast`: as text, as Markdown and as JSON; and what it says while there is nothing to go by."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.cli import main
from tests.roadmaps import write

DAY = "2026-06-30"
SLIPS = (-3, 0, 0, 4, 10, 20, 60)  # after 1 January: half by 4, 85 % by 52 days (tests/kpis/test_outlook.py)
DONE = ("2025-12-29", "2026-01-01", "2026-01-01", "2026-01-05", "2026-01-11", "2026-01-21", "2026-03-02")


def item(name: str, *lines: str) -> str:
    return f"  - id: {name}\n    title: T\n    kind: action\n" + "".join(f"    {line}\n" for line in lines)


def planned(name: str, finish: str, *lines: str) -> str:
    return item(name, f"planned: {{start: 2026-01-01, finish: {finish}}}", *lines)


FINISHED = [item(f"klaar-{n}", "planned: {finish: 2026-01-01}", f"finished: {done}") for n, done in enumerate(DONE)]
OPEN = [
    planned("bouwen", "2026-07-31", "phase: begin"),
    planned("meten", "2026-Q3"),
    planned("laat", "2026-03-01"),
    item("idee", "phase: groei"),
    planned("scoren", "2026-04-01", "finished: 2026-04-05"),
    planned("missen", "2026-04-02", "finished: 2026-06-28"),
]
PHASES = """
- id: begin
  name: B
  start: 2026-01-01
  finish: 2026-09
  goals:
    - {id: eerste, title: G, items: [meten, klaar-0]}
    - {id: gehaald, title: G, items: [klaar-1]}
- {id: groei, name: G}
- {id: groot, name: G, goals: [{id: alles, title: G, items: [bouwen, idee]}]}
"""
REVIEW = "summary: S\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    track = "".join(["name: T\nowner: els\nitems:\n", *FINISHED, *OPEN])
    roadmap = "title: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n"
    files = {"roadmap.yml": roadmap, "phases.yml": PHASES, "tracks/t.yml": track, "reviews/2026-03-03.yml": REVIEW}
    write(folder, "".join(f"== {name}\n{text}" for name, text in files.items()))
    return folder


def said(data: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    assert main(["forecast", "--data", str(data), "--today", DAY, *options]) == 0
    found = capsys.readouterr()
    return found.out, found.err


TEXTS = {
    "nl": """\
Verwachting op 30 juni 2026
We kijken naar 9 onderdelen die klaar zijn.
De helft liep hooguit 4 dagen uit, 85% hooguit 52 dagen.
Van 3 keer “85%” kwam 1 keer uit (33%, marge 6% tot 79%).
Van 3 keer “50%” kwam 1 keer uit (33%, marge 6% tot 79%).
Geteld bij 1 review die geweest is, over 3 onderdelen.
Brierscore van “klaar op de belofte”: 0,141. Met steeds dezelfde kans was dat 0,000.

Fasen
  id     einde fase      50%                         85%                          kans op tijd
  begin  september 2026  10 okt 2026                 13 dec 2026                  minder waarschijnlijk (5 van de 20)
  groei  geen            geen dag                    geen dag                     zonder verwachting: idee
  groot  geen            niet eerder dan 4 aug 2026  niet eerder dan 13 okt 2026  zonder verwachting: idee

Doelen
  id       einde fase      50%                         85%                          kans op tijd
  eerste   september 2026  4 okt 2026                  13 dec 2026                  minder waarschijnlijk (6 van de 20)
  gehaald  september 2026  geen dag                    geen dag                     alles is klaar
  alles    geen            niet eerder dan 4 aug 2026  niet eerder dan 13 okt 2026  zonder verwachting: idee

Onderdelen
  id      belofte      50%         85%          kans op tijd
  bouwen  31 jul 2026  4 aug 2026  13 okt 2026  minder waarschijnlijk (6 van de 20)
  meten   Q3 2026      4 okt 2026  13 dec 2026  minder waarschijnlijk (6 van de 20)
  laat    1 mrt 2026   geen dag    geen dag     later dan alles ervoor: geen van de 9 kwam nog later
  idee    geen         geen dag    geen dag     zonder beloofde datum
""",
    "en": """\
Forecast on 30 June 2026
We look at 9 records that are done.
Half of them slipped 4 days at most, 85% of them 52 days at most.
Of 3 times we said “85%”, 1 held (33%, margin 6% to 79%).
Of 3 times we said “50%”, 1 held (33%, margin 6% to 79%).
Counted at 1 past review, over 3 records.
Brier score of “done by the promise”: 0.141. With the same chance each time it was 0.000.

Phases
  id     end of phase    50%                    85%                     chance to be on time
  begin  September 2026  10 Oct 2026            13 Dec 2026             less likely (5 out of 20)
  groei  none            no day                 no day                  without a forecast: idee
  groot  none            not before 4 Aug 2026  not before 13 Oct 2026  without a forecast: idee

Goals
  id       end of phase    50%                    85%                     chance to be on time
  eerste   September 2026  4 Oct 2026             13 Dec 2026             less likely (6 out of 20)
  gehaald  September 2026  no day                 no day                  all of it is done
  alles    none            not before 4 Aug 2026  not before 13 Oct 2026  without a forecast: idee

Records
  id      promise      50%         85%          chance to be on time
  bouwen  31 Jul 2026  4 Aug 2026  13 Oct 2026  less likely (6 out of 20)
  meten   Q3 2026      4 Oct 2026  13 Dec 2026  less likely (6 out of 20)
  laat    1 Mar 2026   no day      no day       later than all before it: none of 9 came later still
  idee    none         no day      no day       without a promised date
""",
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_as_text(data: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    text, line = said(data, capsys, "--language", language)
    assert text == TEXTS[language]
    assert line == {"nl": "de verwachting van 4 onderdelen\n", "en": "the forecast of 4 records\n"}[language]


MARKDOWN = """\
# Forecast on 30 June 2026

- We look at 9 records that are done.
- Half of them slipped 4 days at most, 85% of them 52 days at most.
- Of 3 times we said “85%”, 1 held (33%, margin 6% to 79%).
- Of 3 times we said “50%”, 1 held (33%, margin 6% to 79%).
- Counted at 1 past review, over 3 records.
- Brier score of “done by the promise”: 0.141. With the same chance each time it was 0.000.

## Phases

| id | end of phase | 50% | 85% | chance to be on time |
| --- | --- | --- | --- | --- |
| begin | September 2026 | 10 Oct 2026 | 13 Dec 2026 | less likely (5 out of 20) |
| groei | none | no day | no day | without a forecast: idee |
| groot | none | not before 4 Aug 2026 | not before 13 Oct 2026 | without a forecast: idee |

## Goals

| id | end of phase | 50% | 85% | chance to be on time |
| --- | --- | --- | --- | --- |
| eerste | September 2026 | 4 Oct 2026 | 13 Dec 2026 | less likely (6 out of 20) |
| gehaald | September 2026 | no day | no day | all of it is done |
| alles | none | not before 4 Aug 2026 | not before 13 Oct 2026 | without a forecast: idee |

## Records

| id | promise | 50% | 85% | chance to be on time |
| --- | --- | --- | --- | --- |
| bouwen | 31 Jul 2026 | 4 Aug 2026 | 13 Oct 2026 | less likely (6 out of 20) |
| meten | Q3 2026 | 4 Oct 2026 | 13 Dec 2026 | less likely (6 out of 20) |
| laat | 1 Mar 2026 | no day | no day | later than all before it: none of 9 came later still |
| idee | none | no day | no day | without a promised date |
"""


def test_as_markdown(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(data, capsys, "--format", "markdown", "--language", "en")[0] == MARKDOWN


def as_json(data: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Any:
    return json.loads(said(data, capsys, "--format", "json", "--language", "en", *options)[0])


def test_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(data, capsys)
    assert list(found) == ["as_of", "commit", "slips", "records", "phases", "goals", "score"]
    assert (found["as_of"], found["commit"]) == (DAY, None)
    assert found["slips"] == {"n": 9, "median": 4.0, "p85": 52.0}
    built, measured, late, idea = found["records"]
    dots = built.pop("dots")
    assert built == {
        "id": "bouwen",
        "kind": "action",
        "file": "data/tracks/t.yml",
        "line": 39,
        "promise": "2026-07-31",
        "p15": "2026-07-30",
        "p50": "2026-08-04",
        "p85": "2026-10-13",
        "on_time": 6,
        "slips": 9,
    }
    assert (len(dots), dots[0], dots[5], dots[6], dots[-1]) == (
        20,
        "2026-07-28",
        "2026-07-31",
        "2026-08-01",
        "2026-10-26",
    )
    assert measured["promise"] == "2026-09-30"
    assert (late["p85"], late["dots"], late["on_time"], late["slips"]) == (None,) * 4
    assert late["reason"] == "later than all before it: none of 9 came later still"
    assert (idea["promise"], idea["reason"]) == (None, "without a promised date")


def test_phases_and_goals_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(data, capsys)
    begin, growth, large = found["phases"]
    assert len(begin.pop("dots")) == 20
    assert begin == {
        "id": "begin",
        "finish": "2026-09-30",
        "p15": "2026-09-30",
        "p50": "2026-10-10",
        "p85": "2026-12-13",
        "on_time": 5,
        "records": ["bouwen", "meten"],
        "without": [],
        "not_before": None,
    }
    assert growth == {
        "id": "groei",
        "finish": None,
        "p15": None,
        "p50": None,
        "p85": None,
        "dots": None,
        "on_time": None,
        "records": ["idee"],
        "without": ["idee"],
        "not_before": None,
        "reason": "1 record has no forecast",
    }
    assert large["not_before"] == {"p15": "2026-07-30", "p50": "2026-08-04", "p85": "2026-10-13"}
    assert [goal["id"] for goal in found["goals"]] == ["eerste", "gehaald", "alles"]
    assert found["goals"][1]["reason"] == "all of it is done"


def test_the_score_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At the review seven were known: of three open ones that have had their 85 % day, one was done by then."""
    score = as_json(data, capsys)["score"]
    scored = score.pop("scored")
    assert [(one["id"], one["held"]) for one in scored] == [("laat", False), ("scoren", True), ("missen", False)]
    assert scored[1] == {
        "id": "scoren",
        "review": "2026-03-03",
        "promise": "2026-04-01",
        "p50": "2026-04-05",
        "p85": "2026-05-23",
        "done": "2026-04-05",
        "held": True,
    }
    assert score == {
        "forecasts": 5,
        "reviews": 1,
        "records": 3,
        "held_85": 1,
        "of_85": 3,
        "interval_85": [6, 79],
        "held_50": 1,
        "of_50": 3,
        "interval_50": [6, 79],
        "done_by_promise": 0,
        "promises": 2,
        "brier": 0.141,  # (3/8)²: twice a chance of three in eight, and it was not so
        "brier_same_chance": 0.0,
    }


def test_while_there_is_nothing_to_go_by(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On an earlier day six are done, and no review has been."""
    found = as_json(data, capsys, "--as-of", "2026-02-01")
    thin = "only 6 records with a promise are done, and it takes 7"
    assert {one["id"]: one["reason"] for one in found["records"] if one["id"] != "idee"} == dict.fromkeys(
        ("klaar-6", "bouwen", "meten", "laat", "scoren", "missen"), thin
    )
    assert [phase["reason"] for phase in found["phases"]] == [thin, "1 record has no forecast", thin]
    assert all(one["p85"] is None for part in ("records", "phases", "goals") for one in found[part])
    assert (found["score"]["of_85"], found["score"]["interval_85"], found["score"]["brier"]) == (0, None, None)
    assert found["score"]["reason"] == "no 85% day has passed yet"


def test_an_empty_roadmap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "data", "")
    text, line = said(tmp_path / "data", capsys)
    assert (
        text
        == """\
Verwachting op 30 juni 2026
Er is nog niets klaar waarvan een einddatum was beloofd.
er is nog geen 85%-dag voorbij
"""
    )
    assert line == "de verwachting van 0 onderdelen\n"
