"""A sparkline: how a figure moved, with its target; only the first and the last value are written out.

In: days with a value (None where there is none), the target. Out: a path and places in px.
"""

import datetime as dt
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


def spark(points: Sequence[tuple[dt.date, Fraction | None]], target: Fraction | None) -> Spark | None:
    """The line, to scale in time; None without any value."""
    known = [(day, value) for day, value in points if value is not None]
    if not known:
        return None
    shown = [value for _, value in known] + ([target] if target is not None else [])
    begin, span = known[0][0], (points[-1][0] - known[0][0]).days
    low, high = min(shown), max(shown)
    if low == high:
        low, high = low - 1, high + 1

    def x(day: dt.date) -> float:
        part = (day - begin).days / span if span else 1
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def y(value: Fraction) -> float:
        return round(float(TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM - 6)), 1)

    places = [(x(day), y(value)) for day, value in known]
    last = places[-1]
    target_y = None if target is None else y(target)
    last_text, target_text = apart(last[1], target_y)
    return Spark(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        floor=HEIGHT - BOTTOM + 0.5,
        path="M" + "L".join(f"{a:g} {b:g}" for a, b in places) if len(places) > 1 else "",
        first=places[0],
        last=last,
        first_text_y=places[0][1] + TEXT_DROP,
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
