"""Lines in time, by pygal: the one place that calls it, and that makes its drawing fit the site.

In: series of days and values, and the words for them. Out: SVG text with one id, without script, style, tooltip or
comment; style sheets colour it by class. The same series give the same text. The table beside it is the page's.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from xml.etree import ElementTree as ET

import pygal
from pygal.etree import etree as pygal_etree

from macros.charts.letters import width as text_width
from macros.charts.timeline import Window, ticks

WIDE, MIDDLE, NARROW = 960, 640, 343
HEIGHTS = {WIDE: 250, MIDDLE: 240, NARROW: 220}
END_ROOM = {WIDE: 150, MIDDLE: 120, NARROW: 92}  # px at the right for what the ends of the lines say, at least
END_SIZE, END_GAP = 13, 16  # px: the size of those words, and the room before and behind them
MOST_LABELS = {WIDE: 14, MIDDLE: 9, NARROW: 4}  # on the axis of time
GRID = (1, 2, 5, 10)  # a step of the value axis is one of these times a power of ten
LINE = 15  # px between two texts under each other
HALF = 4.5  # px from the middle of such a text to its foot
LABEL = 40  # characters: pygal may hang on longer ones
PLACES, LONG = frozenset({"d", "cx", "cy", "x", "y", "width"}), re.compile(r"\d+\.\d{2,}")  # to one decimal
DROPPED = frozenset({"script", "style", "defs", "title", "desc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line; `role` is its class: value, second or target. A None is a gap."""

    role: str
    end: str  # what its end says
    points: tuple[tuple[dt.date, Fraction | None], ...]

    @property
    def known(self) -> tuple[tuple[dt.date, Fraction], ...]:
        return tuple((day, value) for day, value in self.points if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of the drawing: its name and finding for who cannot see it, values and days for its axes."""

    title: str
    finding: str
    value: Callable[[Fraction], str]
    day: Callable[[dt.date], str]


def lines(name: str, series: Sequence[Series], labels: Labels, *, width: int = WIDE) -> str | None:
    """The drawing at one width; None when fewer than two days have a value. `name` is unique on the page."""
    days = sorted({day for one in series for day, _ in one.known})
    drawn = [one for one in series if one.known]
    if len(days) < 2:
        return None
    values = [value for one in drawn for _, value in one.known]
    grid = value_grid(min(values), max(values))
    chart = pygal.XY(
        css=(),
        js=(),
        width=width,
        height=HEIGHTS[width],
        explicit_size=True,
        show_legend=False,
        range=(float(grid[0]), float(grid[-1])),
        xrange=(days[0].toordinal(), days[-1].toordinal()),
        y_labels=[float(value) for value in grid],
        value_formatter=lambda value: labels.value(Fraction(str(value)))[:LABEL],
        x_value_formatter=lambda value: labels.day(dt.date.fromordinal(int(value)))[:LABEL],
        dots_size=3.5,
        margin=6,
        margin_right=end_room(drawn, width),
        show_x_guides=False,
        truncate_label=-1,
        print_labels=False,
    )
    chart.uuid = name
    chart.x_labels = [day.toordinal() for day in axis_days(days, MOST_LABELS[width])]
    for one in drawn:
        points = [(day.toordinal(), rounded(value)) for day, value in one.points]
        chart.add(one.role, points, show_dots=one.role != "target", allow_interruptions=True)
    pygal_etree.to_etree()
    root = chart.render_tree()
    clean(root)
    finish(root, name, drawn, labels)
    return ET.tostring(root, encoding="unicode")


def end_room(drawn: Sequence[Series], width: int) -> int:
    """What the longest of the words at the ends needs; never more than a third of the width."""
    longest = max(text_width(one.end, END_SIZE, 600) for one in drawn)
    return max(END_ROOM[width], min(ceil(longest) + END_GAP, width // 3))


def rounded(value: Fraction | None) -> float | None:
    """To one decimal: pygal may hang on more."""
    return None if value is None else round(float(value), 1)


def value_grid(low: Fraction, high: Fraction) -> list[Fraction]:
    """Three to six round values that hold all others."""
    span = max(high - low, abs(high) / 20, Fraction(1, 2))
    power = Fraction(1, 10)
    while 4 * power * GRID[-1] < span:
        power *= 10
    step = next(base * power for base in GRID if 4 * base * power >= span)
    first, last = floor(low / step), ceil(high / step)
    return [step * number for number in range(first, max(last, first + 2) + 1)]


def axis_days(days: Sequence[dt.date], most: int) -> list[dt.date]:
    """The first days of months, quarters or years in between, thinned to so many."""
    found = [tick.day for tick in ticks(Window(days[0], days[-1]))]
    if len(found) < 2:
        found = [days[0], days[-1]]
    return found[:: -(-len(found) // most)]


def clean(root: ET.Element) -> None:
    """Drops what the site must not have or has of its own: script, style, tooltips, comments, ids, name spaces."""
    for parent in list(root.iter()):
        for child in list(parent):
            if callable(child.tag) or local(child.tag) in DROPPED or child.get("class") == "tooltip":  # a comment's tag
                parent.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if local(child.tag) == "g" and not list(child.iter())[1:]:
                parent.remove(child)
    for element in root.iter():
        element.tag = local(element.tag)
        if "dot" in classes(element):
            element.set("class", "dot")
        for attribute in list(element.attrib):
            if attribute in ("id", "style", "xmlns") or ":" in attribute or "}" in attribute:
                del element.attrib[attribute]
            elif attribute in PLACES:
                element.set(attribute, LONG.sub(lambda found: f"{float(found[0]):.1f}", element.attrib[attribute]))
    thin(root)


def thin(root: ET.Element) -> None:
    """Drops what nobody sees: grounds, the lines of the axes, upright guides; the dots of a line become one shape."""
    rounds: dict[int, tuple[ET.Element, list[ET.Element]]] = {}
    for parent in list(root.iter()):
        upright = "x" in classes(parent) and "axis" in classes(parent)
        for child in list(parent):
            if "background" in classes(child) or ("axis" in classes(parent) and child.tag == "path"):
                parent.remove(child)
            elif "dots" in classes(child):
                parent.remove(child)
                rounds.setdefault(id(parent), (parent, []))[1].extend(child.iter("circle"))
            elif upright:
                for line in child.findall("path"):
                    child.remove(line)
    for parent, dots in rounds.values():
        ET.SubElement(parent, "path", {"class": "dot", "d": " ".join(map(ring, dots))})


def ring(dot: ET.Element) -> str:
    """A circle as a part of a path."""
    x, y, r = (float(dot.attrib[name]) for name in ("cx", "cy", "r"))
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r:g} 0 {r} {r} 0 1 0-{2 * r:g} 0"


def classes(element: ET.Element) -> list[str]:
    return (element.get("class") or "").split()


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def finish(root: ET.Element, name: str, drawn: Sequence[Series], labels: Labels) -> None:
    """Name, finding and role of the drawing, a class for each line, and the words at the ends of the lines."""
    root.set("id", name)
    root.set("class", "rm-drawing pygal-chart")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-finding")
    for place, (suffix, text) in enumerate((("title", labels.title), ("finding", labels.finding))):
        element = ET.Element("title" if suffix == "title" else "desc", {"id": f"{name}-{suffix}"})
        element.text = text
        root.insert(place, element)
    plot = next(element for element in root.iter("g") if element.get("class") == "plot")
    ends: list[tuple[float, float, Series]] = []
    for number, one in enumerate(drawn):
        for group in root.iter("g"):
            if f"serie-{number}" in classes(group):
                group.set("class", f"series serie-{one.role}")
                ends += [(*place, one) for place in last_point(group)]
    for x, y, one in apart(ends, floor_of(plot)):
        end = ET.SubElement(plot, "text", {"class": f"end end-{one.role}", "x": f"{x:.1f}", "y": f"{y:.1f}"})
        end.text = one.end


def last_point(group: ET.Element) -> Iterator[tuple[float, float]]:
    """Where a line ends, from its path."""
    paths = [element.get("d") or "" for element in group.iter("path") if element.get("class") == "line reactive nofill"]
    numbers = [path.replace("M", " ").replace("L", " ").split() for path in paths]
    points = [point for one in numbers for point in zip(one[::2], one[1::2], strict=True)]
    if points:
        yield float(points[-1][0]), float(points[-1][1])


def floor_of(plot: ET.Element) -> float:
    """Where the lowest guide lies, in px down: under it stand the words of the axis of time."""
    guides = (element.get("d") or "" for element in plot.iter("path") if "guide" in classes(element))
    return max(float(path.split()[1]) for path in guides)


def apart(ends: Sequence[tuple[float, float, Series]], floor: float) -> Iterator[tuple[float, float, Series]]:
    """The texts at the ends, pushed down where they would touch, and up again where they would touch the axis."""
    right = max((x for x, _, _ in ends), default=0.0) + 10
    ordered = sorted(ends, key=lambda end: end[1])
    places: list[float] = []
    for _, y, _ in ordered:
        places.append(max(y + HALF, places[-1] + LINE) if places else y + HALF)
    lowest = floor + HALF
    for number in reversed(range(len(places))):
        places[number] = min(places[number], lowest)
        lowest = places[number] - LINE
    for (_, _, one), place in zip(ordered, places, strict=True):
        yield right, place, one
