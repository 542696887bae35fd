"""The pages of metrics. Today is 30 June 2026."""

from macros.pages import metrics
from tests.pages.shown import context, text_of

TWO = """
== metrics/gebruik.yml
name: Gebruikers
kind: activity
unit: mensen
direction: up
owner: els
source: Telling.
quarters: {2026-Q1: {target: 100, actual: 80}, 2026-Q2: {target: 200, actual: 210}, 2026-Q3: {target: 300}}
== metrics/tijd.yml
{name: Tijd, kind: speed, unit: dagen, direction: down}
"""


def test_each_kind_says_how_many_reached_their_target() -> None:
    told = text_of(next(metrics.views(context(TWO))))
    assert "De ene metriek met een meting en een doel haalde het doel." in told
    assert "AI-activiteit: het doel is gehaald" in told
    assert "Impact: nog geen metriek Hiervan is nog geen metriek." in told
    assert "Snelheid: nog niet gemeten" in told
    assert "Q2 2026: 210. Het doel van 200 is gehaald. Eigenaar: Els." in told


def test_a_metric_has_its_quarters_and_its_source() -> None:
    told = text_of(metrics.view(context(TWO), "gebruik"))
    assert "Q2 2026: 210. Het doel van 200 is gehaald. Eenheid" in told
    assert "In één van de twee gemeten kwartalen is het doel gehaald" in told
    assert "Q1 2026 100 80 Q2 2026 200 210 Q3 2026 300 nog niet gemeten" in told
    assert "Waar komt dit getal vandaan? Telling." in told


def test_a_metric_without_anything_reads_well() -> None:
    told = text_of(metrics.view(context(TWO), "tijd"))
    assert "Er staan nog geen kwartalen bij." in told
    assert "Eigenaar geen eigenaar" in told


def test_without_a_target_there_is_no_verdict() -> None:
    text = "== metrics/m.yml\n{name: M, kind: impact, unit: u, direction: up, quarters: {2026-Q1: {actual: 5}}}\n"
    assert "Q1 2026: 5. Er is geen doel bij dit kwartaal." in text_of(metrics.view(context(text), "m"))
    assert "Er is één metriek. Die is nog niet tegen een doel gemeten." in text_of(next(metrics.views(context(text))))
