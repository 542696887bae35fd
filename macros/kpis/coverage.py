"""Coverage: which part of the open work has an owner, a phase, a result and dates that are not over.

In: the roadmap and the as-of day. Out: `Coverage`. Source of the definition: KPIS 1.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.kpis.figure import Figure, Reason, Row, reason, row_of, share
from macros.kpis.groups import Groups, by_record
from macros.kpis.standing import closed, existing
from macros.model.dates import Quarter
from macros.model.promise import end_at, promise_at
from macros.model.records import Record, Roadmap, UseCase

PARTS = ("owner", "phase", "result", "dates")
EMPTY = "no-open-records"
COVERED = "covered"
PART_OF = {"no-phase": "phase", "no-result": "result"}  # every other lack is one of dates

Judged = tuple[Record, Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    figure: Figure
    owner: Figure  # the share with an own owner; the others have their track's
    missing: Mapping[str, int]  # records without owner, phase, result, dates: one record may lack several
    next_two_quarters: Figure  # of the records promised by the end of the next quarter, passed ones included
    by: Groups[Figure]  # track, phase, area

    @property
    def own(self) -> int:
        """Open records with an owner of their own."""
        return int(self.owner.numerator or 0)

    @property
    def inherited(self) -> int:
        """Open records that have their track's owner."""
        return len(self.owner.counted) - self.own


def coverage(roadmap: Roadmap, as_of: dt.date) -> Coverage:
    """Open records with concrete planning over open records; not available without open records."""
    counted, left_out = judged(existing(roadmap.records, as_of), as_of, phases=bool(roadmap.phases))
    soon, later = by_next_quarter(counted, as_of)
    return Coverage(
        figure=figure(counted, left_out),
        owner=share(rows(counted), (row for record, row in counted if record.owner), rows(left_out), empty=EMPTY),
        missing=missing(counted),
        next_two_quarters=figure(soon, [*left_out, *later]),
        by=by_record(roadmap, counted, left_out, lambda judged: judged[0], figure),
    )


def judged(records: Iterable[Record], as_of: dt.date, *, phases: bool) -> tuple[list[Judged], list[Judged]]:
    """The open records that exist, covered or not, and the others."""
    counted: list[Judged] = []
    left_out: list[Judged] = []
    for record in records:
        why = closed(record, as_of)
        if why:
            left_out.append((record, row_of(record, why)))
        else:
            counted.append((record, judge(record, as_of, phases=phases)))
    return counted, left_out


def judge(record: Record, as_of: dt.date, *, phases: bool) -> Row:
    """The row of an open record: covered, or what it lacks."""
    lacks = lacking(record, as_of, phases=phases)
    owner = reason("owner-own" if record.owner else "owner-inherited")
    why = reason("lacks", lacking=lacks, owner=owner) if lacks else reason(COVERED, owner=owner)
    return row_of(record, why)


def lacking(record: Record, as_of: dt.date, *, phases: bool) -> tuple[Reason, ...]:
    """What an open record lacks; the owner never, since its track has one."""
    lacks = []
    if phases and not record.phase:
        lacks.append(reason("no-phase"))
    if not record.result and not (isinstance(record, UseCase) and record.kpis):
        lacks.append(reason("no-result"))
    promised = promise_at(record, as_of)
    if record.kind not in ("milestone", "use_case") and "start" not in promised:
        lacks.append(reason("no-start"))
    end = promised.get(record.end)
    if end is None:
        lacks.append(reason(f"no-{record.end}"))
    elif end.last < as_of:
        lacks.append(reason("promise-passed", date=end))
    return tuple(lacks)


def missing(counted: Iterable[Judged]) -> dict[str, int]:
    """How many records lack each part."""
    found = dict.fromkeys(PARTS, 0)
    for _, row in counted:
        lacks = row.why.values.get("lacking")
        if isinstance(lacks, tuple):
            for part in {PART_OF.get(lack.key, "dates") for lack in lacks}:
                found[part] += 1
    return found


def by_next_quarter(counted: Iterable[Judged], as_of: dt.date) -> tuple[list[Judged], list[Judged]]:
    """The open records promised by the end of the next quarter, and the others with the reason why not."""
    until = Quarter.of(as_of).next.last
    soon: list[Judged] = []
    later: list[Judged] = []
    for record, row in counted:
        end = end_at(record, as_of)
        if end and end.last <= until:
            soon.append((record, row))
        else:
            why = reason("promised-later", date=end) if end else reason("no-promise")
            later.append((record, row_of(record, why)))
    return soon, later


def rows(judged: Iterable[Judged]) -> list[Row]:
    return [row for _, row in judged]


def figure(counted: Iterable[Judged], left_out: Iterable[Judged]) -> Figure:
    hits = (row for _, row in counted if row.why.key == COVERED)
    return share(rows(counted), hits, rows(left_out), empty=EMPTY)
