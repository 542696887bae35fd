"""Dots over time: one a day that is given, those that fall together in a pile, and a line at one day to count from.

In: days, the day of the line, today. Out: places in px, for one width. No dot stands on the other side of the line than
its day. The open promises of a phase are drawn with it; so can be the possible outcomes of a forecast.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from macros.charts.timeline import Tick, Window, around, ticks

WIDE, NARROW = 520, 343
MOST = 40  # dots that can be counted by eye
PITCH, LEAST_PITCH = 14, 5  # px from dot to dot; less only where a pile would be higher than HIGHEST
HIGHEST = 154
TOP, FOOT = 44, 22  # room for two rows of words above the dots, and for the axis below
TICK_ROOM = 62  # px that the words of a tick take at most
APART = 96  # px; nearer to each other, two lines have their words in two rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    x: float
    y: float
    after: bool  # whether its day is past the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with words at its head."""

    x: float
    text_y: int
    anchor: str  # of the words: start, middle or end


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tick of the axis, and where it stands."""

    x: float
    tick: Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Piles:
    width: int
    height: int
    floor: int  # the axis
    radius: float
    dots: tuple[Dot, ...]
    ticks: tuple[Place, ...]
    line: Line | None
    today: Line | None  # None where today is outside


def piles(days: Sequence[dt.date], line: dt.date | None, today: dt.date, *, width: int = WIDE) -> Piles | None:
    """The drawing; None without a day, or with more than can be counted. A day on the line's own day is before it."""
    if not 0 < len(days) <= MOST:
        return None
    window = around([*days, *([line] if line else []), *([today] if min(days) <= today else [])])
    edge = window.end_of(line) * width / 100 if line else None
    places = [(window.at(day) * width / 100, line is not None and day > line) for day in sorted(days)]
    pitch, columns = piled(places, edge)
    origin = edge or 0.0
    radius = round(pitch / 2 - 1, 1)
    height = TOP + max(Counter(columns).values()) * pitch + FOOT
    base = height - FOOT
    seen: Counter[int] = Counter()
    dots = []
    for column, (_, after) in zip(columns, places, strict=True):
        seen[column] += 1
        x = origin + (column + 0.5) * pitch
        dots.append(Dot(x=round(x, 1), y=base - (seen[column] - 0.5) * pitch, after=after))
    at_line = None if edge is None else head(edge, width, 12)
    at_today = window.at(today) * width / 100 if window.holds(today) else None
    crowded = edge is not None and at_today is not None and abs(edge - at_today) < APART
    return Piles(
        width=width,
        height=height,
        floor=base,
        radius=radius,
        dots=tuple(dots),
        ticks=shown_ticks(window, width),
        line=at_line,
        today=None if at_today is None else head(at_today, width, 28 if crowded else 12),
    )


def piled(places: Sequence[tuple[float, bool]], edge: float | None) -> tuple[int, list[int]]:
    """The px from dot to dot, and the column of each dot, counted from the line: those before it are negative."""
    pitch = PITCH
    columns = columns_of(places, edge, pitch)
    while pitch > LEAST_PITCH and max(Counter(columns).values()) * pitch > HIGHEST:
        pitch -= 1
        columns = columns_of(places, edge, pitch)
    return pitch, columns


def columns_of(places: Sequence[tuple[float, bool]], edge: float | None, pitch: int) -> list[int]:
    """The columns at one pitch; without a line they are counted from the left edge."""
    if edge is None:
        return [floor(x / pitch) for x, _ in places]
    found = [(floor((x - edge) / pitch), after) for x, after in places]
    return [max(column, 0) if after else min(column, -1) for column, after in found]


def head(x: float, width: int, text_y: int) -> Line:
    """A line whose words stay within the drawing."""
    anchor = "start" if x < APART / 2 else "end" if x > width - APART / 2 else "middle"
    return Line(x=round(x, 1), text_y=text_y, anchor=anchor)


def shown_ticks(window: Window, width: int) -> tuple[Place, ...]:
    """As many ticks as have room for their words: every one, every second, every fourth."""
    every = ticks(window)
    step = 1
    while len(every) // step > width / TICK_ROOM:
        step *= 2
    return tuple(Place(x=round(tick.x * width / 100, 1), tick=tick) for tick in every[::step])
