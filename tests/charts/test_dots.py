"""The dot plot."""

from fractions import Fraction

import pytest

from macros.charts.dots import axis_end, dots

HALF = Fraction(50)


def test_shares_stand_on_an_axis_to_a_hundred() -> None:
    made = dots([(HALF, Fraction(25)), (None, None)], Fraction(85), most=Fraction(100))
    assert made is not None
    assert [(row.first, row.second) for row in made.rows] == [(50, 25), (None, None)]
    assert [int(tick.value) for tick in made.ticks] == [0, 25, 50, 75, 100]
    assert made.target == 85


def test_other_values_end_the_axis_themselves() -> None:
    made = dots([(Fraction(105), None)], Fraction(90))
    assert made is not None
    assert [int(tick.value) for tick in made.ticks] == [0, 40, 80, 120, 160]


def test_nothing_to_draw() -> None:
    assert dots([(None, None)], HALF) is None
    assert dots([], None) is None


@pytest.mark.parametrize(("highest", "end"), [(1, 4), (4, 4), (5, 8), (17, 20), (40, 40), (41, 80), (1000, 1600)])
def test_the_axis_ends_at_a_round_number(highest: int, end: int) -> None:
    assert axis_end(Fraction(highest)) == end
