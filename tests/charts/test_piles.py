"""Days as piles of dots: none hidden, none on the wrong side of the line, and every word in the drawing."""

import datetime as dt
import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.piles import APART, HIGHEST, LEAST_PITCH, MOST, NARROW, PITCH, TICK_ROOM, WIDE, Piles, piles

TODAY = dt.date(2026, 6, 30)
END = dt.date(2026, 9, 30)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2032, 1, 1))


def drawn(*days: dt.date, line: dt.date | None = END, width: int = WIDE) -> Piles:
    made = piles(days, line, TODAY, width=width)
    assert made
    return made


def test_dots_of_one_day_stand_above_each_other() -> None:
    first, second, third = drawn(END, END, dt.date(2026, 12, 1)).dots
    assert first.x == second.x
    assert first.y - second.y == PITCH
    assert third.y == first.y


def test_the_line_parts_its_own_day_from_the_next() -> None:
    made = drawn(END, END + dt.timedelta(1))
    assert made.line
    (within, after) = made.dots
    assert (within.after, after.after) == (False, True)
    assert within.x + made.radius < made.line.x < after.x - made.radius


@given(st.lists(DAYS, min_size=1, max_size=MOST), DAYS, st.sampled_from([WIDE, NARROW]))
def test_no_dot_hides_another_or_crosses_the_line(days: list[dt.date], line: dt.date, width: int) -> None:
    made = drawn(*days, line=line, width=width)
    assert made.line
    assert len(made.dots) == len({(dot.x, dot.y) for dot in made.dots}) == len(days)
    assert sum(dot.after for dot in made.dots) == sum(day > line for day in days)
    assert all((dot.x > made.line.x) == dot.after for dot in made.dots)
    assert all(dot.y + made.radius <= made.floor for dot in made.dots)
    assert all(dot.y - made.radius >= 0 for dot in made.dots)
    assert all(-PITCH <= dot.x <= width + PITCH for dot in made.dots)


@given(st.lists(DAYS, min_size=1, max_size=MOST))
def test_without_a_line_every_dot_is_before(days: list[dt.date]) -> None:
    made = drawn(*days, line=None)
    assert made.line is None
    assert len(made.dots) == len(days)
    assert not any(dot.after for dot in made.dots)


def test_a_high_pile_has_smaller_dots() -> None:
    made = drawn(*[END] * MOST)
    assert made.radius == LEAST_PITCH / 2 - 1
    assert 2 * (PITCH - 1) * 11 > HIGHEST
    assert drawn(*[END] * 11).radius == PITCH / 2 - 1


@pytest.mark.parametrize("number", [0, MOST + 1])
def test_nothing_and_too_many_are_not_drawn(number: int) -> None:
    assert piles([END] * number, END, TODAY) is None


def test_today_is_a_line_where_something_was_promised_before_it() -> None:
    assert drawn(END).today is None
    both = drawn(dt.date(2026, 6, 1), dt.date(2026, 12, 1))
    assert both.today
    assert both.line
    assert both.today.text_y == both.line.text_y
    near = drawn(dt.date(2026, 6, 1), dt.date(2028, 12, 1), line=dt.date(2026, 8, 1))
    assert near.today
    assert near.line
    assert near.line.x - near.today.x < APART
    assert near.today.text_y > near.line.text_y


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("years", [0, 1, 3, 9])
def test_words_have_room(width: int, years: int) -> None:
    made = drawn(END, END.replace(year=END.year + years), width=width)
    assert made.line
    assert made.line.anchor == ("start" if made.line.x < APART / 2 else "middle")
    starts = [place.x for place in made.ticks]
    assert all(right - left >= TICK_ROOM * 0.7 for left, right in itertools.pairwise(starts))
    assert Counter(place.tick.unit for place in made.ticks).total() >= 1


def test_a_line_at_the_end_has_its_words_before_it() -> None:
    made = drawn(dt.date(2020, 1, 1), line=END)
    assert made.line
    assert made.line.anchor == "end"
