"""Which records a figure is about: those that exist on the as-of day, and whether they are still open.

In: records and a day. Out: the records that count anywhere, and the reason why one is closed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from macros.kpis.figure import Reason, reason
from macros.model.records import Item, Record, UseCase
from macros.model.status import exists, is_done, is_halted, is_paused, stage

R = TypeVar("R", Item, UseCase, Record)


def existing(records: Iterable[R], as_of: dt.date) -> Iterator[R]:
    """The records that exist on the day; the others count nowhere."""
    return (record for record in records if exists(record, as_of))


def closed(record: Record, as_of: dt.date) -> Reason | None:
    """Why a record is not open work; None when it is. A paused one waits."""
    halted, done = is_halted(record, as_of), is_done(record, as_of)
    if isinstance(record, UseCase):
        if halted:
            return reason("retired" if done else "stopped")
        if done:
            return reason("live")
    elif halted:
        return reason("dropped")
    elif done:
        return reason("done")
    return reason("paused") if is_paused(record, as_of) else None


def at_stage(use_case: UseCase, as_of: dt.date) -> Reason:
    """The stage a use case is in, as a reason."""
    name = stage(use_case, as_of)
    return reason("live" if name == "production" else f"stage-{name}")
