"""Exact arithmetic: percentiles, rounding, intervals."""

# mypy: disable-error-code="comparison-overlap"
# A fraction equals the whole number that a reader expects.

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.kpis.numbers import MEDIAN, P85, half_up, percent, percentile, root, spans, wilson


@pytest.mark.parametrize(
    ("values", "p", "expected"),
    [
        ([7], MEDIAN, 7),
        ([7], P85, 7),
        ([10, 20], MEDIAN, 15),  # position 1 x 1/2: halfway
        ([10, 20], P85, Fraction("18.5")),  # position 0.85: 10 + 0.85 x 10
        ([10, 20, 40], MEDIAN, 20),
        ([10, 20, 40], P85, 34),  # position 1.7: 20 + 0.7 x 20
        ([10, 20, 30, 40, 50], P85, 44),  # position 3.4: 40 + 0.4 x 10
        ([0, 0, 0, 0], P85, 0),
    ],
)
def test_percentile(values: list[Fraction | int], p: Fraction, expected: Fraction | int) -> None:
    assert percentile(values, p) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction("76.5"), 0, 77),
        (Fraction("76.4999"), 0, 76),
        (Fraction("-0.5"), 0, -1),
        (Fraction("18.25"), 1, Fraction("18.3")),
        (Fraction(2, 3), 1, Fraction("0.7")),
        (-12, 1, -12),
    ],
)
def test_half_up(value: Fraction | int, digits: int, expected: Fraction | int) -> None:
    assert half_up(value, digits) == expected


def test_half_up_is_to_whole_numbers_where_nothing_else_is_asked() -> None:
    assert half_up(Fraction("76.5")) == 77


def test_percent_of_nothing_is_refused() -> None:
    assert percent(16, 21) == Fraction(1600, 21)
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)


def test_wilson_as_in_the_textbooks() -> None:
    low, high = wilson(Fraction(81), Fraction(263))  # Newcombe 1998, method 3: 0.2553 to 0.3662
    assert (half_up(low, 2), half_up(high, 2)) == (Fraction("25.53"), Fraction("36.62"))
    low, high = wilson(Fraction(16), Fraction(21))
    assert (half_up(low, 1), half_up(high, 1)) == (Fraction("54.9"), Fraction("89.4"))


def test_wilson_of_all_and_of_none() -> None:
    low, high = wilson(Fraction(0), Fraction(10))
    assert (half_up(low, 1), half_up(high, 1)) == (0, Fraction("27.8"))
    low, high = wilson(Fraction(10), Fraction(10))
    assert (half_up(low, 1), half_up(high, 1)) == (Fraction("72.2"), 100)


def test_spans_excludes_the_ends() -> None:
    assert spans(Fraction(16), Fraction(21), Fraction(85))  # 54.9 < 85 < 89.4
    assert not spans(Fraction(16), Fraction(21), Fraction(90))
    assert not spans(Fraction(16), Fraction(21), Fraction(54))
    assert not spans(Fraction(1), Fraction(1), Fraction(100))  # everything done is as good as it gets
    assert not spans(Fraction(3), Fraction(4), Fraction(120))


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 1000))
def test_spans_is_the_interval(n: int, k: int, tenths: int) -> None:
    k, target = min(k, n), Fraction(tenths, 10)
    low, high = wilson(Fraction(k), Fraction(n))
    edge = Fraction(1, 10**8)  # the interval is shown to twelve decimals, the verdict is exact
    if low + edge < target < high - edge:
        assert spans(Fraction(k), Fraction(n), target)
    if target < low - edge or target > high + edge:
        assert not spans(Fraction(k), Fraction(n), target)
    assert 0 <= low <= percent(k, n) + edge
    assert percent(k, n) - edge <= high <= 100


def test_a_root_has_twelve_decimals() -> None:
    assert root(Fraction(2)) == Fraction("1.414213562373")  # 1.41421356237309504...


@given(st.fractions(0, 10**6))
def test_root_is_never_too_large(value: Fraction) -> None:
    assert root(value) ** 2 <= value < (root(value) + Fraction(1, 10**12)) ** 2


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_percentiles_lie_between_the_values(values: list[int]) -> None:
    ordered: list[Fraction | int] = [*sorted(values)]
    median, p85 = percentile(ordered, MEDIAN), percentile(ordered, P85)
    assert ordered[0] <= median <= p85 <= ordered[-1]
