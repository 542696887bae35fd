"""What every KPI is made of: a value and the rows it was counted from, each with its reason and its place in the data.

Values are exact fractions: percentages run from 0 to 100, lead times are days. Reasons are keys with values; words/
makes the sentences. Nothing here knows a definition.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from macros.kpis.numbers import MEDIAN, P85, percent, percentile
from macros.model.dates import Date, Fact, Quarter
from macros.model.records import Record
from macros.source import Source

Number = Fraction | int
FEW = 5  # under so many values a percentile is shown with its n and the values themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something counts, is left out or is not available: a key of `REASONS` and the values for its blanks."""

    key: str
    values: Mapping[str, "Value"] = field(default_factory=dict)


Value = str | int | Fraction | dt.date | Date | Fact | Quarter | Reason | tuple[Reason, ...]


def reason(key: str, /, **values: Value) -> Reason:
    """A reason in one line; thousands of rows share one that has no values."""
    return Reason(key=key, values=values) if values else bare(key)


@cache
def bare(key: str) -> Reason:
    return Reason(key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record, team or metric of a figure: where it stands, and why it counts, or why not."""

    id: str
    kind: str  # item, use_case, team or metric; of a pitfall or an agenda also track, owner, phase or review
    source: Source
    why: Reason
    value: Number | None = None  # its own number: days, index, people, the actual of a metric
    weight: int = 1  # people, where a mean or a share is weighted
    approximate: bool = False  # ±: computed from a coarse date


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that can be checked. It is not available when `value` is None, and `reason` says why.

    A share has numerator and denominator (hits over all rows counted, or weighted sums). A percentile has no numerator,
    and the number of values as its denominator. The median of a curve that counts those still in progress has as its
    numerator how many were seen to end (survival.py): its rows are not the values that it lies between. A count has its
    value as numerator and no denominator.
    """

    value: Fraction | None
    unit: str  # percent, days, index or count; metric: the metric's own unit
    numerator: Fraction | None
    denominator: Fraction | None
    counted: tuple[Row, ...]
    hits: tuple[Row, ...]  # those of `counted` that are in the numerator
    left_out: tuple[Row, ...]
    reason: Reason | None = None  # of a value that is not available; else None
    approximate: bool = False  # ±: a row that was counted stands on a coarse date

    @property
    def misses(self) -> tuple[Row, ...]:
        """The rows counted that are not in the numerator."""
        hits = {id(row) for row in self.hits}
        return tuple(row for row in self.counted if id(row) not in hits)

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The numbers of the rows counted, from low to high."""
        return tuple(Fraction(value) for value in sorted(row.value for row in self.counted if row.value is not None))

    @property
    def few(self) -> bool:
        """Whether a percentile must be shown with its values."""
        return len(self.counted) < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The middle and the 85th percentile of the same rows."""

    median: Figure
    p85: Figure

    @property
    def n(self) -> int:
        return len(self.median.counted)


def row_of(record: Record, why: Reason, *, value: Number | None = None, approximate: bool = False) -> Row:
    """The row of a record."""
    return Row(id=record.id, kind=record.type, source=record.source, why=why, value=value, approximate=approximate)


def share(counted: Iterable[Row], hits: Iterable[Row], left_out: Iterable[Row], *, empty: str) -> Figure:
    """The percentage of the rows that are hits; without any row not available, for the reason `empty`."""
    counted, hits = tuple(counted), tuple(hits)
    return Figure(
        value=percent(len(hits), len(counted)) if counted else None,
        unit="percent",
        numerator=Fraction(len(hits)),
        denominator=Fraction(len(counted)),
        counted=counted,
        hits=hits,
        left_out=tuple(left_out),
        reason=None if counted else reason(empty),
        approximate=any(row.approximate for row in counted),
    )


def weighted(counted: Iterable[Row], left_out: Iterable[Row], *, unit: str, empty: str) -> Figure:
    """The mean of the rows by weight; without any row not available, for the reason `empty`.

    In percent the rows' values are people, so that the mean is people over everyone; as an index they are indices.
    """
    counted = tuple(counted)
    values = [row.value * (1 if unit == "percent" else row.weight) for row in counted if row.value is not None]
    numerator = Fraction(sum(values))
    denominator = Fraction(sum(row.weight for row in counted))
    mean = numerator / denominator if counted else None
    return Figure(
        value=100 * mean if mean is not None and unit == "percent" else mean,
        unit=unit,
        numerator=numerator,
        denominator=denominator,
        counted=counted,
        hits=tuple(row for row in counted if row.value),
        left_out=tuple(left_out),
        reason=None if counted else reason(empty),
    )


def count(counted: Iterable[Row], left_out: Iterable[Row]) -> Figure:
    """How many rows there are; none is a number too."""
    counted = tuple(counted)
    number = Fraction(len(counted))
    return Figure(
        value=number,
        unit="count",
        numerator=number,
        denominator=None,
        counted=counted,
        hits=counted,
        left_out=tuple(left_out),
    )


def spread(counted: Iterable[Row], left_out: Iterable[Row], *, empty: str) -> Spread:
    """Median and 85th percentile of the rows' values; without any row not available, for the reason `empty`."""
    counted, left_out = tuple(counted), tuple(left_out)
    values = sorted(row.value for row in counted if row.value is not None)
    approximate = any(row.approximate for row in counted)

    def figure(p: Fraction) -> Figure:
        return Figure(
            value=percentile(values, p) if values else None,
            unit="days",
            numerator=None,
            denominator=Fraction(len(values)),
            counted=counted,
            hits=(),
            left_out=left_out,
            reason=None if values else reason(empty),
            approximate=approximate,
        )

    return Spread(median=figure(MEDIAN), p85=figure(P85))
