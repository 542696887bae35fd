"""What waits for a record: the open work that cannot be done before it.

In: the roadmap and the as-of day. Out: open records, directly or through other records.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from macros.model.records import Record, Roadmap
from macros.model.status import is_open


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
