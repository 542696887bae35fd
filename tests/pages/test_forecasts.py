"""Earlier forecasts, scored in public. Today is 30 June 2026."""

import dataclasses
import datetime as dt
from fractions import Fraction

import pytest

from macros.kpis.forecast import forecast
from macros.pages import forecasts, phases
from macros.pages.context import Context
from macros.pages.view import View
from tests.pages.shown import context, text_of, twice

SLIPS = (-3, 0, 0, 4, 10, 20, 60)  # half by 4 days, 85 % by 52 (tests/kpis/test_forecast_score.py)
REVIEW = "== reviews/2026-03-01.yml\nsummary: S\n"
KNOWN = [
    f"{{id: known-{n}, title: Eerder {n}, kind: action, planned: {{finish: 2025-12-01}}, "
    f"finished: {dt.date(2025, 12, 1) + dt.timedelta(slip)}}}"
    for n, slip in enumerate(SLIPS)
]


def work(name: str, more: str = "", finish: str = "2026-04-01") -> str:
    return f"{{id: {name}, title: Werk {name}, kind: action, phase: p, planned: {{finish: {finish}}}{more}}}"


def shown(*items: str, language: str = "nl", review: str = REVIEW) -> Context:
    text = f"== phases.yml\n- {{id: p, name: P}}\n{review}== tracks/t.yml\nname: T\nowner: els\nitems:\n"
    made = context(text + "".join(f"  - {item}\n" for item in (*KNOWN, *items)), language)
    found = dataclasses.replace(made.figures, forecast=forecast(made.roadmap, made.as_of))
    return dataclasses.replace(made, figures=found)


def pages(made: Context) -> list[View]:
    return list(forecasts.views(made))


def test_each_forecast_says_when_what_and_how_it_came_out() -> None:
    page = pages(shown(work("a", ", finished: 2026-04-05"), work("b", ", dropped: {date: 2026-06-01, why: W}")))[0]
    told = text_of(page)
    assert "2 keer noemden we een dag met 85% kans. Die kwam 1 keer uit: 50%." in told
    assert "Werk a 1 mrt 2026 1 apr 2026 5 apr 2026 23 mei 2026 5 apr 2026 kwam uit" in told
    assert "Werk b 1 mrt 2026 1 apr 2026 5 apr 2026 23 mei 2026 gestopt kwam niet uit" in told
    assert "Marge van die 50% 9% tot 91%" in told
    assert "Dagen met 50% kans 1 van de 2 kwam uit, 50%" in told
    assert 'href="../reviews/2026-03-01/"' in page.html
    assert twice(page) == []


def test_what_is_not_done_yet_says_so() -> None:
    assert "23 mei 2026 nog niet klaar kwam niet uit" in text_of(pages(shown(work("a")))[0])


@pytest.mark.parametrize(
    ("held", "missed", "told"),
    [
        (5, 1, "Dat past bij een kans van 85%."),
        (2, 10, "Dat is minder vaak dan 85%: onze dagen zijn te krap."),
        (40, 0, "Dat is vaker dan 85%: onze dagen zijn te ruim."),
    ],
)
def test_whether_the_chance_was_right(held: int, missed: int, told: str) -> None:
    items = [work(f"h{n}", ", finished: 2026-04-05") for n in range(held)] + [work(f"m{n}") for n in range(missed)]
    assert told in text_of(pages(shown(*items))[0])


@pytest.mark.parametrize(
    ("brier", "always", "told"),
    [
        ("2/7", "1/4", "Brierscore 0,286, slechter dan steeds dezelfde kans (0,250)"),
        ("1/8", "1/4", "Brierscore 0,125, beter dan steeds dezelfde kans (0,250)"),
        ("1/4", "1/4", "Brierscore 0,250, even goed als steeds dezelfde kans"),
    ],
)
def test_the_brier_score_is_compared(brier: str, always: str, told: str) -> None:
    made = shown(work("a", ", finished: 2026-04-05"))
    found = made.figures.forecast
    assert found
    score = dataclasses.replace(found.score, brier=Fraction(brier), always=Fraction(always))
    figures = dataclasses.replace(made.figures, forecast=dataclasses.replace(found, score=score))
    assert told in text_of(pages(dataclasses.replace(made, figures=figures))[0])


def test_without_a_score_the_page_says_so() -> None:
    for made in (shown(), context("")):
        assert [text_of(page) for page in pages(made)] == [
            "Eerdere verwachtingen Er is nog geen verwachting waarvan de dag voorbij is."
        ]


def test_a_long_list_stands_in_parts_and_tells_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecasts, "MOST", 100)
    found = pages(shown(*(work(f"w{n}") for n in range(103))))
    assert [page.address for page in found] == ["forecasts/", "forecasts/page_2/"]
    assert [page.html.count("<tr data-outcome") for page in found] == [80, 20]
    assert "Hier staan de nieuwste 100. De andere 3 geeft het commando roadmap forecast." in text_of(found[0])


def test_the_sentence_with_the_score_leads_to_the_list() -> None:
    made = shown(work("a", ", finished: 2026-04-05"), work("b", finish="2026-09-01"))
    assert 'href="../../forecasts/">Bekijk elke verwachting' in phases.view(made, "p").html
    without = shown(work("b", finish="2026-09-01"), review="")
    assert "Bekijk elke verwachting" not in phases.view(without, "p").html
