"""Planned against promised."""

import datetime as dt

from macros.charts.promises import Days, Row, promises

TODAY = dt.date(2026, 6, 30)
PLANNED, LATER = dt.date(2026, 6, 1), dt.date(2026, 8, 3)


def only(first: dt.date | None = None, now: dt.date | None = None, done: dt.date | None = None) -> Row:
    made = promises([Days(first=first, now=now, done=done)], TODAY)
    assert made is not None
    return made.rows[0]


def test_on_schedule_is_a_mark_only() -> None:
    assert only(first=LATER, now=LATER).tail is None
    assert only(first=LATER, now=LATER + dt.timedelta(6)).planned is None


def test_promised_later_has_a_tail_to_the_promise() -> None:
    row = only(first=PLANNED, now=LATER)
    assert row.planned is not None
    assert row.tail is not None
    assert row.mark == row.tail[0] + row.tail[1]


def test_late_has_a_tail_to_today() -> None:
    made = promises([Days(first=PLANNED, now=PLANNED, done=None)], TODAY)
    assert made is not None
    assert made.rows[0].tail is not None
    assert sum(made.rows[0].tail) == made.today


def test_done_later_is_over() -> None:
    row = only(first=PLANNED, done=TODAY)
    assert row.tail is None
    assert row.past is not None
    assert row.past[1] == row.mark
    assert only(first=PLANNED, done=PLANNED).past is None
    assert only(first=LATER, done=PLANNED).past is None


def test_without_a_day_there_is_no_mark() -> None:
    made = promises([Days(first=PLANNED, now=None, done=None), Days(first=None, now=None, done=None)], TODAY)
    assert made is not None
    assert [row.mark for row in made.rows] == [None, None]
    assert promises([Days(first=None, now=None, done=None)], TODAY) is None
    assert promises([], TODAY) is None


def test_the_word_for_today_stays_within_the_drawing() -> None:
    far, near = dt.date(2028, 6, 30), TODAY + dt.timedelta(20)
    ahead, behind = (promises([Days(first=day, now=day, done=None)], TODAY) for day in (far, dt.date(2024, 6, 30)))
    around = promises([Days(first=PLANNED, now=near, done=None)], TODAY)
    assert ahead
    assert behind
    assert around
    assert [made.today_anchor for made in (ahead, behind, around)] == ["start", "end", "middle"]


def test_what_is_foreseen_has_its_margin_and_room_for_it() -> None:
    """The axis runs on to the month after the last day that is drawn."""
    foreseen = Days(first=None, now=dt.date(2026, 8, 1), done=None, margin=(dt.date(2026, 7, 20), dt.date(2026, 9, 20)))
    chart = promises([foreseen, Days(first=None, now=dt.date(2026, 8, 1), done=None)], dt.date(2026, 7, 1))
    assert chart is not None
    assert [row.margin for row in chart.rows] == [(15.4, 65.9), None]
    assert chart.rows[0].mark == 25.2
