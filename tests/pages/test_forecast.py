"""The forecast on the page of a phase. Today is 30 June 2026."""

import dataclasses
import datetime as dt
import re

import pytest

from macros.kpis.forecast import forecast
from macros.pages import compass, phases
from macros.pages import map as maps
from macros.pages.context import Context
from tests.pages.shown import context, text_of, twice

DONE = ("2025-12-29", "2026-01-01", "2026-01-01", "2026-01-05", "2026-01-11", "2026-01-21", "2026-03-02")


def planned(name: str, finish: str, more: str = "") -> str:
    return f"  - {{id: {name}, title: Werk {name}, kind: action, phase: nu, planned: {{finish: {finish}}}{more}}}\n"


FINISHED = [planned(f"klaar-{n}", "2026-01-01", f", finished: {done}") for n, done in enumerate(DONE)]
OPEN = planned("a", "2026-08-01")
IDEAS = "".join(f"  - {{id: idee-{n}, title: Idee {n}, kind: action, phase: nu}}\n" for n in range(5))


def shown(*items: str, finish: str = "2026-09-30", language: str = "nl", review: str = "") -> Context:
    text = f"== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n{review}"
    dates = f", start: 2026-01-01, finish: {finish}" if finish else ""
    text += f"== phases.yml\n- {{id: nu, name: Nu{dates}}}\n"
    text += "== tracks/t.yml\nname: T\nowner: els\nitems:\n" + "".join(items)
    made = context(text, language)
    figures = dataclasses.replace(made.figures, forecast=forecast(made.roadmap, made.as_of))
    return dataclasses.replace(made, figures=figures)


def when(made: Context) -> str:
    """The section of the phase's page, as it is read."""
    view = phases.view(made, "nu")
    assert not twice(view)
    text = text_of(view)
    begin, end = {
        "nl": ("Wanneer is deze fase klaar?", "Acties,"),
        "en": ("When will this phase be done?", "Actions,"),
    }[made.language]
    return text[text.index(begin) : text.index(end)]


def test_a_chance_in_words_and_dots() -> None:
    """By chance: half by 5 August, 85 % by 22 September (tests/kpis/test_forecast.py)."""
    made = shown(*FINISHED, OPEN, finish="2026-09-10")
    text = when(made)
    assert "Klaar op 10 september 2026 is zeer waarschijnlijk: 16 van de 20." in text
    assert "Klaar op 22 september 2026 is zeer waarschijnlijk: 17 van de 20." in text
    assert "We rekenen met hoe 7 eerdere beloften afliepen." in text
    assert "einde fase: 10 sep" in text
    assert "helft ervoor, helft erna: 5 aug" in text
    html = phases.view(made, "nu").html
    assert html.count('class="outcome') == 20
    assert html.count('class="outcome later"') == 4
    assert 'aria-label="Twintig uitkomsten, van 29 juli 2026 tot 30 september 2026. De helft is klaar op 5' in html
    assert "Een dicht rondje is op tijd." in text


def test_in_english() -> None:
    text = when(shown(*FINISHED, OPEN, language="en"))
    assert "Finishing by 30 September 2026 is almost certain: 20 out of 20." in text
    assert "We go by how 7 earlier promises turned out." in text


def test_how_earlier_forecasts_fared() -> None:
    review = "== reviews/2026-03-03.yml\nsummary: S\n"
    scored = planned("gehaald", "2026-04-01", ", finished: 2026-04-05") + planned("gemist", "2026-04-01")
    text = when(shown(*FINISHED, OPEN, scored, review=review))
    assert "2 keer noemden we een dag met 85% kans. Die kwam 1 keer uit: 50%. Dat past bij een kans van 85%." in text


def test_a_phase_without_an_end_has_no_time_to_be_in() -> None:
    made = shown(*FINISHED, OPEN, finish="")
    text = when(made)
    assert "einde fase" not in text
    assert "Een dicht rondje" not in text
    assert phases.view(made, "nu").html.count('class="outcome"') == 20


@pytest.mark.parametrize(
    ("ideas", "named"),
    [
        pytest.param(1, "Van één onderdeel is er geen verwachting: Idee 0. Eén heeft geen datum.", id="one"),
        pytest.param(
            3,
            "Van drie onderdelen is er geen verwachting: Idee 0, Idee 1 en Idee 2. Drie hebben geen datum.",
            id="three",
        ),
        pytest.param(4, "Van vier onderdelen is er geen verwachting: Idee 0, Idee 1, Idee 2 en Idee 3.", id="four"),
        pytest.param(
            5,
            "Van vijf onderdelen is er geen verwachting: Idee 0, Idee 1, Idee 2 en nog twee.",
            id="more",
        ),
    ],
)
def test_what_has_no_forecast_is_named(ideas: int, named: str) -> None:
    text = when(shown(*FINISHED, OPEN, *IDEAS.splitlines(keepends=True)[:ideas]))
    assert named in text
    assert "Dit is de kans voor de rest. De hele fase is niet eerder klaar." in text
    assert "helft ervoor, helft erna: 5 aug" in text


def test_where_nothing_has_a_forecast_there_are_no_dots() -> None:
    made = shown(*FINISHED, IDEAS)
    text = when(made)
    assert "Van vijf onderdelen is er geen verwachting: Idee 0, Idee 1, Idee 2 en nog twee." in text
    assert "de rest" not in text
    assert "rm-outcomes" not in phases.view(made, "nu").html


def test_too_little_to_go_by() -> None:
    made = shown(*FINISHED[1:], OPEN)
    text = when(made)
    assert "We verwachten nog niets. Daarvoor moeten er zeven onderdelen met een belofte klaar zijn." in text
    assert "Van" not in text.replace("We verwachten", "")
    assert "rm-outcomes" not in phases.view(made, "nu").html


def test_nothing_to_forecast() -> None:
    """A phase that is over says so already; and so does a context that asked for no forecast."""
    over = shown(*FINISHED)
    assert "rm-foreseen" not in phases.view(over, "nu").html
    unasked = shown(*FINISHED, OPEN)
    unasked = dataclasses.replace(unasked, figures=dataclasses.replace(unasked.figures, forecast=None))
    assert "rm-foreseen" not in phases.view(unasked, "nu").html


# --- what the compass says ---


@pytest.mark.parametrize(
    ("items", "finish", "said"),
    [
        pytest.param((OPEN,), "2026-07-29", "loopt de fase één week uit.", id="half by 5 August: a week"),
        pytest.param((OPEN,), "2026-07-15", "loopt de fase drie weken uit.", id="three weeks"),
        pytest.param((OPEN, IDEAS), "2026-07-15", "loopt de fase minstens drie weken uit.", id="without some of it"),
    ],
)
def test_by_how_much_the_phase_is_expected_to_run_over(items: tuple[str, ...], finish: str, said: str) -> None:
    assert f"maar naar verwachting {said}" in text_of(compass.view(shown(*FINISHED, *items, finish=finish)))


@pytest.mark.parametrize(
    ("items", "finish"),
    [
        pytest.param((OPEN,), "2026-07-30", id="less than a week"),
        pytest.param((OPEN,), "", id="a phase without an end"),
        pytest.param((IDEAS,), "2026-07-15", id="no forecast of any of it"),
    ],
)
def test_nothing_is_said_of_a_phase_that_is_expected_in_time(items: tuple[str, ...], finish: str) -> None:
    assert "naar verwachting" not in text_of(compass.view(shown(*FINISHED, *items, finish=finish)))


# --- what the map draws ---

MOVED = planned("moved", "2026-03-01", ", replanned: [{date: 2026-02-01, why: W, finish: 2026-08-01}]")


def test_the_map_shows_the_margin_of_what_slips() -> None:
    html = maps.view(shown(*FINISHED, MOVED, OPEN)).html
    assert html.count('<path class="margin" d="M330') == 1  # in the key
    assert html.count('class="margin"') == 2
    assert "Marge (7 van de 10): 30 jul 2026 tot 22 sep 2026." in html
    assert "De dunne lijn is de marge" in html


def test_where_nothing_is_foreseen_the_map_has_no_margin_and_no_other_words() -> None:
    html = maps.view(shown(*FINISHED[1:], MOVED)).html
    assert 'class="margin"' not in html
    assert "arge (7" not in html
    assert "De dunne lijn" not in html


def slipped(days: int) -> list[str]:
    """Seven that were done so many days after their promise of 10 January, and one on either side."""
    first = dt.date(2026, 1, 10) + dt.timedelta(days)
    dates = [first + dt.timedelta(n - 3) for n in range(7)]
    return [planned(f"klaar-{n}", "2026-01-10", f", finished: {done}") for n, done in enumerate(dates)]


@pytest.mark.parametrize(
    ("days", "open_", "told"),
    [
        pytest.param(2, [OPEN], "In het midden komen we uit op 3 augustus 2026. Dat scheelt minder dan een", id="near"),
        pytest.param(
            21,
            [OPEN],
            "In het midden komen we uit op 22 augustus 2026. Dat is drie weken na de laatste belofte, 1 augustus 2026. "
            "Eerder werk liep vaak zo uit.",
            id="later",
        ),
        pytest.param(
            14,
            [OPEN, planned("b", "2026-07-25"), planned("c", "2026-08-01")],
            "Dat is twee weken na de laatste belofte, 1 augustus 2026. Loopt één van de drie onderdelen uit",
            id="later, of many",
        ),
        pytest.param(
            -14,
            [OPEN],
            "In het midden komen we uit op 18 juli 2026. Dat is twee weken voor de laatste belofte, 1 augustus 2026.",
            id="earlier",
        ),
    ],
)
def test_how_the_forecast_lies_to_the_promises(days: int, open_: list[str], told: str) -> None:
    assert told in when(shown(*slipped(days), *open_))


def test_the_last_promise_is_of_what_has_a_forecast() -> None:
    """The one that is later than all before it has none."""
    late = planned("laat", "2026-02-01")
    told = when(shown(*slipped(2), OPEN, late, IDEAS.splitlines(keepends=True)[0]))
    assert "minder dan een week met de laatste belofte" in told
    assert "Eén heeft geen datum. Eén is al later dan bijna al het werk dat klaar is." in told


def test_two_lines_on_one_day_have_one_label() -> None:
    text = when(shown(*slipped(2), OPEN, finish="2026-08-03"))
    assert "einde fase en het midden: 3 aug" in text
    assert "helft ervoor" not in text


def test_a_milestone_shows_between_which_days_it_is_expected() -> None:
    mark = planned("m", "2026-08-01").replace("kind: action", "kind: milestone")
    view = phases.view(shown(*FINISHED, mark), "nu")
    assert view.html.count('class="margin"') == 4  # the line with its two ends, and the legend
    assert "Hier valt de datum in zeven van de tien gevallen." in text_of(view)
    without = phases.view(shown(mark), "nu")
    assert 'class="margin"' not in without.html
    assert "zeven van de tien gevallen" not in text_of(without)


def test_the_strip_tells_between_which_days_a_phase_is_expected() -> None:
    made = shown(*FINISHED, OPEN)
    told = text_of(compass.view(made))
    assert re.search(r"verwacht tussen \d+ jul en 22 sep", told)
    withheld = text_of(compass.view(shown(*FINISHED, OPEN, IDEAS)))
    assert "verwacht tussen" not in withheld
