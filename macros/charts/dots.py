"""A dot plot: one row a group, a filled dot for its value and an open one for a second value beside it.

In: values by row. Out: places in percentages of the width, on one axis that begins at 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

GRID = 4  # steps of the axis
ROUND = (1, 2, 4, 5, 8, 10)  # the axis ends at four times one of these, times a power of ten


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    x: float
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    first: float | None
    second: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    target: float | None


def dots(
    rows: Sequence[tuple[Fraction | None, Fraction | None]], target: Fraction | None, *, most: Fraction | None = None
) -> Dots | None:
    """The plot; `most` ends the axis (100 for a share), else the highest value does. None without any value."""
    values = [value for row in rows for value in row if value is not None]
    if not values:
        return None
    end = most or axis_end(max([*values, *([target] if target is not None else [])]))

    def x(value: Fraction | None) -> float | None:
        return None if value is None else round(float(min(max(100 * value / end, Fraction(0)), Fraction(100))), 1)

    return Dots(
        rows=tuple(Row(first=x(first), second=x(second)) for first, second in rows),
        ticks=tuple(Tick(x=100 * step / GRID, value=end * step / GRID) for step in range(GRID + 1)),
        target=x(target),
    )


def axis_end(highest: Fraction) -> Fraction:
    """The lowest round number in four steps that holds a value."""
    power = Fraction(1)
    while power * GRID * ROUND[-1] < highest:
        power *= 10
    return next(power * GRID * base for base in ROUND if power * GRID * base >= highest)
