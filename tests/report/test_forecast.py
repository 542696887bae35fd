"""The forecast as text where there is little to score. The command's own tests show the rest."""

from macros.kpis.forecast import forecast
from macros.report.forecast import as_text
from macros.words import words
from tests.kpis.build import day, item, roadmap

AS_OF = day("2026-06-30")
KNOWN = tuple(
    item(f"known-{n}", finish="2025-12-01", finished=finished)
    for n, finished in enumerate(["2025-12-01"] * 5 + ["2025-12-21", "2025-12-23", "2026-01-30"])
)


def test_what_was_behind_already_has_no_chance_to_be_on_time() -> None:
    """Its days can be scored, but not whether it would be done by the promise."""
    behind = item("behind", finish="2026-02-20", finished="2026-03-10")
    text = as_text(forecast(roadmap(*KNOWN, behind, reviews=["2026-03-01"]), AS_OF), words("en"))
    assert text.splitlines()[3:] == [
        "Of 1 time we said “85%”, 1 held (100%, margin 21% to 100%).",
        "Of 1 time we said “50%”, 1 held (100%, margin 21% to 100%).",
        "Counted at 1 past review, over 1 record.",
    ]


def test_a_median_between_two_days() -> None:
    text = as_text(forecast(roadmap(*KNOWN[4:6]), AS_OF), words("nl"))
    assert "De helft liep hooguit 10 dagen uit, 85% hooguit 17 dagen." in text
    text = as_text(forecast(roadmap(*KNOWN[5:7]), AS_OF), words("nl"))
    assert "De helft liep hooguit 21 dagen uit, 85% hooguit 21,7 dagen." in text
