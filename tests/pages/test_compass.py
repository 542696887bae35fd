"""The home page: its first sentence is true for any data. Today is 30 June 2026."""

import pytest

from macros.pages import compass
from tests.pages.shown import context, text_of, twice

PHASE = "== phases.yml\n- {id: een, name: Activatie, start: 2026-01-01, finish: 2026-12-31}\n"


def items(*lines: str) -> str:
    return "== tracks/t.yml\nname: T\nowner: els\nitems:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def title(text: str, language: str = "nl") -> str:
    """The h1 of the home page."""
    return str(compass.view(context(text, language)).html).split("<h1>")[1].split("</h1>")[0]


DONE = "id: a, title: A, kind: action, phase: een, started: 2026-02-02, finished: 2026-03-02"
LATE = "id: b, title: Stack, kind: action, phase: een, started: 2026-02-02, planned: {finish: 2026-05-04}"
SOON = "id: c, title: C, kind: action, phase: een, planned: {finish: 2026-09-01}"
AFTER = "id: d, title: D, kind: action, phase: een, planned: {finish: 2027-02-01}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "De roadmap heeft nog geen onderdelen."),
        (items("id: a, title: A, kind: action"), "De roadmap heeft één onderdeel, en niets is te laat."),
        (PHASE, "We zitten in fase 1, Activatie: daarin staat nog niets gepland."),
        (PHASE + items(DONE), "We zitten in fase 1, Activatie: alles daarin is klaar."),
        (
            PHASE + items(DONE, SOON),
            "We zitten in fase 1, Activatie: één van de twee onderdelen is klaar, en niets is te laat.",
        ),
        (
            PHASE + items(DONE, LATE, SOON),
            "We zitten in fase 1, Activatie: één van de drie onderdelen is klaar, maar één onderdeel is te laat.",
        ),
        (
            PHASE + items(SOON),
            "We zitten in fase 1, Activatie: het ene onderdeel is nog niet klaar, maar niets is te laat.",
        ),
        (
            "== phases.yml\n- {id: een, name: Voorbij, start: 2026-01-01, finish: 2026-03-31}\n" + items(LATE),
            "Fase 1, Voorbij, is voorbij: het ene onderdeel is nog niet klaar, en één onderdeel is te laat.",
        ),
        (
            PHASE + items(LATE, AFTER),
            (
                "We zitten in fase 1, Activatie: nog geen van de twee onderdelen is klaar, "
                "en volgens de beloften loopt de fase vijf weken uit."
            ),
        ),
        (
            "== phases.yml\n- {id: een, name: Later, start: 2027-01-01, finish: 2027-06-30}\n",
            "Fase 1, Later, begint op 1 januari 2027.",
        ),
        (
            "== phases.yml\n- {id: een, name: Later, start: 2027-02, finish: 2027-06-30}\n",
            "Fase 1, Later, begint in februari 2027.",
        ),
        (
            "== phases.yml\n- {id: een, name: Voorbij, start: 2026-01-01, finish: 2026-03-31}\n" + items(DONE, SOON),
            (
                "Fase 1, Voorbij, is voorbij: één van de twee onderdelen is klaar, "
                "maar volgens de beloften loopt de fase 22 weken uit."
            ),
        ),
    ],
)
def test_the_first_sentence_is_true(text: str, told: str) -> None:
    assert title(text) == told
    assert len(told.split()) <= 26


@pytest.mark.parametrize(
    ("stages", "told"),
    [
        ("{}", "nog geen van de drie use cases is live"),
        ("{production: 2026-05-04}", "één van de drie use cases is live"),
    ],
)
def test_use_cases_are_counted_against_the_goal_of_the_phase(stages: str, told: str) -> None:
    goal = "  goals: [{id: g, title: G, target: {measure: use_cases_live, at_least: 3}}]\n"
    phase = f"== phases.yml\n- id: een\n  name: Activatie\n  start: 2026-01-01\n  finish: 2026-12-31\n{goal}"
    use_case = (
        f"== use-cases/u.yml\ntitle: U\ntrack: t\nphase: een\nplanned: {{production: 2026-09-01}}\nstages: {stages}\n"
    )
    assert told in title(phase + items(SOON) + use_case)


def test_the_cause_is_the_late_record_that_most_waits_for() -> None:
    waiting = "id: e, title: E, kind: action, depends_on: [b]"
    further = "id: f, title: F, kind: action, depends_on: [e]"
    told = text_of(compass.view(context(PHASE + items(LATE, waiting, further))))
    assert "Stack is te laat. Daar wachten twee andere onderdelen op." in told


def test_late_work_that_nothing_waits_for_is_told_as_such() -> None:
    assert "Alleen Stack is te laat, en niets wacht daarop." in text_of(compass.view(context(PHASE + items(LATE))))


def test_decisions_are_the_open_ones_then_the_late_records() -> None:
    review = (
        "== reviews/2026-06-16.yml\nsummary: S\ndecisions:\n"
        "  - {what: Gedaan?, why: W, done: 2026-06-20}\n"
        "  - {what: Doorgaan?, why: Duur., owner: els, due: 2026-07-07}\n"
        "  - {what: Vergeten?, why: V., due: 2026-06-23}\n"
        "  - {what: Zonder dag?, why: Z.}\n"
    )
    told = text_of(compass.view(context(PHASE + items(LATE) + review)))
    assert "Gedaan?" not in told
    assert (
        "Besluit nodig Vergeten? V. was nodig op 23 jun 2026 "
        "Zonder dag? Z. uiterlijk 30 jun 2026 Doorgaan? Duur. Wie: Els · uiterlijk 7 jul 2026 En nog één besluit"
    ) in told


def test_changes_since_the_last_review_tell_what_was_and_is() -> None:
    review = "== reviews/2026-06-16.yml\nsummary: S\n"
    lines = (
        "id: done, title: Af, kind: action, finished: 2026-06-20, planned: {finish: 2026-06-30}",
        "id: begun, title: Begin, kind: action, started: 2026-06-18, planned: {start: 2026-06-17, finish: 2026-09-01}",
        (
            "id: moved, title: Verplaatst, kind: action, planned: {finish: 2026-09-01}, "
            "replanned: [{date: 2026-06-20, why: W, finish: 2026-09-15}]"
        ),
        (
            "id: gone, title: Kwijt, kind: action, planned: {finish: 2026-09-01}, "
            "replanned: [{date: 2026-06-20, why: W, finish: open}]"
        ),
        "id: late, title: Laat, kind: action, planned: {finish: 2026-06-22}",
        "id: new, title: Vers, kind: action, planned: {finish: 2026-09-01, agreed: 2026-06-20}",
        "id: out, title: Eruit, kind: action, dropped: {date: 2026-06-20, why: W}, planned: {finish: 2026-09-01}",
        "id: wait, title: Stil, kind: action, paused: {date: 2026-06-20, why: W}, planned: {finish: 2026-09-01}",
        "id: same, title: Gelijk, kind: action, planned: {finish: 2026-09-01}",
    )
    use_case = (
        "== use-cases/u.yml\ntitle: Stap\ntrack: t\nstages: {intake: 2026-06-01, selected: 2026-06-20}\n"
        "planned: {production: 2026-09-01}\n"
    )
    told = text_of(compass.view(context(items(*lines) + use_case + review))).split("Veranderd sinds")[1]
    for row in (
        "Klaar Af T Was: beloofd voor 30 jun Nu: klaar op 20 jun, 1 week eerder",
        "Gestart Begin T Was: begin beloofd voor 17 jun Nu: gestart op 18 jun",
        "Verder Stap T Was: Intake Nu: Geselecteerd, sinds 20 jun",
        "Verschoven Verplaatst T Was: beloofd voor 1 sep Nu: beloofd voor 15 sep, 2 weken later",
        "Verschoven Kwijt T Was: beloofd voor 1 sep Nu: belofte ingetrokken",
        "Te laat Laat T Was: beloofd voor 22 jun Nu: nog niet klaar",
        "Nieuw Vers T Nu: beloofd voor 1 sep",
        "Gepauzeerd Stil T Was: beloofd voor 1 sep Nu: gepauzeerd op 20 jun",
        "Gestopt Eruit T Was: beloofd voor 1 sep Nu: gestopt op 20 jun",
    ):
        assert row in told
    assert "Gelijk" not in told


def test_without_reviews_there_are_no_changes_and_without_changes_that_is_told() -> None:
    assert "Veranderd sinds" not in text_of(compass.view(context(items(SOON.replace(", phase: een", "")))))
    told = text_of(compass.view(context("== reviews/2026-06-16.yml\nsummary: S\n")))
    assert "Veranderd sinds de review van 16 juni 2026 Er is niets veranderd." in told
    assert "De volgende review is op 30 juni 2026." in told


def test_figures_without_anything_to_count_say_so() -> None:
    told = text_of(compass.view(context("")))
    assert told.count("nog niet gemeten") == 2
    assert "geen open werk" in told
    assert "nog niets te meten" in told
    assert "0%" not in told


def test_english_has_the_same_sentences() -> None:
    assert title(PHASE + items(DONE, LATE, SOON), "en") == (
        'We are in phase 1, <span lang="nl">Activatie</span>: one of the three items is done, but one item is late.'
    )


def test_no_id_stands_twice() -> None:
    assert twice(compass.view(context(PHASE + items(DONE, LATE, SOON)))) == []


def phase(name: str, goal: str = "") -> str:
    return f"== phases.yml\n- {{id: een, name: {name}, start: 2026-01-01, finish: 2026-12-31{goal}}}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            phase("Met alle teams samen verantwoord beginnen en daarna steeds verder groeien in het werk")
            + items(DONE, LATE, SOON),
            "We zitten in fase 1: één van de drie onderdelen is klaar, maar één onderdeel is te laat.",
        ),
        (
            phase("Een naam van in totaal zeven woorden") + items(DONE, LATE, SOON),
            (
                "We zitten in fase 1, Een naam van in totaal zeven woorden: "
                "één van de drie onderdelen is klaar, maar één onderdeel is te laat."
            ),
        ),
        (phase("Lang" * 50) + items(DONE), "We zitten in fase 1: alles daarin is klaar."),
        (
            "== phases.yml\n- {id: een, name: " + "Lang" * 50 + ", start: 2026-01-01, finish: 2026-03-31}\n",
            "Fase 1 is voorbij: daarin staat nog niets gepland.",
        ),
        (
            "== phases.yml\n- {id: een, name: " + "Lang" * 50 + ", start: 2027-01-01, finish: 2027-03-31}\n",
            "Fase 1 begint op 1 januari 2027.",
        ),
        (
            PHASE + items(DONE, "id: z, title: Z, kind: action, phase: een, dropped: {date: 2026-04-01, why: W}"),
            "We zitten in fase 1, Activatie: alles daarin is klaar of gestopt.",
        ),
    ],
)
def test_a_long_name_of_a_phase_is_left_out_of_the_first_sentence(text: str, told: str) -> None:
    assert title(text) == told
    assert len(told.split()) <= 26


def test_a_day_that_all_decisions_share_is_told_once() -> None:
    decisions = "  - {what: Eerst?, why: W., due: 2026-07-07}\n  - {what: Dan?, why: V., owner: els, due: 2026-07-07}\n"
    review = f"== reviews/2026-06-16.yml\nsummary: S\ndecisions:\n{decisions}"
    told = text_of(compass.view(context(review)))
    assert "Besluit nodig uiterlijk 7 jul Eerst? W. Dan? V. Wie: Els" in told
    assert told.count("uiterlijk") == 1
    told = text_of(compass.view(context(review.replace("2026-07-07}\n  -", "2026-07-06}\n  -"))))
    assert "Besluit nodig Eerst? W. uiterlijk 6 jul 2026 Dan? V. Wie: Els · uiterlijk 7 jul 2026" in told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("start: 2026-01-01, finish: 2026-12-31", "Fase 1: Activatie · nu"),
        ("start: 2026-01-01, finish: 2026-03-31", "Fase 1: Activatie nog"),
        ("start: 2026-08-01, finish: 2026-12-31", "Fase 1: Activatie vanaf"),
    ],
)
def test_only_a_phase_that_holds_today_is_now(days: str, told: str) -> None:
    text = f"== phases.yml\n- {{id: een, name: Activatie, {days}}}\n" + items(SOON)
    assert told in text_of(compass.view(context(text)))


def test_the_strip_runs_on_to_today_when_late_work_of_a_past_phase_is_open() -> None:
    past = "== phases.yml\n- {id: een, name: Voorbij, start: 2026-01-01, finish: 2026-03-31}\n"
    shown = str(compass.view(context(past + items(LATE))).html)
    assert 'class="tail" x="49.7%" y="27" width="50.3%"' in shown  # 1 April, of the days up to 30 June
    assert "vandaag" in text_of(compass.view(context(past + items(LATE))))
