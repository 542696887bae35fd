"""The pages of use cases, in each stage. Today is 30 June 2026."""

import re

import pytest

from macros.pages import use_cases
from tests.pages.shown import context, text_of


def page(lines: str) -> str:
    return text_of(use_cases.view(context(f"== use-cases/u.yml\ntitle: U\ntrack: techniek\n{lines}\n"), "u"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "U Nog zonder plan. Eigenaar Els Stadium Idee"),
        ("", "Nog niet begonnen aan de intake Er zijn nog geen dagen per stadium om te tonen."),
        ("", "Halen we de doelen? Er is nog geen KPI Deze use case meet nog niets per kwartaal."),
        ("planned: {production: 2026-05-04}", "Te laat en nog niet herpland. Het zou op 4 mei 2026 in productie zijn."),
        ("stages: {intake: 2026-06-01}", "Intake sinds 1 juni 2026. Nog zonder plan."),
        ("stages: {intake: 2026-06-01}", "29 dagen onderweg sinds de intake"),
        (
            "stages: {intake: 2026-05-01, production: 2026-06-01}\nplanned: {production: 2026-06-01}",
            "In productie sinds 1 juni 2026, zoals gepland.",
        ),
        ("stages: {intake: 2026-05-01, production: 2026-06-01}", "Van intake naar productie in 31 dagen"),
        ("stages: {intake: unknown, mvp: 2026-05-01, production: 2026-06-01}", "Van de MVP naar productie in 31 dagen"),
        ("stages: {intake: unknown}", "De dagen per stadium weten we niet"),
        (
            "stages: {intake: 2026-05-01}\nstopped: {date: 2026-05-11, why: Te duur.}",
            "Gestopt op 11 mei 2026. Waarom: Te duur.",
        ),
        ("stages: {intake: 2026-05-01}\nstopped: {date: 2026-05-11, why: W}", "Gestopt, 10 dagen na de intake"),
        (
            "stages: {production: 2026-03-01}\nstopped: {date: 2026-05-11, why: W}",
            "Uit gebruik op 11 mei 2026.",
        ),
        ("risk: high", "Risico (AI-verordening) hoog"),
    ],
)
def test_a_use_case_tells_its_stage(lines: str, said: str) -> None:
    assert said in page(lines)


def test_kpis_are_told_by_their_last_quarter() -> None:
    told = page(
        """
kpis:
  - id: tijd
    name: Minuten
    unit: min
    direction: down
    baseline: 11
    quarters: {2026-Q1: {target: 10, actual: 9.8}, 2026-Q2: {target: 8, actual: 8.2}, 2026-Q3: {target: 7}}
  - {id: nieuw, name: Nieuw, unit: stuks, direction: up, quarters: {2026-Q3: {target: 7}}}
"""
    )
    assert "Minuten staat nu op 8,2 (min). Bij het begin was dat 11." in told
    assert "Halen we het doel? Niet bij de laatste meting" in told
    assert "Q2 2026: 8,2. Het doel van 8 is niet gehaald." in told
    assert "Nieuw stuks, hoger is beter" in told
    assert "Q1 2026 10 9,8 geen doel nog niet gemeten" in told


def test_a_percentage_stands_with_its_number() -> None:
    kpi = 'kpis: [{id: k, name: K, unit: "%", direction: up, baseline: 0, quarters: {2026-Q1: {actual: 74}}}]'
    assert "K staat nu op 74%. Bij het begin was dat 0%." in page(kpi)


def test_on_the_phone_no_steps_are_told_of() -> None:
    """There the stages are lines below each other."""
    stages = "stages: {intake: 2026-01-01, experiment: 2026-02-01, production: 2026-03-01}"
    html = use_cases.view(context(f"== use-cases/u.yml\ntitle: U\ntrack: techniek\n{stages}\n"), "u").html
    *drawn, lines = re.split(r'<div class="fits-', html)[1:]
    assert drawn
    assert all("Een hogere trede is een later stadium." in one for one in drawn)
    assert "Een hogere trede" not in lines
    assert "Het midden is de mediaan" in lines


def test_an_actual_after_the_day_does_not_exist_yet() -> None:
    kpi = "kpis: [{id: k, name: K, unit: u, direction: up, quarters: {2026-Q4: {target: 5, actual: 5}}}]"
    assert "Halen we het doel? Nog niet gemeten" in page(kpi)


def test_days_stand_beside_the_middle_of_all() -> None:
    files = "\n".join(
        f"== use-cases/u{n}.yml\ntitle: U{n}\ntrack: techniek\n"
        f"stages: {{intake: 2026-01-01, production: 2026-01-{n + 1}}}"
        for n in (10, 20, 30)
    )
    view = use_cases.view(context(files), "u10")
    assert "Intake 1 jan 2026 10 dagen 20 dagen, van drie use cases" in text_of(view)
    assert 'aria-label="Dagen per stadium: Intake 10; samen 10 dagen."' in view.html
    assert "Intake 10 dagen · midden van alle: 20 dagen" in text_of(view)
    assert [f'class="fits-{width}"' in view.html for width in (960, 640, 343)] == [True] * 3


def test_one_day_and_one_use_case_are_told_as_one() -> None:
    files = "== use-cases/u.yml\ntitle: U\ntrack: techniek\nstages: {intake: 2026-01-01, production: 2026-01-02}\n"
    told = text_of(use_cases.view(context(files), "u"))
    assert "Van intake naar productie in één dag" in told
    assert "Intake 1 jan 2026 1 dag 1 dag, van één use case" in told


@pytest.mark.parametrize(
    ("items", "goal", "told"),
    [
        ("", "", "Hangt met niets anders samen"),
        ("", "measure: use_cases_live, at_least: 1", "Telt mee voor een doel"),
        ("use_case: u", "", "Hangt samen met één ander onderdeel"),
        ("use_case: u, depends_on: [u]", "", "Hangt samen met één ander onderdeel"),
    ],
)
def test_the_relations_are_counted_once(items: str, goal: str, told: str) -> None:
    text = "== use-cases/u.yml\ntitle: U\ntrack: t\nstages: {intake: 2026-01-01}\n"
    text += "== phases.yml\n- {id: p, name: P"
    text += f", goals: [{{id: g, title: G, target: {{{goal}}}}}]}}\n" if goal else "}\n"
    text += "== tracks/t.yml\nname: T\nowner: els\n"
    text += f"items: [{{id: a, title: {{nl: A}}, kind: action, {items}}}]\n" if items else ""
    view = use_cases.view(context(text), "u")
    assert told in text_of(view)
    assert "_relations" in [heading.id for heading in view.contents]


def test_the_list_stands_by_stage() -> None:
    view = next(
        use_cases.views(
            context(
                """
                == use-cases/live.yml
                title: Live
                track: techniek
                stages: {production: 2026-06-01}
                == use-cases/laat.yml
                title: Laat
                track: techniek
                stages: {mvp: 2026-03-02}
                planned: {production: 2026-05-04}
                """
            )
        )
    )
    told = text_of(view)
    assert "Van de 2 use cases zijn er één live en één onderweg. Eén is te laat." in told
    assert told.index("Live In productie Els") < told.index("Laat Te laat MVP Els")
    assert re.findall(r'data-status="(\w+)".*? data-stage="(\w+)"', view.html) == [
        ("done", "production"),
        ("late", "mvp"),
    ]


def test_a_stopped_use_case_counts_for_no_goal_of_live_ones() -> None:
    text = """
        == phases.yml
        - id: een
          name: Activatie
          goals: [{id: g, title: Tien live, target: {measure: use_cases_live, at_least: 10}}]
        == use-cases/loopt.yml
        {title: Loopt, track: techniek}
        == use-cases/weg.yml
        {title: Weg, track: techniek, stopped: {date: 2026-05-11, why: W}}
        """
    assert "Telt mee voor het doel Tien live van Activatie" in text_of(use_cases.view(context(text), "loopt"))
    assert "Er staat geen ander werk bij." in text_of(use_cases.view(context(text), "weg"))
