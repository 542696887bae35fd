"""What holds of every page of records, in both languages, for an empty roadmap, the example and hostile texts."""

import re
from collections.abc import Callable, Iterable

import pytest

from macros.load import load
from macros.pages import items, maturity, metrics, milestones, owners, plan, reviews, teams, tracks, use_cases
from macros.pages.context import Context
from macros.pages.view import View
from macros.words import FOLDER, LANGUAGES, words
from tests.pages.shown import context, text_of, twice
from tests.roadmaps import EXAMPLE, TODAY

PAGES = (tracks, use_cases, items, owners, plan, milestones, metrics, maturity, teams, reviews)
EMPTY = ""
HOSTILE = "<b>{{ 7*7 }}</b> & \"'` | ]]>"
WRITTEN = "'" + HOSTILE.replace("'", "''") + "'"
FULL = f"""
== roadmap.yml
title: {WRITTEN}
organisation: {WRITTEN}
purpose: {WRITTEN}
languages: [nl, en]
== phases.yml
- {{id: een, name: {WRITTEN}, start: 2026-01-01, finish: 2026-12-31, goals: [{{id: g, title: {WRITTEN}, items: [u]}}]}}
== owners.yml
- {{id: els, name: {WRITTEN}, kind: role, contact: "mailto:els@example.org"}}
- {{id: jan, name: {WRITTEN}, kind: person, github: jan}}
== tracks/techniek.yml
name: {WRITTEN}
owner: els
purpose: {WRITTEN}
items:
  - id: a
    title: {WRITTEN}
    kind: milestone
    planned: {{finish: 2026-05-01}}
    replanned: [{{date: 2026-04-01, why: {WRITTEN}, finish: 2026-08-01}}]
    result: {WRITTEN}
    note: {WRITTEN}
    help_wanted: {WRITTEN}
    tags: [{WRITTEN}]
    links: [{{title: {WRITTEN}, url: "https://example.org/?a=1&b=2"}}]
    also: [data]
    with: [jan]
    aliases: [vroeger]
    depends_on: [b]
    use_case: u
  - {{id: b, title: {WRITTEN}, kind: action, owner: jan, planned: {{finish: 2026-05-01}}}}
  - {{id: c, title: {WRITTEN}, kind: action, paused: {{date: 2026-05-01, why: {WRITTEN}}}}}
  - {{id: d, title: {WRITTEN}, kind: action, dropped: {{date: 2026-05-01, why: {WRITTEN}}}}}
== tracks/data.yml
name: {WRITTEN}
owner: els
== teams/team.yml
name: {WRITTEN}
department: {WRITTEN}
assessments: [{{date: 2026-02-01, scores: {{dim: 2}}, note: {WRITTEN}}}]
== maturity.yml
dimensions: [{{id: dim, name: {WRITTEN}, levels: {{1: {WRITTEN}}}}}]
== metrics/gebruik.yml
name: {WRITTEN}
kind: impact
unit: {WRITTEN}
direction: up
owner: els
source: {WRITTEN}
quarters: {{2026-Q2: {{target: 5, actual: 4}}}}
== reviews/2026-06-16.yml
summary: {WRITTEN}
decisions: [{{what: {WRITTEN}, why: {WRITTEN}, items: [a], owner: els}}]
== use-cases/u.yml
title: {WRITTEN}
track: techniek
team: team
problem: {WRITTEN}
value: {WRITTEN}
note: {WRITTEN}
stages: {{intake: 2026-01-05, mvp: 2026-03-02}}
kpis:
  - id: k
    name: {WRITTEN}
    unit: {WRITTEN}
    direction: down
    baseline: 9
    quarters: {{2026-Q2: {{target: 5, actual: 4}}}}
"""


def all_views(made: Context) -> Iterable[View]:
    return (view for page in PAGES for view in page.views(made))


def example(language: str) -> Context:
    return context(load(EXAMPLE, TODAY).roadmap, language)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


MAKE: dict[str, Callable[[str], Context]] = {
    "nothing": lambda language: context(EMPTY, language),
    "hostile": lambda language: context(FULL, language),
    "example": example,
}


@pytest.mark.parametrize("name", MAKE)
def test_every_page_is_well_made(name: str, language: str) -> None:
    """No id twice, no style, no script, no empty heading, a finding as summary, and an address of its own."""
    addresses = []
    for view in all_views(MAKE[name](language)):
        assert twice(view) == [], view.address
        assert not re.search(r"<style|<script|\sstyle=|\son[a-z]+=", view.html), view.address
        assert not re.search(r"<(h[1-4]|th|a|td|li|p)( [^>]*)?>\s*</\1>", view.html.replace("<td></td>", "")), (
            view.address
        )
        assert 0 < len(view.summary) <= 160, view.address
        assert view.html.count("<h1") == 1
        assert "{n" not in view.html
        addresses.append(view.address)
    assert len(addresses) == len(set(addresses))


def test_hostile_texts_are_shown_as_typed(language: str) -> None:
    for view in all_views(context(FULL, language)):
        assert "<b>{{" not in view.html
        assert not re.search(r"(?<!\w)49(?!\w)", text_of(view))
    track = next(view for view in all_views(context(FULL, language)) if view.address == "tracks/techniek/")
    assert track.title == HOSTILE
    assert text_of(track).count(HOSTILE) > 10


def test_a_text_in_another_language_says_so() -> None:
    page = tracks.view(context(FULL, "en"), "techniek")
    assert '<h1><span lang="nl">' in page.html
    assert 'lang="nl"' not in tracks.view(context(FULL, "nl"), "techniek").html


def test_links_stay_within_the_site_or_are_https(language: str) -> None:
    known = {view.address for view in all_views(context(FULL, language))}
    others = {"phases/een/", "phases/", "kpis/maturity/", "map/", "agenda/", "edit/", ""}
    for view in all_views(context(FULL, language)):
        for target in re.findall(r'href="([^"#?]+)', view.html):
            if target.startswith(("https://", "mailto:")):
                continue
            parts = [part for part in view.address.split("/") if part]
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part] if part not in ("", ".") else parts
            address = "/".join(parts) + "/" if parts else ""
            assert address in known | others, (view.address, target)


def test_two_views_on_one_page_share_no_id() -> None:
    made = context(FULL)
    both = [tracks.view(made, "techniek", here="own/", part=part).html for part in (1, 2)]
    ids = [set(re.findall(r'\sid="([^"]*)"', html)) for html in both]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("part", ["records"])
def test_every_word_is_there_in_both_languages(part: str) -> None:
    dutch, english = (words(language, (part,)).entries for language in ("nl", "en"))
    assert {base(key) for key in dutch} == {base(key) for key in english}
    for key in dutch.keys() & english.keys():
        assert blanks(dutch[key]) == blanks(english[key]) or key.endswith((".one", ".other")), key


def test_no_key_stands_in_two_files() -> None:
    for language in LANGUAGES:
        files = [path.stem for path in sorted((FOLDER / language).glob("*.yml"))]
        keys = [key for name in files for key in words(language, (name,)).entries]
        assert len(keys) == len(set(keys))


def base(key: str) -> str:
    return key.removesuffix(".one").removesuffix(".other")


def blanks(sentence: str) -> set[str]:
    return {name.removesuffix("_words").removesuffix("_Words") for name in re.findall(r"\{(\w+)\}", sentence)}
