"""What a record is on a day, derived and never typed: status, stage, late, slip, and whether it exists at all.

In: a record and the as-of day. Facts dated after that day do not exist yet.
Source: the data contract, "Derived at day d".
"""

import datetime as dt

from macros.model.dates import Fact
from macros.model.promise import end_at, first_promise
from macros.model.records import STAGES, Item, Phase, Record, Roadmap, UseCase

STATUSES = ("done", "active", "planned", "idea", "paused", "dropped")  # of any record; a live use case is done


def exists(record: Record, day: dt.date) -> bool:
    """Whether anything of the record was known on a day."""
    agreed = record.planned.agreed if record.planned else None
    if record.planned and (agreed is None or agreed <= day):
        return True
    dated = [fact.day for fact in record.facts if fact.day]
    dated += [entry.date for entry in record.replanned]
    if agreed:
        dated.append(agreed)
    return not dated or min(dated) <= day


def known(fact: Fact | None, day: dt.date) -> bool:
    """Whether something had happened by a day."""
    return fact is not None and fact.counts_from <= day


def is_halted(record: Record, day: dt.date) -> bool:
    """Dropped, or stopped: before production or after it."""
    return record.halted is not None and known(record.halted.date, day)


def is_paused(record: Record, day: dt.date) -> bool:
    return record.paused is not None and known(record.paused.date, day)


def stage(use_case: UseCase, day: dt.date) -> str:
    """One of STAGES, or idea, stopped (before production), retired (after it)."""
    reached = [name for name in STAGES if known(use_case.stages.get(name), day)]
    if is_halted(use_case, day):
        return "retired" if "production" in reached else "stopped"
    return reached[-1] if reached else "idea"


def is_live(use_case: UseCase, day: dt.date) -> bool:
    """In production, and not retired."""
    return stage(use_case, day) == "production"


def done_on(record: Record) -> Fact | None:
    """The fact that says it is done: finished, or production."""
    return record.finished if isinstance(record, Item) else record.stages.get("production")


def is_done(record: Record, day: dt.date) -> bool:
    """An item that is finished and not dropped; a use case that reached production, retired later or not."""
    return known(done_on(record), day) and not (isinstance(record, Item) and is_halted(record, day))


def status(record: Record, day: dt.date) -> str:
    """One of STATUSES; a use case is active from its first stage, done in production, dropped when it stops."""
    if is_halted(record, day):
        return "dropped"
    if is_done(record, day):
        return "done"
    if is_paused(record, day):
        return "paused"
    started = known(record.started, day) if isinstance(record, Item) else stage(record, day) != "idea"
    if started:
        return "active"
    return "planned" if end_at(record, day) else "idea"


def is_open(record: Record, day: dt.date) -> bool:
    """Not done, dropped, live, stopped or retired; a paused record is open."""
    return not is_done(record, day) and not is_halted(record, day)


def is_late(record: Record, day: dt.date) -> bool:
    """Open, not paused, and its current promise lies before the day."""
    end = end_at(record, day)
    return end is not None and end.last < day and is_open(record, day) and not is_paused(record, day)


def slip(record: Record, day: dt.date) -> int | None:
    """Days from the first promise to the fact, else to the current promise.

    None without a first promise, after a withdrawn one, and where the day of the fact is unknown.
    """
    first = first_promise(record)
    if first is None or (first.agreed and first.agreed > day):
        return None
    if is_done(record, day):
        fact = done_on(record)
        return (fact.day - first.date.last).days if fact and fact.day else None
    end = end_at(record, day)
    return (end.last - first.date.last).days if end else None


def turning_days(record: Record) -> list[dt.date]:
    """The days, in order, on which a record may become another than on the day before; between them it stays as it is.

    Those on which something of it is dated, and those behind a promised end: from then on it may be late.
    """
    days = {fact.counts_from for fact in record.facts} | {entry.date for entry in record.replanned}
    ends = [entry.dates.get(record.end) for entry in record.replanned]
    if record.planned:
        ends.append(record.planned.dates.get(record.end))
        if record.planned.agreed:
            days.add(record.planned.agreed)
    return sorted(days | {end.last + dt.timedelta(1) for end in ends if end})


def current_phase(roadmap: Roadmap, day: dt.date) -> Phase | None:
    """The phase whose days hold the day, else the last begun, else the first; None without phases."""
    begun = [phase for phase in roadmap.phases if phase.start and phase.start.first <= day]
    return begun[-1] if begun else next(iter(roadmap.phases), None)
