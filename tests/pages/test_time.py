"""The promise in time: what changed, how things stood at a review, and what git knows. Today is 30 June 2026."""

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest

from macros.history.ledger import Ledger, Move, Promised
from macros.kpis.measure import measure_with_trend
from macros.pages import changes, compass, kpis, milestones, reviews, tracks, use_cases
from macros.pages.changed import all_changes
from macros.pages.changed import changes as first_changes
from macros.pages.context import Context
from macros.pages.links import UnknownPage
from macros.pages.milestone_trend import milestone_trend
from macros.pages.named import Named
from macros.pages.render import phrases
from macros.pages.standing import standings
from macros.words import LANGUAGES
from tests.pages.shown import context, text_of, twice

MAY, JUNE = dt.date(2026, 5, 19), dt.date(2026, 6, 16)
SINCE = """
== reviews/2026-05-19.yml
summary: S
== reviews/2026-06-16.yml
summary: S
== tracks/t.yml
name: T
owner: els
items:
"""


def told_of(item: str, since: dt.date = JUNE, until: dt.date | None = None) -> list[tuple[str, str, str, object]]:
    """Every change of one item or use case since a day: its kind, what was, what is, and why."""
    text = (
        item
        if item.startswith("==")
        else f"== tracks/t.yml\nname: T\nowner: els\nitems:\n  - {{id: a, title: A, {item}}}"
    )
    found = context(text)
    say = phrases(found)
    return [
        (one.kind, say.plain(one.was) if one.was else "", say.plain(one.now), one.why)
        for one in all_changes(found, since, until)
    ]


PLAN = "kind: action, planned: {start: 2026-06-01, finish: 2026-07-10}"


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        (PLAN, []),
        (f"{PLAN}, finished: 2026-06-16", []),
        (f"{PLAN}, finished: 2026-06-17", [("done", "beloofd voor 10 jul", "klaar op 17 jun, 3 weken eerder", None)]),
        (  # as far as from the promise beside it, which had moved before
            f"{PLAN}, replanned: [{{date: 2026-06-10, why: Ziek, finish: 2026-06-18}}], finished: 2026-06-17",
            [("done", "beloofd voor 18 jun", "klaar op 17 jun", None)],
        ),
        (f"{PLAN}, started: 2026-06-20", [("started", "begin beloofd voor 1 jun", "gestart op 20 jun", None)]),
        (
            f"{PLAN}, replanned: [{{date: 2026-06-17, why: Ziek, finish: 2026-08-07}}]",
            [("moved", "beloofd voor 10 jul", "beloofd voor 7 aug, 4 weken later", "Ziek")],
        ),
        (
            f"{PLAN}, replanned: [{{date: 2026-06-17, why: Ziek, finish: open}}]",
            [("moved", "beloofd voor 10 jul", "belofte ingetrokken", "Ziek")],
        ),
        (
            f"{PLAN}, replanned: [{{date: 2026-06-17, why: Ziek, start: 2026-06-08}}]",
            [("moved", "begin beloofd voor 1 jun", "begin beloofd voor 8 jun", "Ziek")],
        ),
        ("kind: action, planned: {finish: 2026-06-20}", [("late", "beloofd voor 20 jun", "nog niet klaar", None)]),
        (
            "kind: action, started: 2026-05-01, planned: {finish: 2026-08-01, agreed: 2026-06-18}",
            [("promised", "zonder datum", "beloofd voor 1 aug", None)],
        ),
        ("kind: action, planned: {finish: 2026-08-01, agreed: 2026-06-18}", [("new", "", "beloofd voor 1 aug", None)]),
        (
            f"{PLAN}, paused: {{date: 2026-06-18, why: Vol}}",
            [("paused", "beloofd voor 10 jul", "gepauzeerd op 18 jun", "Vol")],
        ),
        (
            f"{PLAN}, dropped: {{date: 2026-06-18, why: Vol}}",
            [("dropped", "beloofd voor 10 jul", "gestopt op 18 jun", "Vol")],
        ),
        (
            "== use-cases/z.yml\ntitle: Z\ntrack: techniek\nstages: {intake: 2026-05-01, mvp: 2026-06-20}\n",
            [("further", "Intake", "MVP, sinds 20 jun", None)],
        ),
        (
            (
                "== use-cases/z.yml\ntitle: Z\ntrack: techniek\nstages: {production: 2026-05-04}\n"
                "planned: {production: 2026-05-01}\nstopped: {date: 2026-06-18, why: Vol}\n"
            ),
            [("retired", "in productie sinds 4 mei", "uit gebruik op 18 jun", "Vol")],
        ),
        (
            (
                "== use-cases/z.yml\ntitle: Z\ntrack: techniek\nstages: {production: 2026-06-17}\n"
                "planned: {production: 2026-06-01}\nstopped: {date: 2026-06-18, why: Vol}\n"
            ),
            [
                ("done", "beloofd voor 1 jun", "klaar op 17 jun, 2 weken later", None),
                ("retired", "beloofd voor 1 jun", "uit gebruik op 18 jun", "Vol"),
            ],
        ),
    ],
    ids=(
        "nothing on-the-day done done-as-moved started moved withdrawn start late promised new paused dropped further "
        "retired live-and-retired"
    ).split(),
)
def test_a_change_tells_what_was_what_is_and_why(item: str, changed: list[tuple[str, str, str, object]]) -> None:
    assert told_of(item) == changed


BOTH = f"{PLAN}, started: 2026-06-18, replanned: [{{date: 2026-06-17, why: Ziek, finish: 2026-08-07}}]"


def test_a_record_may_have_begun_and_be_moved_but_home_tells_it_once() -> None:
    assert [kind for kind, *_ in told_of(BOTH)] == ["started", "moved"]
    found = context(f"{SINCE}  - {{id: a, title: A, {BOTH}}}")
    assert [one.kind for one in first_changes(found, JUNE)] == ["started"]


def test_a_time_ends_with_its_last_day() -> None:
    assert told_of(f"{PLAN}, finished: 2026-06-16", MAY, JUNE) != []
    assert told_of(f"{PLAN}, finished: 2026-06-17", MAY, JUNE) == []


MANY = f"""{SINCE}  - {{id: a, title: Stack, {PLAN}, finished: 2026-06-10}}
  - {{id: b, title: Bron, kind: action, owner: els, planned: {{finish: 2026-06-20}}}}
  - id: c
    title: Markt
    kind: action
    planned: {{finish: 2026-07-10}}
    replanned: [{{date: 2026-06-17, why: Ziek, finish: 2026-08-07}}]
"""


def test_the_page_of_changes() -> None:
    told = text_of(changes.view(context(MANY)))
    assert (
        "Sinds de review van 16 juni 2026 veranderden er twee onderdelen. Eén belofte schoof een week of meer op."
        " Eén onderdeel is te laat." in told
    )
    assert (
        "Verschoven: één onderdeel Markt Els Was: beloofd voor 10 jul Nu: beloofd voor 7 aug, 4 weken later"
        " Waarom: Ziek" in told
    )
    assert "Te laat: één onderdeel Bron Els Was: beloofd voor 20 jun Nu: nog niet klaar" in told
    assert "Per review: er schoof geen belofte op Review van 16 juni 2026 1 klaar" in told
    assert "Review van 19 mei 2026 Dit was de eerste review." in told


def test_what_was_late_at_a_review_long_ago_is_not_marked() -> None:
    page = changes.view(context(MANY)).html
    now, before = page.split('id="_reviews"')
    assert 'class="rm-late"' in now
    assert 'class="rm-late"' not in before


def test_home_leads_to_all_changes() -> None:
    items = "".join(f"  - {{id: i{n}, title: A, kind: action, finished: 2026-06-20}}\n" for n in range(13))
    assert 'href="changes/"' in compass.view(context(SINCE + items)).html


def test_only_the_last_six_reviews_tell_everything() -> None:
    held = "".join(f"== reviews/2026-0{month}-02.yml\nsummary: S\n" for month in range(1, 7))
    held += "".join(f"== reviews/2026-0{month}-20.yml\nsummary: S\n" for month in range(1, 6))
    items = "".join(f"  - {{id: i{m}, title: A, kind: action, finished: 2026-0{m}-10}}\n" for m in range(1, 6))
    page = changes.view(context(f"{held}== tracks/t.yml\nname: T\nowner: els\nitems:\n{items}"))
    assert len([heading for heading in page.contents if heading.level == 3]) == 6
    assert "Review van 20 januari 2026 1 klaar" in text_of(page)
    assert text_of(page).count("klaar op 10") == 3  # of March, April and May
    assert twice(page) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "",
            "Sinds 16 juni 2026 is er niets veranderd. Er is nog geen review geweest. Daarom kijken we 14 dagen terug.",
        ),
        ("== reviews/2026-06-30.yml\nsummary: S\n", "Er is nog geen review geweest. Daarom kijken we 14 dagen terug."),
        (
            "== reviews/2026-06-02.yml\nsummary: S\n",
            "Sinds de review van 2 juni 2026 is er niets veranderd. Per review: er was pas één",
        ),
    ],
    ids=["no review", "the first one is today", "one review"],
)
def test_the_page_of_changes_with_few_reviews(text: str, told: str) -> None:
    assert told in text_of(changes.view(context(text)))


@pytest.mark.parametrize(
    ("moved", "title"),
    [((), "bij geen van de twee"), (("05-12",), "bij één van de twee"), (("05-12", "06-12"), "bij alle twee")],
)
def test_the_heading_over_the_reviews(moved: tuple[str, ...], title: str) -> None:
    entries = ", ".join(f"{{date: 2026-{day}, why: W, finish: 2026-1{n}-01}}" for n, day in enumerate(moved))
    text = f"== reviews/2026-05-05.yml\nsummary: S\n{SINCE}  - {{id: a, title: A, {PLAN}, replanned: [{entries}]}}"
    assert f"Per review: {title}" in text_of(changes.view(context(text)))


def test_the_macro_looks_back_to_a_day() -> None:
    told = text_of(changes.view(context(MANY), since="2026-05-19", here="join/"))
    assert "Sinds de review van 19 mei 2026 veranderden er drie onderdelen. Eén onderdeel is klaar." in told
    assert "Per review" not in told
    assert "Sinds 1 juni 2026" in text_of(changes.view(context(MANY), since="2026-06-01"))


def test_the_page_and_the_macro_show_the_same() -> None:
    (page,) = changes.views(context(MANY))
    asked = Named(context=context(MANY), here="join/").functions()["changes"](since="2026-06-16")
    assert page.address == "changes/"
    assert "Markt" in text_of(page)
    assert "Markt" in unescape(asked)


@pytest.mark.parametrize("wrong", ["gisteren", "2026-13-01", "2026-07-01", 3])
def test_the_macro_refuses_what_is_no_day_that_is_over(wrong: object) -> None:
    with pytest.raises(UnknownPage):
        changes.view(context(), since=wrong)


# --- how things stood at a review ---

THEN = f"""
== phases.yml
- {{id: een, name: Start, start: 2026-01-01, finish: 2026-05-31}}
- {{id: twee, name: Groei, start: 2026-06-01, finish: 2026-12-31}}
{SINCE}  - {{id: a, title: Stack, kind: action, planned: {{finish: 2026-05-10}}, finished: 2026-05-25}}
  - {{id: b, title: Bron, kind: action, planned: {{finish: 2026-04-10}}, finished: 2026-04-10}}
"""


def with_trend(found: Context) -> Context:
    return replace(found, figures=measure_with_trend(found.roadmap, found.as_of))


def test_a_review_shows_the_figures_of_its_day_beside_todays() -> None:
    told = text_of(reviews.view(with_trend(context(THEN)), "2026-05-19"))
    assert "Zo stonden we ervoor: één onderdeel was te laat" in told
    assert "Toen waren we in Start, nu in Groei. Dit is gerekend met wat op die dag bekend was." in told
    assert "Adherence 50% 100%" in told
    assert "Stack Els beloofd voor 10 mei Nu Klaar, 25 mei 2026, 2 weken later" in told


def test_a_figure_that_was_not_there_yet_is_told_as_such() -> None:
    told = text_of(reviews.view(with_trend(context(THEN)), "2026-06-16"))
    assert "Doorlooptijd nog niet gemeten nog niet gemeten" in told
    assert "Zo stonden we ervoor: niets was te laat Toen en nu zijn we in Groei." in told
    assert "Veranderd van de review van 19 mei 2026 tot en met 16 juni 2026 Onderdeel Eigenaar Was Is nu Klaar:" in told


def test_a_review_after_which_nothing_changed() -> None:
    held = "== reviews/2026-06-02.yml\nsummary: S\n== reviews/2026-06-16.yml\nsummary: S\n"
    told = text_of(reviews.view(context(held), "2026-06-16"))
    assert "Veranderd sinds de review van 2 juni 2026 Er is niets veranderd." in told


def test_without_the_trend_a_review_shows_no_figures() -> None:
    assert "De cijfers van toen en van nu" not in text_of(reviews.view(context(THEN), "2026-06-16"))


# --- what git knows ---

CASE = """
== use-cases/zoeken.yml
title: Zoeken
track: techniek
planned: {production: 2026-09-01}
replanned: [{date: 2026-03-01, why: Ziek, production: 2026-10-06}]
"""
COMMIT = "abcdef0123456789abcdef0123456789abcdef01"
FIRST, CURRENT = dt.date(2026, 9, 1), dt.date(2026, 10, 6)
MOVE = Move(
    date=dt.date(2026, 3, 2), from_=FIRST, to=CURRENT, commit=COMMIT, author="els", why="Ziek", correction=False
)
PROMISED = Promised(
    id="zoeken",
    kind="use_case",
    promised_on=dt.date(2026, 2, 1),
    promised_in="f" * 40,
    promised_by=None,
    first=FIRST,
    current=CURRENT,
    withdrawn=None,
    removed=None,
    moves=(MOVE,),
    agrees=True,
    path="data/use-cases/zoeken.yml",
)


def ledger(*records: Promised) -> Ledger:
    begin, end = (dt.date(2026, 2, 1), dt.date(2026, 3, 2)) if records else (None, None)
    return Ledger(commits=2, from_=begin, to=end, records=records, refused=0, unread=())


def known(*records: Promised, text: str = CASE, language: str = "nl", repository: bool = True) -> Context:
    found = context(text, language)
    there = "https://github.com/o/r" if repository else None
    return replace(found, ledger=ledger(*records), roadmap=replace(found.roadmap, repository=there))


def test_every_promise_stands_on_the_records_own_page() -> None:
    page = use_cases.view(known(PROMISED), "zoeken")
    assert (
        "In git staan twee stappen. De dag is die van de wijziging in git: "
        "2 mrt 2026 Van 1 september 2026 naar 6 oktober 2026, vijf weken later. Ziek"
        " abcdef0 door els 1 feb 2026 Beloofd: 1 september 2026. fffffff" in text_of(page)
    )
    assert f'href="https://github.com/o/r/commit/{COMMIT}"' in page.html


def test_without_a_repository_a_commit_is_named_but_leads_nowhere() -> None:
    page = use_cases.view(known(PROMISED, repository=False), "zoeken")
    assert "abcdef0" in page.html
    assert "/commit/" not in page.html


@pytest.mark.parametrize(
    ("git", "told"),
    [
        ({"moves": (replace(MOVE, why=None),)}, "vijf weken later, zonder reden."),
        ({"moves": (replace(MOVE, why=None, correction=True),)}, "vijf weken later, als verbetering."),
        ({"agrees": False}, "De roadmap vertelt het anders dan git. Er is een belofte overschreven."),
        ({"moves": (), "current": FIRST}, "Die wijziging is nog niet vastgelegd."),
        ({"withdrawn": dt.date(2026, 5, 1)}, "1 mei 2026 Belofte ingetrokken."),
        ({"id": "iets-anders"}, "Deze belofte staat nog niet in git."),
    ],
    ids=["no reason", "correction", "written over", "not committed", "withdrawn", "unknown"],
)
def test_what_git_tells_otherwise_is_said(git: dict[str, object], told: str) -> None:
    assert told in text_of(use_cases.view(known(replace(PROMISED, **git)), "zoeken"))  # type: ignore[arg-type]


def test_a_record_without_a_promise_has_no_history_of_promises() -> None:
    told = text_of(use_cases.view(known(text="== use-cases/zoeken.yml\ntitle: Z\ntrack: techniek\n"), "zoeken"))
    assert "git" not in told


def test_an_item_has_its_promises_folded_in_on_its_track() -> None:
    text = "== tracks/t.yml\nname: T\nowner: els\nitems: [{id: a, title: A, kind: mvp, planned: {finish: 2026-10-06}}]"
    found = known(replace(PROMISED, id="a", kind="item", moves=(), first=CURRENT), text=text)
    told = text_of(tracks.view(found, "t"))
    assert (
        "Geschiedenis: één gebeurtenis vanaf begin Klaar gepland: 6 oktober 2026. In git staat één belofte. De dag"
        in told
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["no-git", "refused", "shallow", "no-commits"])
def test_where_git_cannot_tell_the_pages_say_why(why: str, language: str) -> None:
    text = f"{CASE}== tracks/techniek.yml\nname: T\nowner: els\nitems: [{{id: a, title: A, {PLAN}}}]"
    found = replace(context(text, language), no_ledger=why)
    said = found.words(f"past.none.{why}")
    pages = (use_cases.view(found, "zoeken"), tracks.view(found, "techniek"), changes.view(found))
    assert [text_of(page).count(said) for page in pages] == [1, 1, 1]


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ((), "Git kent nog geen belofte In git staat nog geen roadmap. Beloften 0"),
        (
            (replace(PROMISED, moves=(), current=FIRST),),
            "wijzigingen van data. De laatste was op 2 maart 2026. Beloften 1 Verschoven 0",
        ),
        (
            (replace(PROMISED, moves=(), current=FIRST),),
            "De ene belofte staat op zijn eerste datum Git heeft de beloften sinds 1 februari 2026, in 2",
        ),
        (
            (PROMISED, replace(PROMISED, id="b", moves=(), current=FIRST)),
            "Volgens git verschoof één van de 2 beloften",
        ),
        ((PROMISED,), "Verschoven 1 Keer verschoven 1 Verschuiving in het midden 35 dagen later Nu later dan eerst 1"),
        ((replace(PROMISED, current=dt.date(2026, 8, 31)),), "in het midden 1 dag eerder"),
        ((replace(PROMISED, current=FIRST),), "in het midden op de eerste datum"),
        (
            (replace(PROMISED, withdrawn=dt.date(2026, 5, 1)),),
            "in het midden er verschoof niets Nu later dan eerst 0 Nu eerder dan eerst 0 Terug op de eerste datum 0",
        ),
        (
            (replace(PROMISED, withdrawn=dt.date(2026, 5, 1)),),
            "Terug op de eerste datum 0 Ingetrokken 1 Uit de roadmap gehaald 0",
        ),
        (
            (PROMISED,),
            "Git telt hier elke wijziging die een beloofde einddatum verzette. Verschoven beloften telt elke",
        ),
    ],
    ids="nothing commits kept some moved earlier back no-slip withdrawn beside-the-figure".split(),
)
def test_the_nine_figures_of_the_branch(records: tuple[Promised, ...], told: str) -> None:
    assert told in text_of(changes.view(known(*records)))


# --- milestones from review to review ---


def trend_of(*items: str, held: tuple[str, ...] = ("05-19", "06-16")) -> Context:
    text = "".join(f"== reviews/2026-{day}.yml\nsummary: S\n" for day in held)
    text += "== tracks/t.yml\nname: T\nowner: els\nitems:\n"
    text += "".join(f"  - {{id: m{n}, title: M{n}, kind: milestone, {item}}}\n" for n, item in enumerate(items))
    return context(text if items else text.replace("items:\n", "items: []\n"))


STAYS = "planned: {finish: 2026-09-01}"
LATER = f"{STAYS}, replanned: [{{date: 2026-06-02, why: W, finish: 2026-10-06}}]"
AGREED = LATER.replace("finish: 2026-09-01", "finish: 2026-09-01, agreed: 2026-03-10")
EARLIER = f"{STAYS}, replanned: [{{date: 2026-06-02, why: W, finish: 2026-08-04}}]"


@pytest.mark.parametrize(
    ("items", "held", "title"),
    [
        ((STAYS, STAYS), ("05-19", "06-16"), "Sinds 19 mei 2026 bleven alle twee mijlpalen staan"),
        ((LATER, LATER), ("05-19", "06-16"), "Sinds 19 mei 2026 schoven alle twee mijlpalen op"),
        ((LATER, STAYS), ("05-19", "06-16"), "Sinds 19 mei 2026 schoof één van de twee mijlpalen op"),
        ((EARLIER, STAYS), ("05-19", "06-16"), "Sinds 19 mei 2026 kwam één van de twee mijlpalen naar voren"),
        ((LATER,), ("05-19",), "Sinds 19 mei 2026 schoof de ene mijlpaal op"),
        ((LATER,), ("06-16",), "Sinds 16 juni 2026 bleef de ene mijlpaal staan"),
        ((LATER,), ("06-30",), "Hoe de beloften schuiven, zien we vanaf de tweede review Eén dag is nog geen lijn."),
        ((LATER,), (), "Hoe de beloften schuiven, zien we vanaf de tweede review"),
        ((AGREED,), (), "Sinds 31 maart 2026 schoof de ene mijlpaal op"),
        ((AGREED,), (), "Er is nog geen review geweest. We kijken op het eind van elke maand."),
        ((f"{STAYS}, finished: 2026-06-02",) * 2, ("05-19", "06-16"), "Sinds 19 mei 2026 bleven alle twee mijlpalen"),
    ],
    ids="stays all some earlier one-review one-later today no-review by-month by-month-said all-done".split(),
)
def test_the_heading_of_the_trend_is_chosen_by_rule(items: tuple[str, ...], held: tuple[str, ...], title: str) -> None:
    page = milestones.view(trend_of(*items, held=held))
    assert title in text_of(page)
    assert twice(page) == []


@pytest.mark.parametrize("items", [(), ("finished: 2026-05-01",), (f"{STAYS}, finished: 2026-05-01",)])
def test_without_a_promise_on_a_review_day_there_is_no_trend(items: tuple[str, ...]) -> None:
    assert "rm-promise-trend" not in milestones.view(trend_of(*items)).html


def test_the_table_has_every_move_that_the_lines_show() -> None:
    told = text_of(
        milestones.view(trend_of(LATER, STAYS, f"{STAYS}, replanned: [{{date: 2026-06-02, why: W, finish: open}}]"))
    )
    assert "M0 Eerst beloofd 1 sep 2026, gezien op 19 mei 2026 16 jun 2026: 6 okt, vijf weken later" in told
    assert "M1 Eerst beloofd 1 sep 2026, gezien op 19 mei 2026 niet verschoven" in told
    assert "M2 Eerst beloofd 1 sep 2026, gezien op 19 mei 2026 16 jun 2026: ingetrokken" in told


def test_what_is_far_away_and_stays_does_not_press_the_others_flat() -> None:
    found = trend_of(LATER, "planned: {finish: 2029-09-01}")
    trend = milestone_trend(found, standings(found, found.roadmap.items))
    assert trend
    assert trend.wide
    assert (len(trend.wide.paths), len(trend.rows), trend.far) == (1, 2, 1)
    assert "Eén mijlpaal ligt verder weg en bleef staan." in text_of(milestones.view(found))


def test_when_all_are_far_away_they_are_drawn() -> None:
    found = trend_of("planned: {finish: 2029-09-01}")
    trend = milestone_trend(found, standings(found, found.roadmap.items))
    assert trend
    assert trend.far == 0


def test_a_milestone_that_is_late_is_told_so_beside_its_line() -> None:
    assert "Te laat</tspan>" in milestones.view(trend_of("planned: {finish: 2026-06-20}")).html


# --- the first promise beside the current one ---


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([STAYS], "De ene belofte ligt binnen een week van haar eerste datum"),
        ([STAYS, STAYS], "Van 2 beloften kwam er geen een week of meer later"),
        ([STAYS, LATER], "Van de 2 beloften kwam of komt er één een week of meer later"),
        ([LATER, LATER], "Alle twee beloften kwamen of komen een week of meer later"),
        ([LATER], "Verschil met eerst M0 1 sep 2026 6 okt 2026 Gepland vijf weken later"),
        ([f"{LATER}, finished: 2026-06-20"], "M0 1 sep 2026 6 okt 2026 20 jun 2026 tien weken eerder"),
        (["planned: {finish: 2026-06-20}"], "Hier staat wat te laat is of een week of meer verschoof: één onderdeel."),
    ],
    ids="one none some all table done late".split(),
)
def test_adherence_shows_the_first_promise_beside_the_current_one(items: list[str], told: str) -> None:
    page = kpis.view(trend_of(*items), "adherence")
    assert told in text_of(page)
    assert twice(page) == []


@pytest.mark.parametrize(
    "item",
    [
        "area: people",
        f"{STAYS}, dropped: {{date: 2026-06-02, why: W}}",
        "planned: {finish: 2026-09-01, agreed: 2026-08-01}",
    ],
)
def test_what_was_never_promised_or_is_dropped_is_not_among_them(item: str) -> None:
    assert "Alle beloften" not in (told := text_of(kpis.view(trend_of(item), "adherence")))
    assert "eerst, nu en klaar" not in told


def test_a_promise_that_was_withdrawn_is_told() -> None:
    item = f"{STAYS}, replanned: [{{date: 2026-06-02, why: W, finish: open}}]"
    assert 'data-label="Nu beloofd">ingetrokken</td>' in kpis.view(trend_of(item), "adherence").html


def test_other_figures_have_no_promises() -> None:
    assert "eerst, nu en klaar" not in text_of(kpis.view(trend_of(LATER), "coverage"))
    assert "eerst, nu en klaar" in text_of(kpis.view(known(text=CASE), "adherence-use-cases"))
