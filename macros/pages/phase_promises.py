"""Milestones planned against promised: the heading, the words beside each, and the drawing of them all.

In: standings of a phase's milestones. Out: frozen rows and positions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.promises import Chart, Days, promises
from macros.model.records import Item, UseCase
from macros.pages.context import Context
from macros.pages.map_works import margin
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence, slip_sentence
from macros.pages.standing import Standing, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A record beside its line in the drawing."""

    record: Item | UseCase
    standing: Standing
    words: Sentence
    slip: Sentence | None
    late: bool


def milestones_of(rows: Sequence[Standing]) -> tuple[Standing, ...]:
    """The milestones that were not dropped, by the day they were done or are promised; those without a day last."""
    found = [row for row in rows if row.record.kind == "milestone" and row.state != "dropped"]
    return tuple(sorted(found, key=lambda row: str(last_day(row.end) or "9")))


def milestones_finding(rows: Sequence[Standing]) -> Sentence:
    """What is most worth telling of them: late, later, without a date, or all well."""
    later, without = sum(is_later(row) for row in rows), sum(row.open and row.end is None for row in rows)
    if all(row.done for row in rows):
        key, n = "done", len(rows)
    elif later:
        key, n = ("late" if any(row.late for row in rows) else "later"), later
    elif without:
        key, n = "without", without
    else:
        key, n = ("on_time" if any(row.done for row in rows) else "ahead"), len(rows)
    if len(rows) == 1:
        return sentence(f"phase.milestones.single.{'on_time' if key == 'ahead' else key}")
    return sentence(f"phase.milestones.{key}", n=n, of=len(rows))


def is_later(row: Standing) -> bool:
    """Open, and late or promised a week or more after its first promise."""
    return row.open and (row.late or (row.slip is not None and row.slip >= SLIP_FROM))


def promise_row(row: Standing) -> PromiseRow:
    """The words beside a record: when, and how far from plan."""
    slip = slip_sentence(row.slip) if row.slip is not None and abs(row.slip) >= SLIP_FROM else None
    if row.end is None:
        words = sentence("phase.promise.none")
        return PromiseRow(record=row.record, standing=row, words=words, slip=None, late=False)
    words, late = sentence("phase.promise.date", date=Brief(row.end)), is_later(row)
    if row.done:
        words, late = sentence("phase.promise.done", date=Brief(row.end)), False
    elif row.state == "paused":
        slip, late = sentence("phase.promise.paused"), False
    elif row.late:
        slip = sentence("phase.promise.late_again", slip=slip) if slip else sentence("phase.promise.late")
    else:
        slip = slip or sentence("phase.promise.on_time")
    return PromiseRow(record=row.record, standing=row, words=words, slip=slip, late=late)


def promise_chart(context: Context, rows: Sequence[Standing]) -> Chart | None:
    """The drawing; what is paused has its day and no tail."""
    return promises([days(context, row) for row in rows], context.as_of)


def days(context: Context, row: Standing) -> Days:
    end = last_day(row.end)
    if row.state == "paused":
        return Days(first=None, now=end, done=None)
    return Days(
        first=row.first.last if row.first else None,
        now=None if row.done else end,
        done=end if row.done else None,
        margin=margin(context, row),
    )
