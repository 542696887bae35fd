"""The state and the promise of a record in whole sentences, as every page tells them.

In: a record, its state and the day. Out: sentences; both dates are told wherever a promise moved.
"""

import datetime as dt
from collections.abc import Iterable

from macros.model.dates import Date, Fact
from macros.model.promise import end_at, first_promise, promise_at
from macros.model.records import Item, Record
from macros.model.status import done_on, slip, stage
from macros.pages.phrases import SLIP_FROM, Sentence, sentence
from macros.words import formats


def told(record: Record, state: str, day: dt.date) -> Iterable[Sentence]:
    """Its state, then what is promised, in one or two sentences."""
    kind = "item" if isinstance(record, Item) else "use_case"
    if state == "dropped":
        halted = record.halted
        assert halted is not None
        retired = not isinstance(record, Item) and stage(record, day) == "retired"
        yield dated("record.retired" if retired else "record.dropped", halted.date)
    elif state == "done":
        yield finished(record, kind, day)
    elif state == "paused":
        assert record.paused is not None
        yield dated("record.paused", record.paused.date)
        yield from promise(record, kind, day)
    elif state == "late":
        yield late(record, kind, day)
    elif state == "active":
        yield begun(record, day)
        yield from promise(record, kind, day)
    else:
        yield from planned(record, kind, day)


def dated(key: str, fact: Fact) -> Sentence:
    """A sentence about something that happened: with its day, or without one."""
    return sentence(f"{key}.unknown") if fact.day is None else sentence(f"{key}.dated", when=when(fact), date=fact)


def when(date: Date | Fact | dt.date) -> Sentence:
    """`op 2 oktober 2026`, `in Q4 2026`."""
    coarse = not isinstance(date, dt.date) and date.coarse
    return sentence("record.in_period" if coarse else "record.on_day", date=date)


def distance(days: int) -> Sentence | None:
    """`twee weken later`, `drie dagen eerder`; None for nought."""
    if not days:
        return None
    way = "later" if days > 0 else "earlier"
    if abs(days) < SLIP_FROM:
        return sentence(f"record.{way}.days", n=abs(days))
    return sentence(f"record.{way}.weeks", n=formats.weeks(days))


def finished(record: Record, kind: str, day: dt.date) -> Sentence:
    """When it was done, and how far that is from the first promise."""
    fact, days = done_on(record), slip(record, day)
    assert fact is not None
    if fact.day is None or days is None:
        return dated(f"record.done.{kind}", fact)
    away = distance(days)
    if away is None:
        return sentence(f"record.done.{kind}.as_planned", when=when(fact), date=fact)
    return sentence(f"record.done.{kind}.apart", when=when(fact), date=fact, distance=away)


def begun(record: Record, day: dt.date) -> Sentence:
    if isinstance(record, Item):
        assert record.started is not None
        if record.started.day is None:
            return sentence("record.begun.unknown")
        return sentence("record.begun.dated", date=record.started)
    name = stage(record, day)
    fact = record.stages[name]
    if fact.day is None:
        return sentence("record.stage.unknown", stage=sentence(f"stage.{name}"))
    return sentence("record.stage.dated", stage=sentence(f"stage.{name}"), date=fact)


def late(record: Record, kind: str, day: dt.date) -> Sentence:
    """Both dates, where the promise moved before."""
    end, first = end_at(record, day), first_promise(record)
    assert end is not None
    away = distance(slip(record, day) or 0)
    if not moved_end(record, day) or first is None or away is None:
        return sentence(f"record.late.{kind}.not_replanned", when=when(end))
    return sentence(f"record.late.{kind}.again", when=when(end), distance=away, first=first.date)


def promise(record: Record, kind: str, day: dt.date) -> Iterable[Sentence]:
    """What is promised now, against the first promise."""
    end, first = end_at(record, day), first_promise(record)
    if end is None:
        yield sentence("record.withdrawn" if promised_before(record, day) else "record.no_plan")
        return
    away = distance(slip(record, day) or 0)
    if away is None or first is None:
        yield sentence(f"record.promise.{kind}.first", when=when(end))
    else:
        yield sentence(f"record.promise.{kind}.moved", when=when(end), distance=away, first=first.date)


def planned(record: Record, kind: str, day: dt.date) -> Iterable[Sentence]:
    start = promise_at(record, day).get("start")
    if start and end_at(record, day):
        yield sentence("record.starts", when=when(start))
    yield from promise(record, kind, day)


def promised_before(record: Record, day: dt.date) -> bool:
    first = first_promise(record)
    return first is not None and (first.agreed is None or first.agreed <= day)


def moved_end(record: Record, day: dt.date) -> bool:
    """Whether the promise of its end was replanned up to a day."""
    return any(record.end in entry.dates for entry in record.replanned if entry.date <= day)
