"""The first promise beside the current one and the day it was done, of every record that was promised.

In: the context and the figure whose page it is. Out: a frozen record for the page; None for a figure that is not about
promises, and where nothing was promised. What was dropped or stopped is promised no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.promises import Chart
from macros.kpis.standing import existing
from macros.model.dates import Date, Fact
from macros.model.promise import end_at
from macros.model.records import Record
from macros.pages.context import Context
from macros.pages.kpi_list import Kpi
from macros.pages.phase_promises import PromiseRow, promise_chart, promise_row
from macros.pages.phrases import SLIP_FROM, Sentence, sentence
from macros.pages.standing import Standing, standings
from macros.pages.telling import distance, promised_before

DRAWN = 24  # at most so many are drawn, those that slipped furthest
LISTED = 40  # and so many stand in the table


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One record in the table."""

    row: Standing
    now: Date | None  # the promise of today, also of one that is done
    done: Date | Fact | None
    apart: Sentence | None  # from the first promise to the fact, else to the promise of today


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPromises:
    title: Sentence
    chart: Chart | None
    drawn: tuple[PromiseRow, ...]  # what is late, or a week or more from its first promise
    rows: tuple[KeptRow, ...]  # what lies on another day than was first promised
    rest: int  # those that do not stand there


def kept_promises(context: Context, kpi: Kpi) -> KeptPromises | None:
    """By first promise."""
    roadmap, day = context.roadmap, context.as_of
    sorts: dict[str, Sequence[Record]] = {"adherence": roadmap.items, "adherence-use-cases": roadmap.use_cases}
    found = standings(context, existing(sorts.get(kpi.id, ()), day))
    rows = [row for row in found if row.first and row.state != "dropped" and promised_before(row.record, day)]
    if not rows:
        return None
    rows.sort(key=by_first)
    apart = [row for row in rows if row.late or abs(row.slip or 0) >= SLIP_FROM]
    furthest = sorted(apart, key=lambda row: -abs(row.slip or 0))[:DRAWN]
    drawn = [row for row in apart if row in furthest]
    elsewhere = [row for row in rows if row.late or row.slip != 0]
    listed = sorted(sorted(elsewhere, key=lambda row: -abs(row.slip or 0))[:LISTED], key=by_first)
    return KeptPromises(
        title=title(rows),
        chart=promise_chart(context, drawn) if drawn else None,
        drawn=tuple(promise_row(row) for row in drawn),
        rows=tuple(kept_row(context, row) for row in listed),
        rest=len(rows) - len(listed),
    )


def by_first(row: Standing) -> tuple[str, str]:
    assert row.first
    return str(row.first.last), row.record.id


def kept_row(context: Context, row: Standing) -> KeptRow:
    return KeptRow(
        row=row,
        now=end_at(row.record, context.as_of),
        done=row.end if row.done else None,
        apart=distance(row.slip or 0),
    )


def title(rows: Sequence[Standing]) -> Sentence:
    """How many come a week or more after their first promise."""
    later = sum(row.slip is not None and row.slip >= SLIP_FROM for row in rows)
    if not later:
        return sentence("kept.none", n=len(rows))
    return sentence("kept.all" if later == len(rows) else "kept.some", n=later, all=len(rows))
