"""What a change does to the promise of a record.

In: a record before and after; None before: it is new. Out: changes of the kinds promised, moved, withdrawn, renewed,
rewritten and erased. The whole promise is compared, also what is agreed on a later day than today.
"""

import datetime as dt
from collections.abc import Iterator

from macros.model.dates import Date
from macros.model.promise import first_promise, promise_at
from macros.model.records import Record
from macros.model.text import Text
from macros.report.effect.change import Change, Subject
from macros.report.effect.fields import same

EVER = dt.date.max


def promise_changes(before: Record | None, after: Record, subject: Subject) -> Iterator[Change]:
    """One for each date that is promised otherwise, and one for each first promise that was altered."""
    standing = promise_at(before, EVER) if before else {}
    ends = (
        {before.end: after.end} if before else {}
    )  # an item that became a use case promises its end under another key
    was_by_key = {ends.get(key, key): date for key, date in standing.items()}
    now_by_key = promise_at(after, EVER)
    for key in dict.fromkeys((*promised(before, ends), *promised(after, {}))):
        old_key = next((old for old, new in ends.items() if new == key), key)
        first = first_promise(before, old_key) if before else None
        yield from change_of(
            Change(
                kind="moved",
                subject=subject,
                key=key,
                before=was_by_key.get(key),
                after=now_by_key.get(key),
                why=why(before, after, key),
            ),
            first.date if first else None,
            found.date if (found := first_promise(after, key)) else None,
        )


def lost_promise(before: Record, subject: Subject) -> Iterator[Change]:
    """The promise of the end of a record that is gone."""
    if first := first_promise(before):
        yield Change(kind="erased", subject=subject, key=before.end, before=first.date)


def promised(record: Record | None, ends: dict[str, str]) -> Iterator[str]:
    """Every date that was ever promised, by its key after the change."""
    if record:
        for dates in (record.planned.dates if record.planned else {}, *(entry.dates for entry in record.replanned)):
            yield from (ends.get(key, key) for key in dates)


def change_of(change: Change, was_first: Date | None, now_first: Date | None) -> Iterator[Change]:
    """What became of one date: of what stands now, and of the first promise."""
    was, now = change.before, change.after
    if was_first and not now_first:
        yield of_kind(change, "erased", was_first, None)
        return
    if was_first and now_first and was_first.written != now_first.written:
        yield of_kind(change, "rewritten", was_first, now_first)
    if isinstance(was, Date) and isinstance(now, Date):
        if was.written != now.written:
            yield of_kind(change, "moved", was, now, why=change.why, days=days(was, now, change.key))
    elif isinstance(now, Date):
        yield of_kind(change, "renewed" if was_first else "promised", None, now, why=change.why)
    elif isinstance(was, Date):
        yield of_kind(change, "withdrawn", was, None, why=change.why)


def of_kind(
    change: Change,
    kind: str,
    before: Date | None,
    after: Date | None,
    *,
    why: Text | None = None,
    days: int | None = None,
) -> Change:
    return Change(kind=kind, subject=change.subject, key=change.key, before=before, after=after, days=days, why=why)


def days(was: Date, now: Date, key: str | None) -> int:
    """A coarse start counts from its first day, everything else from its last."""
    return (now.first - was.first).days if key == "start" else (now.last - was.last).days


def why(before: Record | None, after: Record, key: str) -> Text | None:
    """The reason of the last replanning of a date that was not there before."""
    known = before.replanned if before else ()
    new = [entry for entry in after.replanned if key in entry.dates and not any(same(entry, old) for old in known)]
    return new[-1].why if new else None


def retold(before: Record, after: Record, told: list[Change]) -> Iterator[str]:
    """The keys of the promise that changed beside what was told: a reason, the day it was agreed, an older entry."""
    was, now = before.planned, after.planned
    if was and now and was.agreed != now.agreed:
        yield "agreed"
    kept = after.replanned[: len(before.replanned)]
    added = len(after.replanned) > len(before.replanned)
    if not same(before.replanned, kept) or (added and not told):
        yield "replanned"
