"""The rows of a figure as squares, as a bar and as a sum in words, for one, none and many. Today is 30 June 2026."""

import re

import pytest

from macros.model.records import Roadmap
from macros.pages import kpis
from macros.pages.kpi_cards import card
from macros.pages.kpi_list import kpi_of
from macros.pages.kpi_rows import SQUARES, Picture, counted_rows, picture
from tests.pages.shown import context, text_of, twice
from tests.roadmaps import roadmap

DUE = "  - {{id: i{n}, title: Item {n}, kind: action, planned: {{finish: 2026-03-02}}{more}}}\n"
TRACK = "== tracks/t.yml\nname: T\nowner: els\nitems:\n"
TEAM = "== teams/{name}.yml\nname: {name}\nsize: {size}\n{more}\n"


def due(done: int, of: int, *, day: str = "2026-03-02") -> Roadmap:
    """So many items that had to be done, of which the first are."""
    lines = (DUE.format(n=n, more=f", finished: {day}" if n < done else "") for n in range(of))
    reported = "".join(lines) if of else "  - {id: i, title: I, kind: action}\n"
    return roadmap(TRACK + reported)


def shown(text: str | Roadmap, name: str) -> Picture:
    made = context(text)
    kpi = kpi_of(name)
    found = picture(kpi, counted_rows(made, kpi, kpi.figure(made.figures)))
    assert found
    return found


def counts(found: Picture) -> list[tuple[str, int]]:
    return [(part.sort, part.n) for part in found.parts]


@pytest.mark.parametrize(
    ("done", "of", "told", "total"),
    [
        (1, 1, "Het ene onderdeel dat klaar moest zijn, is klaar. Dat was op tijd.", "1 klaar, gedeeld door 1 die"),
        (1, 2, "1 van de 2 onderdelen die klaar moesten zijn, is klaar. Dat was op tijd.", "gedeeld door 2 die klaar"),
        (2, 3, "2 van de 3 onderdelen die klaar moesten zijn, zijn klaar. 2 daarvan op tijd.", "is 66,67%."),
        (
            5,
            5,
            "5 van de 5 onderdelen die klaar moesten zijn, zijn klaar.",
            "5 klaar, gedeeld door 5 die klaar moesten",
        ),
    ],
)
def test_one_is_told_as_one(done: int, of: int, told: str, total: str) -> None:
    page = text_of(kpis.view(context(due(done, of)), "adherence"))
    assert told in page
    assert total in page


def test_done_later_or_on_an_unknown_day() -> None:
    assert "Dat was later dan beloofd." in text_of(kpis.view(context(due(1, 1, day="2026-03-09")), "adherence"))
    assert "Geen daarvan op tijd." in text_of(kpis.view(context(due(2, 2, day="2026-03-03")), "adherence"))
    assert "klaar, 1 dag later" in text_of(kpis.view(context(due(2, 2, day="2026-03-03")), "adherence")).lower()
    unknown = text_of(kpis.view(context(due(2, 2, day="unknown")), "adherence"))
    assert "Op welke dag weten we niet." in unknown
    assert "dag onbekend Klaar op een onbekende dag" in unknown
    assert "2 klaar, dag onbekend" in unknown
    assert "later klaar" not in unknown.split("Per track")[0].split("Wat betekent")[0]


def test_the_squares_and_the_sum_of_on_time_say_what_has_no_day() -> None:
    """Four are due: on time, later, on an unknown day, and not done. On time is one of the three with a known day."""
    items = "".join(
        DUE.format(n=n, more=f", finished: {day}" if day else "")
        for n, day in enumerate(("2026-03-02", "2026-03-09", "unknown", ""))
    )
    found = shown(TRACK + items, "adherence")
    assert counts(found) == [("full", 1), ("half", 1), ("plain", 1), ("late", 1)]
    view = kpis.view(context(TRACK + items), "adherence")
    assert str(view.html).count('<path class="tick" d="M10') == 3 + 3  # of each sort that is done, and in the key
    told = text_of(view)
    assert "1 op tijd klaar 1 later klaar 1 klaar, dag onbekend 1 niet klaar" in told
    assert "Op tijd 33%: 1 van de 3 Op tijd na" in told
    assert "Eén is klaar op een onbekende dag. Die telt bij op tijd niet mee." in told
    english = text_of(kpis.view(context(TRACK + items, "en"), "adherence"))
    assert "On time 33%: 1 of 3 On time after" in english
    assert "One is done on an unknown day. It does not count for on time." in english
    assert "onbekende dag" not in text_of(kpis.view(context(due(1, 2)), "adherence"))


def test_none_of_one_and_none_of_many() -> None:
    items = "  - {id: a, title: A, kind: action, started: 2026-02-02}\n"
    assert "Het ene open onderdeel heeft nog niet alles: een eigenaar, een resultaat en een geldige datum." in text_of(
        kpis.view(context(TRACK + items), "coverage")
    )
    items += "  - {id: b, title: B, kind: action, started: 2026-02-02}\n"
    told = text_of(kpis.view(context(TRACK + items), "coverage"))
    assert "Geen van de 2 open onderdelen heeft een eigenaar, een resultaat en een geldige datum." in told
    assert "0 concreet gepland, gedeeld door 2 open onderdelen, is 0%." in told


@pytest.mark.parametrize(
    ("name", "told"),
    [("use-cases-live", "Er staan nog geen use cases in de roadmap."), ("moves", "Geen enkele belofte is verschoven.")],
)
def test_none_is_a_number_too(name: str, told: str) -> None:
    assert told in text_of(kpis.view(context(""), name))


def test_when_nearly_nobody_has_said_there_is_no_answer_but_every_row() -> None:
    view = kpis.view(context(due(1, 4)), "adherence")
    assert "Doen we wat we afspraken? Van 3 van de 4 is niet gezegd hoe het ervoor staat" in text_of(view)
    assert view.html.count('class="rm-square square-late" width="32"') == 3


LIVE = "== use-cases/{name}.yml\ntitle: {name}\ntrack: t\nstages: {{intake: 2026-01-01, production: {day}}}\n"
THREE = "".join(
    LIVE.format(name=name, day=day) for name, day in (("a", "2026-04-01"), ("b", "2026-02-01"), ("c", "2026-05-01"))
)
AIM = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\ntargets: {lead_time_median: {2026-Q2: {at_most: 100}}}\n"


def test_days_stand_in_their_squares_in_order() -> None:
    found = shown(AIM + TRACK + "  []\n" + THREE, "lead-time")
    assert [(row.number, row.sort, row.nth) for row in found.squares] == [
        ("31", "full", 1),
        ("90", "full", 2),
        ("120", "half", 3),
    ]
    html = str(kpis.view(context(AIM + TRACK + "  []\n" + THREE), "lead-time").html)
    assert 'aria-label="b: 31 dagen, binnen het doel"' in html
    assert '<text x="18" y="22.5" text-anchor="middle">120</text>' in html


def test_without_a_target_days_are_all_alike() -> None:
    assert counts(shown(TRACK + "  []\n" + THREE, "lead-time")) == [("plain", 3)]


def test_moves_are_told_apart() -> None:
    moved = """
  - id: a
    title: A
    kind: action
    planned: {finish: 2026-03-02}
    replanned:
      - {date: 2026-02-01, why: W, finish: 2026-04-02}
      - {date: 2026-02-15, why: W, finish: open}
      - {date: 2026-03-01, why: W, finish: 2026-09-02}
"""
    assert counts(shown(TRACK + moved, "moves")) == [("full", 1), ("half", 1), ("empty", 1)]


def test_teams_by_their_own_number() -> None:
    text = "== maturity.yml\ndimensions: [{id: d, name: D}]\nvalid_days: 100\n"
    text += TEAM.format(name="nu", size=4, more="assessments: [{date: 2026-06-01, scores: {d: 3}}]\nai_enabled: []")
    text += TEAM.format(
        name="oud",
        size=2,
        more="assessments: [{date: 2026-01-01, scores: {d: 2}}]\nai_enabled: [{date: 2026-05-01, people: 2}]",
    )
    found = shown(text, "maturity")
    assert [(row.number, row.sort) for row in found.squares] == [("50,0", "plain"), ("25,0", "empty")]
    assert counts(shown(text, "ai-enabled-share")) == [("full", 1), ("empty", 1)]
    assert "2 van de 6 mensen werken met AI." in text_of(kpis.view(context(text), "ai-enabled-share"))
    one = "== maturity.yml\ndimensions: [{id: d, name: D}]\n"
    one += "== teams/een.yml\nname: Een\nassessments: [{date: 2026-06-01, scores: {d: 3}}]\n"
    told = text_of(kpis.view(context(one), "maturity"))
    assert "Het ene team is gemeten." in told
    assert "Er telt één team mee, voor 1. De index is 50." in told


@pytest.mark.parametrize("of", [SQUARES, SQUARES + 1, 300])
def test_more_than_forty_are_a_bar_of_parts(of: int) -> None:
    view = kpis.view(context(due(of - 10, of, day="2026-03-02")), "adherence")
    found = shown(due(of - 10, of), "adherence")
    assert twice(view) == []
    assert counts(found) == [("full", of - 10), ("late", 10)]
    assert len(found.squares) == (of if of <= SQUARES else 0)
    assert ("rm-bar" in view.html) == (of > SQUARES)
    assert [part.first for part in found.parts] == [11, 1]
    assert sum(part.width for part in found.parts) == pytest.approx(100)
    assert found.parts[0].x == 0
    pages = [view.html, *(one.html for one in kpis.views(context(due(of - 10, of))) if "adherence/page" in one.address)]
    assert re.findall(r'<tr id="(r\d+)">', "".join(pages)) == [f"r{nth}" for nth in range(1, of + 1)]


def test_rows_beyond_the_first_stand_in_parts_that_are_linked_to() -> None:
    later = "".join(f"  - {{id: s{n}, title: S, kind: action, planned: {{finish: 2026-09-01}}}}\n" for n in range(150))
    lines = "".join(DUE.format(n=n, more=", finished: 2026-03-02" if n < 45 else "") for n in range(90))
    made = context(roadmap(TRACK + lines + later))
    views = {view.address: view for view in kpis.views(made)}
    pages = [view for address, view in views.items() if address.startswith("kpis/adherence/")]
    assert [view.address for view in pages] == ["kpis/adherence/", "kpis/adherence/page_2/", "kpis/adherence/page_3/"]
    assert "De eerste 40 staan hier. De andere staan in de volgende delen." in text_of(pages[0])
    assert "Dit is deel 2 van 3 van de rijen achter Adherence." in text_of(pages[1])
    assert sum(len(re.findall('class="rm-file"', view.html)) for view in pages) == 90 + 150
    assert [len(re.findall('class="rm-file"', view.html)) for view in pages] == [40, 100, 100]
    # the bar: the first that is done stands in the second part, the first that is not on the page itself
    assert '<a href="page_2/#r46">45 op tijd klaar</a>' in pages[0].html
    assert '<tr id="r46">' in pages[1].html
    assert '<a href="#r1">45 niet klaar</a>' in pages[0].html
    # what does not count begins in the second part and ends in the third
    assert '<a href="page_2/#_left-out-1">150: hoeven nog niet klaar te zijn</a>' in pages[0].html
    assert [view.contents[-1].id for view in pages[1:]] == ["_left-out-1", "_left-out-1"]
    assert all(not twice(view) for view in pages)
    embedded = kpis.view(made, "adherence", here="", part=2)
    assert 'href="kpis/adherence/page_2/#r46"' in embedded.html
    assert 'href="kpis/adherence/page_3/"' in embedded.html


def test_many_numbers_that_are_alike_are_not_drawn() -> None:
    text = TRACK + "  []\n" + "".join(LIVE.format(name=f"u{n}", day="2026-04-01") for n in range(SQUARES + 1))
    made, kpi = context(text), kpi_of("lead-time")
    rows = counted_rows(made, kpi, kpi.figure(made.figures))
    assert len(rows) == SQUARES + 1
    assert picture(kpi, rows) is None
    assert picture(kpi, ()) is None


@pytest.mark.parametrize(
    ("aims", "told"),
    [
        ("", "Van geen van de vier cijfers weten we al of het doel gehaald is"),
        ("{coverage: {2026-Q2: {at_least: 90}}}", "Geen cijfer haalt zijn doel, en één mist het"),
        ("{lead_time_median: {2026-Q2: {at_most: 100}}}", "Eén van de vier cijfers haalt zijn doel"),
    ],
)
def test_the_list_opens_with_how_many_are_at_their_target(aims: str, told: str) -> None:
    head = f"== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\ntargets: {aims or '{}'}\n"
    items = "".join(f"  - {{id: o{n}, title: O, kind: action, started: 2026-02-02}}\n" for n in range(9))
    text = text_of(kpis.index(context(head + TRACK + items + THREE)))
    assert told in text.split("Dekking")[0]


def test_all_at_their_target() -> None:
    made = context(AIM + TRACK + "  []\n" + THREE)
    found = card(made, kpi_of("lead-time"))
    assert kpis.finding([found]).key == "kpis.finding.all"
