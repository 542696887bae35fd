"""Time as a percentage of a width."""

import datetime as dt

from macros.charts.timeline import Window, around, month_after, ticks

YEAR = Window(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_a_day_begins_and_ends() -> None:
    assert YEAR.at(dt.date(2026, 1, 1)) == 0
    assert YEAR.end_of(dt.date(2026, 12, 31)) == 100
    assert YEAR.at(dt.date(2026, 7, 2)) == 49.9
    assert YEAR.end_of(dt.date(2026, 7, 2)) == 50.1


def test_days_outside_stand_at_the_edge() -> None:
    assert YEAR.at(dt.date(2025, 1, 1)) == 0
    assert YEAR.at(dt.date(2028, 1, 1)) == 100
    assert not YEAR.holds(dt.date(2028, 1, 1))


def test_a_window_holds_all_days_and_a_month_more() -> None:
    made = around([dt.date(2026, 11, 24), dt.date(2026, 10, 5)])
    assert made == Window(dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_ticks_grow_with_the_window() -> None:
    half = ticks(Window(dt.date(2026, 10, 1), dt.date(2027, 2, 28)))
    assert [(tick.unit, tick.day.month, tick.first_of_year, tick.lesser) for tick in half] == [
        ("month", 10, True, True),
        ("month", 11, False, False),
        ("month", 12, False, True),
        ("month", 1, True, False),
        ("month", 2, False, True),
    ]
    assert {tick.unit for tick in ticks(YEAR)} == {"quarter"}
    assert [tick.day.year for tick in ticks(Window(dt.date(2026, 3, 1), dt.date(2031, 6, 30)))] == [
        2027, 2028, 2029, 2030, 2031
    ]  # fmt: skip


def test_the_last_months_there_are() -> None:
    assert month_after(dt.date(2026, 12, 31)) == dt.date(2027, 1, 1)
    assert ticks(Window(dt.date(9998, 1, 1), dt.date(9998, 12, 31)))
