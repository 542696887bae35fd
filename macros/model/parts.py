"""What records are made of: promises, measurements, limits, links.

Dates are `Date`, `Fact` or a day; numbers are exact fractions. References stay ids.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from macros.model.dates import Date, Fact
from macros.model.text import Text

Places = Mapping[str, tuple[int, int]]  # key of the data -> line and column of its value, from 1


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
