"""A trend of promises: across the day on which we look, up the day that was promised then, one line a record.

In: points by record, and the words of a line's end. Out: shapes with positions at one width, for a fragment to write. A
line that runs level was kept, one that climbs was moved to later; on the diagonal the promised day is the day itself.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.charts.letters import cut, width
from macros.charts.timeline import Tick, Window, ticks

WIDE, NARROW = 960, 343
LEFT = {WIDE: 74, NARROW: 62}  # px for the promised days
RIGHT = {WIDE: 330, NARROW: 34}  # px for what the lines are called: a title, or only a number
TOP, BOTTOM = 14, 30
LOWEST = {WIDE: 320, NARROW: 300}  # px of the plot; higher where the labels need it
SIZE, LINE, GAP = 13, 17, 16  # px: letters of a label, its height, and the room between a line's end and its label
TICK_X, TICK_Y = {WIDE: 76, NARROW: 74}, 26  # px between two words on an axis, at least
PAD = dt.timedelta(days=10)  # above the highest and below the lowest promise

Point = tuple[dt.date, dt.date]  # the day we look on, the day promised
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record. A point with None is a day without a promise: a gap."""

    number: int
    title: str
    suffix: str  # how far it moved, in short; empty where it did not
    state: str  # late, later, open, done or dropped
    points: tuple[tuple[dt.date, dt.date | None], ...]
    done: dt.date | None = None  # the day of the fact: there the line ends on the diagonal

    @property
    def known(self) -> tuple[Point, ...]:
        found = tuple((day, promise) for day, promise in self.points if promise)
        return (*found, (self.done, self.done)) if self.done else found

    @property
    def open(self) -> bool:
        return self.state in ("late", "later", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line as drawn, with the mark at its end."""

    state: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name of an open line, beside its end or led to it."""

    x: float
    y: float
    title: str
    suffix: str
    state: str
    leader: str  # a path from the end of the line to its label


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTick:
    at: float
    tick: Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTrend:
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    text_y: int  # of the words under the plot
    text_x: int  # where the words beside the plot end
    days: tuple[AxisTick, ...]
    promises: tuple[AxisTick, ...]
    diagonal: str  # empty where no promise lies near the days looked on
    passed: str  # the plane of promises that had passed when we looked; empty likewise
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to px on both axes."""

    days: tuple[dt.date, dt.date]
    promises: tuple[dt.date, dt.date]
    left: int
    right: int
    top: int
    bottom: int

    def x(self, day: dt.date) -> float:
        first, last = self.days
        return round(self.left + (self.right - self.left) * ((day - first) / (last - first)), 1)

    def y(self, promise: dt.date) -> float:
        first, last = self.promises
        return round(self.bottom - (self.bottom - self.top) * ((promise - first) / (last - first)), 1)


def promise_trend(lines: Sequence[Line], *, width: int = WIDE) -> PromiseTrend | None:
    """The drawing at one width; None where there are not two days to look on, or nothing was promised on them."""
    drawn = [line for line in lines if line.known]
    days = sorted({day for line in drawn for day, _ in line.known} | {day for line in drawn for day, _ in line.points})
    if len(days) < 2:
        return None
    promised = [promise for line in drawn for _, promise in line.known]
    named = sum(line.open for line in drawn)
    height = max(LOWEST[width], named * LINE)
    scale = Scale(
        (days[0], days[-1]),
        (min(promised) - PAD, max(promised) + PAD),
        LEFT[width],
        width - RIGHT[width],
        TOP,
        TOP + height,
    )
    diagonal = crossing(scale)
    return PromiseTrend(
        width=width,
        height=TOP + height + BOTTOM,
        left=scale.left,
        right=scale.right,
        top=scale.top,
        bottom=scale.bottom,
        text_y=scale.bottom + 20,
        text_x=scale.left - 8,
        days=tuple(thinned(days_on(scale), TICK_X[width])),
        promises=tuple(thinned(promises_on(scale), TICK_Y)),
        diagonal=path(diagonal),
        passed=plane(scale, diagonal),
        paths=tuple(drawn_line(line, scale) for line in drawn),
        labels=tuple(labels([line for line in drawn if line.open], scale, width)),
    )


def days_on(scale: Scale) -> Iterator[AxisTick]:
    yield from (AxisTick(at=scale.x(tick.day), tick=tick) for tick in ticks(Window(*scale.days)))


def promises_on(scale: Scale) -> Iterator[AxisTick]:
    yield from (AxisTick(at=scale.y(tick.day), tick=tick) for tick in ticks(Window(*scale.promises)))


def thinned(found: Iterator[AxisTick], room: float) -> Iterator[AxisTick]:
    """Those whose words do not touch the ones before."""
    last = None
    for one in found:
        if last is None or abs(one.at - last) >= room:
            last = one.at
            yield one


def crossing(scale: Scale) -> list[Spot]:
    """The ends of the diagonal within the plot; nothing where it runs outside."""
    first, last = max(scale.days[0], scale.promises[0]), min(scale.days[1], scale.promises[1])
    return [(scale.x(day), scale.y(day)) for day in (first, last)] if first < last else []


def plane(scale: Scale, diagonal: Sequence[Spot]) -> str:
    """What lies under the diagonal: the promised day had passed."""
    if not diagonal:
        return ""
    (x1, y1), (x2, y2) = diagonal
    corners = [(x1, y1), (x2, y2), (scale.right, y2), (scale.right, scale.bottom), (x1, scale.bottom)]
    return f"{path(corners)}Z"


def path(spots: Sequence[Spot]) -> str:
    return "".join(f"{'L' if number else 'M'}{x:g} {y:g}" for number, (x, y) in enumerate(spots))


def drawn_line(line: Line, scale: Scale) -> Path:
    """The stretches between its gaps, and where it ends."""
    stretches: list[list[Spot]] = [[]]
    for day, promise in line.points:
        if promise is None:
            stretches.append([])
        else:
            stretches[-1].append((scale.x(day), scale.y(promise)))
    if line.done:
        stretches[-1].append((scale.x(line.done), scale.y(line.done)))
    x, y = (scale.x(line.known[-1][0]), scale.y(line.known[-1][1]))
    return Path(state=line.state, path="".join(path(stretch) for stretch in stretches), x=x, y=y)


def labels(lines: Sequence[Line], scale: Scale, size: int) -> Iterator[Label]:
    """From top to bottom, pushed apart where they would touch and up again where they would leave the plot."""
    ends = [(scale.x(line.known[-1][0]), scale.y(line.known[-1][1]), line) for line in lines]
    ends.sort(key=lambda end: (end[1], end[2].number))
    places = apart([y + SIZE / 3 for _, y, _ in ends], scale)
    for (x, y, line), place in zip(ends, places, strict=True):
        at = scale.right + GAP
        suffix = line.suffix if size == WIDE else ""
        room = size - at - (width(f" {suffix}", SIZE, 600) if suffix else 0)
        yield Label(
            x=at,
            y=round(place, 1),
            title=cut(line.title, SIZE, room, 600) if size == WIDE else str(line.number),
            suffix=suffix,
            state=line.state,
            leader=path([(x, y), (scale.right + 7, round(place - SIZE / 3, 1)), (at - 3, round(place - SIZE / 3, 1))]),
        )


def apart(wanted: Sequence[float], scale: Scale) -> list[float]:
    """Baselines in their order, LINE apart, none under the plot's foot; the plot is high enough for all of them."""
    found: list[float] = []
    for y in wanted:
        found.append(max(y, found[-1] + LINE if found else scale.top + SIZE / 2))
    foot = float(scale.bottom)
    for place in reversed(range(len(found))):
        found[place] = min(found[place], foot)
        foot = found[place] - LINE
    return found
