"""Planned against promised: one row a record, a tick where it was planned, a mark where it is promised now or was done.

In: days. Out: positions in percentages of the width, with the ticks of one axis for all rows.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.timeline import Tick, Window, around, ticks

SLIP_FROM = 7  # days
EDGE = 12  # per cent of the width: nearer to an end, the word for today begins or ends at its line


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What is known of one record; `done` is the day of the fact."""

    first: dt.date | None
    now: dt.date | None
    done: dt.date | None
    margin: tuple[dt.date, dt.date] | None = None  # the 15 and the 85 % day of what is open and foreseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record; a place is None where there is nothing to draw."""

    mark: float | None
    planned: float | None  # the tick, where the record ran or runs late
    tail: tuple[float, float] | None  # left and width of the hatched part: late, or promised later, and open
    past: tuple[float, float] | None  # from and to, of a delay that is over
    margin: tuple[float, float] | None  # from and to, of when it is expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: float
    today_anchor: str  # of the word at it: start, middle or end


def promises(records: Sequence[Days], today: dt.date) -> Chart | None:
    """The rows in the order given; None when none of them has a day."""
    known = [day for days in records for day in (days.first, days.now, days.done, *(days.margin or ())) if day]
    if not known:
        return None
    window = around([*known, today])
    rows = tuple(row(days, window, today) for days in records)
    x = window.at(today)
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    return Chart(rows=rows, ticks=ticks(window), today=x, today_anchor=anchor)


def row(days: Days, window: Window, today: dt.date) -> Row:
    end = days.done or days.now
    mark = window.at(end) if end else None
    margin = (window.at(days.margin[0]), window.at(days.margin[1])) if days.margin else None
    reached = end
    if not days.done and end and end < today:
        reached = today
    if not (days.first and reached) or ((reached - days.first).days < SLIP_FROM and days.done):
        return Row(mark=mark, planned=None, tail=None, past=None, margin=margin)
    planned, until = window.at(days.first), window.at(reached)
    slipped = (reached - days.first).days >= SLIP_FROM or (not days.done and reached > (end or reached))
    if not slipped:
        return Row(mark=mark, planned=None, tail=None, past=None, margin=margin)
    if days.done:
        return Row(mark=mark, planned=planned, tail=None, past=(planned, until), margin=None)
    return Row(mark=mark, planned=planned, tail=(planned, round(until - planned, 1)), past=None, margin=margin)
