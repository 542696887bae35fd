"""The page of a track: what its items say in each state. Today is 30 June 2026."""

import pytest

from macros.pages import tracks
from tests.pages.shown import context, text_of
from tests.roadmaps import item


def shown(lines: str, language: str = "nl") -> str:
    return text_of(tracks.view(context(item(lines), language), "techniek"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("kind: action", "Zonder plan · Actie Nog zonder plan."),
        (
            "kind: action\nplanned: {start: 2026-07-01, finish: 2026-Q3}",
            "Gepland · Actie Begint op 1 juli 2026. Beloofd: klaar in Q3 2026.",
        ),
        (
            "kind: action\nstarted: 2026-05-04\nplanned: {finish: 2026-09-01}",
            "Loopt · Actie Loopt sinds 4 mei 2026. Beloofd: klaar op 1 september 2026.",
        ),
        ("kind: action\nstarted: unknown", "Loopt · Actie Loopt. De eerste dag weten we niet. Nog zonder plan."),
        (
            "kind: action\nplanned: {finish: 2026-05-01}",
            "Te laat · Actie Te laat en nog niet herpland. Het zou op 1 mei 2026 klaar zijn.",
        ),
        (
            "kind: action\nplanned: {finish: 2026-04-01}\nreplanned: [{date: 2026-04-02, why: W, finish: 2026-05-06}]",
            "Te laat. Het zou op 6 mei 2026 klaar zijn, vijf weken later dan 1 april 2026.",
        ),
        (
            "kind: action\nplanned: {finish: 2026-04-01}\nreplanned: [{date: 2026-04-02, why: W, finish: 2026-08-05}]",
            "Nu beloofd: klaar op 5 augustus 2026, 18 weken later dan 1 april 2026.",
        ),
        (
            "kind: action\nplanned: {finish: 2026-04-01}\nreplanned: [{date: 2026-04-02, why: W, finish: open}]",
            "De datum is ingetrokken. Er is nog geen nieuwe.",
        ),
        (
            "kind: action\npaused: {date: 2026-05-04, why: Ziek.}",
            "Gepauzeerd sinds 4 mei 2026. Nog zonder plan. Waarom: Ziek.",
        ),
        ("kind: action\ndropped: {date: unknown, why: Te duur.}", "Gestopt. De dag weten we niet. Waarom: Te duur."),
        ("kind: milestone\nfinished: 2026-05-04", "Klaar · Mijlpaal Klaar op 4 mei 2026."),
        ("kind: milestone\nfinished: unknown\nplanned: {finish: 2026-04-01}", "Klaar. De dag weten we niet."),
        ("kind: mvp\nfinished: 2026-05-04\nplanned: {finish: 2026-05-04}", "Klaar op 4 mei 2026, zoals gepland."),
        (
            "kind: mvp\nfinished: 2026-05-03\nplanned: {finish: 2026-05-04}",
            "Klaar op 3 mei 2026, één dag eerder dan gepland.",
        ),
        (
            "kind: mvp\nfinished: 2026-05-11\nplanned: {finish: 2026-05-04}",
            "Klaar op 11 mei 2026, één week later dan gepland.",
        ),
    ],
)
def test_an_item_tells_its_state(lines: str, said: str) -> None:
    assert said in shown(lines)


def test_what_is_late_leads_to_the_forms_that_end_it() -> None:
    late, due = ("kind: action\nplanned: {finish: 2026-05-01}", "kind: action\nplanned: {finish: 2026-07-01}")
    html = tracks.view(context(item(late)), "techniek").html
    for task, said in (("done", "Meld dat het klaar is"), ("move", "Geef een nieuwe datum")):
        assert f'<a href="../../edit/?kind=item&amp;id=a&amp;do={task}">{said}</a>' in html
    assert "Trek jij dit?" not in shown(due)


def test_the_same_in_english() -> None:
    lines = "kind: action\nplanned: {finish: 2026-04-01}\nreplanned: [{date: 2026-04-02, why: W, finish: 2026-05-06}]"
    assert "Late. It was due on 6 May 2026, five weeks later than 1 April 2026." in shown(lines, "en")


def test_history_tells_each_move_with_its_why() -> None:
    told = shown(
        """
        kind: action
        started: 2026-03-02
        planned: {finish: 2026-04-01, agreed: 2026-02-01}
        replanned:
          - {date: 2026-03-20, why: Ziek., finish: 2026-05-06}
          - {date: 2026-05-01, why: Nog ziek., finish: 2026-08-05}
        """
    )
    assert (
        "1 mei 2026 Klaar schuift van 6 mei 2026 naar 5 augustus 2026, 13 weken later. "
        "Dat is 18 weken later dan eerst gepland. Nog ziek. "
        "20 mrt 2026 Klaar schuift van 1 april 2026 naar 6 mei 2026, vijf weken later. Ziek. "
        "2 mrt 2026 Gestart. 1 feb 2026 Klaar gepland: 1 april 2026."
    ) in told


@pytest.mark.parametrize(
    ("items", "finding"),
    [
        ("", "Deze track heeft nog geen onderdelen."),
        (
            "- {id: a, title: A, kind: action, finished: 2026-05-04}",
            "Het ene onderdeel van deze track is klaar of gestopt.",
        ),
        ("- {id: a, title: A, kind: action}", "Niets is te laat. Klaar: geen. Nog open: één."),
        (
            "- {id: a, title: A, kind: action, planned: {finish: 2026-05-04}}\n- {id: b, title: B, kind: action}",
            "Van de twee onderdelen is er één te laat: A.",
        ),
        (
            "\n".join(f"- {{id: a{n}, title: A{n}, kind: action, planned: {{finish: 2026-05-04}}}}" for n in range(5)),
            "Van de vijf onderdelen zijn er vijf te laat: A0, A1 en nog drie.",
        ),
    ],
)
def test_a_track_opens_with_its_finding(items: str, finding: str) -> None:
    listed = "items:\n" + items if items else "items: []"
    page = tracks.view(context(f"== tracks/t.yml\nname: T\nowner: els\n{listed}\n"), "t")
    assert finding in text_of(page)
    assert page.summary.startswith(finding[:60])


def test_an_item_stands_at_its_id_and_its_aliases() -> None:
    page = tracks.view(context(item("kind: action\naliases: [oud]")), "techniek")
    assert 'id="a"' in page.html
    assert 'id="oud"' in page.html


def test_the_list_names_what_is_late_and_the_next_milestone() -> None:
    page = next(
        tracks.views(
            context(
                """
                == tracks/t.yml
                name: Tooling
                owner: els
                items:
                  - {id: a, title: Stack, kind: action, planned: {finish: 2026-05-04}}
                  - {id: m, title: Live, kind: milestone, planned: {finish: 2026-09-01}}
                """
            )
        )
    )
    assert "Alleen in Tooling is iets te laat: één onderdeel." in text_of(page)
    assert "Tooling Els 1 te laat · 1 gepland Te laat Stack Volgende mijlpaal Live, 1 sep 2026" in text_of(page)


def test_what_comes_later_than_first_planned_is_told() -> None:
    told = shown(
        "kind: action\nplanned: {finish: 2026-08-01}\nreplanned: [{date: 2026-05-01, why: W, finish: 2026-09-01}]"
    )
    assert "Niets is te laat. Klaar: geen. Nog open: één. Later dan eerst gepland komt er één: A." in told


def test_a_withdrawn_date_and_a_first_promise_in_the_history() -> None:
    told = shown(
        """
        kind: action
        planned: {finish: 2026-08-01}
        replanned:
          - {date: 2026-05-01, why: Ziek., finish: open}
          - {date: 2026-06-01, why: Beter., start: 2026-07-01, finish: 2026-08}
        """
    )
    assert (
        "1 jun 2026 Begin gepland: 1 juli 2026. Klaar gepland: augustus 2026. Beter. "
        "1 mei 2026 Klaar: datum ingetrokken. Ziek. vanaf begin Klaar gepland: 1 augustus 2026."
    ) in told


def test_what_is_needed_first_was_only_where_it_is_done() -> None:
    def items(state: str) -> str:
        return f"""
        == tracks/t.yml
        name: T
        owner: els
        items:
          - {{id: first, title: Stack, kind: action, {state}}}
          - {{id: second, title: Fabriek, kind: action, depends_on: [first]}}
        """

    assert "Stack is eerst nodig" in text_of(tracks.view(context(items("started: 2026-05-04")), "t"))
    assert "Stack was eerst nodig" in text_of(tracks.view(context(items("finished: 2026-05-04")), "t"))
