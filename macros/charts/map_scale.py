"""The time that a map shows, and its axis: phases, quarters or months, and today.

In: days, and words for them. Out: positions in px. A day outside the window stands at its edge.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.timeline import MONTHS_IN_STEP, Tick, month_after

WIDTHS = {"quarter": 1120, "year": 1120, "month": 1680, "a3": 1760}  # px, by zoom
QUARTERS, MONTHS = 8, 8  # of the windows of a zoom
LANE = 140, 1060, 2800  # px of a quarter, and the least and the most, of a window that holds all there is
TIGHT = 105  # px of a quarter, at least, where that brings the whole window on one page
YEARS = 20  # before today and after it, at most
LAST_YEAR = dt.MAXYEAR - 2  # later windows would run out of the calendar
LEAST_STEP = {"month": 60, "quarter": 44, "year": 1}  # px that a step needs for its words
PHASE_SIZE, TICK_SIZE, TAG_SIZE = 14, 13, 12.5


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first day to the day after the last one, over so many px."""

    first: dt.date
    end: dt.date
    width: int

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        days = (self.end - self.first).days
        return round(min(max((day - self.first).days, 0), days) * self.width / days, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A phase as the axis needs it; titles are as they will be shown, the longest first."""

    id: str
    first: dt.date
    last: dt.date
    now: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    id: str
    x: float
    width: float
    now: bool
    title: str  # empty where none fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the grid; its words are left out where today's tag stands."""

    x: float
    text: str
    lesser: bool  # a month within a quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    width: int
    bands: tuple[Band, ...]
    steps: tuple[Step, ...]
    today: float | None  # None outside the window
    tag: str
    tag_x: float
    tag_width: float

    @property
    def tag_middle(self) -> float:
        return round(self.tag_width / 2, 1)


def scale(zoom: str, today: dt.date, phases: Sequence[Stretch], *, only_now: bool = False) -> Scale:
    """The window of a zoom; `only_now` is that of the current phase, for a map with more than it can show at once."""
    px = WIDTHS[zoom]
    match zoom:
        case "year":
            year = within(today).year
            years = [year, *(day.year for phase in phases for day in (phase.first, phase.last))]
            first, last = max(min(years), year - YEARS, 1), min(max(years), year + YEARS, LAST_YEAR)
            return Scale(dt.date(first, 1, 1), dt.date(last + 1, 1, 1), px)
        case "month":
            begin = month_after(within(today).replace(day=1), -2)
            return Scale(begin, month_after(begin, MONTHS), px)
        case _:
            return quarters(today, phases, px, only_now=only_now)


def fitted(days: Iterable[dt.date]) -> Scale:
    """The quarters that hold all these days; a long time is drawn smaller, so that it fits a page or stays in reach."""
    quarter, least, most = LANE
    known = [within(day) for day in days]
    first, end = quarter_of(min(known)), month_after(quarter_of(max(known)), 3)
    count = (end.year - first.year) * 4 + (end.month - first.month) // 3
    return Scale(first, end, least if count * TIGHT <= least else min(count * quarter, most))


def quarters(today: dt.date, phases: Sequence[Stretch], px: int, *, only_now: bool) -> Scale:
    """Eight quarters from the first one of the phase before, or the quarters of the current phase."""
    now = next((number for number, phase in enumerate(phases) if phase.now), None)
    if now is not None and only_now:
        first = quarter_of(within(min(phases[now].first, today)))
        return Scale(first, month_after(quarter_of(within(max(phases[now].last, today))), 3), px)
    first = month_after(quarter_of(within(today)), -3)
    if now is not None:
        begun = quarter_of(within(phases[max(now - 1, 0)].first))
        first = begun if begun <= today < month_after(begun, 3 * QUARTERS) else first
    return Scale(first, month_after(first, 3 * QUARTERS), px)


def within(day: dt.date) -> dt.date:
    """The day, or the nearest one around which the calendar has room."""
    return min(max(day, dt.date(3, 1, 1)), dt.date(LAST_YEAR - 2, 12, 31))


def quarter_of(day: dt.date) -> dt.date:
    """The first day of its quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def axis(
    made: Scale, zoom: str, today: dt.date, phases: Sequence[Stretch], words: Callable[[Tick], str], tag: str
) -> Axis:
    """The axis of a window; `words` says what stands at a tick, `tag` names today."""
    x = made.at(today)
    wide = round(width(tag, TAG_SIZE, 600) + 14, 1)
    left = round(min(max(x - wide / 2, 0), made.width - wide), 1)
    inside = made.first <= today < made.end
    taken = (left, left + wide) if inside else (0, 0)
    return Axis(
        width=made.width,
        bands=tuple(bands(made, phases)),
        steps=tuple(steps(made, zoom, words, taken)),
        today=x if inside else None,
        tag=tag,
        tag_x=left,
        tag_width=wide,
    )


def bands(made: Scale, phases: Sequence[Stretch]) -> Iterator[Band]:
    for phase in phases:
        first, last = made.at(phase.first), made.at(min(phase.last, dt.date.max - dt.timedelta(1)) + dt.timedelta(1))
        if phase.last < made.first or phase.first >= made.end or last <= first:
            continue
        room = last - first - 12
        title = next((title for title in phase.titles if width(title, PHASE_SIZE, 600) <= room), "")
        yield Band(id=phase.id, x=first, width=round(last - first, 1), now=phase.now, title=title)


def steps(made: Scale, zoom: str, words: Callable[[Tick], str], taken: tuple[float, float]) -> Iterator[Step]:
    """The smallest steps that have room for their words."""
    days = (made.end - made.first).days
    units = ("month", "quarter", "year") if zoom == "month" else ("quarter", "year")
    unit = next(unit for unit in units if made.width * MONTHS_IN_STEP[unit] * 30 / days >= LEAST_STEP[unit])
    free = 0.0  # from here on there is room
    for number, day in enumerate(begun(made, MONTHS_IN_STEP[unit])):
        x = made.at(day)
        tick = Tick(x=x, day=day, unit=unit, first_of_year=number == 0 or day.month == 1, lesser=False)
        text = words(tick)
        until = x + 10 + width(text, TICK_SIZE, 600)
        fits = x >= free and until <= made.width and not (x + 2 < taken[1] and until > taken[0])
        free = until if fits else free
        yield Step(x=x, text=text if fits else "", lesser=unit == "month" and day.month % 3 != 1)


def begun(made: Scale, months: int) -> Iterator[dt.date]:
    """The first days of the steps in a window, which begins with one."""
    day = made.first
    while day < made.end:
        yield day
        day = month_after(day, months)
