"""All pages together: addresses, ids, links, and data that stays text. Of the example and of hostile texts."""

import dataclasses
import json
import posixpath
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl

import pytest

from macros.kpis.measure import measure_with_trend
from macros.load import load
from macros.pages.context import Context
from macros.pages.site import view_at, views
from macros.pages.view import View
from tests.pages.shown import context, twice
from tests.roadmaps import EXAMPLE, TODAY, reading

LANGUAGES = ["nl", "en"]
HOSTILE = [
    "{{ 7*7 }}",
    "{% raise %}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]> --> </title>",
    "\"dubbel\" en 'enkel' | pijp",
    "`code` *vet* _scheef_ [x](javascript:alert(1))",
    "&lt;b&gt; &amp; AT&T",
]


def pages(language: str) -> list[View]:
    made = context(load(EXAMPLE, TODAY).roadmap, language)
    return list(views(dataclasses.replace(made, figures=measure_with_trend(made.roadmap, TODAY))))


class Reader(HTMLParser):
    """Tags that are not closed, attributes and text of a page."""

    VOID = frozenset({"hr", "input", "br", "img", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.names: set[str] = set()
        self.text: list[str] = []  # without the labels of a drawing, which are cut where they are long

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if "tspan" not in self.open:
            self.text.append(data)


def read(view: View) -> Reader:
    reader = Reader()
    reader.feed(view.html)
    reader.close()
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole(language: str) -> None:
    for view in pages(language):
        reader = read(view)
        assert not reader.crossed, view.address
        assert not reader.open, view.address
        assert not reader.names & {"style", "script", "onclick"}, view.address
        assert twice(view) == [], view.address
        assert view.html.count("<h1") == 1, view.address
        assert view.title, view.address
        assert len(view.summary) <= 160, view.address
        for heading in view.contents:
            assert f'id="{heading.id}"' in view.html, view.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_an_anchor(language: str) -> None:
    made = {view.address: view for view in pages(language)}
    for view in made.values():
        for href in re.findall(r'<a [^>]*?href="([^"]*)"', view.html):
            if href.startswith(("https:", "mailto:")) or PurePosixPath(href).suffix:  # files: looked for in the site
                continue
            path, _, anchor = unescape(href).partition("#")
            path, _, asked = path.partition("?")
            target = posixpath.normpath(posixpath.join("/", view.address, path)).strip("/")
            found = made.get(f"{target}/" if target else "")
            assert found, (view.address, href)
            assert not anchor or f'id="{anchor}"' in found.html, (view.address, href)
            for name, value in parse_qsl(asked):
                assert may_be_asked(found, name, value), (view.address, href)


def may_be_asked(view: View, name: str, value: str) -> bool:
    """Whether a list, or the map, can be asked for this in its address: there is a control that holds it."""
    if view.address == "edit/":  # its own tests hold which forms there are
        return name in ("do", "kind", "id")
    if control := re.search(rf'<select name="{name}">(.*?)</select>', view.html, re.DOTALL):
        return f'value="{value}"' in control[1]
    return f'name="{name}"' in view.html and name in ("find", "view")


def test_addresses_are_the_same_in_every_language_and_occur_once() -> None:
    first, second = ([view.address for view in pages(language)] for language in LANGUAGES)
    assert first == second
    assert len(first) == len(set(first))


def hostile(text: str) -> Context:
    """A roadmap in which every text is the hostile one."""
    value = json.dumps(text)
    made = reading(
        f"""
== roadmap.yml
title: {value}
organisation: {value}
purpose: {value}
== owners.yml
- {{id: els, name: {value}, kind: role}}
== phases.yml
- id: een
  name: {value}
  purpose: {value}
  start: 2026-01-01
  finish: 2026-12-31
  goals: [{{id: g, title: {value}, items: [a]}}]
== tracks/t.yml
name: {value}
owner: els
purpose: {value}
items:
  - id: a
    title: {value}
    kind: milestone
    phase: een
    planned: {{finish: 2026-05-04}}
    result: {value}
    note: {value}
    help_wanted: {value}
    tags: [{value}]
    links: [{{title: {value}, url: "https://example.org/"}}]
== use-cases/u.yml
title: {value}
track: t
phase: een
problem: {value}
value: {value}
stages: {{intake: 2026-02-02}}
kpis: [{{id: k, name: {value}, unit: {value}, direction: up, quarters: {{2026-Q2: {{target: 2, actual: 1}}}}}}]
== maturity.yml
dimensions: [{{id: d, name: {value}, levels: {{1: {value}}}}}]
== teams/x.yml
name: {value}
department: {value}
size: 4
assessments: [{{date: 2026-06-01, scores: {{d: 2}}, note: {value}}}]
== metrics/m.yml
name: {value}
kind: impact
unit: {value}
direction: up
source: {value}
quarters: {{2026-Q2: {{target: 2, actual: 1}}}}
== reviews/2026-06-16.yml
summary: {value}
decisions: [{{what: {value}, why: {value}, items: [a]}}]
"""
    )
    assert not made.problems, made.problems
    return context(made.roadmap)


@pytest.mark.parametrize("text", HOSTILE)
def test_data_text_appears_as_typed_and_does_nothing(text: str) -> None:
    plain = list(views(hostile("Gewoon")))
    for view, ordinary in zip(views(hostile(text)), plain, strict=True):
        reader = read(view)
        assert not reader.crossed, view.address
        assert reader.names == read(ordinary).names, view.address
        expected = read(ordinary).text
        shown = "".join(reader.text)
        assert shown.count(text) == "".join(expected).count("Gewoon"), view.address


@pytest.mark.parametrize("name", ["overrides", "macros/pages"])
def test_no_template_or_page_writes_style_or_scripts(name: str) -> None:
    root = Path(__file__).parents[2] / name
    for path in (*(root / "fragments").rglob("*.html"), *root.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<script|<style|\|\s*safe", text), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_made_alone_is_the_same(language: str) -> None:
    alone = dataclasses.replace(context(load(EXAMPLE, TODAY).roadmap, language), when_asked=True)
    for view in pages(language):
        assert view_at(alone, view.address) == view, view.address
    assert view_at(alone, "use-cases/nergens/") is None
    assert view_at(alone, "nergens/") is None
