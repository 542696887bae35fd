"""Adherence: which part of what had to be done is done, and which part of it on time.

In: the roadmap and the as-of day. Out: `Adherence`, of items (4) or of use cases (4b). What is due stands in due.py.
Source of the definition: KPIS 4 and 4b.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.kpis.due import Due, NotDue, judge, quarter
from macros.kpis.figure import Figure, Row, reason, row_of, share
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
    judged = [judge(record, as_of) for record in existing(records, as_of)]
    counted = [one for one in judged if isinstance(one, Due)]
    left_out = [one for one in judged if isinstance(one, NotDue)]
    quarters = sorted({name for one in counted if (name := quarter(one))})
    by = by_record(roadmap, counted, left_out, lambda one: one.record, figures)
    by["quarter"] = grouped(counted, left_out, quarter, quarters, figures)
    return replace(figures(counted, left_out), by=by)


def figures(counted: Sequence[Due], left_out: Sequence[NotDue]) -> Adherence:
    """Adherence and its on-times, of what was due; their counts stay when more than half of it is unreported."""
    outside = [row_of(one.record, one.why) for one in left_out]
    unknown = [row_of(one.record, one.why) for one in counted if one.on_time is None]
    unreported = sum(not one.done and not one.reported for one in counted)
    silent = 2 * unreported > len(counted)

    def figure(verdict: Callable[[Due], bool | None], left_out: list[Row], empty: str) -> Figure:
        whole = share(rows(counted, verdict), left_out, empty=empty)
        if not silent:
            return whole
        return replace(whole, value=None, reason=reason("no-one-has-said", n=unreported, due=len(counted)))

    no_day = "no-known-days" if counted else EMPTY
    return Adherence(
        done=figure(lambda one: one.done, outside, EMPTY),
        on_time=figure(lambda one: one.on_time, [*outside, *unknown], no_day),
        on_time_as_moved=figure(lambda one: one.on_time_as_moved, [*outside, *unknown], no_day),
        reported=sum(one.reported for one in counted),
        unreported=unreported,
        by={},
    )


def rows(counted: Iterable[Due], verdict: Callable[[Due], bool | None]) -> Iterator[Row]:
    """A row for each record that the verdict is known of; its number is the days from the first promise to the fact."""
    for one in counted:
        counts = verdict(one)
        if counts is not None:
            yield row_of(one.record, one.why, counts=counts, value=one.slip, approximate=one.approximate)
