"""`roadmap codeowners`: who is asked about a change, and when the file is behind."""

from pathlib import Path

import pytest

from macros.cli import main
from macros.report.codeowners import BEGIN, END, codeowners
from tests.roadmaps import roadmap, write

TEXT = """
== owners.yml
- {id: els, name: Els, kind: person, github: els-1}
- {id: jan, name: Jan, kind: role}
- {id: team, name: Team, kind: team, github: ai-team}
== tracks/techniek.yml
name: Techniek
owner: els
== tracks/proces.yml
name: Proces
owner: jan
== use-cases/zoeken.yml
title: Zoeken
track: techniek
== use-cases/lezen.yml
title: Lezen
track: proces
owner: team
== metrics/uren.yml
name: Uren
kind: impact
unit: uur
direction: up
owner: team
"""
LINES = [
    "/data/tracks/techniek.yml @els-1",
    "/data/use-cases/lezen.yml @ai-team",
    "/data/use-cases/zoeken.yml @els-1",
    "/data/metrics/uren.yml @ai-team",
]


def test_each_file_is_its_owners() -> None:
    assert codeowners(roadmap(TEXT)).splitlines() == [BEGIN, *LINES, END]


def test_lines_of_somebody_else_stay() -> None:
    own = f"/macros/ @makers\n\n{BEGIN}\n/data/old.yml @gone\n{END}\n/docs/ @writers\n"
    assert codeowners(roadmap(TEXT), own).splitlines() == [
        "/macros/ @makers",
        "",
        BEGIN,
        *LINES,
        END,
        "/docs/ @writers",
    ]
    assert codeowners(roadmap(TEXT), "/macros/ @makers\n").splitlines() == ["/macros/ @makers", "", BEGIN, *LINES, END]
    assert codeowners(roadmap(TEXT), codeowners(roadmap(TEXT), own)) == codeowners(roadmap(TEXT), own)


@pytest.mark.parametrize("end", [f"{END} \n", f"  {END}\t\r\n", f"{END}\n"], ids=["space", "tab", "plain"])
def test_white_space_around_a_mark_takes_no_lines_of_somebody_else(end: str) -> None:
    own = f"{BEGIN} \n/data/old.yml @gone\n{end}/docs/ @writers\n"
    assert codeowners(roadmap(TEXT), own) == "\n".join([BEGIN, *LINES, END, "/docs/ @writers", ""])


def test_a_mark_on_the_last_line_is_one() -> None:
    assert codeowners(roadmap(TEXT), f"{BEGIN}\n{END}").splitlines() == [BEGIN, *LINES, END]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "nl",
            "{file} blijft zoals het is: onze regels beginnen op regel 2, maar hun einde ontbreekt; zet daaronder: ",
        ),
        (
            "en",
            "{file} stays as it is: our lines begin in line 2, but their end is missing; put this below them: ",
        ),
    ],
)
@pytest.mark.parametrize("again", ["", f"{BEGIN}\n{END}\n"], ids=["no end", "begins again"])
@pytest.mark.parametrize("option", ["--write", "--check"])
def test_a_mark_without_its_end_is_refused(
    language: str, message: str, again: str, option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "data", TEXT)
    file = tmp_path / "CODEOWNERS"
    before = f"/macros/ @makers\n{BEGIN}\n/data/old.yml @gone\n/docs/ @writers\n{again}"
    file.write_text(before, "utf-8")
    given = ["--data", str(tmp_path / "data"), "--today", "2026-06-30", "--language", language]
    assert main(["codeowners", *given, option, str(file)]) == 1
    assert capsys.readouterr().err == message.format(file=file) + f"{END}\n"
    assert file.read_text("utf-8") == before


def test_nobody_has_a_handle() -> None:
    assert codeowners(roadmap()).splitlines() == [BEGIN, END]


@pytest.mark.parametrize(
    ("language", "stale", "written", "current"),
    [
        (
            "nl",
            "{file} loopt achter op data/owners.yml; werk het bij met: ",
            "{file} is bijgewerkt",
            "{file} klopt met data/owners.yml",
        ),
        (
            "en",
            "{file} is behind data/owners.yml; bring it up to date with: ",
            "{file} is up to date again",
            "{file} agrees with data/owners.yml",
        ),
    ],
)
def test_says_when_it_is_behind(
    language: str, stale: str, written: str, current: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "data", TEXT)
    file = tmp_path / ".github" / "CODEOWNERS"
    given = ["--data", str(tmp_path / "data"), "--today", "2026-06-30", "--language", language]

    def told(*more: str) -> tuple[int, str]:
        code = main(["codeowners", *given, *more])
        return code, capsys.readouterr().err

    command = f"roadmap codeowners --write {file}"
    assert told("--check", str(file)) == (1, f"{stale.format(file=file)}{command}\n")
    assert not file.exists()
    assert told("--write", str(file)) == (0, f"{written.format(file=file)}\n")
    assert told("--check", str(file)) == (0, f"{current.format(file=file)}\n")
    assert file.read_text("utf-8").splitlines() == [BEGIN, *LINES, END]


def test_prints_it_where_no_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "data", TEXT)
    assert main(["codeowners", "--data", str(tmp_path / "data"), "--today", "2026-06-30"]) == 0
    assert capsys.readouterr() == ("\n".join([BEGIN, *LINES, END, ""]), "")
