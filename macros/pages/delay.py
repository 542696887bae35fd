"""Where delay comes from: the late record that most other open work waits for.

In: the roadmap and the as-of day. Out: a record and what waits for it, directly or through other records.
"""

import datetime as dt
from dataclasses import dataclass

from macros.kpis.waiting import successors, waiting
from macros.model.records import Record, Roadmap
from macros.model.status import is_late


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A late record, and the open records that cannot be done before it."""

    record: Record
    waiting: tuple[Record, ...]


def root(roadmap: Roadmap, day: dt.date) -> Delay | None:
    """The late record with most open successors, the first by id on a tie; None when nothing is late."""
    late = sorted((record for record in roadmap.records if is_late(record, day)), key=lambda record: record.id)
    after = successors(roadmap, day)
    return max(
        (Delay(record=record, waiting=waiting(record, after)) for record in late),
        key=lambda delay: len(delay.waiting),
        default=None,
    )
