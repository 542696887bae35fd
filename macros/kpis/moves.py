"""Moves: which promises are another now than at first, how often they moved, and by how many days.

In: the roadmap and the as-of day. Out: `Moves`. Source of the definition: KPIS, "Beside them"; DATA_MODEL, "Moved" and
"Slip".
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.kpis.figure import Figure, Row, count, reason, row_of, spread
from macros.kpis.standing import existing
from macros.model.dates import Date
from macros.model.promise import first_promise, is_moved, same_days
from macros.model.records import Record, Replanning, Roadmap
from macros.model.status import done_on, is_done, slip

CHANGED, WITHDRAWN, RENEWED = "changed", "withdrawn", "renewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    records: Figure  # the moved records; a row's value is its number of moves
    moves: Figure  # the replannings that were moves; a row each, so that a record may stand in it more than once
    slip: Figure  # the median slip in days of the moved records that have one; a row's value is its slip


def moves(roadmap: Roadmap, as_of: dt.date) -> Moves:
    """Moved records, moves and the median slip; the last is not available while no moved record has a slip."""
    return moves_among(existing(roadmap.records, as_of), as_of)


def moves_among(records: Iterable[Record], as_of: dt.date) -> Moves:
    """The same, of records that exist."""
    moved: list[Row] = []
    unmoved: list[Row] = []
    entries: list[Row] = []
    slips: list[Row] = []
    without: list[Row] = []
    for record in records:
        if not record.replanned:
            unmoved.append(row_of(record, reason("never-moved")))
            continue
        found = list(moves_of(record, as_of))
        entries += [row_of(record, reason(f"move-{kind}", date=entry.date)) for entry, kind in found]
        if not is_moved(record, as_of):
            unmoved.append(row_of(record, reason("moved-back" if found else "never-moved")))
            continue
        moved.append(row_of(record, reason("moved", n=len(found)), value=len(found)))
        one = slip_of(record, as_of)
        (without if one.value is None else slips).append(one)
    return Moves(
        records=count(moved, unmoved),
        moves=count(entries, ()),
        slip=spread(slips, without, empty="no-slips").median,
    )


def moves_of(record: Record, as_of: dt.date) -> Iterator[tuple[Replanning, str]]:
    """The replannings up to the day that change, withdraw or renew a promise made before, and which of these they did.

    A renewal promises again what was withdrawn. One entry is one move: a withdrawal when it withdraws anything, else a
    change when it changes anything. An entry that repeats what stood, promises for the first time, or withdraws what
    was never promised, is none.
    """
    standing: dict[str, Date | None] = {}
    if record.planned and (record.planned.agreed is None or record.planned.agreed <= as_of):
        standing.update(record.planned.dates)
    for entry in record.replanned:
        if entry.date > as_of:
            return
        kinds = {move(standing[key], date) for key, date in entry.dates.items() if key in standing}
        standing.update({key: date for key, date in entry.dates.items() if date or key in standing})
        kind = next((kind for kind in (WITHDRAWN, CHANGED, RENEWED) if kind in kinds), None)
        if kind:
            yield entry, kind


def move(before: Date | None, after: Date | None) -> str | None:
    """What replacing one promise by another is; None when they are the same."""
    if before is None:
        return RENEWED if after else None
    if after is None:
        return WITHDRAWN
    return None if same_days(before, after) else CHANGED


def slip_of(record: Record, as_of: dt.date) -> Row:
    """The row of a moved record's slip, without a value where it has none."""
    first = first_promise(record)
    if first is None or (first.agreed and first.agreed > as_of):
        return row_of(record, reason("slip-never-promised"))
    days = slip(record, as_of)
    if days is None:
        return row_of(record, reason("slip-unknown" if is_done(record, as_of) else "slip-withdrawn"))
    fact = done_on(record)
    why = reason("slip", n=days, date=first.date)
    coarse = is_done(record, as_of) and fact is not None and fact.coarse
    return row_of(record, why, value=days, approximate=coarse)
