"""The phase strip."""

import datetime as dt

import pytest

from macros.charts.outcomes import Mark
from macros.charts.strip import Ahead, Stretch, strip

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
    made = strip(THREE, TODAY, Ahead())
    assert made is not None
    assert [band.x for band in made.bands] == [0, 24.7, 74.8]
    assert [band.filled for band in made.bands] == [24.7, 25.2, 0]
    assert made.today == 49.9
    assert made.planned is made.promised is None


def test_promises_past_the_current_phase_make_a_tail_from_its_end() -> None:
    made = strip(THREE, TODAY, Ahead(promised=dt.date(2026, 10, 31), text="later"))
    assert made is not None
    assert (made.planned, made.promised) == (74.8, 83.3)
    assert not made.bands[2].below  # the words of the tail stand there
    assert made.words == Mark(x=74.8, anchor="start")


def test_words_that_would_pass_the_edge_end_at_the_tail() -> None:
    text = "laatste belofte 31 oktober 2026, vijf weken later"
    made = strip(THREE[:2], TODAY, Ahead(promised=dt.date(2026, 10, 31), text=text))
    assert made is not None
    assert made.words == Mark(x=100, anchor="end")  # were it to end at the tail, the word for today was in the way
    assert made.promised == 100


def test_a_title_is_as_long_as_fits() -> None:
    narrow = stretch("smal", "next", "2026-12-01", "2026-12-31")
    wide = stretch("breed", "now", "2026-01-01", "2026-11-30")
    made = strip([wide, narrow], TODAY, Ahead())
    assert made is not None
    assert [band.title for band in made.bands] == ["Fase met een lange naam: breed", "smal"]


def test_nothing_to_draw() -> None:
    assert strip([], TODAY, Ahead()) is None


def test_one_phase_long_ago() -> None:
    made = strip([stretch("a", "now", "2025-01-01", "2025-01-01")], TODAY, Ahead())
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
    made = strip([stretch("a", "now", first, last)], TODAY, Ahead())
    assert made is not None
    assert (made.today, made.today_anchor) == (today, anchor)


def test_the_note_of_a_phase_to_come_stands_behind_its_title_where_it_fits() -> None:
    made = strip(THREE, TODAY, Ahead())
    assert made is not None
    assert [(band.title, band.beside, band.roomy_beside, band.below) for band in made.bands] == [
        ("Fase met een lange naam: a", False, False, True),
        ("Fase met een lange naam: b", False, False, True),
        ("Fase met een lange naam: c", False, True, True),
    ]


def test_between_which_days_a_phase_is_expected_to_be_finished() -> None:
    made = strip(THREE, TODAY, Ahead(margin=(dt.date(2026, 9, 15), dt.date(2026, 11, 30)), text="verwacht"))
    assert made is not None
    assert made.margin == (70.7, 91.5)
    assert made.words == Mark(x=70.7, anchor="start")
    assert made.planned is None
    later = strip(THREE, TODAY, Ahead(margin=(dt.date(2026, 9, 15), dt.date(2027, 3, 31)), text="verwacht"))
    assert later is not None
    assert later.margin == (56.7, 100)  # the strip runs on to it


def test_without_a_current_phase_nothing_is_expected_of_it() -> None:
    made = strip([THREE[2]], TODAY, Ahead(margin=(TODAY, TODAY), promised=TODAY, text="verwacht"))
    assert made is not None
    assert (made.margin, made.promised, made.words) == (None, None, None)


def test_words_of_the_tail_stand_clear_of_the_word_for_today() -> None:
    """Today is the last day of the phase but one."""
    promised = Ahead(promised=dt.date(2026, 10, 31), text="later")
    made = strip(THREE, dt.date(2026, 9, 29), promised)
    assert made is not None
    assert made.today == 74.2
    assert made.words == Mark(x=78.4, anchor="start")  # 28 px of 880, and a hundredth
    long = Ahead(promised=dt.date(2026, 10, 31), text="laatste belofte 31 oktober 2026, vijf weken later")
    ending = strip(THREE, dt.date(2026, 9, 29), long)
    assert ending is not None
    assert ending.words == Mark(x=70.0, anchor="end")
