"""Pages of phases, use cases and figures for data of every shape: what they say stays true. Today is 30 June 2026."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from macros.kpis.measure import measure_with_trend
from macros.pages import items as all_items
from macros.pages import kpis, phases, use_cases
from macros.pages.context import Context
from macros.pages.view import View
from tests.pages.shown import context, text_of, twice
from tests.roadmaps import TODAY, roadmap

pytestmark = pytest.mark.uncounted

HEAD = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n"
PHASE = "== phases.yml\n- {id: p, name: Begin, start: 2026-01-01, finish: 2026-09-30"
TRACK = "== tracks/t.yml\nname: T\nowner: els\nitems:\n"
LONG = "Een heel lange titel van iets dat nog moet komen en dat iedereen aangaat " * 3
KINDS = ("action", "experiment", "mvp", "milestone")


def items(number: int, lines: str, *, title: str = "Werk") -> str:
    """So many items of every kind in the phase."""
    return "".join(
        f"  - {{id: i{nth}, title: {title.strip()} {nth}, kind: {KINDS[nth % 4]}, phase: p, {lines}}}\n"
        for nth in range(number)
    )


def use_case(name: str, lines: str, *, title: str = "Hulp") -> str:
    return f"== use-cases/{name}.yml\ntitle: {title.strip()}\ntrack: t\nphase: p\n{lines}\n"


GOAL = ", goals: [{id: g, title: Samen, items: [i0]}]}\n"
LIVE = ", goals: [{id: g, title: Twee live, target: {measure: use_cases_live, at_least: 2}}]}\n"
DONE = "finished: 2026-05-04, planned: {finish: 2026-05-04}"
LATE = "planned: {finish: 2026-05-04}"
AHEAD = "planned: {finish: 2026-08-03}"
AFTER = "planned: {finish: 2026-11-02}"
PRODUCTION = "stages: {intake: 2026-01-01, production: 2026-05-04}\nplanned: {production: 2026-05-04}"
KPI = "kpis: [{id: k, name: K, unit: min, direction: down, baseline: 1, quarters: {2026-Q2: {target: 1, actual: 1}}}]"
SHAPES = {
    "nothing": "",
    "one phase, empty": PHASE + "}\n",
    "one done": PHASE + GOAL + TRACK + items(1, DONE),
    "one open": PHASE + GOAL + TRACK + items(1, AHEAD),
    "one late": PHASE + GOAL + TRACK + items(1, LATE),
    "one without a plan": PHASE + GOAL + TRACK + items(1, "tags: [x]"),
    "one milestone without a plan": PHASE + "}\n" + TRACK + "  - {id: m, title: M, kind: milestone, phase: p}\n",
    "nothing planned": PHASE + GOAL + TRACK + items(8, "tags: [x]"),
    "all done": PHASE + GOAL + TRACK + items(8, DONE) + use_case("u", PRODUCTION),
    "all late": PHASE + GOAL + TRACK + items(8, LATE) + use_case("u", "planned: {production: 2026-05-04}"),
    "all after the phase": PHASE + GOAL + TRACK + items(8, AFTER),
    "all dropped": PHASE + GOAL + TRACK + items(8, "dropped: {date: 2026-03-02, why: W}"),
    "all paused": PHASE + GOAL + TRACK + items(8, f"{AHEAD}, paused: {{date: 2026-03-02, why: W}}"),
    "a use case of one day": PHASE
    + LIVE
    + TRACK
    + "  []\n"
    + use_case("u", f"stages: {{intake: 2026-05-03, production: 2026-05-04}}\n{KPI}"),
    "use cases only": PHASE
    + LIVE
    + TRACK
    + "  []\n"
    + "".join(use_case(f"u{nth}", "planned: {production: 2026-08-03}") for nth in range(4)),
    "long titles": PHASE
    + GOAL
    + TRACK
    + items(8, AFTER, title=LONG[:196])
    + use_case("u", f"{PRODUCTION}\n{KPI}", title=LONG[:200]),
    "hundreds": PHASE + GOAL + TRACK + items(290, DONE) + "".join(use_case(f"u{nth}", PRODUCTION) for nth in range(60)),
    "one team of one": "== maturity.yml\ndimensions: [{id: d, name: D}]\n== teams/een.yml\nname: Een\nsize: 1\n"
    "ai_enabled: [{date: 2026-05-04, people: 1}]\nassessments: [{date: 2026-05-04, scores: {d: 2}}]\n",
}
MANY = {
    "nl": "dagen|weken|onderdelen|use cases|mijlpalen|fasen|doelen|teams|mensen|waarden|cijfers|metingen",
    "en": "days|weeks|items|use cases|milestones|phases|goals|teams|people|values|figures|assessments",
}
ONE = {"nl": "1|[Ee]én", "en": "1|[Oo]ne"}


def shaped(name: str, language: str) -> Context:
    made = context(roadmap(HEAD + SHAPES[name]), language)
    return dataclasses.replace(made, figures=measure_with_trend(made.roadmap, TODAY))


def views(made: Context) -> Iterator[View]:
    yield from phases.views(made)
    yield from (use_cases.view(made, one.id) for one in made.roadmap.use_cases)
    yield from kpis.views(made)


def headings(view: View) -> list[str]:
    """What h1 and h2 say."""
    found = re.findall(r"(?s)<h[12]\b[^>]*>(.*?)</h[12]>", str(view.html))
    return [" ".join(re.sub(r"<[^>]*>", "", text).split()) for text in found]


def phase(name: str) -> View:
    return phases.view(shaped(name, "nl"), "p")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SHAPES)
def test_every_page_stands(name: str, language: str) -> None:
    plural = re.compile(rf"(?<![\d.,%-])\b({ONE[language]}) (\w+ )?({MANY[language]})\b")
    for view in views(shaped(name, language)):
        html, told = str(view.html), text_of(view)
        assert twice(view) == []
        assert all(headings(view)), view.address
        assert plural.search(told) is None, (view.address, plural.search(told))
        assert language == "en" or "None" not in told, view.address
        assert not re.search(r'(?s)<svg(?=[^>]*role="img")(?:(?!</svg>).)*<a ', html), view.address
        assert all(float(x) == 0 for x in re.findall(r'rm-bar"[^>]*>\s*<(?:rect|svg)[^>]* x="([\d.]+)%"', html))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [name for name in SHAPES if "phases.yml" in SHAPES[name]])
def test_every_record_of_a_phase_is_named_on_its_page(name: str, language: str) -> None:
    made = shaped(name, language)
    html = str(phases.view(made, "p").html)
    if name == "hundreds":  # its page leads to the list of all
        html = "".join(view.html for view in all_items.views(made))
        assert html.count('data-phase="p"') == len(made.roadmap.records)
    for record in made.roadmap.records:
        assert re.search(rf">(<span lang=\"nl\">)?{record.title}(</span>)?</a>", html), record.title


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "one phase, empty",
            ["Fase 1: Begin", "Wanneer is deze fase klaar?"],
        ),
        (
            "all done",
            [
                "Fase 1: Begin",
                "Wanneer was deze fase klaar?",
                "Doel: gehaald",
                "Mijlpalen: alle twee gehaald",
                "Use cases: één in productie, geen open",
                "Acties, experimenten en MVP&#39;s: alle klaar",
            ],
        ),
        (
            "all late",
            [
                "Fase 1: Begin",
                "Wanneer is deze fase klaar?",
                "Doel: nog niet gehaald",
                "Mijlpalen: twee van de twee zijn te laat of komen later",
                "Use cases: geen in productie, één open",
                "Acties, experimenten en MVP&#39;s: 0 van de 6 klaar, 6 te laat",
            ],
        ),
        (
            "nothing planned",
            [
                "Fase 1: Begin",
                "Wanneer is deze fase klaar?",
                "Doel: nog niet gehaald",
                "Mijlpalen: twee van de twee hebben geen datum",
                "Acties, experimenten en MVP&#39;s: 0 van de 6 klaar",
            ],
        ),
        (
            "all dropped",
            [
                "Fase 1: Begin",
                "Wanneer is deze fase klaar?",
                "Doel: nog niet gehaald",
                "Acties, experimenten en MVP&#39;s: alle gestopt",
            ],
        ),
        (
            "one milestone without a plan",
            ["Fase 1: Begin", "Wanneer is deze fase klaar?", "Mijlpalen: de enige heeft geen datum"],
        ),
    ],
)
def test_the_headings_of_a_phase_are_its_story(name: str, told: list[str]) -> None:
    assert headings(phase(name)) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("one phase, empty", "Zodra er iets in deze fase staat, staat hier wanneer zij klaar is."),
        ("all done", "Het laatste onderdeel, "),
        ("all late", "Negen onderdelen zijn te laat en moeten opnieuw gepland worden."),
        ("nothing planned", "Geen enkel open onderdeel heeft een datum. Acht open onderdelen hebben geen datum."),
        ("all after the phase", "Van de 8 open onderdelen met een datum komen er acht na de fase."),
        ("one open", "Het laatste onderdeel, Werk 0, is beloofd voor 3 augustus 2026. Dat past in de fase."),
        ("use cases only", "Alle vier open onderdelen met een datum zijn beloofd vóór het einde van de fase."),
        ("use cases only", "Geen van de 2 use cases is in productie. De volgende twee: Hulp (3 aug) en Hulp (3 aug)."),
        ("all paused", "gepauzeerd"),
    ],
)
def test_when_is_answered_by_what_is_known(name: str, told: str) -> None:
    assert told in text_of(phase(name))


@pytest.mark.parametrize(
    ("name", "number"),
    [("all done", 0), ("nothing planned", 0), ("all paused", 0), ("one open", 1), ("all late", 9), ("hundreds", 0)],
)
def test_a_dot_stands_for_every_open_promise(name: str, number: int) -> None:
    html = str(phase(name).html)
    assert len(re.findall(r'<circle class="(?:before|after)"', html)) == 2 * number  # drawn for two widths
    assert ('class="fits-520"' in html) == bool(number)


def test_of_hundreds_of_records_a_few_stand_on_the_page_and_the_others_in_the_list() -> None:
    html = str(phase("hundreds").html)
    assert '<a href="../../items/?track=t&amp;phase=p">T: 218 onderdelen</a>' in html
    assert '<a href="../../items/?kind=milestone&amp;phase=p">Nog 56 staan in de lijst van alle onderdelen</a>' in html
    assert '<a href="../../items/?kind=use_case&amp;phase=p">Nog 40 staan in de lijst van alle onderdelen</a>' in html
    assert html.count("<tr><td>") == 20 + 16  # use cases and the table of milestones
    assert 'class="group"' not in html
    assert 'class="group"' in phase("all late").html


def test_a_phase_to_come_and_one_that_is_over_are_told_as_such() -> None:
    made = HEAD + "== phases.yml\n- {id: p, name: Begin, start: 2026-09-01, finish: 2026-12-31}\n"
    assert headings(next(phases.views(context(made))))[0] == "Fase 1, Begin, begint op 1 september 2026"
    over = made.replace("2026-09-01", "2025-09-01").replace("2026-12-31", "2025-12-31")
    assert headings(next(phases.views(context(over))))[0] == "Fase 1, Begin, is voorbij"


def test_a_use_case_without_anything_says_so() -> None:
    text = HEAD + "== use-cases/u.yml\ntitle: U\ntrack: t\n" + TRACK + "  []\n"
    view = use_cases.view(context(text), "u")
    assert headings(view) == [
        "U",
        "Welk probleem lost dit op?",
        "Wat levert het op?",
        "Nog niet begonnen aan de intake",
        "Halen we de doelen? Er is nog geen KPI",
        "Hangt met niets anders samen",
        "Geschiedenis",
    ]


@pytest.mark.parametrize(
    ("finish", "told"),
    [
        ("", ["is beloofd voor 2 november 2026. Acht open onderdelen hebben een datum.", "fits-520"]),
        (", finish: 2026-10-30", ["is beloofd voor 2 november 2026. Van de 8 open", "einde fase 30 okt"]),
        (", finish: 2026-11-02", ["Dat past in de fase. Alle acht open onderdelen met een datum", "einde fase 2 nov"]),
    ],
)
def test_promises_are_told_against_the_end_of_the_phase_where_it_has_one(finish: str, told: list[str]) -> None:
    text = HEAD + f"== phases.yml\n- {{id: p, name: Begin, start: 2026-01-01{finish}}}\n" + TRACK + items(8, AFTER)
    view = phases.view(context(text), "p")
    assert told[0] in text_of(view)
    assert told[1] in view.html
    assert ("einde fase" in view.html) == bool(finish)


def test_one_promise_is_told_as_one() -> None:
    two = "  - {id: x, title: X, kind: action, phase: p}\n"
    for ahead, told in ((AHEAD, "is beloofd vóór het einde van de fase"), (AFTER, "komt na het einde van de fase")):
        view = phases.view(context(HEAD + PHASE + "}\n" + TRACK + items(1, ahead) + two), "p")
        assert f'aria-label="Het ene open onderdeel met een datum {told}."' in view.html
        assert "Het ene open onderdeel" not in text_of(view)  # the answer has told it already
        assert "Eén open onderdeel heeft geen datum." in text_of(view)
