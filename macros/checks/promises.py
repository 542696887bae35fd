"""Rules about what was promised: the order of its dates, after each replanning."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.contract.choices import STAGES
from macros.contract.rules import problem
from macros.model.dates import Date
from macros.model.reading import Reading
from macros.model.records import Item, Places, Promise, Record, Replanning, UseCase
from macros.problems import Problem
from macros.source import Source

Entry = Promise | Replanning
State = tuple[dict[str, Date | None], dict[str, Entry], Mapping[str, Date | None]]


def latest(record: Record, key: str) -> Date | None:
    """The promise of a key that is current when every replanning counts, so on any later day."""
    for entry in record.replanned[::-1]:
        if key in entry.dates:
            return entry.dates[key]
    return record.planned.dates.get(key) if record.planned else None


def place_of(record: Record, key: str) -> Source:
    """Where the current promise of a key stands; the record's first line where it has none."""
    written = (record.planned, *record.replanned)
    found: list[Places] = [promise.places for promise in written if promise and key in promise.dates]
    return Source(record.source.path, *found[-1][key]) if found else record.source


def states(record: Record) -> Iterator[State]:
    """The promise as a whole, first and after each replanning: its dates, what set each, and what was just set."""
    dates: dict[str, Date | None] = {}
    entries: dict[str, Entry] = {}
    for entry in (record.planned, *record.replanned):
        if entry:
            dates |= entry.dates
            entries |= dict.fromkeys(entry.dates, entry)
            yield dates, entries, entry.dates


def promises_one_date(record: Record) -> bool:
    """Whether there is nothing in the promise that could be out of order."""
    return not record.replanned and (record.planned is None or len(record.planned.dates) < 2)


def in_order(record: Record) -> bool:
    """Whether the replannings stand in order of their days, so that they can be laid over each other."""
    if len(record.replanned) < 2:
        return True
    days = [entry.date for entry in record.replanned]
    return all(one < other for one, other in pairwise(days))


def replanned_out_of_order(reading: Reading) -> Iterator[Problem]:
    """Replannings stand in order of the day they were decided, no two on one day."""
    for record in reading.roadmap.records:
        for one, other in pairwise(record.replanned):
            if other.date <= one.date:
                source = Source(record.source.path, *other.places["date"])
                key = "same" if other.date == one.date else "message"
                yield problem(
                    "replanned-out-of-order", source, key, f"{key}-hint", date=str(other.date), first=str(one.date)
                )


def finish_before_start(reading: Reading) -> Iterator[Problem]:
    """A promise does not finish before it starts, also after a date moved."""
    for item in reading.roadmap.items:
        if promises_one_date(item) or not in_order(item):
            continue
        for dates, entries, fresh in states(item):
            start, finish = dates.get("start"), dates.get("finish")
            if start and finish and finish.last < start.first:
                place = max(entries[key].places[key] for key in ("start", "finish") if key in fresh)
                source = Source(item.source.path, *place)
                yield problem(
                    "finish-before-start", source, "message", "hint", start=start.written, finish=finish.written
                )
                break


def promised_stages(use_case: UseCase) -> Iterator[Problem]:
    """The stages of a use case are promised in their order, also after a date moved."""
    if promises_one_date(use_case) or not in_order(use_case):
        return
    for dates, entries, fresh in states(use_case):
        promised = [(stage, date) for stage in STAGES if (date := dates.get(stage))]
        for (stage, date), (following, later) in pairwise(promised):
            if later.last < date.last:
                place = max(entries[key].places[key] for key in (stage, following) if key in fresh or not fresh)
                yield problem(
                    "stages-out-of-order",
                    Source(use_case.source.path, *place),
                    "promised",
                    "hint",
                    stage=stage,
                    date=date.written,
                    following=following,
                    later=later.written,
                )
                return


def outside_phase(reading: Reading) -> Iterator[Problem]:
    """The current promise of a record lies within the days of its phase."""
    phases = reading.roadmap.phase_by_id
    for record in reading.roadmap.records:
        phase = phases.get(record.phase or "")
        if phase is None:
            continue
        keys = ("start", "finish") if isinstance(record, Item) else ("production",)
        for key in keys:
            date = latest(record, key)
            day = date and (date.first if key == "start" else date.last)
            if not date or not day:
                continue
            early, late = phase.start and day < phase.start.first, phase.finish and day > phase.finish.last
            if early or late:
                yield problem(
                    "outside-phase",
                    place_of(record, key),
                    "early" if early else "late",
                    "hint",
                    id=record.id,
                    date=date.written,
                    phase=phase.id,
                    start=phase.start.written if phase.start else "",
                    finish=phase.finish.written if phase.finish else "",
                )
                break
