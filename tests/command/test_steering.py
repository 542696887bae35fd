"""`roadmap pitfalls`, `agenda` and `review`: what they write, where, and what they refuse."""

import json
import re
from pathlib import Path

import pytest

from macros.cli import main
from macros.edge import PROJECT
from tests.roadmaps import write

TEXT = """
== tracks/t.yml
name: T
owner: els
confirmed: 2026-04-01
items:
  - {id: a, title: "Stack: C# & meer", kind: action, planned: {finish: 2026-06-20}}
== reviews/2026-06-16.yml
summary: S
decisions:
  - {what: Doorgaan?, why: Duur.}
"""
DAY = "2026-06-30"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data", TEXT)
    return tmp_path / "data"


def run(command: str, data: Path, *more: str) -> int:
    return main([command, "--data", str(data), "--today", DAY, *more])


@pytest.mark.parametrize(
    ("command", "first", "line"),
    [
        ("pitfalls", "We zien drie van de vier valkuilen. Dit zijn ze:", "3 van de 4 valkuilen op 2026-06-30\n"),
        ("agenda", "Review van 30 juni 2026: drie punten", "de agenda van 2026-06-30: 3 punten om te beslissen\n"),
    ],
)
def test_text_goes_to_standard_output_and_one_line_beside_it(
    command: str, first: str, line: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, data) == 0
    told = capsys.readouterr()
    assert told.out.startswith(first)
    assert told.err == line


@pytest.mark.parametrize("command", ["pitfalls", "agenda"])
def test_other_forms_and_another_day(command: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, data, "--format", "markdown", "--language", "en") == 0
    assert capsys.readouterr().out.startswith("## ")
    assert run(command, data, "--format", "json", "--as-of", "2026-06-17") == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-06-17"
    assert run(command, data, "--as-of", "2026-07-01") == 2


@pytest.mark.parametrize("command", ["pitfalls", "agenda", "review"])
def test_data_with_a_fault_is_refused(command: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "phases.yml").write_text("- {id: een}\n", "utf-8")
    with pytest.raises(SystemExit) as stopped:
        run(command, data)
    assert stopped.value.code == 1
    assert "[missing-key]" in capsys.readouterr().err
    assert not (data / "reviews" / f"{DAY}.yml").exists()


def test_the_file_of_a_review_holds_the_points_of_its_agenda(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", data) == 0
    told = capsys.readouterr()
    path = data / "reviews" / "2026-06-30.yml"
    assert (told.out, told.err) == ("", f"{path} staat klaar; vul summary, what en why in\n")
    assert (
        path.read_text("utf-8")
        == """\
# De review van 30 juni 2026: wat we zagen en wat we kozen.
# Vul summary, what en why in. Haal weg wat jullie niet bespraken.
summary:

decisions:
  # Stack: C# & meer: opnieuw plannen, of stoppen?
  # Te laat, beloofd voor 20 jun, nog niet herpland.
  - what:
    why:
    items: [a]
    owner: els
  # T: klopt alles in deze track nog?
  # Voor het laatst bevestigd op 1 apr.
  - what:
    why:
    owner: els

# Nog open van eerdere reviews. Is het uitgevoerd? Zet daar de dag bij done.
# - Doorgaan? (data/reviews/2026-06-16.yml:3)
"""
    )


def problems(data: Path, day: str, capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str, str]]:
    main(["check", "--data", str(data), "--today", day, "--format", "json"])
    found = json.loads(capsys.readouterr().out)["problems"]
    return {(one["severity"], one["file"], one["rule"]) for one in found if one["severity"] == "error"}


@pytest.mark.parametrize("example", [True, False])
def test_it_is_accepted_once_it_is_filled_in(
    data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, *, example: bool
) -> None:
    """Until then, `check` points at what is empty."""
    day = DAY
    if example:
        day, data = "2026-11-24", tmp_path / "example" / "data"
        for path in (PROJECT / "data").rglob("*.yml"):
            copy = data / path.relative_to(PROJECT / "data")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    assert main(["review", "--data", str(data), "--today", day]) == 0
    path = data / "reviews" / f"{day}.yml"
    capsys.readouterr()
    assert problems(data, day, capsys) == {("error", f"data/reviews/{day}.yml", "bad-value")}
    path.write_text(re.sub(r"(?m)^((  - | *)(summary|what|why):)$", r"\1 Gezegd.", path.read_text("utf-8")), "utf-8")
    assert problems(data, day, capsys) == set()


def test_a_review_that_is_there_stays_as_it_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "reviews" / "2026-06-16.yml"
    before = path.read_bytes()
    assert run("review", data, "--day", "2026-06-16") == 1
    assert capsys.readouterr().err == f"{path} is er al; er is niets veranderd\n"
    assert path.read_bytes() == before


def test_a_review_with_nothing_to_decide_and_the_first_one(tmp_path: Path) -> None:
    write(tmp_path / "data", "")
    assert run("review", tmp_path / "data", "--day", "2026-06-29", "--language", "en") == 0
    assert (
        (tmp_path / "data" / "reviews" / "2026-06-29.yml").read_text("utf-8")
        == """\
# The review of 29 June 2026: what we saw and what we chose.
# Fill in summary, what and why. Take out what you did not discuss.
summary:

decisions: []
"""
    )


def test_a_review_is_not_held_in_the_future(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", data, "--day", "2026-07-01") == 2
    assert "2026-07-01 lies after today (2026-06-30)" in capsys.readouterr().err
