"""The map as a list, and its filters. Today is 30 June 2026."""

import re
from html import unescape

import pytest

from macros.pages import map
from macros.pages.filters import filter_css
from macros.pages.links import UnknownPage
from macros.pages.view import View
from tests.pages.shown import context, text_of, twice

ALL = """
== phases.yml
- {id: een, name: Een}
== owners.yml
- {id: els, name: Els, kind: role}
- {id: rob, name: Rob, kind: role}
== tracks/t.yml
name: T
owner: els
items:
  - {id: late, title: Laat, kind: action, area: people, started: 2026-02-02, planned: {finish: 2026-05-04}}
  - id: again
    title: Weer laat
    kind: action
    planned: {finish: 2026-05-04}
    replanned: [{date: 2026-05-05, why: W, finish: 2026-06-01}]
  - {id: runs, title: Loopt, kind: experiment, owner: rob, started: 2026-06-01, planned: {finish: 2026-08-03}}
  - id: slips
    title: Loopt uit
    kind: mvp
    horizon: quick-win
    started: 2026-06-01
    planned: {finish: 2026-08-03}
    replanned: [{date: 2026-06-15, why: W, finish: 2027-01-11}]
  - {id: soon, title: Straks, kind: milestone, phase: een, planned: {finish: 2026-09-01}}
  - {id: coarse, title: Grof, kind: action, planned: {finish: 2027-Q1}}
  - {id: idea, title: Idee, kind: action}
  - {id: wait, title: Wacht, kind: action, paused: {date: 2026-06-01, why: W}, planned: {finish: 2026-05-04}}
  - {id: done, title: Af, kind: action, finished: unknown, planned: {finish: 2026-05-04}}
  - {id: out, title: Eruit, kind: action, dropped: {date: 2026-06-01, why: W}}
== tracks/u.yml
name: U
owner: rob
items:
  - {id: guest, title: Te gast, kind: action, also: [t], with: [els], planned: {finish: 2026-10-01}}
"""


def test_every_record_stands_once_in_its_group() -> None:
    view = map.view(context(ALL))
    told = text_of(view)
    for group in (
        (
            "Te laat 2 4 mei Laat Actie · T · te laat, nog niet herpland "
            "1 jun Weer laat Actie · T · te laat, beloofd 4 weken later dan 4 mei"
        ),
        "Loopt nu 2 3 aug Loopt Experiment · T 11 jan 2027 Loopt uit MVP · T · loopt uit, 23 weken later dan 3 aug",
        "September 2026 1 1 sep Straks Mijlpaal · T",
        "Oktober 2026 1 1 okt Te gast Actie · U",
        "Maart 2027 1 Q1 2027 Grof Actie · T",
        "Zonder plan 1 geen datum Idee Actie · T · zonder plan",
        "Gepauzeerd 1 4 mei Wacht Actie · T",
        "Klaar 1 dag onbekend Af Actie · T",
        "Gestopt 1 1 jun Eruit Actie · T",
    ):
        assert group in told
    assert str(view.html).count('class="rm-row"') == 11
    assert twice(view) == []
    assert [heading.id for heading in view.contents][:3] == ["_late", "_active", "_2026-09"]


def test_done_and_stopped_are_folded() -> None:
    folded = re.findall(r'<details class="rm-agenda-group">\s*<summary><h2 id="([^"]+)"', map.view(context(ALL)).html)
    assert folded == ["_done", "_dropped"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "De roadmap heeft nog geen onderdelen."),
        (ALL, "Van de 11 onderdelen is er 1 klaar. Twee zijn te laat."),
        ("== tracks/t.yml\nname: T\nowner: els\nitems: [{id: a, title: A, kind: action}]\n", "Het is niet te laat."),
        (
            "== tracks/t.yml\nname: T\nowner: els\nitems: [{id: a, title: A, kind: action, finished: 2026-05-04}]\n",
            "Het ene onderdeel is klaar of gestopt.",
        ),
    ],
)
def test_the_first_sentence_is_true(text: str, told: str) -> None:
    assert told in text_of(map.view(context(text)))


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        ({"track": "t"}, 11),
        ({"track": "u"}, 1),
        ({"owner": "rob"}, 2),
        ({"area": "people"}, 1),
        ({"phase": "een"}, 1),
        ({"track": "u", "owner": "els"}, 1),
        ({"track": "u", "area": "people"}, 0),
    ],
)
def test_a_part_of_the_roadmap(limit: dict[str, str], shown: int) -> None:
    html = map.view(context(ALL), **limit).html  # type: ignore[arg-type] # only limits are given
    assert html.count('class="rm-row"') == shown
    assert "<form" not in html


def test_a_part_that_does_not_exist_raises() -> None:
    with pytest.raises(UnknownPage) as raised:
        map.view(context(ALL), area="peple")
    assert raised.value.near == ("people",)


def test_there_is_a_rule_for_every_choice_of_the_form() -> None:
    made = context(ALL)
    html, css = map.view(made).html, filter_css(made.roadmap)
    for name, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', html, re.DOTALL):
        for value in re.findall(r'<option value="([^"]+)"', options):
            assert f'select[name="{name}"] option[value="{value}"]:checked' in css
            assert f'data-{name}="' in html
    boxes = re.findall(r'<input type="checkbox" name="(kind|state)" value="([^"]+)" checked>', html)
    assert len(boxes) == 4 + 7
    for name, value in boxes:
        assert f'input[name="{name}"][value="{value}"]:not(:checked)' in css
        assert f'data-{name}="{value}"' in html


def test_only_what_occurs_can_be_chosen() -> None:
    html = map.view(context("== tracks/t.yml\nname: T\nowner: els\nitems: [{id: a, title: A, kind: action}]\n")).html
    assert 'name="area"' not in html
    assert 'name="horizon"' not in html
    assert re.findall(r'name="state" value="([^"]+)"', html) == ["idea"]


def names_of(view: View) -> dict[str, str]:
    """The accessible names of the marks, each on one line, by their id."""
    found = re.findall(r'<a class="rm-mark [^>]*? id="_m-([^"]+)"[^>]*? aria-label="([^"]*)"', view.html)
    return {name: " ".join(unescape(told).split()) for name, told in found}


def test_every_record_is_drawn_once_and_says_what_it_is() -> None:
    assert names_of(map.view(context(ALL))) == {
        "late": "Actie: Laat. Te laat. Eerst gepland: 4 mei 2026. Nog niet herpland. Eigenaar: Els.",
        "again": (
            "Actie: Weer laat. Te laat. Eerst gepland: 4 mei 2026. "
            "Nu beloofd: 1 jun 2026, 4 weken later. Eigenaar: Els."
        ),
        "runs": "Experiment: Loopt. Loopt. Eerst gepland: 3 aug 2026. Eigenaar: Rob.",
        "slips": (
            "MVP: Loopt uit. Loopt. Eerst gepland: 3 aug 2026. Nu beloofd: 11 jan 2027, 23 weken later. Eigenaar: Els."
        ),
        "soon": "Mijlpaal: Straks. Gepland. Eerst gepland: 1 sep 2026. Eigenaar: Els.",
        "coarse": "Actie: Grof. Gepland. Eerst gepland: Q1 2027. Eigenaar: Els.",
        "idea": "Actie: Idee. Zonder plan. Eigenaar: Els.",
        "wait": "Actie: Wacht. Gepauzeerd. Eerst gepland: 4 mei 2026. Eigenaar: Els.",
        "done": "Actie: Af. Klaar. Klaar: dag onbekend. Eigenaar: Els.",
        "out": "Actie: Eruit. Gestopt. Gestopt: 1 jun 2026. Eigenaar: Els.",
        "guest": "Actie: Te gast. Gepland. Eerst gepland: 1 okt 2026. Eigenaar: Rob.",
    }


def test_the_words_behind_a_title_say_what_is_wrong() -> None:
    html = map.view(context(ALL)).html
    found = re.findall(r'<tspan class="more( urgent)?" dx="6">([^<]*)<', html)
    assert sorted(found) == [
        ("", "gestopt"),
        ("", "zonder plan"),
        (" urgent", "+23 wk"),
        (" urgent", "te laat, +4 wk"),
        (" urgent", "te laat, nog niet herpland"),
    ]


def test_a_use_case_that_was_live_is_out_of_use_and_not_stopped() -> None:
    text = "== tracks/t.yml\nname: T\nowner: els\n" + "".join(
        f"== use-cases/{name}.yml\ntitle: {name}\ntrack: t\nstages: {{intake: 2026-02-02{more}}}\n"
        "stopped: {date: 2026-06-01, why: W}\n"
        for name, more in (("was-live", ", production: 2026-04-06"), ("never", ""))
    )
    for language, told in (
        ("nl", {"uit gebruik": "Uit gebruik: 1 jun 2026.", "gestopt": "Gestopt: 1 jun 2026."}),
        ("en", {"retired": "Retired: 1 Jun 2026.", "stopped": "Stopped: 1 Jun 2026."}),
    ):
        html = map.view(context(text, language)).html
        assert set(re.findall(r'<tspan class="more" dx="6">([^<]*)<', html)) == set(told)
        assert all(words in html for words in told.values())


def test_every_zoom_has_an_address_and_counts_what_lies_outside() -> None:
    made = context(ALL)
    views = {view.address: view for view in map.views(made)}
    assert list(views) == ["map/", "map/year/", "map/month/", "map/a3/"]
    for view in views.values():
        assert twice(view) == []
    year = views["map/year/"]
    assert len(names_of(year)) == 10
    assert "Buiten deze jaren valt nog één onderdeel: kijk bij zijn track." in text_of(year)
    assert "Buiten deze" not in text_of(views["map/"])


def test_a_part_of_the_roadmap_is_drawn_over_all_its_time_and_an_empty_one_is_not() -> None:
    assert set(names_of(map.view(context(ALL), track="t"))) == set(names_of(map.view(context(ALL))))
    assert set(names_of(map.view(context(ALL), owner="rob"))) == {"runs", "guest"}
    empty = map.view(context(ALL), track="u", area="people")
    assert (names_of(empty), "Dit deel heeft nog geen onderdelen." in text_of(empty)) == ({}, True)
    assert names_of(map.view(context())) == {}
    assert [view.address for view in map.views(context())] == ["map/"]


def test_relations_are_told_and_drawn() -> None:
    html = map.view(
        context(
            """
            == tracks/t.yml
            name: T
            owner: els
            items:
              - {id: a, title: A "1", kind: action, started: 2026-05-01, planned: {finish: 2026-07-01}}
              - {id: b, title: B, kind: action, depends_on: [a], planned: {start: 2026-08-01, finish: 2026-09-01}}
            """
        )
    ).html
    assert 'aria-description="Nodig voor: B."' in html
    assert 'aria-description="Wacht op: A &#34;1&#34;."' in html
    assert html.count('class="tie"') == 2


def test_the_same_data_gives_the_same_map() -> None:
    assert [view.html for view in map.views(context(ALL))] == [view.html for view in map.views(context(ALL))]
