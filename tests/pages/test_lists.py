"""Lists that sort and filter: parts, what can be chosen, what a row can be sorted by. Today is 30 June 2026."""

import re

import pytest

from macros.pages import items, owners, plan, tracks, use_cases
from macros.pages.links import CARDS, PART, address
from macros.pages.lists import CHOICES, LEAST_ROWS, ROWS, SOME, Choice, Filter, Listing, part_of, room, split
from macros.pages.standing import standings
from macros.pages.view import View
from tests.pages.shown import context, text_of, twice

MIXED = """
== owners.yml
- {id: els, name: Els, kind: role}
- {id: jan, name: Jan, kind: team}
== tracks/t.yml
name: T
owner: els
items:
  - {id: late, title: Laat, kind: action, area: people, planned: {finish: 2026-05-04}}
  - {id: runs, title: Loopt, kind: mvp, owner: jan, started: 2026-06-01, planned: {finish: 2026-Q3}}
  - {id: idea, title: Idee, kind: action}
  - {id: done, title: Af, kind: milestone, finished: unknown, planned: {finish: 2026-05-04}}
  - {id: out, title: Eruit, kind: action, dropped: {date: 2026-06-01, why: W}}
"""


def long(count: int, lines: str = "") -> str:
    """A track of so many items of Els."""
    made = "".join(f"  - {{id: a{n}, title: Werk {n}, kind: action{lines}}}\n" for n in range(count))
    return f"== tracks/t.yml\nname: Tooling\nowner: els\nitems:\n{made}"


def rows(view: View) -> list[tuple[str, list[str]]]:
    """The title of each row, and the keys of its cells that have one."""
    found = re.findall(r"<tr data-status.*?</tr>", view.html, re.DOTALL)
    titles = [re.findall(r'<a href="[^"]*">([^<]*)</a>', row)[0] for row in found]
    return [(title, re.findall(r'data-key="([^"]*)"', row)) for title, row in zip(titles, found, strict=True)]


# --- all items ---


def test_every_record_stands_in_the_list_with_what_it_sorts_by() -> None:
    (page,) = items.views(context(MIXED))
    assert rows(page) == [
        ("Laat", ["0", "2026-05-04", "2026-05-04"]),
        ("Loopt", ["1", "2026-09-30", "2026-09-30"]),
        ("Idee", ["3", "", ""]),
        ("Af", ["5", "2026-05-04", ""]),
        ("Eruit", ["6", "", ""]),
    ]
    assert 'data-status="late" data-kind="action" data-track="t" data-owner="els" data-area="people"' in page.html
    assert 'data-status="active" data-kind="mvp" data-track="t" data-owner="jan">' in page.html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "De roadmap heeft nog geen onderdelen."),
        (MIXED, "Klaar: één. Nog open: drie. Eén daarvan is te laat: Laat."),
        (long(2, ", planned: {finish: 2026-05-04}"), "Klaar: geen. Nog open: twee. Daarvan zijn er twee te laat:"),
        (long(1), "Klaar: geen. Nog open: één. Niets is te laat."),
        (long(3), "Klaar: geen. Nog open: drie. Niets is te laat."),
        (long(1, ", finished: 2026-05-04"), "Het ene onderdeel is klaar of gestopt."),
        (long(2, ", finished: 2026-05-04"), "Alle twee onderdelen zijn klaar of gestopt."),
    ],
)
def test_the_first_sentence_is_true(text: str, told: str) -> None:
    page = next(items.views(context(text)))
    assert told in text_of(page)
    assert page.summary.startswith(told[:40])


def test_a_day_is_never_broken_over_two_lines() -> None:
    html = next(items.views(context(long(1, ", planned: {finish: 2026-09-04}")))).html
    assert html.count("4\u00a0sep\u00a02026") == 2
    assert "4 sep 2026" not in html


def test_an_empty_roadmap_has_no_table() -> None:
    assert "<table" not in next(items.views(context())).html


# --- parts ---


def test_a_long_list_stands_in_parts() -> None:
    pages = list(items.views(context(long(2 * ROWS + 1))))
    assert [page.address for page in pages] == ["items/", "items/page_2/", "items/page_3/"]
    assert [len(rows(page)) for page in pages] == [ROWS, ROWS, 1]
    assert len({title for page in pages for title, _ in rows(page)}) == 2 * ROWS + 1
    assert [page.title for page in pages] == ["Alle onderdelen", "Alle onderdelen, deel 2", "Alle onderdelen, deel 3"]
    assert 'data-parts="./ page_2/ page_3/" data-part="1"' in pages[0].html
    assert 'data-parts="../ ./ ../page_3/" data-part="2"' in pages[1].html
    assert 'href="../" rel="prev"' in pages[1].html
    assert 'href="../page_3/" rel="next"' in pages[1].html
    assert 'rel="next"' not in pages[2].html


def test_use_cases_in_parts() -> None:
    files = "".join(f"== use-cases/u{n}.yml\ntitle: U{n}\ntrack: techniek\n" for n in range(ROWS + 1))
    listed = [page for page in use_cases.views(context(files)) if page.address in ("use-cases/", "use-cases/page_2/")]
    assert [len(rows(page)) for page in listed] == [ROWS, 1]
    assert listed[1].title == "Use cases, deel 2"


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (ROWS, [ROWS]), (ROWS + 1, [ROWS, 1]), (2 * ROWS, [ROWS, ROWS])]
)
def test_rows_are_split(count: int, sizes: list[int]) -> None:
    assert [len(part) for part in split(range(count))] == sizes


def test_a_list_on_one_page_has_no_parts() -> None:
    assert part_of("items/", 1, 1) is None


# --- what can be chosen ---


def test_only_what_leaves_something_out_can_be_chosen() -> None:
    def choice(*values: str) -> Filter:
        return Filter(name="f", words="list.any", choices=tuple(Choice(value=one, text=one) for one in values))

    two, one = choice("a", "b"), choice("a")
    assert Listing(columns=(), total=8, filters=(two, one)).offers == (two,)
    assert Listing(columns=(), total=7, filters=(two, one)).offers == ()
    assert [Listing(columns=(), total=n).finds for n in (7, 8)] == [False, True]


def test_choices_are_what_occurs_in_its_own_order() -> None:
    made = context(MIXED)
    filters = items.filters_of(made, standings(made, made.roadmap.records))
    assert {one.name: [choice.value for choice in one.choices] for one in filters} == {
        "status": ["late", "active", "idea", "done", "dropped"],
        "kind": ["action", "mvp", "milestone"],
        "track": ["t"],
        "phase": [],
        "owner": ["els", "jan"],
        "area": ["people"],
    }
    assert [choice.text for choice in filters[0].choices][:2] == [{"nl": "Te laat"}, {"nl": "Loopt"}]


# --- long tracks, owners and plans ---


def test_a_track_of_moderate_length_stands_on_one_page() -> None:
    made = context(long(CARDS))
    assert [page.address for page in tracks.views(made)] == ["tracks/", "tracks/t/"]
    assert address(made.roadmap, "item", "a24") == "tracks/t/#a24"


def test_a_long_track_stands_in_parts_and_each_item_once() -> None:
    made = context(long(2 * PART + 1, ", started: 2026-06-01"))
    _, first, *parts = tracks.views(made)
    assert [page.address for page in parts] == [f"tracks/t/page_{number}/" for number in (2, 3, 4)]
    for number in range(2 * PART + 1):
        page, _, anchor = address(made.roadmap, "record", f"a{number}").partition("#")
        (holds,) = [one.address for one in (first, *parts) if f'id="{anchor}"' in one.html]
        assert holds == page
    assert [page.html.count('class="rm-item"') for page in (first, *parts)] == [0, PART, PART, 1]
    assert parts[1].title == "Tooling, deel 3"
    assert "Dit is deel 3 van 4 van Tooling." in text_of(parts[1])
    assert all(twice(page) == [] for page in (first, *parts))


def test_a_long_track_shows_what_is_late_and_runs_and_leads_to_the_rest() -> None:
    late = ", planned: {finish: 2026-05-04}"
    done = "".join(f"  - {{id: d{n}, title: Af {n}, kind: action, finished: 2026-05-04}}\n" for n in range(CARDS))
    (page,) = [one for one in tracks.views(context(long(SOME + 1, late) + done, "nl")) if one.address == "tracks/t/"]
    told = text_of(page)
    assert told.count("nog niet herpland") >= SOME
    assert 'href="../../items/?status=late&amp;track=t"' in page.html
    assert 'href="../../items/?status=done&amp;track=t"' in page.html
    assert "Klaar: 25 onderdelen" in told
    assert "Af 1 " not in re.sub(r"<svg.*?</svg>", "", told)


def test_a_long_track_knows_where_each_id_and_alias_went() -> None:
    made = long(CARDS) + "  - {id: last, title: L, kind: action, aliases: [oud]}\n"
    page = tracks.view(context(made), "t")
    ids = re.findall(r'data-ids="([^"]*)"', page.html)[0].split("|")
    assert [one.split()[0] for one in ids] == ["a0", f"a{PART}"]
    assert ids[1].endswith(" last oud")


def test_use_cases_of_a_long_track_are_linked() -> None:
    text = long(CARDS + 1) + "== use-cases/u.yml\ntitle: Zoeken\ntrack: t\n"
    html = tracks.view(context(text), "t").html
    assert 'href="../../use-cases/u/"' in html
    assert 'href="../../use-cases/?track=t"' in html


def test_many_owners_stand_in_parts() -> None:
    names = "".join(f"- {{id: o{n}, name: Eigenaar {n}, kind: role}}\n" for n in range(ROWS))
    made = context(
        f"== owners.yml\n- {{id: els, name: Els, kind: team}}\n{names}== tracks/t.yml\nname: T\nowner: els\n"
    )
    first, second = [page for page in owners.views(made) if page.address in ("owners/", "owners/page_2/")]
    assert [page.html.count("<tr data-kind") for page in (first, second)] == [ROWS, 1]
    assert (first.title, second.title) == ("Eigenaren", "Eigenaren, deel 2")
    assert 'href="page_2/" rel="next"' in first.html
    assert all(f"{ROWS + 1} eigenaren dragen samen" in text_of(page) for page in (first, second))
    assert all('<option value="team">' in page.html for page in (first, second))


def test_beside_much_to_choose_from_a_page_has_fewer_rows() -> None:
    def offering(n: int) -> list[Filter]:
        choices = tuple(Choice(value=str(one), text={"nl": "A"}) for one in range(n))
        return [Filter(name="owner", words="list.filter.owner", choices=choices)]

    assert room(()) == ROWS
    assert room(offering(CHOICES - 1)) == ROWS
    assert room(offering(10 * CHOICES)) == ROWS - 10
    assert room(offering(100 * CHOICES)) == LEAST_ROWS


def test_an_owner_of_much_stands_in_parts() -> None:
    made = context(long(owners.ROWS + 2))
    first, second = [page for page in owners.views(made) if page.address.startswith("owners/els/")]
    assert second.address == "owners/els/page_2/"
    assert 'href="page_2/" rel="next"' in first.html
    assert [f"Werk {owners.ROWS + 1}" in text_of(page) for page in (first, second)] == [False, True]
    assert "Dit is deel 2 van 2 van Els." in text_of(second)
    assert f"{owners.ROWS + 2} onderdelen zijn open" in text_of(first)


def test_a_large_plan_leads_to_the_list() -> None:
    large = plan.view(context(long(plan.SMALL + 1, ", area: people")))
    small = plan.view(context(long(plan.SMALL, ", area: people")))
    assert 'href="../items/?area=people"' in large.html
    assert "Bekijk alle 121 onderdelen in een lijst" in text_of(large)
    assert [page.html.count('href="../tracks/t/') for page in (large, small)] == [SOME, plan.SMALL]
    assert "?area=" not in small.html
