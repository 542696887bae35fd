"""The agenda as text, Markdown and JSON: of the example on 24 November 2026 as it is kept here, and in small.

`pytest --update` writes what is said now; read the difference before you keep it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.cli import main
from macros.report import agenda as report
from macros.words import LANGUAGES
from tests.pages.shown import context
from tests.roadmaps import COMES_ALONG, of_what_comes_along

KEPT = Path(__file__).parent / "agenda"
SMALL = """
== owners.yml
- {id: els, name: "Els *de* Vries", kind: role}
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: "# 1. <b>Stack</b>", kind: action, planned: {finish: 2026-06-20}}
  - {id: b, title: B, kind: action, finished: 2026-06-20}
== reviews/2026-05-12.yml
summary: S
decisions:
  - {what: "Gaan we door?", why: "Het is duur.", items: [a]}
"""


@of_what_comes_along
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "ending"), [("text", "txt"), ("markdown", "md")])
def test_the_agenda_of_the_example(
    language: str, name: str, ending: str, capsys: pytest.CaptureFixture[str], *, update: bool
) -> None:
    arguments = ["--data", str(COMES_ALONG), "--today", "2026-11-24", "--language", language, "--format", name]
    assert main(["agenda", *arguments]) == 0
    told = capsys.readouterr().out
    kept = KEPT / f"2026-11-24.{language}.{ending}"
    if update:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(told, "utf-8")
    assert told == kept.read_text("utf-8")


def test_whom_to_ask_what_and_why() -> None:
    assert (
        report.as_text(context(SMALL))
        == """\
Review van 7 juli 2026: één punt om te beslissen
De vorige review was op 12 mei 2026. Daarna gingen drie reviews niet door, het laatst op 26 mei 2026, 9 juni 2026 \
en 23 juni 2026. Stand van 30 juni 2026.

Besluiten: één punt
  1. Gaan we door?
     Nog open, uiterlijk bij de review van 7 jul. Het is duur. # 1. <b>Stack</b>: te laat, beloofd voor 20 jun, \
nog niet herpland.
     Wie: nog niemand (data/reviews/2026-05-12.yml:3)

Besluiten van vorige keer, en wat ervan kwam
     Eén besluit staat hierboven.

Om te vieren
  1. B
     Klaar op 20 jun.
     Wie: Els *de* Vries (data/tracks/t.yml:5)

Komt eraan, tot en met 21 juli 2026
     In deze weken is niets beloofd.
"""
    )


def test_markdown_says_only_itself() -> None:
    told = report.as_markdown(context(SMALL, "en"))
    assert "\\# 1. &lt;b&gt;Stack&lt;/b&gt;" in told
    assert "Who: Els \\*de\\* Vries (`data/tracks/t.yml:5`)" in told


def test_json_holds_every_point() -> None:
    made: Mapping[str, Any] = json.loads(report.as_json_text(context(SMALL, "en")))
    assert [made[key] for key in ("as_of", "review", "last", "missed", "until")] == [
        "2026-06-30",
        "2026-07-07",
        "2026-05-12",
        ["2026-05-26", "2026-06-09", "2026-06-23"],
        "2026-07-21",
    ]
    (about,) = made["decide"][0].pop("about")
    assert (about["kind"], about["id"], about["owner"], about["line"]) == ("late", "a", "els", 4)
    assert about["reasons"] == ["late, promised for 2026-06-20, not yet replanned"]
    assert made["decide"] == [
        {
            "kind": "decision",
            "id": "2026-05-12",
            "name": "Gaan we door?",
            "question": "Gaan we door?",
            "reasons": ["still open, due by the review of 2026-07-07"],
            "owner": None,
            "due": "2026-07-07",
            "file": "data/reviews/2026-05-12.yml",
            "line": 3,
        }
    ]
    assert [point["id"] for point in made["celebrate"]] == ["b"]
    assert (len(made["decided"]), made["coming"]) == (1, [])


def test_before_the_first_review() -> None:
    made = json.loads(report.as_json_text(context("")))
    assert (made["last"], made["missed"], made["decide"]) == (None, [], [])
    assert report.as_text(context("", "en")).splitlines()[:2] == [
        "Review of 14 July 2026: nothing to decide",
        "There has been no review yet. This is the first. As of 30 June 2026.",
    ]


def test_what_does_not_fit_is_counted() -> None:
    late = "".join(f"  - {{id: a{n}, title: A{n}, kind: action, planned: {{finish: 2026-06-01}}}}\n" for n in range(15))
    told = report.as_text(context(f"== tracks/t.yml\nname: T\nowner: els\nitems:\n{late}"))
    assert "Besluiten: 15 punten" in told
    assert " 12. " in told
    assert " 13. " not in told
    assert "En nog drie punten." in told
