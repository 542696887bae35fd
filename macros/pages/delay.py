"""Where delay comes from: the late record that most other open work waits for.

In: the roadmap and the as-of day. Out: a record and what waits for it, directly or through other records.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.model.records import Record, Roadmap
from macros.model.status import is_late, is_open


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


def successors(roadmap: Roadmap, day: dt.date) -> Mapping[str, Sequence[Record]]:
    """The open records that name a record under `depends_on`, by its id."""
    after: dict[str, list[Record]] = defaultdict(list)
    for record in roadmap.records:
        if is_open(record, day):
            for needed in record.depends_on:
                after[needed].append(record)
    return after


def waiting(record: Record, after: Mapping[str, Sequence[Record]]) -> tuple[Record, ...]:
    """Everything that comes after a record, however far, nearest first."""
    found: dict[str, Record] = {}
    front = [record]
    while front:
        front = [next_ for one in front for next_ in after.get(one.id, ()) if next_.id not in found]
        found.update({one.id: one for one in front})
    return tuple(found.values())
