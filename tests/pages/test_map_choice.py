"""Which records a map draws where there is no room for all. Today is 30 June 2026."""

import datetime as dt
import re

from macros.charts.map_scale import Scale
from macros.pages import map
from macros.pages.map_choice import MOST, ROOM, chosen
from macros.pages.map_works import work
from macros.pages.render import phrases
from macros.pages.standing import standings
from tests.pages.shown import context, text_of
from tests.roadmaps import TODAY

TRACK = "== tracks/t.yml\nname: Tooling\nowner: els\nitems:\n"
BOX = re.compile(r'name="state" value="(\w+)"')
NOW = "== phases.yml\n- {id: nu, name: Nu, start: 2026-04-01, finish: 2026-09-30}\n"
YEAR = Scale(dt.date(2026, 1, 1), dt.date(2027, 1, 1), 1000)


def item(name: str, days: str, kind: str = "action") -> str:
    return f"  - {{id: {name}, title: T, kind: {kind}, {days}}}\n"


def drawn(text: str) -> tuple[list[str], bool]:
    made = context(TRACK + text)
    rows = standings(made, made.roadmap.records)
    works, full = chosen(rows, [work(made, row, phrases(made)) for row in rows], YEAR, TODAY)
    return [one.id for one in works], full


def of_each(count: int) -> str:
    """What matters now, and as many that were done."""
    text = item("late", "planned: {finish: 2026-05-04}")
    text += item("slips", "planned: {finish: 2026-12-01}, replanned: [{date: 2026-06-01, why: W, finish: 2026-12-20}]")
    text += item("runs", "started: 2026-01-05, planned: {finish: 2026-12-24}")
    text += item("stone", "planned: {finish: 2026-12-30}", "milestone")
    text += item("next", "planned: {start: 2026-12-28, finish: 2026-12-31}")
    return text + "".join(item(f"d{n:03}", "finished: 2026-06-29") for n in range(count))


def test_where_there_is_room_all_of_the_window_is_drawn() -> None:
    names, full = drawn(of_each(MOST - 6) + item("far", "planned: {start: 2027-02-01, finish: 2027-03-01}"))
    assert (len(names), full) == (MOST - 1, False)
    assert "far" not in names


def test_what_matters_now_comes_before_what_is_done_however_near_that_is() -> None:
    names, full = drawn(of_each(MOST))
    assert (len(names), full) == (ROOM, True)
    assert {"late", "slips", "runs", "stone", "next"} <= set(names)


def test_of_the_rest_the_nearest_to_today_are_drawn() -> None:
    far = "".join(item(f"far{n:03}", "planned: {start: 2028-02-01, finish: 2028-03-01}") for n in range(MOST - ROOM))
    names, full = drawn(of_each(ROOM - 5) + item("old", "finished: 2026-02-02") + far)
    assert (len(names), full) == (ROOM, True)
    assert "old" not in names


def test_the_map_says_what_it_shows_and_lists_just_that() -> None:
    made = context(NOW + TRACK + of_each(MOST))
    quarter, year, month, paper = map.views(made)
    others = len(made.roadmap.records) - ROOM
    told = f"Je ziet wat te laat is, loopt of het eerst komt. {others} andere onderdelen staan in de lijst"
    assert told in text_of(quarter)
    assert "Deze kaart toont de huidige fase." in text_of(quarter)
    assert quarter.html.count('class="rm-row"') == quarter.html.count('class="rm-mark ') == ROOM
    assert "andere onderdelen staan in de" in quarter.html.partition('class="rm-agenda"')[2]  # seen without the drawing
    assert f'data-all="{ROOM} onderdelen"' in quarter.html
    assert set(re.findall(r'data-state="(\w+)"', quarter.html)) == set(BOX.findall(quarter.html))
    assert [text_of(view).count("Je ziet wat te laat is") for view in (year, month, paper)] == [1, 1, 0]
    assert paper.html.count('class="rm-mark ') > MOST  # as many sheets as it needs
