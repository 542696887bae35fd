"""Twenty dots: where they stand, and that none covers another."""

import datetime as dt
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.outcomes import NARROW, PITCH, PLACES, line, outcomes

FIRST = dt.date(2026, 7, 1)
DAYS = st.lists(st.integers(0, 900), min_size=20, max_size=20).map(
    lambda some: [FIRST + dt.timedelta(n) for n in sorted(some)]
)


def days(*numbers: int) -> list[dt.date]:
    return [FIRST + dt.timedelta(n) for n in numbers]


def test_equal_days_make_a_pile() -> None:
    found = outcomes(days(0, 0, 0, 30), FIRST, None)
    assert [(dot.x, found.base - dot.y) for dot in found.dots] == [(2.3, 7), (2.3, 21), (2.3, 35), (47.7, 7)]
    assert {dot.in_time for dot in found.dots} == {None}
    assert found.planned is None
    assert (found.middle.x, found.middle.words.anchor) == (1.6, "start")
    assert [tick.day.month for tick in found.ticks] == [7, 8]


def test_the_planned_day_is_in_time() -> None:
    """In time and late never share a place, however near they are to the line."""
    found = outcomes(days(9, 10, 11, 12), FIRST + dt.timedelta(11), FIRST + dt.timedelta(10))
    assert [dot.in_time for dot in found.dots] == [True, True, False, False]
    assert found.planned
    in_time, late = ({dot.x for dot in found.dots if dot.in_time is wanted} for wanted in (True, False))
    assert max(in_time) < min(late)


def test_words_end_at_their_line_near_the_end() -> None:
    found = outcomes(days(0, 60), FIRST + dt.timedelta(60), FIRST + dt.timedelta(300))
    assert found.planned
    assert found.planned.words.anchor == "end"
    assert outcomes(days(0, 60), FIRST + dt.timedelta(46), None).middle.words.anchor == "middle"


@pytest.mark.parametrize(
    ("x", "width", "words", "anchor"),
    [
        (40, 100, 40, "start"),
        (40, 180, 40, "middle"),  # it fits at neither side of its line
        (30, 230, 50, "middle"),  # nor over it
        (44, 170, 44, "middle"),  # it would end past the window
        (56, 170, 56, "middle"),
        (90, 200, 90, "end"),
        (50, 280, 50, "middle"),
    ],
)
def test_words_stay_within_the_narrowest_window(x: float, width: float, words: float, anchor: str) -> None:
    found = line(x, width)
    assert (found.x, found.words.x, found.words.anchor) == (x, words, anchor)
    share = 100 * width / NARROW
    begin = found.words.x - {"start": 0, "middle": share / 2, "end": share}[anchor]
    assert begin >= 0
    assert begin + share <= 100


@given(DAYS, st.none() | st.integers(-400, 1300))
def test_no_dot_covers_another(some: list[dt.date], planned: int | None) -> None:
    plan = None if planned is None else FIRST + dt.timedelta(planned)
    found = outcomes(some, random.Random(1).choice(some), plan)  # noqa: S311 - any of them
    places = [(dot.x, dot.y) for dot in found.dots]
    assert len(set(places)) == 20
    assert all(0 < x < 100 and PITCH < y < found.base for x, y in places)
    across = sorted({x for x, _ in places})
    assert all(b - a > 100 / PLACES - 0.2 for a, b in pairwise(across))
    in_time = [dot.x for dot in found.dots if dot.in_time]
    late = [dot.x for dot in found.dots if dot.in_time is False]
    assert not in_time or not late or max(in_time) < min(late)
    assert len(in_time) == (sum(day <= plan for day in some) if plan else 0)
