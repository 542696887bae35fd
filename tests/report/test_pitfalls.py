"""The pitfalls as text, Markdown and JSON. Today is 30 June 2026."""

import json

from macros.report import pitfalls as report
from tests.pages.shown import COMMIT, context

SOME = """
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: "Een *ster*", kind: action, area: technology, result: R, planned: {finish: 2026-06-25}}
  - {id: b, title: B, kind: action, area: people, finished: 2026-06-01, planned: {finish: 2026-06-01}}
  - {id: c, title: C, kind: action, area: technology, result: R, planned: {finish: 2026-09-01}}
"""


def test_text_names_every_sign_with_its_remedy_and_records() -> None:
    assert (
        report.as_text(context(SOME))
        == """\
We zien twee van de vier valkuilen. Dit zijn ze: te star en alleen techniek.

Zonder commitment of eigenaarschap: dit zien we niet

Te abstract: dit zien we niet

Te star: dit zien we
  Over één onderdeel dat te laat is, is niets gezegd
    Wat helpt. Bespreek het in de review. Kies een nieuwe datum, of stop ermee.
    - Een *ster*: beloofd voor 25 jun, daarna niet herpland en niet besproken (data/tracks/t.yml:4)
  Eén onderdeel is te laat, en niets werd herpland
    Wat helpt. Leg alle datums naast het werk van nu. Herplan wat niet meer klopt.
    - Een *ster*: beloofd voor 25 jun, nog niet klaar (data/tracks/t.yml:4)

Alleen techniek: dit zien we
  67% van het werk is technologie: 2 van 3
    Wat helpt. Plan ook werk voor mensen, communicatie en governance. Dan verandert er echt iets.
    - Een *ster*: gaat over technologie (data/tracks/t.yml:4)
    - C: gaat over technologie (data/tracks/t.yml:6)
"""
    )


def test_markdown_says_only_itself() -> None:
    told = report.as_markdown(context(SOME, "en")).splitlines()
    assert told[0] == "## We see two of the four pitfalls. They are: too rigid and technology only."
    assert "- Een \\*ster\\*: is about technology (`data/tracks/t.yml:4`)" in told


def test_json_has_all_four_with_their_numbers() -> None:
    made = json.loads(report.as_json_text(context(SOME, "en")))
    assert (made["as_of"], made["commit"]) == ("2026-06-30", COMMIT)
    assert {one["id"]: (one["shows"], [sign["id"] for sign in one["signs"]]) for one in made["pitfalls"]} == {
        "no-ownership": (False, []),
        "too-abstract": (False, []),
        "too-rigid": (True, ["silent", "nothing-replanned"]),
        "technology-only": (True, ["technology"]),
    }
    sign = made["pitfalls"][3]["signs"][0]
    assert (sign["threshold"], round(sign["value"]), sign["of"]) == (60, 67, 3)
    assert sign["records"][0] == {
        "kind": "item",
        "id": "a",
        "file": "data/tracks/t.yml",
        "line": 4,
        "why": "is about technology",
    }
    assert sign["remedy"].startswith("Plan work for people")


def test_nothing_to_see() -> None:
    assert report.as_text(context("", "en")).splitlines()[0] == "We see none of the four pitfalls."
