"""Which records a map draws, where its window holds more than a page carries.

In: the records on the day, their days to draw, the window. Out: those that are drawn. What is late, slips or runs comes
first, then milestones, then the rest; in each of these the nearest to today. Every track's page draws all of its own.
"""

import datetime as dt
from collections.abc import Sequence

from macros.charts.map_lanes import away
from macros.charts.map_marks import Work, outside
from macros.charts.map_scale import Scale
from macros.pages.standing import Standing

MOST = 300  # records up to which a map draws all that lies in its window
ROOM = 160  # marks of a map of more


def chosen(
    rows: Sequence[Standing], works: Sequence[Work], window: Scale, today: dt.date
) -> tuple[tuple[Work, ...], bool]:
    """What lies in the window, of a large roadmap as much as a page carries; and whether that leaves something out."""
    inside = [(row, work) for row, work in zip(rows, works, strict=True) if not outside(work, window)]
    told = sorted(inside, key=lambda one: (worth(*one), away(one[1], today), one[1].id))
    room = len(rows) if len(rows) <= MOST else ROOM
    kept = {work.id for _, work in told[:room]}
    return tuple(work for _, work in inside if work.id in kept), len(inside) > room


def worth(row: Standing, work: Work) -> int:
    """0 comes first."""
    if row.late or (row.open and work.slipped_from):
        return 0
    if row.state == "active":
        return 1
    return 2 if row.open and work.kind == "milestone" else 3 if row.open else 4
