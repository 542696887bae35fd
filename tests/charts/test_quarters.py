"""A figure per quarter: marks at their values, no text over a mark."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.quarters import MOST, Labels, QuarterPlot, quarter_plot, scale
from macros.model.dates import Quarter
from macros.model.records import Measurement

LABELS = Labels(
    number=lambda value: f"{float(value):g}",
    target=lambda value: f"doel {value}",
    baseline=lambda value: f"begin: {value}",
    finding="F",
)
Row = tuple[str, str | None, str | None]


def plot(*rows: Row, baseline: str | None = None) -> QuarterPlot | None:
    """Rows of quarter, target and actual: ("2026-Q1", "10", "9.8")."""
    quarters = {
        Quarter(int(name[:4]), int(name[-1])): Measurement(target=number(target), actual=number(actual))
        for name, target, actual in rows
    }
    return quarter_plot(quarters, number(baseline), LABELS)


def number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def test_a_higher_value_stands_higher() -> None:
    made = plot(("2026-Q1", "10", "9.8"), ("2026-Q2", "9", "8.2"))
    assert made
    first, second = made.marks
    assert first.actual_y
    assert second.actual_y
    assert first.actual_y < second.actual_y
    assert made.path == f"M{first.x:g} {first.actual_y:g}L{second.x:g} {second.actual_y:g}"
    assert [line.text for line in made.grid] == ["8", "9", "10"]


def test_a_quarter_without_anything_keeps_its_place() -> None:
    made = plot(("2026-Q1", None, "5"), ("2026-Q3", "6", None))
    assert made
    assert [(mark.name, mark.measured) for mark in made.marks] == [("Q1", True), ("Q2", False), ("Q3", False)]
    assert made.path == ""


def test_years_stand_under_the_first_quarter_and_under_each_q1() -> None:
    made = plot(("2026-Q3", "1", "1"), ("2027-Q2", "1", None))
    assert made
    assert [mark.year for mark in made.marks] == ["2026", "", "2027", ""]


@pytest.mark.parametrize("rows", [(), (("2026-Q1", None, None),)])
def test_nothing_is_drawn_without_a_number(rows: tuple[Row, ...]) -> None:
    assert plot(*rows) is None


def test_of_many_quarters_those_around_the_last_measurement_are_drawn() -> None:
    rows = [(f"{2020 + n // 4}-Q{n % 4 + 1}", "1", "1" if n < 12 else None) for n in range(30)]
    made = plot(*rows)
    assert made
    assert made.cut
    assert len(made.marks) == MOST
    assert sum(mark.measured for mark in made.marks) == MOST - 3


def test_a_single_value_and_only_a_baseline_in_reach() -> None:
    made = plot(("2026-Q1", None, "0"), baseline="0")
    assert made
    assert made.baseline_y == made.marks[0].actual_y


values = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=1000)


@given(st.lists(values, min_size=1, max_size=8))
def test_three_lines_hold_all_values(found: list[Fraction]) -> None:
    low, step = scale(found)
    assert low <= min(found)
    assert max(found) <= low + 2 * step


@given(st.lists(st.tuples(values, values), min_size=1, max_size=8), values)
def test_everything_stays_in_the_drawing(rows: list[tuple[Fraction, Fraction]], baseline: Fraction) -> None:
    quarters = {Quarter(2026 + n // 4, n % 4 + 1): Measurement(target=a, actual=b) for n, (a, b) in enumerate(rows)}
    made = quarter_plot(quarters, baseline, LABELS)
    assert made
    places = [y for mark in made.marks for y in (mark.target_y, mark.actual_y)]
    assert all(y is not None and 0 < y < made.height for y in places)
    assert {text.role for text in made.texts} == {"value", "baseline"}


def test_no_text_stands_on_the_names_of_the_quarters() -> None:
    made = plot(("2026-Q2", "6.5", "6.2"), ("2026-Q4", "7", None), ("2027-Q2", "7.3", None))
    assert made
    assert all(words.y < made.name_y - 12 for words in made.texts)
