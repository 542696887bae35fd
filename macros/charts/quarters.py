"""A figure per quarter: a dot for what it was, a short line for its target, a dashed line for where it began.

In: measurements by quarter and the words for them. Out: shapes with positions, for a fragment to write. Quarters
without a measurement keep their place. At most MOST quarters are drawn; the table beside the drawing has them all.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.model.dates import Quarter
from macros.model.records import Measurement

MOST = 8
LEFT, RIGHT, TOP, BOTTOM = 40, 8, 18, 40  # margins around the plot
FOOT = 4  # px under the lowest line of the grid before the names of the quarters begin
LETTER = 6.9  # a generous width of one letter of 12.5 px
Box = tuple[float, float, float, float]  # left, top, right, bottom
Room = tuple[float, float]  # the right edge of the drawing and the foot of its plot
STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the grid with its value."""

    y: float
    text: str
    text_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is known of one quarter; a place is None where there is nothing to draw."""

    x: float
    name: str
    year: str  # under the first quarter of a year, else empty
    measured: bool
    target_y: float | None
    target_left: float
    target_width: float
    actual_y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in the plot: where it is anchored, and its class."""

    x: float
    y: float
    text: str
    anchor: str  # start, middle or end
    role: str  # value, target or baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterPlot:
    width: int
    height: int
    left: int
    right: int
    scale_x: int  # where the values of the grid end
    name_y: int
    year_y: int
    grid: tuple[Line, ...]
    marks: tuple[Mark, ...]
    path: str  # through the dots
    baseline_y: float | None
    texts: tuple[Words, ...]
    cut: bool  # whether quarters fell outside the drawing
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """How values and the two marks with a name are written."""

    number: Callable[[Fraction], str]
    target: Callable[[str], str]
    baseline: Callable[[str], str]
    finding: str


def quarter_plot(
    quarters: Mapping[Quarter, Measurement],
    baseline: Fraction | None,
    labels: Labels,
    *,
    width: int = 300,
    height: int = 190,
) -> QuarterPlot | None:
    """The plot; None when there is neither a target nor an actual in any quarter."""
    known = {
        quarter: value
        for quarter, value in sorted(quarters.items())
        if value.target is not None or value.actual is not None
    }
    if not known:
        return None
    shown, cut = window(known)
    values = [value for quarter in shown if quarter in known for value in both(known[quarter]) if value is not None]
    low, step = scale([*values, *([] if baseline is None else [baseline])])
    plot = height - TOP - BOTTOM

    def place(value: Fraction) -> float:
        return round(float(TOP + (low + 2 * step - value) / (2 * step) * plot), 1)

    column = (width - LEFT - RIGHT) / len(shown)
    marks = tuple(
        mark(quarter, known.get(quarter), index, LEFT + (index + 0.5) * column, column, place)
        for index, quarter in enumerate(shown)
    )
    baseline_y = None if baseline is None else place(baseline)
    return QuarterPlot(
        width=width,
        height=height,
        left=LEFT,
        right=width - RIGHT,
        scale_x=LEFT - 7,
        name_y=height - BOTTOM + 18,
        year_y=height - BOTTOM + 33,
        grid=tuple(grid_line(low + n * step, place, labels) for n in range(3)),
        marks=marks,
        path=path(marks),
        baseline_y=baseline_y,
        texts=tuple(texts(shown, known, marks, baseline, baseline_y, labels, (width, height - BOTTOM + FOOT))),
        cut=cut,
        finding=labels.finding,
    )


def grid_line(value: Fraction, place: Callable[[Fraction], float], labels: Labels) -> Line:
    return Line(y=place(value), text=labels.number(value), text_y=place(value) + 4)


def both(value: Measurement) -> tuple[Fraction | None, Fraction | None]:
    return value.target, value.actual


def window(known: Mapping[Quarter, Measurement]) -> tuple[tuple[Quarter, ...], bool]:
    """The quarters drawn, without gaps: the last MOST up to three behind the last actual, and whether any fell away."""
    first, last = min(known), max(known)
    every = [first]
    while every[-1] < last:
        every.append(every[-1].next)
    if len(every) <= MOST:
        return tuple(every), False
    measured = [index for index, quarter in enumerate(every) if quarter in known and known[quarter].actual is not None]
    end = min(len(every), max(MOST, measured[-1] + 4 if measured else MOST))
    return tuple(every[end - MOST : end]), True


def scale(values: Collection[Fraction]) -> tuple[Fraction, Fraction]:
    """The lowest line and the distance between three lines that hold all values: the tightest in round numbers."""
    low, high = min(values), max(values)
    power = Fraction(1)
    while power > max(high - low, abs(high) / 100, Fraction(1, 10**6)):
        power /= 10
    while True:
        for factor in STEPS:
            step = power * factor
            start = low // step * step
            if start + 2 * step >= high:
                return start, step
        power *= 10


def mark(
    quarter: Quarter,
    value: Measurement | None,
    index: int,
    x: float,
    column: float,
    place: Callable[[Fraction], float],
) -> Mark:
    target, actual = both(value) if value else (None, None)
    return Mark(
        x=round(x, 1),
        name=f"Q{quarter.number}",
        year=str(quarter.year) if index == 0 or quarter.number == 1 else "",
        measured=actual is not None,
        target_y=None if target is None else place(target),
        target_left=round(x - column * 0.32, 1),
        target_width=round(column * 0.64, 1),
        actual_y=None if actual is None else place(actual),
    )


def path(marks: Iterable[Mark]) -> str:
    """The line through the dots; empty with fewer than two."""
    points = [f"{mark.x:g} {mark.actual_y:g}" for mark in marks if mark.actual_y is not None]
    return "M" + "L".join(points) if len(points) > 1 else ""


def texts(
    shown: tuple[Quarter, ...],
    known: Mapping[Quarter, Measurement],
    marks: tuple[Mark, ...],
    baseline: Fraction | None,
    baseline_y: float | None,
    labels: Labels,
    room: Room,
) -> Iterable[Words]:
    """The last actual, the target still to come, and the baseline where it is free."""
    taken: list[Box] = []
    for item in marks:
        if item.actual_y is not None:
            taken.append((item.x - 6, item.actual_y - 6, item.x + 6, item.actual_y + 6))
        if item.target_y is not None:
            taken.append((item.target_left, item.target_y - 2, item.target_left + item.target_width, item.target_y + 2))
    last = next((index for index in reversed(range(len(marks))) if marks[index].measured), None)
    if last is not None:
        actual = known[shown[last]].actual
        assert actual is not None and marks[last].actual_y is not None
        yield free(labels.number(actual), "value", around(marks[last].x, marks[last].actual_y or 0), taken, room)
    if marks[-1].target_y is not None and not marks[-1].measured:
        target = known[shown[-1]].target
        assert target is not None
        words = labels.target(labels.number(target))
        yield free(words, "target", around(marks[-1].x, marks[-1].target_y), taken, room)
    if baseline is not None and baseline_y is not None:
        words = labels.baseline(labels.number(baseline))
        ends = [(room[0] - RIGHT, "end"), (float(LEFT), "start"), ((room[0] + LEFT) / 2, "middle")]
        places = [(x, baseline_y + down, anchor) for x, anchor in ends for down in (-5, 14)]
        yield free(words, "baseline", places, taken, room)


def around(x: float, y: float) -> list[tuple[float, float, str]]:
    """The places for a text beside a mark, the best first."""
    return [(x, y - 10, "middle"), (x, y + 20, "middle"), (x + 9, y + 4, "start"), (x - 9, y + 4, "end")]


def is_free(box: Box, taken: Iterable[Box], floor: float) -> bool:
    """Within the plot, above its foot, and touching nothing."""
    left, top, right, bottom = box
    return (
        left >= LEFT - 6
        and top >= 0
        and bottom <= floor
        and all(right <= a or c <= left or bottom <= b or d <= top for a, b, c, d in taken)
    )


def free(
    text: str, role: str, places: list[tuple[float, float, str]], taken: list[Box],
    room: Room,
) -> Words:  # fmt: skip
    """The text at the first place where it touches nothing and stays in the drawing, else at the first place."""
    size = len(text) * LETTER

    def box(x: float, y: float, anchor: str) -> Box:
        left = {"start": x, "middle": x - size / 2, "end": x - size}[anchor]
        left = min(left, room[0] - size)
        return left, y - 11, left + size, y + 3

    boxes = [box(*place) for place in places]
    index = next((index for index, found in enumerate(boxes) if is_free(found, taken, room[1])), 0)
    taken.append(boxes[index])
    shift = boxes[index][0] + {"start": 0, "middle": size / 2, "end": size}[places[index][2]]
    return Words(x=round(shift, 1), y=round(places[index][1], 1), text=text, anchor=places[index][2], role=role)
