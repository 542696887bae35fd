"""The promise of a record: the first one, the one that is current on a day, and what happened in between.

In: a record and a day. Out: dates by key, days of slip. `planned` stays as it was made; `replanned` is laid over it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from macros.model.dates import Date
from macros.model.records import Record


@dataclass(frozen=True, slots=True)
class First:
    """The first promise of one date, and since when it stood (None: from the beginning)."""

    date: Date
    agreed: dt.date | None


def first_promise(record: Record, key: str | None = None) -> First | None:
    """The first promise of `key` (by default of the record's end), whenever it was made; None where there is none."""
    key = key or record.end
    if record.planned and key in record.planned.dates:
        return First(record.planned.dates[key], record.planned.agreed)
    for entry in record.replanned:
        date = entry.dates.get(key)
        if date:
            return First(date, entry.date)
    return None


def promise_at(record: Record, day: dt.date) -> Mapping[str, Date]:
    """The dates that stand promised on a day, by key; a withdrawn one and one not yet agreed are not among them."""
    dates: dict[str, Date | None] = {}
    if record.planned and (record.planned.agreed is None or record.planned.agreed <= day):
        dates.update(record.planned.dates)
    for entry in record.replanned:
        if entry.date > day:
            break
        dates.update(entry.dates)
    return {key: date for key, date in dates.items() if date}


def end_at(record: Record, day: dt.date) -> Date | None:
    """The promised finish (production) that is current on a day."""
    for entry in reversed(record.replanned):
        if entry.date <= day and record.end in entry.dates:
            return entry.dates[record.end]
    if record.planned and (record.planned.agreed is None or record.planned.agreed <= day):
        return record.planned.dates.get(record.end)
    return None


def is_moved(record: Record, day: dt.date) -> bool:
    """Whether a date that was promised before is another one now, or was withdrawn."""
    current = promise_at(record, day)
    keys = {key for entry in record.replanned if entry.date <= day for key in entry.dates}
    return any(
        (first := first_promise(record, key)) is not None
        and (first.agreed is None or first.agreed <= day)
        and not same_days(first.date, current.get(key))
        for key in keys
    )


def same_days(one: Date, other: Date | None) -> bool:
    """Whether two dates mean the same days, however they are written."""
    return other is not None and (one.first, one.last) == (other.first, other.last)
