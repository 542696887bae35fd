"""The phase strip."""

import datetime as dt

import pytest

from macros.charts.strip import Stretch, strip

TODAY = dt.date(2026, 7, 2)


def stretch(name: str, state: str, first: str, last: str, note: str = "") -> Stretch:
    return Stretch(
        id=name,
        state=state,
        complete=state == "done",
        first=dt.date.fromisoformat(first),
        last=dt.date.fromisoformat(last),
        titles=(f"Fase met een lange naam: {name}", name, "1"),
        note=note,
    )


THREE = [
    stretch("a", "done", "2026-01-01", "2026-03-31", "klaar"),
    stretch("b", "now", "2026-04-01", "2026-09-30", "onderweg"),
    stretch("c", "next", "2026-10-01", "2026-12-31", "vanaf oktober"),
]


def test_bands_are_to_scale() -> None:
    made = strip(THREE, TODAY, None, "")
    assert made is not None
    assert [band.x for band in made.bands] == [0, 24.7, 74.8]
    assert [band.filled for band in made.bands] == [24.7, 25.2, 0]
    assert made.today == 49.9
    assert made.planned is made.promised is None


def test_promises_past_the_current_phase_make_a_tail_from_its_end() -> None:
    made = strip(THREE, TODAY, dt.date(2026, 10, 31), "later")
    assert made is not None
    assert (made.planned, made.promised) == (74.8, 83.3)
    assert not made.bands[2].below  # the words of the tail stand there
    assert not made.promised_text_ends


def test_words_that_would_pass_the_edge_end_at_the_tail() -> None:
    made = strip(THREE[:2], TODAY, dt.date(2026, 10, 31), "laatste belofte 31 oktober 2026, vijf weken later")
    assert made is not None
    assert made.promised_text_ends
    assert made.promised == 100


def test_a_title_is_as_long_as_fits() -> None:
    narrow = stretch("smal", "next", "2026-12-01", "2026-12-31")
    wide = stretch("breed", "now", "2026-01-01", "2026-11-30")
    made = strip([wide, narrow], TODAY, None, "")
    assert made is not None
    assert [band.title for band in made.bands] == ["Fase met een lange naam: breed", "smal"]


def test_nothing_to_draw() -> None:
    assert strip([], TODAY, None, "") is None


def test_one_phase_long_ago() -> None:
    made = strip([stretch("a", "now", "2025-01-01", "2025-01-01")], TODAY, None, "")
    assert made is not None
    assert made.today is None
    assert made.bands[0].filled == 100


@pytest.mark.parametrize(
    ("first", "last", "today", "anchor"),
    [
        ("2026-01-01", "2026-12-31", 49.9, "middle"),
        ("2026-01-01", "2026-05-31", 99.5, "end"),  # today after the phases: the strip runs on to it
        ("2026-08-01", "2026-12-31", 0, "start"),  # and before them
        ("2026-06-30", "2026-12-31", 1.1, "start"),
    ],
)
def test_today_is_on_the_strip_also_a_while_outside_the_phases(
    first: str, last: str, today: float, anchor: str
) -> None:
    made = strip([stretch("a", "now", first, last)], TODAY, None, "")
    assert made is not None
    assert (made.today, made.today_anchor) == (today, anchor)


def test_the_note_of_a_phase_to_come_stands_behind_its_title_where_it_fits() -> None:
    made = strip(THREE, TODAY, None, "")
    assert made is not None
    assert [(band.title, band.beside, band.roomy_beside, band.below) for band in made.bands] == [
        ("Fase met een lange naam: a", False, False, True),
        ("Fase met een lange naam: b", False, False, True),
        ("Fase met een lange naam: c", False, True, True),
    ]
