"""The pages of the figures: the answer, what stands beside it, and every row with its place. Today is 30 June 2026."""

import dataclasses
import datetime as dt
import re

import pytest

from macros.history.ledger import Ledger
from macros.kpis.measure import measure_with_trend
from macros.pages import kpis
from macros.pages.context import Context
from macros.pages.kpi_cards import card, cards, progress
from macros.pages.kpi_list import KPIS, kpi_of
from macros.pages.links import UnknownPage
from macros.pages.reasons import reason_sentence
from macros.pages.render import phrases
from tests.pages.shown import context, text_of, twice
from tests.roadmaps import TODAY

NAMES = [kpi.id for kpi in KPIS]
NO_MOVES = Ledger(commits=0, from_=None, to=None, records=(), refused=0, unread=())

SOME = """
== roadmap.yml
title: T
organisation: O
purpose: P
repository: https://github.com/o/r
targets:
  adherence: {2026-Q2: {at_least: 60}}
  coverage: {2026-Q2: {at_least: 95}}
  lead_time_median: {2026-Q2: {at_most: 60}}
  use_cases_live: {2026-Q1: {at_least: 1}, 2026-Q2: {at_least: 1}}
== maturity.yml
dimensions: [{id: data, name: Gegevens}, {id: mensen, name: Mensen}]
== teams/balie.yml
name: Balie
department: Dienst
size: 10
ai_enabled: [{date: 2026-05-04, people: 5}]
assessments: [{date: 2026-02-02, scores: {data: 1, mensen: 2}}, {date: 2026-06-01, scores: {data: 2, mensen: 3}}]
== teams/ict.yml
name: ICT
department: Bedrijf
size: 30
assessments: [{date: 2026-06-02, scores: {data: 4, mensen: 5}}]
== teams/nieuw.yml
name: Nieuw
== reviews/2026-04-07.yml
summary: S
== reviews/2026-06-16.yml
summary: S
== tracks/t.yml
name: T
owner: els
items:
  - {id: time, title: Op tijd, kind: action, finished: 2026-03-02, planned: {finish: 2026-03-02}}
  - {id: later, title: Later klaar, kind: action, finished: 2026-04-02, planned: {finish: 2026-03-02}}
  - {id: not, title: Niet klaar, kind: action, started: 2026-02-02, planned: {finish: 2026-06-01}}
  - {id: soon, title: Straks, kind: action, planned: {finish: 2026-09-01}}
== tracks/u.yml
name: U
owner: els
items:
  - {id: other, title: Ander, kind: action, finished: 2026-03-02, planned: {finish: 2026-03-02}}
== use-cases/live.yml
title: Hulp
track: t
stages: {intake: 2026-02-02, production: 2026-05-04}
planned: {production: 2026-04-06}
replanned: [{date: 2026-04-01, why: W, production: 2026-05-04}]
"""


def trending(text: str = SOME, language: str = "nl", day: dt.date = TODAY) -> Context:
    made = context(text, language, day)
    return dataclasses.replace(made, figures=measure_with_trend(made.roadmap, day))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_data_every_page_says_so(name: str, language: str) -> None:
    for made in (context("", language), trending("", language)):
        view = kpis.view(made, name)
        assert twice(view) == []
        assert "0%" not in text_of(view)
        if name not in ("use-cases-live", "moves"):  # none is a number too
            said = phrases(made)
            reason = kpi_of(name).figure(made.figures).reason
            assert reason
            why = said.plain(reason_sentence(reason))
            assert f"{said.plain(f'kpi.{name}.question')} {why[0].upper()}{why[1:]}" in text_of(view)
            assert 'class="rm-lede"' not in view.html


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_shows_every_row_with_its_place(name: str, language: str) -> None:
    made = trending(SOME, language)
    view, figure = kpis.view(made, name), kpi_of(name).figure(made.figures)
    rows = (*figure.counted, *figure.left_out)
    assert twice(view) == []
    assert str(view.html).count('class="rm-file"') == len(rows)
    for row in rows:
        assert f"/blob/{made.commit}/{row.source.path}#L{row.source.line}" in view.html


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("adherence", "Doen we wat we afspraken? 75% is klaar"),
        ("coverage", "Is het werk concreet gepland? Voor 0% wel"),
        ("lead-time", "Hoe snel van intake naar productie? In 91 dagen"),
        ("maturity", "Hoe klaar zijn de teams voor AI? 75,0 van de 100"),
        ("adherence-use-cases", "Komen use cases in productie wanneer we het beloofden? 100% is in productie"),
        ("use-cases-live", "Hoeveel use cases zijn in productie? 1"),
        ("ai-enabled-share", "Hoeveel mensen werken met AI? 13%"),
        ("moves", "Hoe vaak verschuift een belofte? 1 keer"),
    ],
)
def test_the_title_answers_the_question(name: str, told: str) -> None:
    assert told in text_of(kpis.view(trending(), name))


def test_adherence_in_full() -> None:
    told = text_of(kpis.view(trending(), "adherence"))
    for part in (
        "3 van de 4 onderdelen die klaar moesten zijn, zijn klaar. 2 daarvan op tijd.",
        "2 op tijd klaar 1 later klaar 1 niet klaar",
        "Op tijd 50%: 2 van de 4",
        "Niet klaar, niet gemeld 1 onderdeel",
        "Per track: bij T is het kleinste deel klaar",
        "U 1 van 1 · 1 op tijd",
        "3 klaar, gedeeld door 4 die klaar moesten zijn, is 75%.",
        "Telt als Staat in Niet klaar 1 jun 2026 nog niet Niet klaar, niets gemeld",
        "Later klaar 2 mrt 2026 2 apr 2026 Klaar, 31 dagen later",
        "Meegeteld: 4",
        "Niet meegeteld: 1 1: hoeft nog niet klaar te zijn",
    ):
        assert part in told, part


def test_lead_time_and_maturity_tell_what_stands_beside_them() -> None:
    lead = text_of(kpis.view(trending(), "lead-time"))
    assert "Eén use case kwam van intake tot productie, in 91 dagen." in lead
    assert "Er is één waarde: 91 dagen." in lead
    told = text_of(kpis.view(trending(), "maturity"))
    assert "2 van de 3 teams zijn gemeten. De dimensie Gegevens scoort het laagst." in told
    assert "Per afdeling: Dienst staat het laagst" in told
    assert "Gedeeld door 40 mensen is dat 75." in told


def test_a_team_in_a_sum_names_its_value_and_its_size_once() -> None:
    """On the phone a row has no heads: the size stands in the reason, the value has its name."""
    html = kpis.view(trending(), "maturity").html
    found = re.findall(r'<td class="kept">(\d+)</td><td data-label="Waarde">([\d,]+)</td><td>([^<]*)', html)
    assert found == [
        ("10", "37,5", "Gemeten op 1 juni 2026, 10 mensen"),
        ("30", "87,5", "Gemeten op 2 juni 2026, 30 mensen"),
    ]


def test_squares_lead_to_their_rows_and_stop_at_forty() -> None:
    html = str(kpis.view(trending(), "adherence").html)
    assert html.count('<svg class="rm-square square-') == 4 + 3  # one a row, and the key
    for n, name in ((3, "Op tijd: op tijd klaar"), (1, "Niet klaar: niet klaar")):
        assert f'<a href="#r{n}" aria-label="{name}"' in html
        assert re.search(rf'<tr id="r{n}">.*?{name.split(":")[0]}</a>', html)
    order = [html.index(f'class="rm-square square-{sort}" width="32"') for sort in ("full", "half", "late")]
    assert order == sorted(order)
    many = "".join(
        f"  - {{id: i{n}, title: I, kind: action, finished: 2026-03-02, planned: {{finish: 2026-03-02}}}}\n"
        for n in range(41)
    )
    html = str(kpis.view(context(f"== tracks/t.yml\nname: T\nowner: els\nitems:\n{many}"), "adherence").html)
    assert html.count('class="rm-square') == 1  # of the key
    assert re.search(r'<rect class="box square-full" x="0.0%" y="1" width="100.0%"', html)
    assert '<a href="#r1">41 op tijd klaar</a>' in html


def test_the_trend_has_a_table_and_a_drawing_for_each_width() -> None:
    html = str(kpis.view(trending(), "adherence").html)
    assert html.count('class="rm-drawing pygal-chart"') == 3
    for width, name in ((960, "wide"), (640, "middle"), (343, "narrow")):
        assert re.search(rf'class="fits-{width}"><svg[^>]* id="trend-adherence-{name}"', html)
        assert re.search(rf'<svg[^>]* width="{width}"[^>]* id="trend-adherence-{name}"', html)
    told = text_of(kpis.view(trending(), "adherence"))
    assert "Bekijk de getallen als tabel Dag Klaar Op tijd klaar Doel" in told
    assert "7 apr 2026 100% 67% 60%" in told


@pytest.mark.parametrize(
    ("name", "told", "icon"),
    [
        ("adherence", "Nog te vroeg om te zeggen, doel 60%", "open"),
        ("coverage", "95 punten onder het doel", "missed"),
        ("lead-time", "31 dagen boven het doel", "missed"),
        ("use-cases-live", "Haalt het doel van 1", "met"),
        ("moves", "Geen doel dit kwartaal", ""),
    ],
)
def test_the_verdict(name: str, told: str, icon: str) -> None:
    made = context(SOME)
    verdict = card(made, kpi_of(name)).verdict
    assert verdict is not None
    assert (phrases(made).plain(verdict.told), verdict.icon) == (told, icon)


def test_the_direction_is_told_with_the_trend() -> None:
    made = trending()
    verdict = card(made, kpi_of("use-cases-live")).verdict
    assert verdict is not None
    assert phrases(made).plain(verdict.told).endswith(", hoger dan op 7 apr")
    moved = progress(made)
    assert moved is not None
    assert phrases(made).plain(moved) == "De AI-maturity index steeg sinds 2 februari 2026 van 12,5 naar 75,0."


def test_a_direction_names_the_day_that_it_is_measured_from() -> None:
    """Whatever lies between: the last review that is a quarter of a year ago, else the first."""
    said = {}
    for language in ("nl", "en"):
        made = trending(SOME, language)
        for name in ("adherence", "adherence-use-cases", "coverage"):
            verdict = card(made, kpi_of(name)).verdict
            assert verdict is not None
            said[language, name] = phrases(made).plain(verdict.told)
    assert said["nl", "adherence"] == "Nog te vroeg om te zeggen, doel 60%, lager dan op 7 apr"
    assert said["en", "adherence"] == "Too early to tell, target 60%, lower than on 7 Apr"
    assert said["nl", "coverage"] == "95 punten onder het doel, net als op 7 apr"
    assert said["nl", "adherence-use-cases"] == "Geen doel dit kwartaal, hoger dan op 7 apr"


def test_a_page_says_why_it_is_too_early_to_tell() -> None:
    """Three of four: Wilson's interval is 30.1 to 95.4 %, and the target of 60 lies in it."""
    told = text_of(kpis.view(trending(), "adherence"))
    assert "Dit cijfer gaat over 4. De marge is daarom 30,1% tot 95,4%. Het doel van 60% valt daarin." in told
    for name in ("coverage", "lead-time", "moves"):
        assert "De marge is daarom" not in text_of(kpis.view(trending(), name))


def test_cards_of_the_home_page() -> None:
    assert [one.kpi.id for one in cards(context(SOME))] == ["coverage", "lead-time", "maturity", "adherence"]
    assert all(one.spark is None for one in cards(context("")))
    index = next(iter(kpis.views(trending())))
    assert twice(index) == []
    assert all(name in text_of(index) for name in ("Dekking", "Verschoven beloften"))


def test_a_figure_that_does_not_exist_raises() -> None:
    with pytest.raises(UnknownPage) as raised:
        kpis.view(context(""), "adherance")
    assert "adherence" in raised.value.near


def test_the_heading_of_the_tracks_names_the_one_whose_dot_is_lowest() -> None:
    """More is missing at Groot, three of ten; a larger share at Klein, one of two."""
    there, missing = "result: R, planned: {start: 2026-07-01, finish: 2026-09-01}", "result: R"

    def track(name: str, planned: int, unplanned: int) -> str:
        lines = [there] * planned + [missing] * unplanned
        return f"== tracks/{name}.yml\nname: {name.title()}\nowner: els\nitems:\n" + "".join(
            f"  - {{id: {name}{nth}, title: X, kind: action, {line}}}\n" for nth, line in enumerate(lines)
        )

    told = text_of(kpis.view(context(track("groot", 7, 3) + track("klein", 1, 1)), "coverage"))
    assert "Per track: bij Klein is het kleinste deel gepland" in told
    tied = context(track("groot", 1, 1) + track("klein", 1, 1))
    assert "kleinste deel" not in text_of(kpis.view(tied, "coverage"))


def test_an_index_has_its_decimal_everywhere_and_a_target_is_as_written() -> None:
    """The index of one team is 37.5, of the other 87.5, of both 75."""
    told = text_of(
        kpis.view(
            trending(SOME.replace("targets:", "targets:\n  maturity_index: {2026-Q2: {at_least: 80}}")), "maturity"
        )
    )
    assert "75,0 van de 100" in told
    assert "doel 80" in told
    assert "naar 75,0 nu" in told
    assert "80,0" not in told


def test_the_page_of_the_moves_tells_what_git_counts_beside_it() -> None:
    told = text_of(kpis.view(dataclasses.replace(trending(), ledger=NO_MOVES), "moves"))
    assert "Git telt per wijziging, en alleen einddatums. Bekijk wat git telt" in told
    assert "Bekijk wat git telt" not in text_of(kpis.view(trending(), "moves"))
