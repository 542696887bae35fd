"""One record on the map: how much room it takes, and its place on the axis of time.

In: the record's days and words, and a scale. Out: positions in px; the height comes with packing. Nothing here knows
what a record is beyond its days.
"""

import datetime as dt
from dataclasses import dataclass

from macros.charts.letters import cut, width
from macros.charts.map_scale import Scale

TEXT_SIZE, TEXT_MOST = 13, 214  # px
POINTED = ("milestone", "use_case")  # their head stands at the finish
HALF_HEAD = 7  # of a head at the finish
RADIUS, SMALL_RADIUS = 6, 4.5
BOLT, AFTER_TITLE, SPARE = 11, 6, 2
DOTS, UNKNOWN_END = 26, 20  # px past today without a plan; past the promise where the day is unknown
CHEVRON = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The days of a record, as they are to be drawn."""

    id: str
    lane: str
    kind: str
    status: str  # what it is filled with: done, active, planned, idea, paused or dropped
    late: bool
    title: str
    suffix: str = ""  # what stands behind the title
    quick_win: bool = False
    foundation: bool = False
    begin: dt.date
    end: dt.date  # when it was done or ended; else its promise, or today when that has passed or was never made
    filled: dt.date  # how far it is filled: today, the day of a pause
    slipped_from: dt.date | None = None  # the first promise, where it is late, slipping or was done late
    margin: tuple[dt.date, dt.date] | None = None  # between which days 7 of 10 outcomes lie, where it slips
    planned: bool = True  # whether there is a promise
    day_known: bool = True  # of what is done
    stages: tuple[tuple[int, dt.date], ...] = ()  # of a use case: from 0 (intake) to 3 (MVP)
    needs: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        return self.status in ("done", "dropped")

    @property
    def pointed(self) -> bool:
        return self.kind in POINTED

    @property
    def bold(self) -> bool:
        return self.late or self.status == "active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A record on the axis of time; `left` and `right` hold everything that is drawn."""

    work: Work
    labelled: bool
    begin: float
    end: float
    slipped_from: float | None
    margin: tuple[float, float] | None
    filled: float
    cut_left: bool
    cut_right: bool
    treads: tuple[tuple[int, float], ...]  # of a use case: stage and start
    drawn_left: float  # of the shapes alone
    drawn_right: float
    left: float
    right: float
    text: str
    text_x: float

    @property
    def title_x(self) -> float:
        """Where the title begins: behind the bolt of a quick win."""
        return round(self.text_x + (BOLT if self.work.quick_win else 0), 1)

    @property
    def radius(self) -> float:
        return RADIUS if self.labelled else SMALL_RADIUS

    @property
    def head(self) -> float | None:
        """Where the head's middle stands; None where its day is outside, or a stair has no end."""
        work = self.work
        if work.pointed:
            stair_without_end = work.kind == "use_case" and (work.status == "dropped" or not work.planned)
            outside = self.cut_right or (self.cut_left and self.end == 0)
            return None if outside or stair_without_end else self.end
        return None if self.cut_left else self.begin + self.radius

    @property
    def shaft(self) -> float:
        """Where the shaft starts."""
        return CHEVRON if self.cut_left else self.begin


def outside(work: Work, scale: Scale) -> bool:
    """Whether nothing of it lies in the window."""
    first = min(work.begin, work.slipped_from or work.begin)
    return first >= scale.end or work.end < scale.first


def place(work: Work, scale: Scale, *, labelled: bool) -> Place:
    """A record on the scale, with its label or without."""
    begin, end = scale.at(work.begin), scale.at(work.end)
    slipped = scale.at(work.slipped_from) if work.slipped_from else None
    cut_left, cut_right = work.begin < scale.first, work.end >= scale.end
    if work.kind == "milestone":
        begin = end if slipped is None or work.over else min(slipped, end)
    left = begin if slipped is None or work.over else min(begin, slipped)
    right = end
    if work.pointed and not cut_right:
        left, right = min(left, end - HALF_HEAD), end + HALF_HEAD
    if not work.planned and not work.over:
        right = max(right, end + DOTS)
    if not work.day_known:
        right += UNKNOWN_END
    margin = None
    if work.margin and not cut_right:
        margin = scale.at(work.margin[0]), scale.at(work.margin[1])
        right = max(right, margin[1] + 1)
    left = max(left, 0)
    least = 2 * (RADIUS if labelled else SMALL_RADIUS)
    right = min(max(right, left + least), scale.width)
    left = min(left, right - least)
    drawn_left, drawn_right, text_x, text = left, right, left, ""
    if labelled:
        text, long = label(work)
        if text_x + long > scale.width - 4:
            text_x = max(0.0, min(right, scale.width - 4) - long)
        left, right = min(left, text_x), max(right, text_x + long)
    return Place(
        work=work,
        labelled=labelled,
        begin=begin,
        end=end,
        slipped_from=slipped,
        margin=margin,
        filled=scale.at(work.filled),
        cut_left=cut_left,
        cut_right=cut_right,
        treads=tuple((stage, scale.at(day)) for stage, day in work.stages),
        drawn_left=round(drawn_left, 1),
        drawn_right=round(drawn_right, 1),
        left=round(left, 1),
        right=round(right, 1),
        text=text,
        text_x=round(text_x, 1),
    )


def label(work: Work) -> tuple[str, float]:
    """The title as it fits, and the px of the whole label."""
    weight = 600 if work.bold else 400
    text = cut(work.title, TEXT_SIZE, TEXT_MOST, weight)
    long = (BOLT if work.quick_win else 0) + width(text, TEXT_SIZE, weight) + SPARE
    return text, long + (width(work.suffix, TEXT_SIZE, 600) + AFTER_TITLE if work.suffix else 0)
