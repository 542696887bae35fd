"""The forecast: by which day open records, phases and goals are finished, going by what became of earlier promises.

In: the roadmap and the as-of day. Out: `Forecast`. `depends_on` does not enter. Source of the definition: KPIS,
"Forecast", but for its 2,000 seeded runs: nothing is drawn at random. Records finish independently, so outlook.py
computes exactly what ever more runs would come to. Then there is no seed to choose and no noise to allow for: two
builds agree to the byte, and a change to one record moves no other's days but through the slip that it adds.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.kpis.figure import Reason, Spread, reason, spread
from macros.kpis.forecast_score import Score, score
from macros.kpis.outlook import Days, Outlook, days
from macros.kpis.slips import OF_ALL, History, histories, slips
from macros.kpis.standing import existing
from macros.model.dates import Date
from macros.model.promise import end_at
from macros.model.records import Phase, Record, Roadmap
from macros.model.status import is_done, is_open

THIN = "forecast-thin"  # of one record as of all: too little is finished to say anything


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordForecast:
    """When an open record is finished."""

    record: Record
    promise: Date | None  # the current one
    days: Days | None
    reason: Reason | None  # why there are no days
    outlook: Outlook | None  # what the days are computed from


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupForecast:
    """When the last record of a phase or goal is finished; withheld while that of any open one is."""

    finish: Date | None  # of the phase
    days: Days | None
    reason: Reason | None  # why there are no days
    records: tuple[str, ...]  # the open ones
    without: tuple[str, ...]  # those of them that have no forecast
    not_before: Days | None  # when all the others are finished: all of it is not before that


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    as_of: dt.date
    slips: Spread  # of the finished records: what the days rest on
    records: Mapping[str, RecordForecast]  # every open record, by id
    phases: Mapping[str, GroupForecast]
    goals: Mapping[str, GroupForecast]
    score: Score


def forecast(roadmap: Roadmap, as_of: dt.date) -> Forecast:
    """Every forecast on a day, and how earlier ones fared."""
    found = tuple(slips(roadmap.records))
    rows = [slip.row for slip in found if slip.since <= as_of]
    history = next(histories(found, [as_of]))
    there = tuple(existing(roadmap.records, as_of))
    records = {record.id: of_record(record, history, as_of) for record in there if is_open(record, as_of)}
    by_id = {record.id: record for record in there}

    def group(phase: Phase, ids: Iterable[str]) -> GroupForecast:
        members = [by_id[id_] for id_ in sorted(set(ids)) if id_ in by_id]
        return of_group(members, records, phase.finish, as_of)

    return Forecast(
        as_of=as_of,
        slips=spread(
            [row for row in rows if row.value is not None],
            [row for row in rows if row.value is None],
            empty="forecast-no-slips",
        ),
        records=records,
        phases={phase.id: group(phase, ids) for phase, ids in in_phases(roadmap, there)},
        goals={goal.id: group(phase, goal.items) for phase in roadmap.phases for goal in phase.goals},
        score=score(roadmap, found, as_of),
    )


def in_phases(roadmap: Roadmap, records: Iterable[Record]) -> Iterator[tuple[Phase, list[str]]]:
    """The records of each phase: those that name it, and those of its goals."""
    named: dict[str | None, list[str]] = {}
    for record in records:
        named.setdefault(record.phase, []).append(record.id)
    for phase in roadmap.phases:
        yield phase, [*named.get(phase.id, ()), *(id_ for goal in phase.goals for id_ in goal.items)]


def of_record(record: Record, history: History, as_of: dt.date) -> RecordForecast:
    """One open record: the slips of those like it that would still end after the day."""
    promise = end_at(record, as_of)
    outlook = history.outlook(record.kind, promise, as_of) if promise else None
    return RecordForecast(
        record=record,
        promise=promise,
        days=days([outlook]) if outlook else None,
        reason=None if outlook else why_not(record, promise, history, as_of),
        outlook=outlook,
    )


def why_not(record: Record, promise: Date | None, history: History, as_of: dt.date) -> Reason:
    """Why a record has no forecast: nothing is promised, too little is finished, or it is later than nearly all."""
    known = history.like(record.kind)
    if promise is None:
        return reason("no-promise")
    if not known:
        return reason(THIN, n=len(history.every), least=OF_ALL)
    late = (as_of - promise.last).days
    return reason("forecast-later", n=sum(slip > late for slip in known), of=len(known))


def of_group(
    members: Iterable[Record], forecasts: Mapping[str, RecordForecast], finish: Date | None, as_of: dt.date
) -> GroupForecast:
    """A phase or goal: its done records add nothing, its dropped and stopped ones are no part of it any more."""
    members = tuple(members)
    opened = [forecasts[record.id] for record in members if record.id in forecasts]
    outlooks = [one.outlook for one in opened if one.outlook]
    without = [one for one in opened if one.outlook is None]
    last = days(outlooks) if outlooks else None
    why = None
    if without:
        why = why_without([one.reason for one in without if one.reason])
    elif not opened:
        why = reason("forecast-over" if any(is_done(record, as_of) for record in members) else "forecast-nothing")
    return GroupForecast(
        finish=finish,
        days=None if why else last,
        reason=why,
        records=tuple(one.record.id for one in opened),
        without=tuple(one.record.id for one in without),
        not_before=last if without else None,
    )


def why_without(reasons: Sequence[Reason]) -> Reason:
    """That nothing can be said yet, where that is so; else of how many records nothing can be said."""
    thin = (one for one in reasons if one.key == THIN)
    return next(thin, reason("forecast-without", n=len(reasons)))
