"""What to write instead of a promise that was altered: the promise as it was, and what it became as a replanning.

In: a record as it was and as it is. Out: a `Mended`, in which the current promise is the one that is there now.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from macros.model.commitment import end_of
from macros.model.dates import Date
from macros.model.promise import same_days
from macros.model.records import Promise, Record, UseCase
from macros.model.text import Text

Dates = Mapping[str, Date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A replanning to write."""

    date: dt.date
    dates: Dates
    why: Text | None  # None: nobody said why yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What belongs in the place of `planned` and `replanned`."""

    planned: Promise | None
    entries: tuple[Entry, ...]


def mended(old: Record, new: Record, today: dt.date) -> Mended:
    """The promise and replannings of `old`, those that `new` adds behind them, and the rest of the change as of today.

    Of what is done the promise is put back: what it became when it was done already is no replanning.
    """
    entries = [Entry(date=entry.date, dates=entry.dates, why=entry.why) for entry in old.replanned]
    last = max((entry.date for entry in entries), default=dt.date.min)
    stands: dict[str, Date | None] = dict(old.planned.dates) if old.planned else {}
    for entry in old.replanned:
        stands |= entry.dates
    wanted: dict[str, Date | None] = dict(new.planned.dates) if new.planned else {}
    for entry in new.replanned:
        wanted |= entry.dates
        if entry.date > last and (moves := difference(stands, wanted)):
            entries.append(Entry(date=entry.date, dates=moves, why=entry.why))
            stands |= moves
    if not over(new) and (moves := difference(stands, wanted)):
        if entries and entries[-1].date >= today:
            entries[-1] = replace(entries[-1], dates={**entries[-1].dates, **moves})
        else:
            entries.append(Entry(date=today, dates=moves, why=None))
    return Mended(planned=planned_again(old, new), entries=tuple(entries))


def planned_again(old: Record, new: Record) -> Promise | None:
    """The plan as it was, agreed on the day that is told now where that may be."""
    plan, agreed = old.planned, new.planned.agreed if new.planned else None
    return replace(plan, agreed=agreed) if plan and agreed and agreed <= end_of(old, plan) else plan


def difference(stands: Dates, wanted: Dates) -> Dates:
    """The dates that have to move to get from one state of a promise to another; None withdraws one."""
    keys = dict.fromkeys((*stands, *wanted))
    return {key: wanted.get(key) for key in keys if not same(stands.get(key), wanted.get(key))}


def same(one: Date | None, other: Date | None) -> bool:
    return other is None if one is None else same_days(one, other)


def over(record: Record) -> bool:
    """Whether it is done, so that nothing can be promised of it any more."""
    return "production" in record.stages if isinstance(record, UseCase) else record.finished is not None
