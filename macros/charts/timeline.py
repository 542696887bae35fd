"""A stretch of time as a percentage of a width: drawings that keep their text size at every width use it.

In: days. Out: positions from 0 to 100, to one decimal, and the ticks of an axis. Days outside the window stand at its
edge.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MONTHS_UNTIL, QUARTERS_UNTIL = 320, 1200  # days of a window that shows months, then quarters; a longer one shows years
MONTHS_IN_STEP = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last, both included."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        days = (self.last - self.first).days + 1
        part = min(max((day - self.first).days, 0), days)
        return round(100 * part / days, 1)

    def end_of(self, day: dt.date) -> float:
        """Where a day ends: the place of a finish."""
        return self.at(day + dt.timedelta(1)) if day < self.last else 100.0

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a month, quarter or year on an axis."""

    x: float
    day: dt.date
    unit: str  # month, quarter or year
    first_of_year: bool
    lesser: bool  # its words go first where there is no room for all: even months, the second and fourth quarter


def around(days: Iterable[dt.date]) -> Window:
    """A window of whole months that holds all days, with a month's room at the end; ValueError without days."""
    found = sorted(days)
    return Window(found[0].replace(day=1), month_after(month_after(found[-1])) - dt.timedelta(1))


def month_after(day: dt.date, months: int = 1) -> dt.date:
    """The first day of a month after this day's."""
    number = day.year * 12 + day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


def ticks(window: Window) -> tuple[Tick, ...]:
    """The months, quarters or years that begin within a window, its first day included."""
    days = (window.last - window.first).days
    unit = "month" if days <= MONTHS_UNTIL else "quarter" if days <= QUARTERS_UNTIL else "year"
    begun = [day for day in starts(window, MONTHS_IN_STEP[unit]) if day <= window.last]
    return tuple(
        Tick(
            x=window.at(day),
            day=day,
            unit=unit,
            first_of_year=index == 0 or day.month == 1,
            lesser=(day.month - 1) // MONTHS_IN_STEP[unit] % 2 == 1,
        )
        for index, day in enumerate(begun)
    )


def starts(window: Window, months: int) -> Iterator[dt.date]:
    """The first days of steps of so many months, from the first within the window."""
    day = window.first.replace(month=(window.first.month - 1) // months * months + 1, day=1)
    while day <= window.last:
        if day >= window.first:
            yield day
        if day.year == dt.MAXYEAR - 1:
            return
        day = month_after(day, months)
