"""How the promises of milestones moved from review to review: the drawing, its table, and what it shows in a sentence.

In: the context and the milestones as they stand. Out: a frozen record for the page; None without a promise to show.
Where no review was held the ends of months take their place, as in every trend.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.charts.promise_trend import NARROW, WIDE, Line, PromiseTrend, promise_trend
from macros.kpis.trend import trend_days
from macros.model.promise import end_at
from macros.model.records import Record
from macros.model.status import done_on, is_done, is_halted
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Phrases, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.standing import Standing
from macros.pages.telling import distance

NEAR = dt.timedelta(days=182)  # what stayed where it was and lies further away than this stands in the table only
MOST = 20  # milestones in the drawing and its table; what is late or later comes first
ORDER = ("late", "later", "open", "done", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A review day on which another day was promised than on the one before, or none any more."""

    day: dt.date
    told: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRow:
    """A milestone in the table beside the drawing."""

    number: int
    row: Standing
    first_seen: dt.date  # the first day with a promise
    first: dt.date
    steps: tuple[Step, ...]
    moved: int  # days between the first promise seen and the last
    state: str  # one of ORDER


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneTrend:
    title: Sentence
    wide: PromiseTrend | None  # None while there is one day to look on
    narrow: PromiseTrend | None
    rows: tuple[TrendRow, ...]
    named: tuple[TrendRow, ...]  # those that the drawing calls by their number
    far: int  # of these rows not drawn: far away, and where they were
    more: int  # milestones that do not stand here
    by_month: bool  # no review was held


def milestone_trend(context: Context, standings: Sequence[Standing]) -> MilestoneTrend | None:
    """Of all milestones that were promised on one of the days."""
    days = trend_days(context.roadmap, context.as_of)
    seen = [(row, points(row.record, days)) for row in standings]
    seen = [(row, found) for row, found in seen if any(promise for _, promise in found)]
    if not seen:
        return None
    seen.sort(key=lambda one: (ORDER.index(state(one[0])), one[1][-1][1] or dt.date.max, one[0].record.id))
    all_rows = [trend_row(number, row, found) for number, (row, found) in enumerate(seen, 1)]
    rows = tuple(all_rows[:MOST])
    lines = [line(context, one, found) for one, (_, found) in zip(rows, seen[:MOST], strict=True)]
    drawn = near(lines, context.as_of)
    return MilestoneTrend(
        title=title(all_rows, days),
        wide=promise_trend(drawn, width=WIDE),
        narrow=promise_trend(drawn, width=NARROW),
        rows=rows,
        named=tuple(one for one, own in zip(rows, lines, strict=True) if own in drawn and own.open),
        far=len(lines) - len(drawn),
        more=len(seen) - len(rows),
        by_month=not any(review.date <= context.as_of for review in context.roadmap.reviews),
    )


def near(lines: Sequence[Line], today: dt.date) -> list[Line]:
    """The lines without those that would press the others flat; all of them where no other is left."""
    edge = max([today + NEAR, *(promise for one in lines if moves(one) for _, promise in one.known)])
    found = [one for one in lines if moves(one) or max(promise for _, promise in one.known) <= edge]
    return found or list(lines)


def moves(one: Line) -> bool:
    """Whether its promises are not all the same."""
    return len({promise for _, promise in one.points if promise}) > 1


def points(record: Record, days: Sequence[dt.date]) -> tuple[tuple[dt.date, dt.date | None], ...]:
    """What was promised on each day until it was done or dropped."""
    going = [day for day in days if not is_done(record, day) and not is_halted(record, day)]
    ends = [(day, end_at(record, day)) for day in going]
    return tuple((day, end.last if end else None) for day, end in ends)


def state(row: Standing) -> str:
    """One of ORDER."""
    if row.state in ("late", "done", "dropped"):
        return row.state
    return "later" if row.slips else "open"


def trend_row(number: int, row: Standing, found: Sequence[tuple[dt.date, dt.date | None]]) -> TrendRow:
    known = [(day, promise) for day, promise in found if promise]
    return TrendRow(
        number=number,
        row=row,
        first_seen=known[0][0],
        first=known[0][1],
        steps=tuple(steps(found)),
        moved=(known[-1][1] - known[0][1]).days,
        state=state(row),
    )


def steps(found: Sequence[tuple[dt.date, dt.date | None]]) -> Iterator[Step]:
    """Each change, with how far the promise moved."""
    before: dt.date | None = None
    for day, promise in found:
        if before and promise is None:
            yield Step(day=day, told=sentence("milestones.trend.withdrawn"))
        elif before and promise and (away := distance((promise - before).days)):
            yield Step(day=day, told=sentence("milestones.trend.step", date=Brief(promise), distance=away))
        before = promise or before


def line(context: Context, one: TrendRow, found: Sequence[tuple[dt.date, dt.date | None]]) -> Line:
    record, say = one.row.record, phrases(context)
    fact = done_on(record) if one.state == "done" else None
    return Line(
        number=one.number,
        title=say.read(record.title).text,
        suffix=suffix(one, say),
        state=one.state,
        points=tuple(found),
        done=fact.day if fact and fact.day and fact.day >= found[-1][0] else None,
    )


def suffix(one: TrendRow, say: Phrases) -> str:
    """How far it is from its first promise; late and not replanned has no weeks, but is told."""
    short = say.slip(one.row.slip, short=True)
    return short or (say.plain("status.late") if one.state == "late" else "")


def title(rows: Sequence[TrendRow], days: Sequence[dt.date]) -> Sentence:
    """What the lines show, chosen by rule."""
    later = sum(one.moved >= SLIP_FROM for one in rows)
    earlier = sum(one.moved <= -SLIP_FROM for one in rows)
    if len(days) < 2:
        return sentence("milestones.trend.one_day")
    if later == len(rows):
        return sentence("milestones.trend.all_later", n=later, date=days[0])
    if later:
        return sentence("milestones.trend.later", n=later, all=len(rows), date=days[0])
    if earlier:
        return sentence("milestones.trend.earlier", n=earlier, all=len(rows), date=days[0])
    return sentence("milestones.trend.none", n=len(rows), date=days[0])
