"""What changed since a day: done, started, further, moved, late, new, paused and stopped, with what was and what is.

In: the context and the day. Out: rows by kind of change, one a record: what says most of it. Derived from the dates in
the data; nothing is stored.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.dates import Fact
from macros.model.promise import end_at
from macros.model.records import Item, Record, UseCase
from macros.model.status import done_on, exists, is_done, is_halted, is_late, is_paused, known, slip, stage
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence, slip_sentence

KINDS = ("done", "started", "further", "moved", "late", "new", "paused", "dropped")  # in the order shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    record: Record
    kind: str
    was: Sentence | None
    now: Sentence

    @property
    def urgent(self) -> bool:
        return self.kind in ("late", "moved")


def changes(context: Context, since: dt.date) -> tuple[Change, ...]:
    """Every record that is another than it was at the end of a day, by kind of change."""
    found = [change for record in context.roadmap.records if (change := change_of(context, record, since))]
    return tuple(sorted(found, key=lambda change: KINDS.index(change.kind)))


def change_of(context: Context, record: Record, since: dt.date) -> Change | None:
    """The change that says most: an end before a beginning, a beginning before a moved date."""
    return next(candidates(record, since, context.as_of), None)


def candidates(record: Record, since: dt.date, day: dt.date) -> Iterator[Change]:
    before = promised(record, since)
    if is_halted(record, day) and not is_halted(record, since):
        assert record.halted is not None
        yield Change(record=record, kind="dropped", was=before, now=on("change.now.dropped", record.halted.date))
    if is_done(record, day) and not is_done(record, since):
        yield Change(record=record, kind="done", was=before, now=done(record, day))
    if not exists(record, day):
        return
    if not exists(record, since):
        yield Change(record=record, kind="new", was=None, now=promised(record, day) or sentence("change.now.new"))
        return
    if is_paused(record, day) and not is_paused(record, since):
        assert record.paused is not None
        yield Change(record=record, kind="paused", was=before, now=on("change.now.paused", record.paused.date))
    if isinstance(record, Item) and known(record.started, day) and not known(record.started, since):
        assert record.started is not None
        was = start_promised(record)
        yield Change(record=record, kind="started", was=was, now=on("change.now.started", record.started))
    if isinstance(record, UseCase) and (further := stage_change(record, since, day)):
        yield further
    if moved := move(record, since, day):
        yield moved
    if is_late(record, day) and not is_late(record, since):
        yield Change(record=record, kind="late", was=before, now=sentence("change.now.late"))


def on(key: str, fact: Fact) -> Sentence:
    """Something with its day; the words for an unknown day stand in the date's place."""
    return sentence(key, date=Brief(fact))


def promised(record: Record, day: dt.date) -> Sentence | None:
    end = end_at(record, day)
    return sentence("change.promised", date=Brief(end)) if end else None


def start_promised(record: Item) -> Sentence | None:
    start = record.planned.dates.get("start") if record.planned else None
    return sentence("change.start_promised", date=Brief(start)) if start else None


def done(record: Record, day: dt.date) -> Sentence:
    fact, days = done_on(record), slip(record, day)
    assert fact is not None
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
    """The promise of the end is another than it was, or was withdrawn."""
    was, now = end_at(record, since), end_at(record, day)
    if was == now or was is None:
        return None
    before = sentence("change.promised", date=Brief(was))
    if now is None:
        return Change(record=record, kind="moved", was=before, now=sentence("change.now.withdrawn"))
    days = (now.last - was.last).days
    if abs(days) < SLIP_FROM:
        return Change(record=record, kind="moved", was=before, now=sentence("change.promised", date=Brief(now)))
    return Change(
        record=record,
        kind="moved",
        was=before,
        now=sentence("change.promised_apart", date=Brief(now), slip=slip_sentence(days)),
    )
