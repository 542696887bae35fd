"""The pages of steering: pitfalls, the agenda, the balance, the board sheet, and what owners are asked."""

import re

import pytest

from macros.charts.balance import COUNTABLE, cell
from macros.pages import balance, board, compass, owners, pitfalls, review_agenda
from macros.pages.view import View
from macros.words import LANGUAGES
from tests.pages.shown import COMMIT, context, text_of, twice
from tests.pages.test_kpis import trending

OWNERS = "== owners.yml\n- {id: els, name: Els, kind: role}\n- {id: jan, name: Jan, kind: role}\n"


def items(*lines: str, head: str = "") -> str:
    body = "".join(f"  - {{kind: action, {line}}}\n" for line in lines)
    return f"== tracks/t.yml\nname: T\nowner: els\n{head}items:\n{body}"


LATE = "id: a, title: Stack, planned: {finish: 2026-06-20}"
REVIEW = (
    "== reviews/2026-06-16.yml\nsummary: S\ndecisions:\n"
    "  - {what: Doorgaan?, why: Duur., owner: jan, due: 2026-06-23}\n"
    "  - {what: Straks?, why: Later., owner: jan, due: 2026-08-01}\n"
)


def contents(view: View) -> list[str]:
    return [heading.text for heading in view.contents]


# --- pitfalls ---


def test_nothing_is_wrong_with_an_empty_roadmap() -> None:
    told = text_of(pitfalls.view(context()))
    assert "We zien geen van de vier valkuilen." in told
    assert told.count("dit zien we niet") == 4


def test_a_pitfall_tells_what_shows_it_what_helps_and_where_it_stands() -> None:
    view = pitfalls.view(context(items(LATE, head="confirmed: 2026-05-01\n"), "en"))
    told = text_of(view)
    assert (
        "We see three of the four pitfalls. They are: no commitment or ownership, too abstract and too rigid." in told
    )
    assert "Nothing was said about one item that is late What helps. Discuss it in the review." in told
    assert "promised for 20 Jun, since then neither replanned nor discussed data/ tracks/ t.yml:5" in told
    assert "The limit is two reviews: 28 days." in told
    assert 'href="../tracks/t/#a"' in view.html
    assert 'href="../tracks/t/"' in view.html


def test_what_is_much_is_folded() -> None:
    many = (f"id: a{n}, title: A{n}" for n in range(10))
    told = text_of(pitfalls.view(context(items(*many))))
    assert "Tien onderdelen hebben geen resultaat" in told
    assert "Toon de andere twee" in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nthresholds: {owner_open_records: 0.5}\n" + items(LATE),
         "Els : 1 onderdeel open"),
        ("== phases.yml\n- {id: een, name: Eerste}\n", "Eerste : zonder doel dat je kunt nagaan"),
        ("== reviews/2026-06-02.yml\nsummary: S\n", "review van 16 juni 2026: de laatste daarvoor was op 2 jun"),
        (items("id: a, title: Stack, area: technology"), "Stack : gaat over technologie"),
    ],
)  # fmt: skip
def test_whatever_shows_it_is_named(text: str, name: str) -> None:
    assert name in text_of(pitfalls.view(context(text)))


def test_the_compass_says_how_many() -> None:
    told = text_of(compass.view(context(items(LATE))))
    assert (
        "Valkuilen. We zien twee van de vier valkuilen. Dit zijn ze: te abstract en te star. Bekijk de valkuilen"
        in told
    )


# --- the agenda ---


def test_the_agenda_has_four_parts() -> None:
    view = review_agenda.view(context(OWNERS + items(LATE) + REVIEW))
    assert contents(view) == [
        "Besluiten: twee punten",
        "Besluiten van vorige keer, en wat ervan kwam",
        "Om te vieren",
        "Komt eraan, tot en met 14 juli 2026",
    ]
    told = text_of(view)
    assert "Doorgaan? Moest klaar zijn op 23 jun. Duur. Wie: Jan" in told
    assert "Stack : opnieuw plannen, of stoppen? Te laat, beloofd voor 20 jun, nog niet herpland. Wie: Els" in told
    assert "Straks? Nog open, uiterlijk 1 aug. Wie: Jan" in told
    assert "Eén besluit staat hierboven." in told
    assert 'href="../reviews/2026-06-16/"' in view.html
    assert view.html.count('class="rm-late"') == 1


def test_what_does_not_fit_on_paper_unfolds_on_screen() -> None:
    many = (f"id: a{n}, title: Laat {n}, planned: {{finish: 2026-06-{n:02}}}" for n in range(1, 15))
    view = review_agenda.view(context(OWNERS + items(*many)))
    shown, folded = view.html.split("<details", 1)
    assert shown.count("Laat ") == 12
    assert "En nog twee punten." in text_of(view)
    assert folded.split("</details>", 1)[0].count("Laat ") == 2


def test_the_rank_is_stated() -> None:
    assert "De volgorde: eerst open besluiten, op datum." in text_of(review_agenda.view(context()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_two_of_them_has_no_id_twice(language: str) -> None:
    made = context(OWNERS + items(LATE) + REVIEW, language)
    for view in (pitfalls.view, review_agenda.view, balance.view):
        one, other = view(made), view(made, part=2)
        ids = re.findall(r'\sid="([^"]*)"', one.html + other.html)
        assert len(ids) == len(set(ids))
        assert twice(one) == []


# --- what an owner is asked ---


def test_an_owner_sees_what_is_asked() -> None:
    made = context(OWNERS + items(LATE) + REVIEW)
    els, jan = text_of(owners.view(made, "els")), text_of(owners.view(made, "jan"))
    assert "Besluit nodig Stack : opnieuw plannen, of stoppen? Te laat, beloofd voor 20 jun" in els
    assert "Besluit nodig Doorgaan? Moest klaar zijn op 23 jun. Duur." in jan
    assert jan.count("Doorgaan?") == 1
    assert jan.count("Straks?") == 1  # among those to be carried out


def test_an_owner_who_is_asked_nothing_sees_no_such_part() -> None:
    assert "Besluit nodig" not in text_of(owners.view(context(OWNERS + items("id: a, title: A")), "jan"))


# --- the balance ---


@pytest.mark.parametrize(
    ("done", "total", "most", "squares", "bar", "filled"),
    [
        (0, 1, 1, [(0, 0, False)], 0, 0),
        (1, 2, 2, [(0, 0, True), (12, 0, False)], 0, 0),
        (6, 6, COUNTABLE, [(0, 0, True), (12, 0, True), (24, 0, True), (36, 0, True), (48, 0, True), (0, 12, True)],
         0, 0),
        (10, 21, 21, [], 57, 27),
        (1, 1, 500, [], 1, 1),
    ],
)  # fmt: skip
def test_a_square_a_record_until_they_cannot_be_counted(
    done: int, total: int, most: int, squares: list[tuple[int, int, bool]], bar: int, filled: int
) -> None:
    drawn = cell(done, total, most)
    assert [(one.x, one.y, one.filled) for one in drawn.squares] == squares
    assert (drawn.bar, drawn.filled) == (bar, filled)


SPREAD = (
    "id: a, title: A, horizon: quick-win, area: people, planned: {finish: 2026-05-01}, finished: 2026-05-01",
    "id: b, title: B, horizon: quick-win, area: people, planned: {finish: 2026-06-30}",
    "id: c, title: C, horizon: foundation, area: technology, planned: {finish: 2025-01-31}",
    "id: d, title: D, horizon: foundation, area: technology, planned: {finish: 2028-01-31}",
    "id: e, title: E, horizon: foundation",
    "id: f, title: F",
)


def test_promised_against_done_per_quarter() -> None:
    view = balance.view(context(items(*SPREAD)))
    told = text_of(view)
    assert contents(view) == [
        "Open werk: 3 keer fundament en 1 keer quick win",
        "Het meeste open werk ligt bij Technologie: 2 van 3",
    ]
    columns = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', view.html)
    assert columns[:11] == [
        *("Tempo", "Eerder", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026 · nu", "Q3 2026", "Q4 2026", "Q1 2027"),
        *("Later", "Zonder belofte"),
    ]
    assert "Quick win Q2 2026 1 van 2 Samen 1 van 2" in told
    assert "Fundament Eerder 0 van 1 Later 0 van 1 Zonder belofte 0 van 1 Samen 0 van 3" in told
    assert "Eén onderdeel zegt niet of het een quick win of fundament is." in told
    assert "Twee onderdelen noemen geen gebied." in told


def test_every_record_is_drawn_once_a_side() -> None:
    view = balance.view(context(items(*SPREAD)))
    drawn = re.findall(r'<svg class="rm-tally" width="57".*?</svg>', view.html, re.DOTALL)
    assert sum(part.count('class="done"') for part in drawn) == 2
    assert sum(part.count('class="open"') for part in drawn) == 4 + 3


def test_many_records_are_bars() -> None:
    many = (f"id: a{n}, title: A, horizon: quick-win, planned: {{finish: 2026-06-30}}" for n in range(25))
    view = balance.view(context(items(*many)))
    assert 'class="open" x="0.75" y="0.75" width="57"' in view.html


def test_a_balance_of_nothing() -> None:
    view = balance.view(context())
    assert contents(view) == ["Er is geen open werk met een tempo", "Er is geen open werk met een gebied"]
    assert "<table" not in view.html


# --- the board sheet ---


def test_the_board_sheet_has_the_figures_of_home_its_day_and_its_commit() -> None:
    made = trending(OWNERS + items(LATE, "id: m, title: Mijl, planned: {finish: 2026-09-01}") + REVIEW)
    told, home = text_of(board.view(made)), text_of(compass.view(made))
    for name in ("Dekking", "Doorlooptijd", "AI-maturity index", "Adherence"):
        figure = home[home.index(f" {name} ") :][:60]
        assert figure in told
    assert told.endswith(f"Stand van 30 juni 2026 · wijziging {COMMIT[:7]} · volgende review 30 juni 2026")
    assert "Doorgaan?" in told


def test_a_board_sheet_of_nothing() -> None:
    told = text_of(board.view(trending("")))
    assert "Er is niets om te beslissen." in told
    assert "Er is geen open werk met een tempo." in told


def test_late_milestones_that_do_not_fit_are_counted() -> None:
    late = (f"id: m{n}, title: M{n}, planned: {{finish: 2026-06-0{n}}}" for n in range(1, 8))
    text = items(*late).replace("kind: action", "kind: milestone")
    assert "Er zijn nog twee mijlpalen te laat." in text_of(board.view(trending(text)))
