"""The rows of a lane of the small map: thin bars, numbered discs and diamonds, none on top of another.

In: stretches of work and milestones of one lane, on a scale. Out: each with its x and its row. A lane keeps a bounded
number of rows; what finds no room is left out, the least telling first. The same records give the same rows.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.charts.map_scale import Scale

ALL_ROWS = 48  # of all lanes together
LEAST_ROWS = 3  # that every lane may have
ALL_MARKS, LEAST_MARKS = 167, 4  # bars and milestones, so that the drawing stays light
LANE_MARKS = 11  # fewer for each lane, whose name and paths weigh too
GAP = 3  # px between two in one row
LEAST_BAR = 4  # px of a bar, however short the work
DISC_ROWS, DIAMOND_ROWS = 3, 2
DISC_HALF, DIAMOND_HALF = 9, 5.4  # px to each side
TELLING = {"active": 1, "planned": 2, "done": 3, "dropped": 4}  # the order in which work keeps its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Work with a length."""

    id: str
    lane: str
    status: str  # one of TELLING
    begin: dt.date
    filled: dt.date  # how far it has come
    promised: dt.date  # where it was to end; the end itself where nothing slips
    end: dt.date
    latest: dt.date | None = None  # the 85 % day of what slips, where there is one

    @property
    def reach(self) -> dt.date:
        """The last day of what is drawn."""
        return max(self.end, self.latest or self.end)

    @property
    def slips(self) -> bool:
        return self.promised < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A milestone."""

    id: str
    lane: str
    day: dt.date
    done: bool
    number: int = 0  # its place in the list beside the map; 0 where it is not in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    span: Span
    x: float
    filled: float
    promised: float
    end: float
    reach: float  # up to here it is expected; the end itself where nothing is
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A milestone by its middle; a numbered one takes three rows, another two."""

    point: Point
    x: float
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What one lane shows."""

    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    rows: int

    @property
    def marks(self) -> int:
        return len(self.bars) + len(self.dots)


Grid = list[int]  # a row is a number whose bits are the px that are taken


def from_the_left(spans: Sequence[Span], points: Sequence[Point], scale: Scale) -> Rows | None:
    """A lane with everything in it; None where that asks for more than `ALL_ROWS`."""
    asked = sum(max(scale.at(one.reach) - scale.at(one.begin), LEAST_BAR) + GAP for one in spans)
    if asked > ALL_ROWS * (scale.width + GAP):
        return None
    first = sorted(spans, key=lambda one: (one.begin, -one.end.toordinal(), one.id))
    made = packed(first, sorted(points, key=lambda one: (not one.number, one.day, one.id)), scale, ALL_ROWS)
    return made if len(made.bars) + len(made.dots) == len(spans) + len(points) else None


def most_telling(
    spans: Sequence[Span], points: Sequence[Point], scale: Scale, today: dt.date, most: int, marks: int = ALL_MARKS
) -> Rows:
    """A lane of at most so many rows and marks, half of them bars; only numbered milestones may ask for more."""
    first = sorted(spans, key=lambda one: (rank(one, today), one.begin, one.id))
    near = sorted(points, key=lambda one: (not one.number, abs((one.day - today).days), one.id))
    dots = max(sum(1 for one in points if one.number), marks - min(len(first), marks - marks // 2))
    near = near[:dots]
    return packed(first[: max(marks - len(near), 0)], near, scale, most)


def rank(span: Span, today: dt.date) -> tuple[int, int]:
    """What slips, what runs, what is planned, what is over; in each the nearest to today."""
    near = 0 if span.begin <= today <= span.end else min(abs((day - today).days) for day in (span.begin, span.end))
    return 0 if span.slips else TELLING[span.status], near


def packed(spans: Iterable[Span], points: Iterable[Point], scale: Scale, most: int) -> Rows:
    """First fit from the top, milestones before bars, each in the order given; what finds no room is not in it."""
    grid: Grid = []
    dots, bars = [], []
    for point in points:
        half = DISC_HALF if point.number else DIAMOND_HALF
        x = round(min(max(scale.at(point.day), half), scale.width - half), 1)
        high, least = (DISC_ROWS, ALL_ROWS) if point.number else (DIAMOND_ROWS, DIAMOND_ROWS)
        row = put(grid, x - half, x + half, high, max(most, least))
        if row is not None:
            dots.append(Dot(point=point, x=x, row=row))
    for span in spans:
        x = min(scale.at(span.begin), scale.width - LEAST_BAR)
        end = max(scale.at(span.end), x + LEAST_BAR)
        reach = max(scale.at(span.reach), end)
        row = put(grid, x, reach, 1, most)
        if row is not None:
            promised = max(scale.at(span.promised), x) if span.slips else end
            filled = min(max(scale.at(span.filled), x), promised)
            bars.append(Bar(span=span, x=x, filled=filled, promised=promised, end=end, reach=reach, row=row))
    return Rows(bars=tuple(bars), dots=tuple(dots), rows=len(grid))


def put(grid: Grid, left: float, right: float, high: int, most: int) -> int | None:
    """The first row with room, which is then taken; None where there is none."""
    first = math.floor(left)
    mask = ((1 << (math.ceil(right) + GAP - first)) - 1) << first
    row = next(
        (row for row in range(len(grid)) if not any(taken & mask for taken in grid[row : row + high])), len(grid)
    )
    if row + high > most:
        return None
    grid += [0] * (row + high - len(grid))
    for number in range(row, row + high):
        grid[number] |= mask
    return row


def shared(needs: Sequence[int], every: int = ALL_ROWS, least: int = LEAST_ROWS) -> int:
    """How many rows (or marks) each lane may have at most, so that all together have no more than there are."""
    most = every
    while most > least and sum(min(need, most) for need in needs) > every:
        most -= 1
    return most
