"""Problems as text, JSON, annotations and a summary."""

import json
from pathlib import Path

import pytest

from macros.contract.rules import problem
from macros.report.problems import as_github, as_json, as_summary, as_text, lines_of, say, underlined
from macros.source import Source
from macros.words import words

NL, EN = (words(language, ("problems",)) for language in ("nl", "en"))
WRONG = problem(
    "unknown-reference",
    Source("data/tracks/tooling.yml", 2, 8),
    "owner",
    "suggestion",
    id="platfrom",
    suggestion="'platform'",
    known="platform",
)


def test_text_shows_the_line_and_what_to_write() -> None:
    assert as_text([WRONG], NL, lambda source: "owner: platfrom") == (
        "data/tracks/tooling.yml:2:8: fout: eigenaar 'platfrom' staat niet in data/owners.yml  [unknown-reference]\n"
        "    2 | owner: platfrom\n"
        "      |        ^^^^^^^^ bedoel je 'platform'?\n"
    )


def test_text_without_a_line_shows_the_hint_alone() -> None:
    missing = problem("missing-key", Source("data/owners.yml"), "file", "file-hint", file="data/owners.yml")
    assert as_text([missing], EN, lambda source: "") == (
        "data/owners.yml:1:1: error: the file data/owners.yml is missing  [missing-key]\n"
        "       make data/owners.yml, or put it back\n"
    )


def test_a_long_line_is_shown_around_its_place() -> None:
    place = Source("data/owners.yml", 1, 301)
    far = problem("bad-id", place, "message", "suggestion", value="É", suggestion="e", limit=64)
    shown = as_text([far], EN, lambda source: "x" * 300 + "É\x1b[31m")
    assert "É\ufffd[31m" in shown
    assert shown.splitlines()[2].index("^") == shown.splitlines()[1].index("É")


@pytest.mark.parametrize(
    ("rest", "length"),
    [
        ("platfrom", 8),
        ("platfrom # oud", 8),
        ("2026-02-30, finish: 2026", 10),
        ("2026-02-30}", 10),
        ("kiezen]", 6),
        ("titel: Meten", 5),
        ("titel:", 5),
        ("'a, b' # c", 6),
        ('"open', 5),
        ("", 0),
    ],
)
def test_what_is_underlined(rest: str, length: int) -> None:
    assert underlined(rest) == length


def test_json_has_the_keys_of_the_contract() -> None:
    found = json.loads(as_json([WRONG], EN, valid=False, counts={"tracks": 1}))
    assert found == {
        "valid": False,
        "problems": [
            {
                "severity": "error",
                "rule": "unknown-reference",
                "file": "data/tracks/tooling.yml",
                "line": 2,
                "column": 8,
                "message": "owner 'platfrom' is not in data/owners.yml",
                "hint": "did you mean 'platform'?",
            }
        ],
        "counts": {"tracks": 1},
    }


def test_annotations_stand_errors_first_and_hold_nothing_of_their_own() -> None:
    old = problem("confirmation-overdue", Source("data/a.yml", 1, 1), "message", id="a", date="2026-01-01", n=28)
    place = Source("data/t,1:2.yml", 3, 4)
    wild = problem("bad-value", place, "choice", key="kind", value="50%\n::error::x", known=("a",))
    lines = as_github([old, wild], EN).splitlines()
    heads, texts = zip(*(line.removeprefix("::").split("::", 1) for line in lines), strict=True)
    assert heads == (
        "error file=data/t%2C1%3A2.yml,line=3,col=4,title=bad-value",
        "notice file=data/a.yml,line=1,col=1,title=confirmation-overdue",
    )
    assert texts == (
        "'50%25%0A::error::x' is not possible for 'kind'",
        "track 'a' was last confirmed on 2026-01-01, over 28 days ago",
    )


def test_the_summary_holds_every_problem_as_plain_text() -> None:
    wild = problem("bad-value", Source("data/a.yml"), "choice", key="kind", value="<b>|`x`", known=("a",))
    summary = as_summary([WRONG, wild], EN)
    assert len(summary.splitlines()) == 2 + 2
    assert not set("<`") & set(summary)
    assert as_summary([], EN) == ""


def test_lines_come_from_the_folder_as_an_editor_counts_them(tmp_path: Path) -> None:
    (tmp_path / "owners.yml").write_bytes(b"\xef\xbb\xbfeen\r\ntwee\rdrie\xff")
    line = lines_of(tmp_path)
    assert [line(Source("data/owners.yml", number)) for number in (1, 2, 3, 4)] == ["een", "twee", "drie\ufffd", ""]
    assert line(Source("data/weg.yml")) == ""


def test_nothing_is_said_of_nothing() -> None:
    assert say(None, NL) == ""
