"""What records are made of: promises, measurements, limits, links.

Dates are `Date`, `Fact` or a day; numbers are exact fractions. References stay ids.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from macros.model.dates import Date, Fact
from macros.model.text import Text

Place = tuple[int, int]  # line and column, from 1
Places = Mapping[str, Place]  # key of the data -> where its value stands


class Layout(Protocol):
    """How a record stands in its file: where each value is, by key, and how the whole is written."""

    @property
    def flow(self) -> bool:
        """Whether it is written in braces."""

    @property
    def written(self) -> str:
        """The record as it is written, without the blank lines and remarks behind it."""

    @property
    def before(self) -> str:
        """What stands in front of it on its line: of an entry of a list the dash."""

    def __getitem__(self, key: str) -> Place: ...

    def of_key(self, key: str) -> Place | None:
        """Where a key itself stands; None where it does not."""

    def key_at(self, place: Place) -> str:
        """The key at which, or in whose value, a place of the file lies; empty for a place outside the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page elsewhere, with what it is called."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was first promised: `dates` by key (start, finish; for a use case the stages)."""

    dates: Mapping[str, Date]
    agreed: dt.date | None  # None: it counts from the beginning
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanning:
    """A promise that moved on a day; a key that maps to None was withdrawn."""

    date: dt.date
    why: Text
    dates: Mapping[str, Date | None]
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """A pause, a drop or a stop, and its reason."""

    date: Fact
    why: Text
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A quarter of a metric or of a use case's KPI."""

    target: Fraction | None
    actual: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At least, or at most, a number; exactly one of the two is there."""

    at_least: Fraction | None
    at_most: Fraction | None

    @property
    def value(self) -> Fraction:
        return self.at_least if self.at_least is not None else self.at_most  # type: ignore[return-value]

    def met_by(self, value: Fraction) -> bool:
        return value >= self.value if self.at_least is not None else value <= self.value
