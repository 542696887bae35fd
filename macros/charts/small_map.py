"""The map in small: a lane a track with thin bars, the phases above, the quarters below, and today.

In: stretches of work and milestones, the names of lanes, phases. Out: a drawing in px, its bars as one path a lane and
state. Text keeps 12 to 15 px, so there is a wide drawing and one for the phone, which may grow but never shrinks.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.letters import cut, width
from macros.charts.map_scale import Scale, Stretch, bands, begun, quarters
from macros.charts.map_shapes import n
from macros.charts.small_rows import (
    ALL_MARKS,
    ALL_ROWS,
    DISC_ROWS,
    LANE_MARKS,
    LEAST_MARKS,
    Bar,
    Point,
    Rows,
    Span,
    from_the_left,
    most_telling,
    shared,
)
from macros.charts.timeline import MONTHS_IN_STEP, Tick, month_after

ROW = 6  # px
TOP, BOTTOM = 22, 22  # px above the lanes and below them
ABOVE, LEAST = 5, 24  # px of a lane: over and under its rows; the least that a finger can hit
QUARTERS_MOST = 12  # of the window, so that the milestones of the list are in it
NAME_SIZE, NAME_LINE, SERIF = 13, 15, 1.08  # the head font is wider than the one that was measured
TEXT_SIZE = 12.5
LEAST_STEP = 44  # px of a quarter that has room for its name
DIAMOND = 4.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How wide a drawing is, and how much of that the names take; without such a column they stand above their lane."""

    width: int
    names: int


WIDE, NARROW = Paper(width=880, names=150), Paper(width=288, names=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallLane:
    """One track; a path is empty where there is nothing of its kind."""

    id: str
    y: float
    height: float
    name: tuple[tuple[str, float], ...]  # a line or two, each with its y
    rows_y: float  # where its rows begin; the paths count from there, so that lanes are alike
    paths: Mapping[str, str]  # by done, dropped, active, planned, slips, foreseen, open and reached (milestones)
    discs: tuple[Disc, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A phase above the lanes."""

    x: float
    width: float
    now: bool
    shaded: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMap:
    paper: Paper
    height: float
    bottom: float  # of the lanes
    phases: tuple[Header, ...]
    steps: tuple[tuple[float, str], ...]  # of the axis, each with its words or none
    today: float
    today_line: str  # a path; it makes way for the name of a lane that stands across it
    today_anchor: str  # of the word for it
    lanes: tuple[SmallLane, ...]
    drawn: int

    @property
    def shown(self) -> frozenset[str]:
        """The kinds of paths that occur: what a legend has to tell."""
        return frozenset(kind for lane in self.lanes for kind, path in lane.paths.items() if path)


def window(today: dt.date, phases: Sequence[Stretch], until: dt.date | None, px: int) -> Scale:
    """The quarters of the map; up to four more, so that it holds a day to come."""
    made = quarters(today, phases, px, only_now=False)
    while until and until >= made.end and month_after(made.first, 3 * QUARTERS_MOST) > made.end:
        made = Scale(made.first, month_after(made.end, 3), px)
    return made


def small_map(  # noqa: PLR0913 - what there is to draw, part by part
    paper: Paper,
    names: Mapping[str, str],
    spans: Sequence[Span],
    points: Sequence[Point],
    today: dt.date,
    phases: Sequence[Stretch],
    *,
    words: Callable[[Tick], str],
    today_word: str,
) -> SmallMap:
    """The drawing; `names` are the lanes in their order."""
    until = max((point.day for point in points if point.number), default=None)
    scale = window(today, phases, until, paper.width - paper.names)
    found = {name: inside(name, spans, points, scale) for name in names}
    filled = rows(found, scale, today)
    lanes: list[SmallLane] = []
    for name, text in names.items():
        made = filled[name]
        top = lanes[-1].y + lanes[-1].height if lanes else TOP
        lanes.append(lane(paper, name, text, made, top))
    bottom = lanes[-1].y + lanes[-1].height if lanes else TOP
    x = round(paper.names + scale.at(today), 1)
    half = width(today_word, TEXT_SIZE, 600) / 2
    anchor = "start" if x - half < paper.names else "end" if x + half > paper.width else "middle"
    left = x - {"start": 0, "middle": half, "end": 2 * half}[anchor]
    taken = (left - 4, left + 2 * half + 4)
    return SmallMap(
        paper=paper,
        height=bottom + BOTTOM,
        bottom=bottom,
        phases=tuple(headers(paper, scale, phases)),
        steps=tuple(steps(paper, scale, words, taken)),
        today=x,
        today_line=today_line(paper, lanes, x, bottom),
        today_anchor=anchor,
        lanes=tuple(lanes),
        drawn=sum(made.marks for made in filled.values()),
    )


def rows(
    found: Mapping[str, tuple[Sequence[Span], Sequence[Point]]], scale: Scale, today: dt.date
) -> Mapping[str, Rows]:
    """What each lane shows: all there is, or the most telling of it, so that the lanes share the rows and the marks."""
    whole = {name: from_the_left(*held, scale) for name, held in found.items()}
    most = shared([ALL_ROWS if made is None else made.rows for made in whole.values()])
    made = {
        name: most_telling(*found[name], scale, today, most) if one is None or one.rows > most else one
        for name, one in whole.items()
    }
    marks = shared([one.marks for one in made.values()], ALL_MARKS - LANE_MARKS * len(made), LEAST_MARKS)
    return {
        name: most_telling(*found[name], scale, today, most, marks) if one.marks > marks else one
        for name, one in made.items()
    }


def today_line(paper: Paper, lanes: Sequence[SmallLane], x: float, bottom: float) -> str:
    """From the phases to the axis; where names stand above their lane, not through one of them."""
    path, begin = "", TOP - 4.0
    for lane in lanes if not paper.names else ():
        text, foot = lane.name[0]
        if width(text, NAME_SIZE * SERIF, 600) + 3 > x:
            path += f"M{n(x)} {n(begin)}V{n(lane.y)}"
            begin = foot + 5
    return f"{path}M{n(x)} {n(begin)}V{n(bottom + 3)}"


def inside(
    name: str, spans: Sequence[Span], points: Sequence[Point], scale: Scale
) -> tuple[Sequence[Span], Sequence[Point]]:
    """What of a lane lies in the window."""
    return (
        [one for one in spans if one.lane == name and one.begin < scale.end and one.end >= scale.first],
        [one for one in points if one.lane == name and scale.first <= one.day < scale.end],
    )


def lane(paper: Paper, name: str, text: str, made: Rows, top: float) -> SmallLane:
    """A lane as high as its rows and its name ask for."""
    room = made.rows * ROW
    if paper.names:
        lines = wrapped(text, paper.names - 12)
        height = max(room + 2 * ABOVE, LEAST, len(lines) * NAME_LINE + 8)
        first = top + height / 2 + 4.5 - NAME_LINE * (len(lines) - 1) / 2
        start = top + (height - room) / 2
    else:
        lines = (cut(text, NAME_SIZE * SERIF, paper.width, 600),)
        height = max(NAME_LINE + 4 + room + ABOVE, LEAST)
        first, start = top + NAME_LINE - 1, top + NAME_LINE + 4
    return SmallLane(
        id=name,
        y=top,
        height=height,
        name=tuple((line, round(first + NAME_LINE * number, 1)) for number, line in enumerate(lines)),
        rows_y=start,
        paths=paths(paper.names, made),
        discs=tuple(
            Disc(
                number=dot.point.number,
                x=round(paper.names + dot.x, 1),
                y=round(start + (dot.row + DISC_ROWS / 2) * ROW, 1),
            )
            for dot in made.dots
            if dot.point.number
        ),
    )


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """A name on one line, or on two of which the second is cut."""
    size = NAME_SIZE * SERIF
    if width(text, size, 600) <= room:
        return (text,)
    words = text.split(" ")
    fits = [number for number in range(1, len(words)) if width(" ".join(words[:number]), size, 600) <= room]
    if not fits:
        return (cut(text, size, room, 600),)
    return " ".join(words[: fits[-1]]), cut(" ".join(words[fits[-1] :]), size, room, 600)


def paths(left: float, made: Rows) -> Mapping[str, str]:
    """One path a kind: bars of work that is done, stopped or runs are lines, the others are boxes."""
    found = dict.fromkeys(("done", "dropped", "active", "planned", "slips", "foreseen", "open", "reached"), "")
    for bar in made.bars:
        for kind, drawn in bar_paths(bar, left, bar.row * ROW):
            found[kind] += drawn
    for dot in made.dots:
        if not dot.point.number:
            kind = "reached" if dot.point.done else "open"
            found[kind] += (
                f"M{n(left + dot.x)} {n((dot.row + 1) * ROW - DIAMOND)}"
                f"l{DIAMOND} {DIAMOND} {-DIAMOND} {DIAMOND} {-DIAMOND} {-DIAMOND}z"
            )
    return found


def bar_paths(bar: Bar, left: float, y: float) -> Iterator[tuple[str, str]]:
    x = left + bar.x
    if bar.span.status in ("done", "dropped"):
        yield bar.span.status, f"M{n(x)} {n(y + ROW / 2)}h{n(bar.end - bar.x)}"
        return
    if bar.promised - bar.filled > 1:
        yield "planned", box(left + bar.filled + 0.5, y + 1.5, bar.promised - bar.filled - 1, 3)
    if bar.filled > bar.x:
        yield "active", f"M{n(x)} {n(y + ROW / 2)}h{n(bar.filled - bar.x)}"
    if bar.end > bar.promised:
        yield "slips", box(left + bar.promised, y + 1.3, bar.end - bar.promised, 3.4)
    if bar.reach - bar.end > 1:
        yield "foreseen", f"M{n(left + bar.end)} {n(y + ROW / 2)}h{n(bar.reach - bar.end)}m0 -2v4"


def box(x: float, y: float, wide: float, high: float) -> str:
    return f"M{n(x)} {n(y)}h{n(wide)}v{n(high)}h{n(-wide)}z"


def headers(paper: Paper, scale: Scale, phases: Sequence[Stretch]) -> Iterator[Header]:
    """Every other phase has a ground, the current one among them."""
    shown = list(bands(scale, phases))
    now = next((number for number, band in enumerate(shown) if band.now), 1)
    for number, band in enumerate(shown):
        yield Header(
            x=round(paper.names + band.x, 1),
            width=band.width,
            now=band.now,
            shaded=(number - now) % 2 == 0,
            title=band.title,
        )


def steps(
    paper: Paper, scale: Scale, words: Callable[[Tick], str], taken: tuple[float, float]
) -> Iterator[tuple[float, str]]:
    """The quarters; where they are narrow, only the first of a year has words. None stands at the word for today."""
    days = (scale.end - scale.first).days
    roomy = scale.width * MONTHS_IN_STEP["quarter"] * 30 / days >= LEAST_STEP
    free = 0.0
    owed = True  # the year still has to be told
    for day in begun(scale, MONTHS_IN_STEP["quarter"]):
        x = round(paper.names + scale.at(day), 1)
        first = day.month == 1
        unit = "year" if first and not roomy else "quarter"
        text = words(Tick(x=x, day=day, unit=unit, first_of_year=first or owed, lesser=False))
        until = x + 8 + width(text, TEXT_SIZE)
        wanted = roomy or first or owed
        fits = wanted and x >= free and until <= paper.width and not (x < taken[1] and until > taken[0])
        free, owed = (until, False) if fits else (free, owed or first)
        yield x, text if fits else ""
