"""What one version of a file says about the promises of its records, and how that is kept between two runs.

In: a record, or a row as JSON has it. Out: a `Said`, or its row. A date is kept as it was written.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from macros.load import values
from macros.model.commitment import Commitment, commitments
from macros.model.dates import Date
from macros.model.promise import first_promise
from macros.model.records import Record, Replanning

Row = list[Any]
day_of = cache(dt.date.fromisoformat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one version of a file says about the end of a record: an item's finish, a use case's production."""

    id: str
    kind: str  # item or use_case
    aliases: tuple[str, ...]
    first: Date | None  # the first promise: of `planned`, else of the first entry that names it
    planned: Date | None
    entries: tuple[Replanning, ...]  # those of `replanned` that move or withdraw it
    end: str  # the key that is promised
    readable: bool
    commitments: tuple[Commitment, ...]  # all that it promises, the other dates too

    def entry_at(self, day: dt.date) -> Replanning | None:
        """The last replanning up to a day."""
        return next((entry for entry in reversed(self.entries) if entry.date <= day), None)

    def promise_at(self, day: dt.date) -> Date | None:
        """The promise that stands on a day; None where there is none, or none any more."""
        entry = self.entry_at(day)
        return entry.dates[self.end] if entry else self.planned


def said(record: Record, *, readable: bool) -> Said:
    """What a record promises."""
    first = first_promise(record)
    return Said(
        id=record.id,
        kind=record.type,
        aliases=record.aliases,
        first=first.date if first else None,
        planned=record.planned.dates.get(record.end) if record.planned else None,
        entries=tuple(entry for entry in record.replanned if record.end in entry.dates),
        end=record.end,
        readable=readable,
        commitments=commitments(record),
    )


def as_row(one: Said) -> Row:
    """What a record that could be read said, as JSON."""
    entries = [(entry.date, entry.why, entry.dates.items()) for entry in one.entries]
    return [
        one.id,
        one.kind,
        one.aliases,
        one.end,
        written(one.first),
        written(one.planned),
        [[str(day), why, {key: written(date) for key, date in dates}] for day, why, dates in entries],
        [commitment_row(made) for made in one.commitments],
    ]


def from_row(row: Row) -> Said:
    """What such a row says. Raises ValueError, TypeError, AttributeError or LookupError for one that is none."""
    id_, kind, aliases, end, first, planned, entries, made = row
    return Said(
        id=id_,
        kind=kind,
        aliases=tuple(aliases),
        first=date_of(first),
        planned=date_of(planned),
        entries=tuple(replanning(*entry) for entry in entries),
        end=end,
        readable=True,
        commitments=tuple(commitment(*one) for one in made),
    )


def replanning(day: str, why: Any, dates: Mapping[str, str | None]) -> Replanning:
    return Replanning(date=day_of(day), why=why, dates={key: date_of(date) for key, date in dates.items()}, places={})


def commitment_row(made: Commitment) -> Row:
    days = [str(day) for day in made.days] if made.days else None
    return [str(made.entry) if made.entry else None, made.key, days, made.written]


def commitment(entry: str | None, key: str, days: Sequence[str] | None, text: str) -> Commitment:
    held = (day_of(days[0]), day_of(days[1])) if days else None
    return Commitment(entry=day_of(entry) if entry else None, key=key, days=held, written=text)


def written(date: Date | None) -> str | None:
    return date.written if date else None


@cache
def date_of(text: str | None) -> Date | None:
    """A date as it was written."""
    if text is None:
        return None
    found = values.date(text)
    if found is None:
        raise ValueError(text)
    return found
