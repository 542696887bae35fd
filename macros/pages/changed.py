"""What changed between two days: done, started, moved, late, new and more, with what was, what is, and why.

In: the context and the days, the first of which is left out. Out: rows by kind of change. Derived from the dates in the
data; nothing is stored.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.dates import Fact
from macros.model.parts import Halt
from macros.model.promise import end_at, promise_at, same_days
from macros.model.records import Item, Record, Replanning, UseCase
from macros.model.status import (
    done_on,
    exists,
    is_done,
    is_halted,
    is_late,
    is_paused,
    known,
    slip,
    stage,
    turning_days,
)
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence, slip_sentence

# In the order shown.
KINDS = ("done", "started", "further", "moved", "late", "promised", "new", "paused", "dropped", "retired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    record: Record
    kind: str
    was: Sentence | None
    now: Sentence
    why: Text | None = None
    later: bool = False  # a promise that came to lie a week or more after what it was

    @property
    def urgent(self) -> bool:
        return self.kind in ("late", "moved")


def changes(context: Context, since: dt.date, until: dt.date | None = None) -> tuple[Change, ...]:
    """Every record that is another than it was at the end of a day, once: an end says more than a beginning."""
    last = until or context.as_of
    found = (next(changes_of(record, since, last), None) for record in turned(context, since, last))
    return in_order(change for change in found if change)


def all_changes(context: Context, since: dt.date, until: dt.date | None = None) -> tuple[Change, ...]:
    """Everything that is another than it was at the end of a day: a record may have begun and be moved as well."""
    last = until or context.as_of
    return in_order(change for record in turned(context, since, last) for change in changes_of(record, since, last))


def turned(context: Context, since: dt.date, last: dt.date) -> Iterator[Record]:
    """The records that may be another than they were: in most of the many periods, most stay the same."""
    records = context.roadmap.records
    for record, days in context.once("turning-days", "", lambda: [(one, turning_days(one)) for one in records]):
        if bisect_right(days, since) < bisect_right(days, last):
            yield record


def in_order(found: Iterator[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def changes_of(record: Record, since: dt.date, day: dt.date) -> Iterator[Change]:
    """What changed of a record, what says most of it first; of a new one only what it is now."""
    before = promised(record, since)
    if record.halted and is_halted(record, day) and not is_halted(record, since):
        if is_done(record, day):
            live = on("change.live", done_on(record)) if is_done(record, since) else before
            yield halted("retired", record, record.halted, live)
        else:
            yield halted("dropped", record, record.halted, before)
    if is_done(record, day) and not is_done(record, since):
        yield Change(record=record, kind="done", was=before, now=done(record, since, day))
    if not exists(record, day):
        return
    if not exists(record, since):
        yield Change(record=record, kind="new", was=None, now=promised(record, day) or sentence("change.now.new"))
        return
    if record.paused and is_paused(record, day) and not is_paused(record, since):
        yield halted("paused", record, record.paused, before)
    if isinstance(record, Item) and known(record.started, day) and not known(record.started, since):
        was = start_promised(record)
        yield Change(record=record, kind="started", was=was, now=on("change.now.started", record.started))
    if isinstance(record, UseCase) and (further := stage_change(record, since, day)):
        yield further
    if moved := move(record, since, day):
        yield moved
    if is_late(record, day) and not is_late(record, since):
        yield Change(record=record, kind="late", was=before, now=sentence("change.now.late"))


def halted(kind: str, record: Record, halt: Halt, before: Sentence | None) -> Change:
    return Change(record=record, kind=kind, was=before, now=on(f"change.now.{kind}", halt.date), why=halt.why)


def on(key: str, fact: Fact | None) -> Sentence:
    """Something with its day; the words for an unknown day stand in the date's place."""
    assert fact is not None
    return sentence(key, date=Brief(fact))


def promised(record: Record, day: dt.date) -> Sentence | None:
    end = end_at(record, day)
    return sentence("change.promised", date=Brief(end)) if end else None


def start_promised(record: Item) -> Sentence | None:
    start = record.planned.dates.get("start") if record.planned else None
    return sentence("change.start_promised", date=Brief(start)) if start else None


def done(record: Record, since: dt.date, day: dt.date) -> Sentence:
    """When it was done, and how far from the promise that stands beside it; without one, from the first."""
    fact, before = done_on(record), end_at(record, since)
    assert fact is not None
    days = (fact.day - before.last).days if before and fact.day else slip(record, day)
    if days is None or abs(days) < SLIP_FROM:
        return on("change.now.done", fact)
    return sentence("change.now.done_apart", date=Brief(fact), slip=slip_sentence(days))


def stage_change(record: UseCase, since: dt.date, day: dt.date) -> Change | None:
    was, now = stage(record, since), stage(record, day)
    if was == now or now not in record.stages:
        return None
    return Change(
        record=record,
        kind="started" if was == "idea" else "further",
        was=sentence(f"stage.{was}"),
        now=sentence("change.now.stage", stage=sentence(f"stage.{now}"), date=Brief(record.stages[now])),
    )


def move(record: Record, since: dt.date, day: dt.date) -> Change | None:
    """The promise of the end is another than it was, was made or was withdrawn; else that of another date moved."""
    was, now = end_at(record, since), end_at(record, day)
    why = told_why(record, record.end, since, day)
    if was and now is None:
        gone = sentence("change.now.withdrawn")
        return Change(record=record, kind="moved", was=promised(record, since), now=gone, why=why)
    if now is None:
        return None
    if was is None:
        made = sentence("change.promised", date=Brief(now))
        return Change(record=record, kind="promised", was=sentence("change.no_date"), now=made, why=why)
    if same_days(was, now):
        return other_move(record, since, day)
    days, told = (now.last - was.last).days, sentence("change.promised", date=Brief(now))
    if abs(days) >= SLIP_FROM:
        told = sentence("change.promised_apart", date=Brief(now), slip=slip_sentence(days))
    before = promised(record, since)
    return Change(record=record, kind="moved", was=before, now=told, why=why, later=days >= SLIP_FROM)


def other_move(record: Record, since: dt.date, day: dt.date) -> Change | None:
    """The end stayed; a start or a stage that was promised before is promised for another day."""
    before, after = promise_at(record, since), promise_at(record, day)
    for key, was in before.items():
        now = after.get(key)
        if key != record.end and now and not same_days(was, now):
            dates = (sentence(f"change.date.{key}", date=Brief(date)) for date in (was, now))
            why = told_why(record, key, since, day)
            return Change(record=record, kind="moved", was=next(dates), now=next(dates), why=why)
    return None


def told_why(record: Record, key: str, since: dt.date, day: dt.date) -> Text | None:
    """The reason of the last replanning of a date between the days."""
    found: list[Replanning] = [entry for entry in record.replanned if since < entry.date <= day and key in entry.dates]
    return found[-1].why if found else None
