"""What belongs in the place of a promise that was altered: the old one, and what became of it."""

import pytest

from macros.checks.mending import mended
from tests.kpis.build import date, day, item

TODAY = day("2026-06-30")


def test_what_several_replannings_say_stays_apart_and_nothing_is_added() -> None:
    old = item("a", start="2026-03-01", finish="2026-06-01")
    moved = {"2026-04-01": {"start": "2026-04-01"}, "2026-05-01": {"finish": "2026-09-01"}}
    found = mended(old, item("a", start="2026-03-01", finish="2026-06-01", moved=moved), TODAY)
    assert found.planned == old.planned
    assert [(str(entry.date), entry.dates, entry.why) for entry in found.entries] == [
        ("2026-04-01", {"start": date("2026-04-01")}, "because"),
        ("2026-05-01", {"finish": date("2026-09-01")}, "because"),
    ]


def test_what_was_overwritten_becomes_a_replanning_of_today() -> None:
    old, new = item("a", start="2026-03-01", finish="2026-06-01"), item("a", start="2026-03-01", finish="2026-09-01")
    (entry,) = mended(old, new, TODAY).entries
    assert (entry.date, entry.dates, entry.why) == (TODAY, {"finish": date("2026-09-01")}, None)


@pytest.mark.parametrize(
    ("agreed", "taken"), [("2026-05-31", "2026-05-31"), ("2026-06-01", "2026-06-01"), ("2026-06-02", None)]
)
def test_the_day_of_agreement_that_is_told_now_is_taken_up_to_the_end_that_was_promised(
    agreed: str, taken: str | None
) -> None:
    found = mended(item("a", finish="2026-06-01"), item("a", finish="2026-06-01", agreed=agreed), TODAY).planned
    assert found
    assert found.agreed == (day(taken) if taken else None)
