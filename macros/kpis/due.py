"""What had to be done by a day, and what became of it.

In: a record and the as-of day. Out: why it is not due, or what became of one that is. Source of the
definition: KPIS 4 and 4b.
"""

import datetime as dt
from dataclasses import dataclass

from macros.kpis.figure import Reason, Row, reason, row_of
from macros.kpis.moves import RENEWED, moves_of
from macros.model.dates import Date, Quarter
from macros.model.promise import First, end_at, first_promise
from macros.model.records import Record, UseCase
from macros.model.status import done_on, is_done, is_halted, is_paused

UNREPORTED = "not-done-unreported"
DONE = {  # on or before the first promise, and the one that was current
    (True, True): "done-on-time",
    (True, False): "done-on-time-not-as-moved",
    (False, True): "done-on-time-as-moved",
    (False, False): "done-late",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record that had to be done by the day."""

    record: Record
    first: Date  # the first promise
    row: Row  # its number is the days from the first promise to the day it was done
    done: bool = False
    on_time: bool | None = False  # None: done on an unknown day
    on_time_as_moved: bool | None = False
    reported: bool = False  # of one that is not done: whether anyone said so


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDue:
    """A record that did not have to be done by the day, and why."""

    record: Record
    first: Date | None  # the first promise, where one was made by the day
    row: Row


def quarter(one: Due | NotDue) -> str | None:
    """The quarter of the first promise; None without one."""
    return str(Quarter.of(one.first.last)) if one.first else None


def judge(record: Record, as_of: dt.date) -> Due | NotDue:
    """Whether a record had to be done by the day, and what became of it."""
    first = first_promise(record)
    if first is None or (first.agreed and first.agreed > as_of):
        return NotDue(record=record, first=None, row=row_of(record, reason("never-promised")))
    why = why_not_due(record, first, as_of)
    if why is None:
        return due(record, first, as_of)
    return NotDue(record=record, first=first.date, row=row_of(record, why))


def why_not_due(record: Record, first: First, as_of: dt.date) -> Reason | None:
    """Why a promised record did not have to be done by the day; None when it had to be."""
    date = first.date
    if first.agreed and first.agreed > date.last:
        return reason("agreed-after-promise", date=date, agreed=first.agreed)
    done = is_done(record, as_of)
    if not done and is_halted(record, as_of) and record.halted:
        halted = record.halted.date
        word = "stopped" if isinstance(record, UseCase) else "dropped"
        if halted.day is None:
            return reason(f"{word}-unknown-day")
        if halted.day <= date.last:
            return reason(f"{word}-before-due", date=date, halted=halted)
    if date.last > as_of or (date.last == as_of and not done):
        return reason("done-not-due-yet" if done else "not-due-yet", date=date)
    return None


def due(record: Record, first: First, as_of: dt.date) -> Due:
    """What became of a record that had to be done by the day."""
    fact = done_on(record)
    if fact is None or not is_done(record, as_of):
        why = why_not_done(record, first.date, as_of)
        return Due(record=record, first=first.date, row=row_of(record, why), reported=why.key != UNREPORTED)
    if fact.day is None:
        row = row_of(record, reason("done-unknown-day", date=first.date))
        return Due(record=record, first=first.date, row=row, done=True, on_time=None, on_time_as_moved=None)
    on_time = fact.day <= first.date.last
    as_moved = is_on_time_as_moved(record, first, fact.day)
    why = reason(DONE[on_time, as_moved], date=first.date, done=fact)
    row = row_of(record, why, value=(fact.day - first.date.last).days, approximate=fact.coarse)
    return Due(record=record, first=first.date, row=row, done=True, on_time=on_time, on_time_as_moved=as_moved)


def is_on_time_as_moved(record: Record, first: First, day: dt.date) -> bool:
    """Whether it was done on or before the promise that was current on that day.

    Before anything was promised that is the first promise; after a withdrawal there is none, and so it is not.
    """
    if first.agreed and day < first.agreed:
        return True  # what is due was agreed on or before its own date
    current = end_at(record, day)
    return current is not None and day <= current.last


def why_not_done(record: Record, promise: Date, as_of: dt.date) -> Reason:
    """What is on record of one that is due and not done: dropped, paused, replanned, or nothing at all."""
    if is_halted(record, as_of):
        return reason("not-done-stopped" if isinstance(record, UseCase) else "not-done-dropped", date=promise)
    if is_paused(record, as_of):
        return reason("not-done-paused", date=promise)
    if record.replanned and any(kind != RENEWED for _, kind in moves_of(record, as_of)):
        return reason("not-done-replanned", date=promise)
    return reason(UNREPORTED, date=promise)
