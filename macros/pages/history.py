"""What happened to a record and to its promise, newest first, each move with its why.

In: a record and the as-of day. Out: events; facts and replannings after the day do not exist yet.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.dates import Date, Fact
from macros.model.promise import first_promise
from macros.model.records import Item, Record, Replanning
from macros.model.status import known
from macros.model.text import Text
from macros.pages.phrases import Sentence, sentence
from macros.pages.telling import distance

BEGINNING = dt.date.min  # of what stood from the beginning, or on a day that nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; `date` is None for what stood from the beginning."""

    date: dt.date | Fact | None
    told: tuple[Sentence, ...]
    why: Text | None = None
    order: dt.date


def history(record: Record, day: dt.date) -> tuple[Event, ...]:
    """All events of a record, newest first."""
    events = sorted([*promises(record, day), *facts(record, day)], key=lambda event: event.order)
    return tuple(reversed(events))


def facts(record: Record, day: dt.date) -> Iterable[Event]:
    """What was reached, in the order of the work, so that a day that nobody knows keeps its place."""
    if isinstance(record, Item):
        reached = {"started": record.started, "finished": record.finished}
    else:
        reached = dict(record.stages)
    order = BEGINNING
    for name, fact in reached.items():
        if fact is not None and known(fact, day):
            order = max(order, fact.day or order)
            yield Event(date=fact, told=(sentence(f"history.{name}"),), order=order)
    halts = {"paused": record.paused, "halted": record.halted}
    for name, halt in halts.items():
        if halt and known(halt.date, day):
            order = max(order, halt.date.day or order)
            yield Event(date=halt.date, told=(sentence(f"history.{name}"),), why=halt.why, order=order)


def promises(record: Record, day: dt.date) -> Iterable[Event]:
    """The first promise, then each move of it."""
    agreed = record.planned.agreed if record.planned else None
    before: dict[str, Date | None] = {}
    if record.planned and (agreed is None or agreed <= day):
        before.update(record.planned.dates)
        told = tuple(promised(key, date) for key, date in record.planned.dates.items())
        yield Event(date=agreed, told=told, order=agreed or BEGINNING)
    for entry in record.replanned:
        if entry.date <= day:
            yield Event(date=entry.date, told=tuple(changes(record, entry, before)), why=entry.why, order=entry.date)
            before.update({key: date for key, date in entry.dates.items() if date or key in before})


def promised(key: str, date: Date) -> Sentence:
    return sentence("history.promised", what=sentence(f"history.key.{key}"), date=date)


def changes(record: Record, entry: Replanning, before: dict[str, Date | None]) -> Iterable[Sentence]:
    """What an entry does to each date: promises it for the first time, moves it, or withdraws it."""
    for key, date in entry.dates.items():
        was, first, what = before.get(key), first_promise(record, key), sentence(f"history.key.{key}")
        if date is None:
            yield sentence("history.withdrawn", what=what)
            continue
        if was is None or first is None:
            yield promised(key, date)
            continue
        away, since = distance(days(was, date)), distance(days(first.date, date))
        if away is None:
            yield sentence("history.same", what=what, date=date)
        elif since is None or first.date == was:
            yield sentence("history.moved", what=what, date=date, was=was, distance=away)
        else:
            yield sentence("history.again", what=what, date=date, was=was, distance=away, since=since)


def days(one: Date, other: Date) -> int:
    return (other.last - one.last).days
