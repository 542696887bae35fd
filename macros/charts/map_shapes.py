"""What is drawn of a record on the map: shaft, tail, tick and foundation, as paths.

In: a place on the axis of time. Out: paths, named by what they mean; their y counts from the top of the mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts.map_marks import CHEVRON, HALF_HEAD, UNKNOWN_END, Place

CENTRE, SMALL_CENTRE = 22.0, 8.75  # of the shaft
SHAFT, SMALL_SHAFT = 8.0, 5.0
STAIR = (2.5, 4.0, 6.0, 8.0)  # a tread a stage
POINT = 5  # px of the pointed end of an MVP
LINE = 0.6  # half of an outline


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, by what it means: full, open, dots, holes, line, past, plan, slip, tail, margin, foundation, edge."""

    name: str
    d: str


def centre(place: Place) -> float:
    return CENTRE if place.labelled else SMALL_CENTRE


def n(value: float) -> str:
    """A number as short as it can be."""
    return f"{round(value, 1):g}"


def shapes(place: Place) -> tuple[Shape, ...]:
    """From back to front; the head and the words are not among them."""
    return (*shaft(place), *slipped(place), *margin(place), *ends(place))


def stop(place: Place) -> float:
    """Where the shaft ends: at the first promise where it was or is passed, before a chevron where it goes on."""
    end = place.end if place.slipped_from is None else max(place.slipped_from, place.begin)
    return min(end, edge(place))


def edge(place: Place) -> float:
    """How far a shape may go to the right."""
    return place.drawn_right - CHEVRON if place.cut_right else place.drawn_right


def shaft(place: Place) -> Iterator[Shape]:
    work, y = place.work, centre(place)
    if work.kind == "milestone":
        return
    if work.kind == "use_case":
        yield from stair(place)
        return
    start = place.shaft + place.radius
    if work.over:
        until = max(stop(place), start + place.radius)
        yield Shape("line", f"M{n(start)} {n(y)}H{n(until)}")
        if place.slipped_from is not None and place.end > until:
            yield Shape("past", f"M{n(until)} {n(y)}H{n(place.end)}")
            yield Shape("plan", f"M{n(place.slipped_from)} {n(y - 5)}v10")
        return
    until = max(stop(place), start + place.radius)
    middle = min(max(place.filled, start), until) if work.status in ("active", "paused") else start
    if work.kind == "experiment":
        yield from dots(place, middle, until)
        return
    tip = POINT if work.kind == "mvp" else 0
    if until - middle > 1:
        yield Shape("open", bar(middle, until - LINE, place, tip, LINE))
    if middle - start > 1:
        yield Shape("full", bar(start, middle, place, tip if until - middle <= 1 else 0))


def bar(start: float, until: float, place: Place, tip: float, less: float = 0) -> str:
    half, y = (SHAFT if place.labelled else SMALL_SHAFT) / 2 - less, centre(place)
    tip = min(tip, until - start)
    if not tip:
        return f"M{n(start)} {n(y - half)}H{n(until)}v{n(2 * half)}H{n(start)}z"
    end = n(until - tip)
    return f"M{n(start)} {n(y - half)}H{end}L{n(until)} {n(y)}L{end} {n(y + half)}H{n(start)}z"


def dots(place: Place, middle: float, until: float) -> Iterator[Shape]:
    """A dot each 8 px: a line of round caps, filled to the middle."""
    first = place.shaft + 2 * place.radius + 5
    count = int((until - 3 - first) // 8) + 1
    full = max(0, min(count, int((middle - first) // 8) + 1)) if middle > place.shaft + place.radius else 0
    y = n(centre(place))
    if full:
        yield Shape("dots", f"M{n(first)} {y}h{n((full - 1) * 8 + 0.1)}")
    if count > full:
        d = f"M{n(first + full * 8)} {y}h{n((count - full - 1) * 8 + 0.1)}"
        yield Shape("open-dots", d)
        yield Shape("holes", d)


def stair(place: Place) -> Iterator[Shape]:
    """A tread a stage, each higher than the one before; then the part that is still open."""
    work, floor = place.work, centre(place) + 4
    until = place.end if work.over else max(place.filled, place.begin)
    made = ""
    for (stage, begun), (_, following) in zip(place.treads, (*place.treads[1:], (0, until)), strict=False):
        end, x = min(max(following, begun), until), max(begun, place.shaft)
        if x < end:
            high = STAIR[stage] * (1 if place.labelled else SMALL_SHAFT / SHAFT)
            wide = max(1, end - x - (0.8 if end < until else 0))
            made += f"M{n(x)} {n(floor)}v{n(-high)}h{n(wide)}V{n(floor)}z"
    if made:
        yield Shape("full", made)
    start = max(until if made else place.begin, 0)
    if not work.over and work.planned and stop(place) - start > 1:
        yield Shape("open", bar(start + LINE, stop(place) - LINE, place, 0, LINE))
    if work.status == "done" and place.slipped_from is not None:
        yield Shape("plan", f"M{n(place.slipped_from)} {n(centre(place) - 6)}v12")


def slipped(place: Place) -> Iterator[Shape]:
    """The hatched part from the first promise on, with a tick at that promise."""
    start = place.slipped_from
    if start is None or place.work.over:
        return
    y = centre(place)
    half = (5 if place.work.kind == "milestone" else SHAFT if place.labelled else SMALL_SHAFT) / 2
    end = min(place.end - (HALF_HEAD if place.work.pointed and place.head is not None else 0), edge(place))
    if end > start:
        yield Shape("tail", f"M{n(start)} {n(y - half)}H{n(end)}v{n(2 * half)}H{n(start)}z")
    yield Shape("slip", f"M{n(start)} {n(y - 7 if place.labelled else y - 5)}v{14 if place.labelled else 10}")


def margin(place: Place) -> Iterator[Shape]:
    """The whisker over the days between which 7 of 10 outcomes lie, on ground of its own, with a cap at each end."""
    if place.margin is None:
        return
    y, half = centre(place), 4 if place.labelled else 3
    first, last = place.margin
    yield Shape("margin-ground", f"M{n(first)} {n(y)}H{n(last)}")
    cap = f"M{n(last)} {n(y - half)}v{2 * half}" if last < place.drawn_right else ""
    yield Shape("margin", f"M{n(first)} {n(y - half)}v{2 * half}M{n(first)} {n(y)}H{n(last)}{cap}")


def ends(place: Place) -> Iterator[Shape]:
    work, y = place.work, n(centre(place))
    if work.foundation and place.labelled and stop(place) > place.begin:
        yield Shape("foundation", f"M{n(place.begin)} {n(centre(place) + 8)}H{n(stop(place))}")
    after = place.end + (HALF_HEAD + 2 if work.pointed and place.head is not None else 4)
    if not work.planned and not work.over:
        start = after if work.pointed else max(after, place.shaft + 2 * place.radius + 2)
        yield Shape("unplanned", f"M{n(start)} {y}h{n(place.drawn_right - start)}")
    if not work.day_known:
        yield Shape("unplanned", f"M{n(after)} {y}h{UNKNOWN_END - 8}")
    if work.status == "dropped":
        yield Shape("cross", f"M{n(place.end - 3.5)} {n(centre(place) - 4)}l7 8m0-8l-7 8")
    if place.cut_left:
        yield Shape("edge", f"M5 {n(centre(place) - 4)}l-4 4 4 4")
    if place.cut_right:
        yield Shape("edge", f"M{n(place.drawn_right - 6)} {n(centre(place) - 4)}l4 4-4 4")


def head(place: Place) -> str:
    """The transform that puts the head in its place; empty where there is none to draw."""
    if place.head is None:
        return ""
    return f"translate({n(place.head)} {n(centre(place))}){'' if place.labelled else ' scale(.72)'}"


def ground(place: Place) -> str:
    """The path of what can be pointed at: the mark with its label, and 24 px at least."""
    wide = max(24, place.right - place.left + 8)
    top, high = (-3, 33) if place.labelled else (0, 17.5)
    return f"M{n(place.left - 4)} {top}h{n(wide)}v{n(high)}h{n(-wide)}z"
