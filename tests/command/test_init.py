"""`roadmap init`: a fresh roadmap that is valid, in each language, from flags and from answers at a terminal."""

import datetime as dt
import io
import re
from pathlib import Path

import pytest

from macros.checks import check
from macros.cli import main
from macros.contract.choices import AREAS, ITEM_KINDS
from macros.load import load
from macros.problems import Severity
from macros.words import LANGUAGES

TODAY = "2026-11-30"
GIVEN = ["--organisation", "Noordkade", "--today", TODAY]


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_roadmap_has_no_problem_at_all(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "new" / "data"
    assert main(["init", str(data), *GIVEN, "--language", language]) == 0
    assert capsys.readouterr() == ("", f"{SAID[language]}roadmap check --data {data}\n".format(data=data))
    today = dt.date.fromisoformat(TODAY)
    reading = load(data, today)
    assert check(reading) == []
    roadmap = reading.roadmap
    assert (len(roadmap.phases), len(roadmap.tracks), len(roadmap.use_cases)) == (4, 4, 1)
    assert {record.area for record in roadmap.records} == set(AREAS)
    assert {item.kind for item in roadmap.items} == set(ITEM_KINDS)
    assert all(path.read_text("utf-8").startswith("#") for path in data.rglob("*.yml"))
    later = check(load(data, dt.date(2060, 1, 1)))
    assert {problem.severity for problem in later} == {Severity.ATTENTION}


SAID = {
    "nl": "je roadmap staat in {data}; pas de bestanden aan en kijk met: ",
    "en": "your roadmap is in {data}; change the files and look with: ",
}


def test_flags_fill_it_in(tmp_path: Path) -> None:
    flags = [
        "--title",
        'Kompas: "AI" #1',
        "--owner",
        "Els, de trekker",
        "--start",
        "2027-10-15",
        "--languages",
        "nl,en",
    ]
    address = ["--repository", "https://gitlab.com/a/b", "--timezone", "Europe/Brussels"]
    assert main(["init", str(tmp_path / "data"), *GIVEN, *flags, *address]) == 0
    roadmap = load(tmp_path / "data", dt.date.fromisoformat(TODAY)).roadmap
    assert (roadmap.title, roadmap.owners[0].name) == ('Kompas: "AI" #1', "Els, de trekker")
    assert (roadmap.languages, roadmap.repository) == (("nl", "en"), "https://gitlab.com/a/b")
    assert [phase.start and phase.start.written for phase in roadmap.phases] == [
        "2027-10",
        "2028-01",
        "2028-07",
        "2029-01",
    ]
    assert sorted(map(str, roadmap.targets["coverage"])) == ["2027-Q4", "2028-Q1"]


ASKED = {
    "nl": (
        "Van welke organisatie is de roadmap? Hoe heet de site? [AI-roadmap Noordkade]: "
        "Wie trekt de eerste tracks? Een rol of een naam [Trekker AI-roadmap]: "
        "Op welke dag begint hij? De maand telt [2026-11-30]: "
        "Wat is het adres van de bestanden op GitHub of GitLab? Leeg mag: "
    ),
    "en": (
        "Whose roadmap is it? What is the site called? [Noordkade AI roadmap]: "
        "Who leads the first tracks? A role or a name [AI roadmap lead]: "
        "On which day does it begin? The month counts [2026-11-30]: "
        "What is the address of the files on GitHub or GitLab? It may be empty: "
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_terminal_is_asked(
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("Noordkade\n\n Els \n2026-12-24\n\n"))
    assert main(["init", str(tmp_path / "data"), "--today", TODAY, "--language", language]) == 0
    assert capsys.readouterr().err.partition("your roadmap")[0].partition("je roadmap")[0] == ASKED[language]
    roadmap = load(tmp_path / "data", dt.date.fromisoformat(TODAY)).roadmap
    assert roadmap.owners[0].name == "Els"
    assert roadmap.phases[0].start
    assert roadmap.phases[0].start.written == "2026-12"
    assert roadmap.title == re.findall(r"\[(.*?)\]", ASKED[language])[0]


def test_whose_roadmap_it_is_is_asked_until_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\n  \nNoordkade\n\n\n\n\n"))
    assert main(["init", str(tmp_path / "data"), "--today", TODAY, "--language", "en"]) == 0
    again = "Whose roadmap is it? "
    assert capsys.readouterr().err.partition("your roadmap")[0] == again * 2 + ASKED["en"]


@pytest.mark.parametrize("typed", ["", "\n"], ids=["at once", "after an empty answer"])
def test_nobody_answers_any_more(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other questions are then not asked."""
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert main(["init", str(tmp_path / "data"), "--today", TODAY, "--language", "en"]) == 2
    questions = "Whose roadmap is it? " * (len(typed) + 1)
    assert capsys.readouterr().err == f"{questions}roadmap: whose roadmap is it? Name it with --organisation\n"
    assert not (tmp_path / "data").exists()


def test_what_is_not_known_is_not_made_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "data"), "--today", TODAY]) == 2
    assert capsys.readouterr().err == "roadmap: whose roadmap is it? Name it with --organisation\n"
    assert not (tmp_path / "data").exists()


def test_a_wrong_answer_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "data"), *GIVEN, "--repository", "http://a.b"]) == 1
    assert re.match(r"data/roadmap\.yml:\d+:\d+: fout: .*\[bad-link\]", capsys.readouterr().err)
    monkeypatch.setattr("sys.stdin", Terminal("\n\nmorgen\n\n"))
    assert main(["init", str(tmp_path / "data"), *GIVEN]) == 2
    assert capsys.readouterr().err.endswith("roadmap: 'morgen' is not a day; write YYYY-MM-DD\n")
    assert not (tmp_path / "data").exists()


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.yml").write_text("x")
    assert main(["init", str(tmp_path / "data"), *GIVEN]) == 2
    assert "is there already, and not empty" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["mine.yml"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert main(["init", str(tmp_path / "data"), *GIVEN]) == 0
    assert (tmp_path / "data" / "roadmap.yml").is_file()


def test_it_begins_this_month_where_nobody_says_when(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "data"), *GIVEN]) == 0
    roadmap = load(tmp_path / "data", dt.date.fromisoformat(TODAY)).roadmap
    assert [phase.finish and phase.finish.written for phase in roadmap.phases] == [
        "2027-01",
        "2027-07",
        "2028-01",
        "2028-10",
    ]
