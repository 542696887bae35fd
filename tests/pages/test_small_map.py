"""The map in small on the home page: its heading is true for any data, and it says what it leaves out."""

import gzip
import re
from pathlib import Path

import pytest

from macros.load import load
from macros.pages import compass
from tests.pages.shown import context, text_of
from tests.roadmaps import TODAY
from tests.site.many import many

EARLY = "kind: action, planned: {start: 2026-01-05, finish: 2026-09-01}"
MOVED = "kind: action, planned: {finish: 2026-09-01}, replanned: [{date: 2026-06-01, why: W, finish: 2026-10-01}]"
A_DAY = "kind: action, planned: {finish: 2026-09-01}, replanned: [{date: 2026-06-01, why: W, finish: 2026-09-03}]"
LATE = "kind: action, started: 2026-02-02, planned: {finish: 2026-05-04}"
DONE = "kind: action, started: 2026-02-02, finished: 2026-03-02"
DROPPED = "kind: action, started: 2026-02-02, dropped: {date: 2026-04-01, why: W}"
IDEA = "kind: action"
PAUSED = "kind: action, started: 2026-02-02, planned: {finish: 2026-09-01}, paused: {date: 2026-04-01, why: W}"


def tracks(**lines: str | tuple[str, ...]) -> str:
    """Tracks with an item for each line."""
    text = ""
    for name, given in lines.items():
        items = (given,) if isinstance(given, str) else given
        made = "".join(f"  - {{id: {name}{n}, title: Werk {name} {n}, {line}}}\n" for n, line in enumerate(items))
        text += f"== tracks/{name}.yml\nname: Track {name}\nowner: els\n" + (f"items:\n{made}" if made else "")
    return text


def page(text: str, language: str = "nl") -> str:
    return str(compass.view(context(text, language)).html)


def heading(text: str, language: str = "nl") -> str:
    found = re.search(r'id="_map">(.*?)</h2>', page(text, language))
    assert found
    return re.sub("<[^>]*>", "", found[1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "er staat nog niets op"),
        (tracks(t=()), "er staat nog niets op"),
        (tracks(t=IDEA), "open werk heeft nog geen datum"),
        (tracks(t=(IDEA, DONE)), "open werk heeft nog geen datum"),
        (tracks(t=DONE, u=DONE), "alles is klaar"),
        (tracks(t=(DONE, DROPPED)), "alles is klaar of gestopt"),
        (tracks(t=EARLY, u=EARLY), "niets loopt uit"),
        (tracks(t=A_DAY, u=EARLY), "niets loopt uit"),
        (tracks(t=PAUSED, u=EARLY), "niets loopt uit"),
        (tracks(t=LATE), "één onderdeel loopt uit"),
        (tracks(t=(LATE, MOVED, EARLY)), "twee onderdelen lopen uit"),
        (tracks(t=LATE, u=EARLY), "alle vertraging zit in Track t"),
        (tracks(t=MOVED, u=LATE), "de meeste vertraging zit in Track u"),
        (tracks(t=(MOVED, MOVED, MOVED), u=LATE), "de meeste vertraging zit in Track t"),
        (tracks(t=LATE, u=LATE, v=EARLY), "er loopt werk uit in twee tracks"),
    ],
)
def test_the_heading_states_the_finding(text: str, told: str) -> None:
    assert heading(text) == f"De kaart in het klein: {told}"


def test_the_heading_is_english_on_the_english_page() -> None:
    assert heading(tracks(t=MOVED, u=LATE), "en") == "The map at a glance: most of the delay is in Track u"


def test_what_is_drawn_is_in_the_legend_and_nothing_else() -> None:
    reached = "kind: milestone, planned: {finish: 2026-03-01}, finished: 2026-03-01"
    told = text_of(compass.view(context(tracks(t=(DONE, LATE, EARLY, reached), u=MOVED))))
    assert "2027 vandaag Track t Track u klaar loopt gepland loopt uit mijlpaal gehaald Open de kaart" in told
    assert "klaar gestopt Open de kaart" in text_of(compass.view(context(tracks(t=(DONE, DROPPED)))))


def test_milestones_have_the_number_of_the_list() -> None:
    stones = tuple(f"kind: milestone, planned: {{finish: 2026-{month:02}-01}}" for month in (12, 9, 7, 8, 10, 11))
    shown = page(tracks(t=stones))
    assert re.findall(r'<li><span class="number">(\d)</span><span class="date">(.*?)</span>', shown) == [
        ("1", "1 jul"),
        ("2", "1 aug"),
        ("3", "1 sep"),
        ("4", "1 okt"),
        ("5", "1 nov"),
    ]
    wide, narrow = re.findall(
        r"<svg class=\"rm-drawing rm-small-map\" width=\"(?:880|288)\".*?</svg>", shown, re.DOTALL
    )
    for drawing in (wide, narrow):
        discs = re.findall(r'<text class="number" x="([\d.]+)"[^>]*>(\d)<', drawing)
        assert [number for _, number in sorted(discs, key=lambda disc: float(disc[0]))] == list("12345")
        assert drawing.count('class="open"') == 1


def test_of_late_milestones_two_stand_in_the_list_and_the_others_are_counted() -> None:
    late = tuple(f"kind: milestone, planned: {{finish: 2026-{month:02}-01}}" for month in (1, 2, 3, 4))
    to_come = tuple(f"kind: milestone, planned: {{finish: 2026-{month:02}-01}}" for month in (7, 8, 9, 10))
    told = text_of(compass.view(context(tracks(t=late + to_come))))
    assert re.findall(r"\b\d (\d+ \w{3}) Werk", told) == ["1 mrt", "1 apr", "1 jul", "1 aug", "1 sep"]
    assert "Alle mijlpalen, waarvan er nog twee te laat zijn" in told
    told = text_of(compass.view(context(tracks(t=late + to_come[:1]))))
    assert re.findall(r"\b\d (\d+ \w{3}) Werk", told) == ["1 jan", "1 feb", "1 mrt", "1 apr", "1 jul"]
    assert "waarvan er nog" not in told


@pytest.mark.parametrize(
    ("finish", "told"),
    [("2026-09-01", "1 sep"), ("2026-09", "sep"), ("2027-02", "feb 2027"), ("2026-Q4", "Q4 2026"), ("2027", "2027")],
)
def test_a_date_of_the_list_is_as_exact_as_it_was_written(finish: str, told: str) -> None:
    text = text_of(compass.view(context(tracks(t=f"kind: milestone, planned: {{finish: {finish}}}"))))
    assert f"1 {told} Werk t 0" in text


def test_what_has_no_date_is_not_drawn_and_is_counted() -> None:
    told = text_of(compass.view(context(tracks(t=(EARLY, IDEA, IDEA)))))
    assert told.count("Hier staat 1 van de 3 onderdelen. De andere staan op de kaart.") == 2  # one of two is shown
    assert "Hier staan" not in text_of(compass.view(context(tracks(t=(EARLY, DONE)))))


def test_without_anything_to_draw_that_is_said() -> None:
    assert "rm-small-map" not in page(tracks(t=IDEA))
    assert "In deze kwartalen ligt geen werk met een datum." in text_of(compass.view(context(tracks(t=IDEA))))
    told = text_of(compass.view(context("")))
    assert "Een onderdeel komt op de kaart zodra het een datum heeft. Open de kaart" in told


def test_of_many_tracks_those_with_most_to_tell_are_drawn_in_their_order() -> None:
    text = tracks(**{f"t{n:02}": LATE if n == 29 else (EARLY,) * (n % 3 + 1) for n in range(30)})
    text = text.replace("  - {id: t000, title: Werk t00 0, " + EARLY, "  - {id: t000, title: Steen, kind: milestone")
    text = text.replace("kind: milestone}", "kind: milestone, planned: {finish: 2026-08-01}}")
    drawn = re.findall(r'aria-label="Track (t\d\d)"', page(text).split("rm-small-narrow")[0])
    assert len(drawn) == 12
    assert drawn == sorted(drawn)
    assert drawn[0] == "t00"  # the next milestone is in it
    assert drawn[-1] == "t29"  # it is late
    assert "Hier staan 12 van de 30 tracks" in text_of(compass.view(context(text)))


def test_names_of_tracks_are_links_with_their_full_name() -> None:
    name = "Een naam <b>die</b> veel te lang is om in twee regels naast de kaart te staan"
    shown = page(tracks(t=EARLY).replace("Track t", f'"{name}"'))
    full = name.replace("<", "&lt;").replace(">", "&gt;")
    assert shown.count(f'<a href="tracks/t/" aria-label="{full}">') == 2
    assert "<b>die" not in shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (tracks(t=f"{EARLY}, horizon: foundation"), ("100% fundament en 0% quick win", "foundation")),
        (tracks(t=f"{EARLY}, horizon: quick-win"), ("0% fundament en 100% quick win", "quick-win")),
    ],
)
def test_the_balance_leads_to_what_it_counts(text: str, told: tuple[str, str]) -> None:
    shown = page(text)
    assert f"{told[0]}. <a" in shown.replace("\n", " ")
    assert f'href="map/?horizon={told[1]}"' in shown


def test_the_balance_says_of_how_much_it_is_unknown() -> None:
    shown = page(tracks(t=(f"{EARLY}, horizon: quick-win", EARLY, EARLY)))
    assert "0% fundament en 33% quick win. Van 67% is dat niet ingevuld." in shown


@pytest.mark.parametrize("tracks_of", [1, 7, 29])
def test_the_home_page_stays_light_with_a_thousand_records(tmp_path: Path, tracks_of: int) -> None:
    read = load(many(tmp_path, 1000, TODAY, tracks=tracks_of), TODAY).roadmap
    html = str(compass.view(context(read)).html)
    assert len(gzip.compress(html.encode())) < 14_000


def test_a_milestone_that_was_stopped_is_neither_drawn_nor_listed() -> None:
    stopped = "kind: milestone, planned: {finish: 2026-08-01}, dropped: {date: 2026-04-01, why: W}"
    shown = page(tracks(t=(EARLY, stopped)))
    assert "rm-next" not in shown
    assert 'class="open"' not in shown
    assert 'class="disc"' not in shown
