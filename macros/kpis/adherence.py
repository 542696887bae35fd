"""Adherence: which part of what had to be done is done, and which part of it on time.

In: the roadmap and the as-of day. Out: `Adherence`, of items (4) or of use cases (4b). What is due stands in due.py.
Source of the definition: KPIS 4 and 4b.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from macros.kpis.due import Due, NotDue, judge, quarter
from macros.kpis.figure import Figure, Row, reason, share
from macros.kpis.groups import Groups, by_record, grouped
from macros.kpis.standing import existing
from macros.model.records import Record, Roadmap

EMPTY = "nothing-due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    done: Figure  # the KPI: done over due
    on_time: Figure  # done on or before the first promise, over due without those done on an unknown day
    on_time_as_moved: Figure  # the same against the promise that was current on the day it was done
    reported: int  # due and not done, and on record: replanned, paused or dropped
    unreported: int  # due and not done, and nobody said anything
    by: Groups["Adherence"]  # track, phase, area; quarter of the first promise. A group has no groups of its own


def adherence(roadmap: Roadmap, as_of: dt.date) -> Adherence:
    """Adherence over items, milestones included; not available while nothing is due."""
    return measured(roadmap, roadmap.items, as_of)


def adherence_use_cases(roadmap: Roadmap, as_of: dt.date) -> Adherence:
    """Adherence over use cases with a promised production; not available while nothing is due."""
    return measured(roadmap, roadmap.use_cases, as_of)


def measured(roadmap: Roadmap, records: Iterable[Record], as_of: dt.date) -> Adherence:
    """The figures of some records, and of each of their groups."""
    counted, left_out = judged(existing(records, as_of), as_of)
    quarters = sorted({name for one in counted if (name := quarter(one))})
    by = by_record(roadmap, counted, left_out, lambda one: one.record, figures)
    by["quarter"] = grouped(counted, left_out, quarter, quarters, figures)
    return replace(figures(counted, left_out), by=by)


def judged(records: Iterable[Record], as_of: dt.date) -> tuple[list[Due], list[NotDue]]:
    """The records that exist: those that are due, and the others."""
    every = [judge(record, as_of) for record in records]
    return [one for one in every if isinstance(one, Due)], [one for one in every if isinstance(one, NotDue)]


def figures(counted: Sequence[Due], left_out: Sequence[NotDue]) -> Adherence:
    """Adherence and its on-times, of what was due; their counts stay when more than half of it is unreported."""
    outside = rows(left_out)
    known = [one for one in counted if one.on_time is not None]
    unknown = rows(one for one in counted if one.on_time is None)
    unreported = sum(not one.done and not one.reported for one in counted)
    done = share(rows(counted), rows(one for one in counted if one.done), outside, empty=EMPTY)
    without = [*outside, *unknown]
    no_day = "no-known-days" if counted else EMPTY
    found = Adherence(
        done=replace(done, approximate=False),  # that a coarse day is over is certain
        on_time=share(rows(known), rows(one for one in known if one.on_time), without, empty=no_day),
        on_time_as_moved=share(rows(known), rows(one for one in known if one.on_time_as_moved), without, empty=no_day),
        reported=sum(one.reported for one in counted),
        unreported=unreported,
        by={},
    )
    return withheld(found, len(counted)) if 2 * unreported > len(counted) else found


def withheld(found: Adherence, due: int) -> Adherence:
    """The counts without the percentages: no one has said what became of more than half of it."""
    why = reason("no-one-has-said", n=found.unreported, due=due)
    return replace(
        found,
        done=replace(found.done, value=None, reason=why),
        on_time=replace(found.on_time, value=None, reason=why),
        on_time_as_moved=replace(found.on_time_as_moved, value=None, reason=why),
    )


def rows(judged: Iterable[Due | NotDue]) -> list[Row]:
    return [one.row for one in judged]
