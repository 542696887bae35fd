"""Twenty outcomes as dots above a line of time: each as likely as the next, those in time apart from the others.

In: days, in order, and the day that was planned. Out: places across in percentages of the width, and down in px, so
that dots and words keep their size. At most a whole pile stands on one place, never a dot on another.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.timeline import Tick, Window, around, ticks

PLACES = 22  # across: at 343 px, where a telephone has room for no more, two dots beside each other do not touch
PITCH = 14  # px from one dot to the next above it
HEAD = 42  # px over the highest dot, for the words of the two lines
EDGE = 45  # per cent of the width: nearer to an end, words begin or end at their line
NARROW = 288  # px: the narrowest that this is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    x: float
    y: float
    in_time: bool | None  # None: nothing was planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where words stand, and which part of them stands there: start, middle or end."""

    x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line at a day, and where its words stand: at the line, or in the middle where they fit at neither side."""

    x: float
    words: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    dots: tuple[Dot, ...]
    base: int  # px down, where the line of time lies
    planned: Line | None
    middle: Line  # half of the outcomes lie on or before it
    ticks: tuple[Tick, ...]


def outcomes(
    days: Sequence[dt.date], middle: dt.date, planned: dt.date | None, *, widths: tuple[float, float] = (0, 0)
) -> Outcomes:
    """The piles; each dot stands in the place that holds its day, those in time at the foot.

    `widths` are those of the words at the middle and at the planned day, in px.
    """
    window = around([*days, *([planned] if planned else [])])
    piles: Counter[tuple[int, bool]] = Counter()
    places = []
    for day in days:
        late = planned is not None and day > planned
        place = column(window, day, planned)
        places.append((place, piles[place, late], late))
        piles[place, late] += 1
    base = HEAD + PITCH * max(piles.values())
    return Outcomes(
        dots=tuple(
            Dot(
                x=round(100 * (place + 0.5) / PLACES, 1),
                y=base - PITCH * (height + 0.5),
                in_time=None if planned is None else not late,
            )
            for place, height, late in places
        ),
        base=base,
        planned=line(window.end_of(planned), widths[1]) if planned else None,
        middle=line(window.end_of(middle), widths[0]),
        ticks=ticks(window),
    )


def column(window: Window, day: dt.date, planned: dt.date | None) -> int:
    """The place of a day; a day after the planned one never stands before its line, nor one in time behind it."""
    place = int(window.at(day) / 100 * PLACES)
    if planned is None:
        return place
    last_in_time = max(int(window.end_of(planned) / 100 * PLACES - 0.5), 0)
    return min(place, last_in_time) if day <= planned else max(place, last_in_time + 1)


def line(x: float, width: float) -> Line:
    """A line, and words of this width in px, all of which are seen however narrow it is drawn."""
    share = 100 * width / NARROW
    room = {"start": 100 - x, "end": x, "middle": 2 * min(x, 100 - x)}
    wanted = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    fits = [anchor for anchor in (wanted, *room) if room[anchor] >= share]
    return Line(x=x, words=Mark(x=x, anchor=fits[0]) if fits else Mark(x=50, anchor="middle"))
