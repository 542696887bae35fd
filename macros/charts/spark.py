"""A sparkline: how a figure moved, with its target; only the first and the last value are written out.

In: values in time (None where there is none), the target. Out: a path and places in px.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

WIDTH, HEIGHT = 284, 78
LEFT, RIGHT, TOP, BOTTOM = 38, 66, 12, 20
TEXT_DROP = 4.5  # from the middle of a letter to its foot
LINE = 14  # between two texts under each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    width: int
    height: int
    left: int
    right: float  # where the plot ends
    floor: float  # the axis
    path: str  # empty with one value
    first: tuple[float, float]
    last: tuple[float, float]
    first_text_y: float
    last_text_y: float
    target_y: float | None
    target_text_y: float | None


def spark(values: Sequence[Fraction | None], target: Fraction | None) -> Spark | None:
    """The line; None without any value."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if not known:
        return None
    shown = [value for _, value in known] + ([target] if target is not None else [])
    low, high = min(shown), max(shown)
    if low == high:
        low, high = low - 1, high + 1

    def x(index: int) -> float:
        return round(LEFT + index * (WIDTH - LEFT - RIGHT) / max(len(values) - 1, 1), 1)

    def y(value: Fraction) -> float:
        return round(float(TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM - 6)), 1)

    points = [(x(index), y(value)) for index, value in known]
    last = points[-1] if len(points) > 1 else (x(len(values) - 1), points[0][1])
    target_y = None if target is None else y(target)
    last_text, target_text = apart(last[1], target_y)
    return Spark(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        floor=HEIGHT - BOTTOM + 0.5,
        path="M" + "L".join(f"{a:g} {b:g}" for a, b in points) if len(points) > 1 else "",
        first=points[0],
        last=last,
        first_text_y=points[0][1] + TEXT_DROP,
        last_text_y=last_text,
        target_y=target_y,
        target_text_y=target_text,
    )


def apart(value: float, target: float | None) -> tuple[float, float | None]:
    """Feet of the texts of the last value and of the target, moved so that they do not touch."""
    if target is None:
        return value + TEXT_DROP, None
    if abs(value - target) >= LINE:
        return value + TEXT_DROP, target + TEXT_DROP
    middle = (value + target) / 2 + TEXT_DROP
    down = LINE / 2 if value >= target else -LINE / 2
    return round(middle + down, 1), round(middle - down, 1)
