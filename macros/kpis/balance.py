"""Balance: open and done records by horizon and by area, per quarter of the promise.

In: the roadmap and the as-of day. Out: `Balance`. Source of the definition: KPIS, "Beside them".
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.kpis.figure import Row, reason, row_of
from macros.kpis.standing import existing
from macros.model.dates import Quarter
from macros.model.promise import end_at
from macros.model.records import AREAS, HORIZONS, Record, Roadmap
from macros.model.status import is_done, is_halted

Placed = tuple[str, Quarter | None, Row]  # the label, the quarter of the current promise, the row


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The open and the done records of a label."""

    open: tuple[Row, ...]
    done: tuple[Row, ...]

    @property
    def total(self) -> int:
        return len(self.open) + len(self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The records by one label; every label is there, in order, also where it has no records."""

    total: Mapping[str, Tally]
    by_quarter: Mapping[Quarter | None, Mapping[str, Tally]]  # of the current promise; None, at the end: without one
    left_out: tuple[Row, ...]  # without this label, or neither open nor done


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    horizon: Side  # quick-win, foundation
    area: Side


def balance(roadmap: Roadmap, as_of: dt.date) -> Balance:
    """How open and done work is spread; a paused record is open, a retired use case done, a dropped one neither."""
    records = tuple(existing(roadmap.records, as_of))
    return Balance(
        horizon=side(records, HORIZONS, lambda record: record.horizon, as_of),
        area=side(records, AREAS, lambda record: record.area, as_of),
    )


def side(
    records: Iterable[Record], labels: Sequence[str], label_of: Callable[[Record], str | None], as_of: dt.date
) -> Side:
    """The records that have a label, by label and by quarter."""
    placed: list[Placed] = []
    left_out: list[Row] = []
    for record in records:
        label, done = label_of(record), is_done(record, as_of)
        if label is None:
            left_out.append(row_of(record, reason("no-label")))
        elif not done and is_halted(record, as_of):
            left_out.append(row_of(record, reason("dropped" if record.type == "item" else "stopped")))
        else:
            end = end_at(record, as_of)
            row = row_of(record, reason("done" if done else "open"), counts=done)
            placed.append((label, Quarter.of(end.last) if end else None, row))
    quarters = sorted({quarter for _, quarter, _ in placed if quarter})
    columns: list[Quarter | None] = [*quarters, *([None] if any(quarter is None for _, quarter, _ in placed) else [])]
    return Side(
        total=tallies(placed, labels),
        by_quarter={column: tallies([one for one in placed if one[1] == column], labels) for column in columns},
        left_out=tuple(left_out),
    )


def tallies(placed: Iterable[Placed], labels: Sequence[str]) -> dict[str, Tally]:
    """The open and done rows of each label."""
    rows: dict[str, tuple[list[Row], list[Row]]] = {label: ([], []) for label in labels}
    for label, _, row in placed:
        rows[label][row.counts].append(row)
    return {label: Tally(open=tuple(open_), done=tuple(done)) for label, (open_, done) in rows.items()}
