"""Dates as people write them in a plan: a day, or only a month, a quarter or a year.

In: the text of a date. Out: a `Date` or `Fact` with its first and last day. Never reads a clock.
"""

import datetime as dt
from dataclasses import dataclass

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or a coarser date; shown as written."""

    written: str  # 2026-11-24, 2026-11, 2026-Q4 or 2026
    first: dt.date
    last: dt.date

    @property
    def coarse(self) -> bool:
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened: on a day, in a coarser period, or on a day that nobody knows.

    `counts_from` is the first as-of day at which the fact exists: the day itself (the last one of a coarse date); for
    an unknown day the last dated fact, agreement or replanning of its record, or *today* when nothing of it is dated.
    """

    written: str
    day: dt.date | None  # the last day of a coarse date; None when unknown
    counts_from: dt.date
    coarse: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; ordered by time."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> dt.date:
        return last_of_month(self.year, 3 * self.number)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
