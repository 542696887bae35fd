"""Balance: open and done records by horizon and by area, per quarter of the promise.

In: the roadmap and the as-of day. Out: `Balance`. Source of the definition: KPIS, "Beside them".
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.kpis.figure import Row, reason, row_of
from macros.kpis.groups import split
from macros.kpis.standing import existing
from macros.model.dates import Quarter
from macros.model.promise import end_at
from macros.model.records import AREAS, HORIZONS, Record, Roadmap
from macros.model.status import is_done, is_halted

Placed = tuple[Record, Quarter | None, Row]  # a record, the quarter of its current promise, its row
Label = Callable[[Record], str | None]


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
    placed: list[Placed] = []
    left_out: list[Row] = []
    for record in existing(roadmap.records, as_of):
        done = is_done(record, as_of)
        if is_halted(record, as_of) and not done:
            left_out.append(row_of(record, reason("dropped" if record.type == "item" else "stopped")))
        else:
            end = end_at(record, as_of)
            row = row_of(record, reason("done" if done else "open"))
            placed.append((record, Quarter.of(end.last) if end else None, row))
    return Balance(
        horizon=side(placed, left_out, HORIZONS, lambda record: record.horizon),
        area=side(placed, left_out, AREAS, lambda record: record.area),
    )


def side(placed: Sequence[Placed], left_out: Sequence[Row], labels: Sequence[str], label_of: Label) -> Side:
    """The records that have a label, by label and by quarter."""
    labelled = [one for one in placed if label_of(one[0])]
    unlabelled = (row_of(record, reason("no-label")) for record, _, _ in placed if not label_of(record))
    columns: dict[Quarter | None, list[Placed]] = {}
    for one in labelled:
        columns.setdefault(one[1], []).append(one)
    in_time = [*sorted(quarter for quarter in columns if quarter), *([None] if None in columns else [])]
    return Side(
        total=tallies(labelled, labels, label_of),
        by_quarter={quarter: tallies(columns[quarter], labels, label_of) for quarter in in_time},
        left_out=(*left_out, *unlabelled),
    )


def tallies(placed: Iterable[Placed], labels: Sequence[str], label_of: Label) -> dict[str, Tally]:
    """The open and done rows of each label."""
    groups = split(placed, lambda one: label_of(one[0]))
    return {
        label: Tally(
            open=tuple(row for _, _, row in groups.get(label, ()) if row.why.key == "open"),
            done=tuple(row for _, _, row in groups.get(label, ()) if row.why.key == "done"),
        )
        for label in labels
    }
