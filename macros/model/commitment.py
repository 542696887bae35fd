"""What a record committed itself to, value by value, so that two versions of it can be laid side by side.

In: a record. Out: `Commitment`s, equal where the days are, however these are written.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.model.dates import Date
from macros.model.promise import First, first_promise, same_days
from macros.model.records import Item, Promise, Record

AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One date of a promise."""

    entry: dt.date | None  # the day of the replanning in which it stands; None: in `planned`
    key: str  # start, finish, a stage, or agreed
    days: tuple[dt.date, dt.date] | None  # None: withdrawn, or agreed on no day
    written: str = field(compare=False)


def commitments(record: Record) -> tuple[Commitment, ...]:
    """All that a record promised, in the order in which it stands; `agreed` comes with `planned`, also where it is not.

    The start of a milestone is none: the contract has no such thing.
    """
    found = []
    if record.planned:
        found += [commitment(None, key, date) for key, date in record.planned.dates.items()]
        agreed = record.planned.agreed
        days = (agreed, agreed) if agreed else None
        found.append(Commitment(entry=None, key=AGREED, days=days, written=str(agreed or "")))
    for entry in record.replanned:
        found += [commitment(entry.date, key, date) for key, date in entry.dates.items()]
    milestone = isinstance(record, Item) and record.kind == "milestone"
    return tuple(one for one in found if not (milestone and one.key == "start"))


def commitment(entry: dt.date | None, key: str, date: Date | None) -> Commitment:
    """A date of `planned` or of a replanning."""
    days = (date.first, date.last) if date else None
    return Commitment(entry=entry, key=key, days=days, written=date.written if date else "open")


def altered(old: Record, new: Record) -> tuple[Commitment, ...]:
    """What `old` promised and `new` does not: gone, another, or no longer the first promise of its key."""
    if old.planned == new.planned and old.replanned == new.replanned:
        return ()
    now = set(commitments(new))
    found = [one for one in commitments(old) if one not in now and not (one.key == AGREED and may_be_agreed(new))]
    for key, first in first_of_entries(old).items():
        one = commitment(first.agreed, key, first.date)
        told = first_promise(new, key)
        if one not in found and told and not same_days(first.date, told.date):
            found.append(one)
    return tuple(found)


def first_of_entries(record: Record) -> Mapping[str, First]:
    """The first promise of every key that a replanning was the first to promise."""
    planned = record.planned.dates if record.planned else {}
    keys = dict.fromkeys(key for entry in record.replanned for key in entry.dates if key not in planned)
    return {key: first for key in keys if (first := first_promise(record, key))}


def may_be_agreed(record: Record) -> bool:
    """Whether the day on which a plan was agreed lies on or before what it first promised, so that it may be mended."""
    planned = record.planned
    return planned is not None and planned.agreed is not None and planned.agreed <= end_of(record, planned)


def end_of(record: Record, planned: Promise) -> dt.date:
    """The last day of what a plan promises; of its last date where it does not promise the end."""
    end = planned.dates.get(record.end)
    return end.last if end else max((date.last for date in planned.dates.values()), default=dt.date.min)
