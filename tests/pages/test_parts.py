"""What is too much for one page stands in parts of it, each row once. Today is 30 June 2026."""

import dataclasses
import re

import pytest

from macros.kpis.measure import measure_with_trend
from macros.pages import changes, kpis, maturity, milestones, pitfalls, reviews, teams, tracks
from macros.pages.change_parts import OF_EACH, WHOLE
from macros.pages.context import Context
from macros.pages.links import CARDS
from macros.pages.maturity import ROWS as TEAMS
from macros.pages.milestones import COMING, DONE, DROPPED
from macros.pages.parts import Piece, begins, dealt
from macros.pages.pitfalls import FOLDED, MOST
from macros.pages.track_lane import MOST as MARKS
from macros.pages.view import View
from macros.publishing.check import Built, missing_marks
from tests.pages.shown import context, text_of, twice
from tests.roadmaps import TODAY

TRACK = "== tracks/t.yml\nname: T\nowner: els\nitems:\n"
REVIEW = "== reviews/2026-06-16.yml\nsummary: S\n"


def items(n: int, more: str, kind: str = "action", start: int = 0) -> str:
    numbers = range(start, start + n)
    return "".join(f"  - {{id: i{number}, title: Werk {number}., kind: {kind}, {more}}}\n" for number in numbers)


def under(views: list[View], own: str) -> list[View]:
    return [view for view in views if view.address.startswith(own)]


def named(views: list[View]) -> list[str]:
    """The items that are linked to, in the order of the pages."""
    return [name for view in views for name in re.findall(r'href="[^"]*tracks/t/[^"]*#(i\d+)"', view.html)]


def test_rows_are_dealt_in_their_order_and_groups_begin_somewhere() -> None:
    parts = dealt(["ab", "", "cde"], 2)
    assert parts == (
        (Piece(group=0, rows=("a", "b")),),
        (Piece(group=2, rows=("c", "d")),),
        (Piece(group=2, rows=("e",)),),
    )
    assert [begins(parts, group) for group in range(3)] == [0, None, 1]
    assert dealt(["a", "bc"], 2) == ((Piece(group=0, rows=("a",)), Piece(group=1, rows=("b",))), parts_of_c())
    assert dealt([[], []]) == ()


def parts_of_c() -> tuple[Piece[str], ...]:
    return (Piece(group=1, rows=("c",)),)


# --- changes and reviews ---


@pytest.mark.parametrize(("count", "pages"), [(WHOLE, 1), (WHOLE + 1, 2)])
def test_much_that_changed_since_the_review_stands_in_parts(count: int, pages: int) -> None:
    made = context(REVIEW + TRACK + items(count, "planned: {finish: 2026-06-25}, finished: 2026-06-25"))
    found = list(changes.views(made))
    assert [view.address for view in found] == ["changes/", "changes/page_2/"][:pages]
    assert sorted(named(found)) == sorted(f"i{n}" for n in range(count))
    assert f"{count} onderdelen" in text_of(found[0])
    assert not any(twice(view) for view in found)
    if pages == 2:
        assert f'<a href="page_2/#_group-1">Nog {count - OF_EACH} staan vanaf deel 2</a>' in found[0].html
        assert 'id="_group-1"' in found[1].html
        assert "Dit is deel 2 van 2 van Wat er veranderde." in text_of(found[1])
        assert 'href="changes/page_2/#_group-1"' in changes.view(made, here="").html
    since = changes.view(made, since="2026-06-16")
    assert len(named([since])) == count  # who asks for a day gets everything


def test_reviews_tell_their_changes_while_there_is_room() -> None:
    days = ["2026-05-05", "2026-05-19", "2026-06-02", "2026-06-16"]
    held = "".join(f"== reviews/{day}.yml\nsummary: S\n" for day in days)
    done = "".join(
        items(40, f"planned: {{finish: {day}}}, finished: {day}", start=place * 40)
        for place, day in enumerate(("2026-05-12", "2026-05-26", "2026-06-09"))
    )
    html = changes.view(context(held + TRACK + done)).html
    assert html.count('class="rm-changed-review"') == 2  # of the newest; a third would be too much
    assert len(set(named([changes.view(context(held + TRACK + done))]))) == 80


def test_what_was_late_on_the_day_of_a_review_stands_in_its_parts() -> None:
    made = context(REVIEW + TRACK + items(WHOLE + 5, "planned: {finish: 2026-06-01}"))
    found = under(list(reviews.views(made)), "reviews/2026-06-16/")
    assert [view.address for view in found] == ["reviews/2026-06-16/", "reviews/2026-06-16/page_2/"]
    assert sorted(named(found)) == sorted(f"i{n}" for n in range(WHOLE + 5))
    assert f'<a href="page_2/#_group-0">Nog {WHOLE + 5 - OF_EACH} staan vanaf deel 2</a>' in found[0].html
    assert found[1].contents[0].id == "_group-0"
    assert found[1].contents[0].text == f"Zo stonden we ervoor: {WHOLE + 5} onderdelen waren te laat"


# --- pitfalls ---


@pytest.mark.parametrize("over", [0, 1])
def test_what_shows_a_pitfall_is_folded_and_when_it_is_much_stands_in_parts(over: int) -> None:
    count = MOST + FOLDED // 3 + over  # each shows three signs
    made = context(TRACK + items(count, "planned: {finish: 2026-06-01}, started: 2026-05-01"))
    found = list(pitfalls.views(made))
    shown = {sign.key: len(sign.rows) for one in made.figures.pitfalls for sign in one.signs}
    others = sum(max(0, n - MOST) for n in shown.values())
    assert (len(found) > 1) == (others > FOLDED) == bool(over)
    assert len(named(found)) == sum(len(sign.rows) for one in made.figures.pitfalls for sign in one.signs
                                    if sign.rows[0].kind == "item")  # fmt: skip
    assert ("rm-fold" in found[0].html) != bool(over)
    for link, anchor in re.findall(r'href="(page_\d+/)#(_sign-\d+)"', found[0].html):
        (part,) = [view for view in found if view.address == f"pitfalls/{link}"]
        assert f'id="{anchor}"' in part.html


# --- milestones ---


def test_of_many_milestones_the_nearest_stand_on_the_page_and_the_others_in_the_list() -> None:
    text = TRACK + items(COMING + 30, "planned: {finish: 2026-09-01}", "milestone")
    text += items(DONE + 2, "planned: {finish: 2026-05-01}, finished: 2026-05-01", "milestone", 100)
    text += items(DROPPED + 1, "dropped: {date: 2026-05-04, why: W}", "milestone", 200)
    made = context(text)
    html = milestones.view(made).html
    link = '<a href="../items/?{query}">{words}</a>'
    assert link.format(query="kind=milestone", words="Nog 30 staan in de lijst van alle onderdelen") in html
    two = "Nog 2 staan in de lijst van alle onderdelen"
    assert link.format(query="status=done&amp;kind=milestone", words=two) in html
    dropped = "Nog één staat in de lijst van alle onderdelen"
    assert link.format(query="status=dropped&amp;kind=milestone", words=dropped) in html
    assert f"{DONE + 2} mijlpalen zijn gehaald" in text_of(milestones.view(made))
    assert "?kind" not in milestones.view(made, next=3).html
    few = milestones.view(context(TRACK + items(COMING, "planned: {finish: 2026-09-01}", "milestone"))).html
    assert "?kind=milestone" in few  # of the drawing, which has room for fewer
    assert "?" not in milestones.view(context(TRACK + items(3, "planned: {finish: 2026-09-01}", "milestone"))).html


# --- teams ---


def many_teams(count: int) -> Context:
    text = "== maturity.yml\ndimensions: [{id: d, name: D}]\n" + TRACK + "  []\n"
    assessed = "assessments: [{date: 2026-06-01, scores: {d: 3}}]"
    return context(text + "".join(f"== teams/t{n}.yml\nname: Team {n}.\n{assessed}\n" for n in range(count)))


def test_many_teams_stand_in_parts_of_both_lists() -> None:
    made = many_teams(TEAMS + 30)
    first, second = maturity.views(made)
    assert second.address == "maturity/page_2/"
    assert second.title == "AI-maturity per team, deel 2"
    rows = [re.findall(r'<th scope="row"><a [^>]*>(Team \d+)\.', view.html) for view in (first, second)]
    assert [len(one) for one in rows] == [TEAMS, 30]
    assert len({*rows[0], *rows[1]}) == TEAMS + 30
    assert f'data-all="{TEAMS + 30} in deze lijst"' in second.html
    assert ["_levels" in {one.id for one in view.contents} for view in (first, second)] == [True, False]
    lists = [view for view in teams.views(made) if view.address in ("teams/", "teams/page_2/")]
    assert sum(len(re.findall(r"<td><a [^>]*>Team", view.html)) for view in lists) == TEAMS + 30
    assert [view.address for view in maturity.views(many_teams(TEAMS))] == ["maturity/"]


# --- the lane of a track ---


def test_a_very_long_track_draws_every_record_on_its_page_or_in_a_part() -> None:
    text = TRACK + items(2 * CARDS, "planned: {finish: 2026-09-01}") + items(5, "finished: 2026-03-02", start=900)
    text += "".join(
        f"== use-cases/u{n}.yml\ntitle: U\ntrack: t\nstages: {{intake: 2026-01-01, production: 2026-03-0{1 + n % 9}}}\n"
        for n in range(MARKS)
    )
    made = context(text)
    _, first, *parts = tracks.views(made)
    drawn = [re.findall(r'id="_m-(\w+)"', view.html) for view in (first, *parts)]
    assert len(drawn[0]) == MARKS
    assert {f"i{n}" for n in range(2 * CARDS)} <= set(drawn[0])  # what is open
    assert {name for page in drawn for name in page} == made.roadmap.record_by_id.keys()
    left = len(made.roadmap.records) - MARKS
    assert f"{left} onderdelen staan niet in deze tekening. Ze staan getekend in de delen." in text_of(first)
    assert not any(twice(view) for view in (first, *parts))
    short = list(tracks.views(context(TRACK + items(CARDS + 1, "started: 2026-06-01"))))
    assert ["rm-plot" in view.html for view in short[1:]] == [True, False, False]


def test_a_record_may_be_drawn_on_a_part_of_its_track() -> None:
    pages = {
        "tracks/t/": Built("tracks/t/", ids={"_m-a"}),
        "tracks/t/page_2/": Built("tracks/t/page_2/", ids={"_m-b", "b"}),
        "tracks/u/page_2/": Built("tracks/u/page_2/", ids={"_m-c"}),
    }
    where = {"a": "tracks/t/", "b": "tracks/t/", "c": "tracks/t/"}
    assert [fault.message.values["name"] for fault in missing_marks(pages, where)] == ["c"]


@pytest.mark.parametrize("days", [3, 12])
def test_a_figure_with_a_long_trend_has_room_for_fewer_rows(days: int) -> None:
    held = "".join(f"== reviews/2026-06-{day:02}.yml\nsummary: S\n" for day in range(1, 1 + days))
    rows = items(85, "planned: {finish: 2026-03-02}, finished: 2026-03-02")
    made = context(held + TRACK + rows)
    made = dataclasses.replace(made, figures=measure_with_trend(made.roadmap, TODAY))
    pages = under(list(kpis.views(made)), "kpis/adherence/")
    assert (len(pages) > 1) == (days > 10)
    assert len(re.findall(r'<tr id="r\d+">', "".join(view.html for view in pages))) == 85
