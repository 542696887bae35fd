"""How long a use case stood in each stage, beside the middle of all: one bar to scale, a higher tread a later stage.

In: days per stage and the words for them. Out: shapes with positions, for a fragment to write. It never rounds days
away and never lets two labels touch: a label that finds its place taken moves, and a line leads back to its tread.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHTS = {"intake": 10, "selected": 14, "experiment": 19, "mvp": 24}  # of a tread, in px
WIDTHS = (960, 640)  # in px; on less room the stages stand below each other
LABELS = 176  # room for the names of the rows
TOTAL = 104  # room for the total behind the bar
LETTER = 6.9  # a generous width of one letter of 12.5 px
GAP = 8  # between two labels
ROW_TOP, ROW_PITCH, FLOOR = 46, 64, 24  # of the bars; FLOOR is the height of the highest tread


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The time in one stage, with its words: the stage's name, the day it began and the days as text."""

    stage: str
    days: float
    name: str
    began: str
    short: str  # 14
    long: str  # 14 days
    running: bool = False  # still in this stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tread:
    x: float
    y: float
    width: float
    height: float
    running: bool
    text: str
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A stage's name and first day above its tread, and the path of the line between them."""

    x: float
    name: str
    name_y: float
    date: str
    date_y: float
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: the use case itself, or the middle of all."""

    own: bool
    name: str
    name_y: float
    treads: tuple[Tread, ...]
    labels: tuple[Label, ...]
    total: str
    total_x: float
    total_y: float
    end_x: float
    end_y: float
    end_status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stage on the phone: a line of its own, with the two lengths in percent of the longest."""

    name: str
    text: str
    running: bool
    own: str
    other: str | None
    beside: str  # the days in the middle of all; empty without them


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBars:
    width: int
    height: int
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    finding: str  # what the drawing says, for who cannot see it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one bar is made of; `end` names what came after the last stretch and is empty while it runs."""

    name: str
    stretches: tuple[Stretch, ...]
    total: str
    end: str = ""
    end_status: str = ""  # of the glyph at the end: done or dropped
    ended: str = ""


def stage_bars(own: Row, middle: Row | None, finding: str, *, width: int = 960) -> StageBars | None:
    """The two bars on one scale; None when no stretch of the use case is known, or it lasted no day."""
    longest = max(days(row) for row in (own, middle) if row)
    if not days(own):
        return None
    scale = (width - LABELS - TOTAL) / longest
    bars = [bar(own, scale, ROW_TOP, width, own=True)]
    if middle and middle.stretches:
        bars.append(bar(middle, scale, ROW_TOP + ROW_PITCH, width, own=False))
    return StageBars(
        width=width,
        height=ROW_TOP + ROW_PITCH * len(bars) - 18,
        bars=tuple(bars),
        lines=lines(own, middle),
        finding=finding,
    )


def lines(own: Row, middle: Row | None) -> tuple[Line, ...]:
    """The stages of the use case below each other, each with the middle of all."""
    others = {stretch.stage: stretch for stretch in middle.stretches} if middle else {}
    longest = max(stretch.days for stretch in (*own.stretches, *others.values()))
    return tuple(
        Line(
            name=stretch.name,
            text=stretch.long,
            running=stretch.running,
            own=share(stretch.days, longest),
            other=share(others[stretch.stage].days, longest) if stretch.stage in others else None,
            beside=others[stretch.stage].long if stretch.stage in others else "",
        )
        for stretch in own.stretches
    )


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}%"


def days(row: Row) -> float:
    return sum(stretch.days for stretch in row.stretches)


def bar(row: Row, scale: float, top: float, width: int, *, own: bool) -> Bar:
    floor = top + FLOOR
    starts, x = [], float(LABELS)
    for stretch in row.stretches:
        starts.append(x)
        x += stretch.days * scale
    widths = [stretch.days * scale for stretch in row.stretches]
    texts = [
        stretch.long if len(stretch.long) * LETTER <= room else stretch.short
        for stretch, room in zip(row.stretches, widths, strict=True)
    ]
    middles = [start + room / 2 - 1 for start, room in zip(starts, widths, strict=True)]
    middles = apart(middles, [len(text) * LETTER for text in texts], centred=True, limit=width)
    treads = tuple(
        Tread(
            x=round(start, 1),
            y=floor - HEIGHTS[stretch.stage],
            width=round(max(room - 2, 1), 1),
            height=HEIGHTS[stretch.stage],
            running=stretch.running,
            text=text,
            text_x=round(middle, 1),
            text_y=floor + 17,
        )
        for stretch, start, room, text, middle in zip(row.stretches, starts, widths, texts, middles, strict=True)
    )
    return Bar(
        own=own,
        name=row.name,
        name_y=floor - 4,
        treads=treads,
        labels=labels(row, [*starts, x], top, width) if own else (),
        total=row.total,
        total_x=round(x + (24 if own and row.end else 8), 1),
        total_y=floor - 6,
        end_x=round(x + 9, 1),
        end_y=floor - 11,
        end_status=row.end_status,
    )


def labels(row: Row, places: Sequence[float], top: float, width: int) -> tuple[Label, ...]:
    """The names and days above the treads, and the end's; pushed apart where treads are narrow."""
    texts = [(stretch.name, stretch.began) for stretch in row.stretches]
    if row.end:
        texts.append((row.end, row.ended))
    wanted = list(places[: len(texts)])
    room = [max(len(name), len(date)) * LETTER + 4 for name, date in texts]
    found = apart(wanted, room, centred=False, limit=width)
    return tuple(
        Label(
            x=round(at + 4, 1),
            name=name,
            name_y=top - 30,
            date=date,
            date_y=top - 14,
            lead=f"M{at:.1f} {top - 40:g}V{top - 8:g}L{want:.1f} {top:g}V{top + FLOOR:g}",
        )
        for (name, date), want, at in zip(texts, wanted, found, strict=True)
    )


def apart(places: Sequence[float], widths: Sequence[float], *, centred: bool, limit: float) -> list[float]:
    """The places, moved as little as needed so that no two labels touch and the last one ends within the limit."""
    lefts = [place - size / 2 if centred else place for place, size in zip(places, widths, strict=True)]
    for index in range(1, len(lefts)):
        lefts[index] = max(lefts[index], lefts[index - 1] + widths[index - 1] + GAP)
    bound = limit
    for index in reversed(range(len(lefts))):
        lefts[index] = min(lefts[index], bound - widths[index])
        bound = lefts[index] - GAP
    return [left + size / 2 if centred else left for left, size in zip(lefts, widths, strict=True)]
