"""A record as the map draws it: its days, and the few words behind its title.

In: a record on the day. Out: what macros/charts takes. Coarse dates count at their last day, a start at its first.
"""

import datetime as dt
from collections.abc import Iterator

from macros.charts.map_marks import Work
from macros.model.dates import Date, Fact, Quarter
from macros.model.promise import end_at, promise_at
from macros.model.records import STAGES, Item
from macros.model.status import known
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Phrases
from macros.pages.standing import Standing, last_day


def work(context: Context, standing: Standing, say: Phrases) -> Work:
    """The days to draw of a record; every record has some."""
    record, today = standing.record, context.as_of
    end = end_of(standing, today)
    stages = tuple(stages_of(standing, today))
    begin = min(begin_of(standing, today) or end, end, *(day for _, day in stages))
    slips = standing.slip is not None and standing.slip >= SLIP_FROM
    slipped = standing.late or (slips and standing.state not in ("paused", "dropped"))
    promise = end_at(record, today)
    first = [date.last for date in (standing.first, promise) if date]
    return Work(
        id=record.id,
        lane=record.track,
        kind=record.kind,
        status=standing.glyph,
        late=standing.late,
        title=" ".join(say.read(record.title).text.split()),
        suffix=suffix(standing, say),
        quick_win=record.horizon == "quick-win",
        foundation=record.horizon == "foundation",
        begin=begin,
        end=end,
        filled=filled(standing, today),
        slipped_from=min(first) if slipped and first else None,
        margin=margin(context, standing) if slipped else None,
        planned=promise is not None,
        day_known=not (isinstance(standing.end, Fact) and standing.end.day is None),
        stages=stages,
        needs=record.depends_on,
    )


def margin(context: Context, standing: Standing) -> tuple[dt.date, dt.date] | None:
    """The 15 and the 85 % day of what is open and foreseen."""
    forecast = context.forecast
    found = forecast.records.get(standing.record.id) if forecast else None
    return (found.days.p15, found.days.p85) if found and found.days else None


def end_of(standing: Standing, today: dt.date) -> dt.date:
    """The fact; else the promise, or today where that has passed; today too where nothing is promised."""
    record = standing.record
    promise = end_at(record, today) or standing.first
    if standing.state == "dropped" and record.halted:
        halt = record.halted.date
        return halt.day or halt.counts_from
    if isinstance(standing.end, Fact):
        return standing.end.day or (promise.last if promise else standing.end.counts_from)
    day = last_day(standing.end)
    return max(day, today) if day and standing.late else day or today


def begin_of(standing: Standing, today: dt.date) -> dt.date | None:
    """The first day of its start, as it was or is promised; of a use case the first stage that is promised."""
    record = standing.record
    if isinstance(standing.start, Fact) and standing.start.day:
        return first_day(standing.start)
    if isinstance(standing.start, Date):
        return standing.start.first
    promised = promise_at(record, today)
    if isinstance(record, Item):
        start = promised.get("start") or standing.first_start
        return start.first if start else None
    return min((promised[stage].first for stage in STAGES if stage in promised and stage != record.end), default=None)


def first_day(fact: Fact) -> dt.date | None:
    """The first day of what happened in a month, a quarter or a year; else the day."""
    if not fact.coarse or not fact.day:
        return fact.day
    if "Q" in fact.written:
        return Quarter.of(fact.day).first
    return fact.day.replace(day=1) if "-" in fact.written else fact.day.replace(month=1, day=1)


def stages_of(standing: Standing, today: dt.date) -> Iterator[tuple[int, dt.date]]:
    """The stages that a use case reached on a known day, production not among them."""
    if not isinstance(standing.record, Item):
        for number, stage in enumerate(STAGES[:-1]):
            fact = standing.record.stages.get(stage)
            if fact and fact.day and known(fact, today):
                yield number, fact.day


def filled(standing: Standing, today: dt.date) -> dt.date:
    """How far the work has come in time: until a pause, else today."""
    pause = standing.record.paused
    if standing.state == "paused" and pause:
        return pause.date.day or pause.date.counts_from
    return today


def suffix(standing: Standing, say: Phrases) -> str:
    """What stands behind the title."""
    moved = standing.slip is not None and standing.slip >= SLIP_FROM
    slip = say.slip(standing.slip, short=True)
    if standing.late:
        return say.plain("map.suffix.late_again", slip=slip) if moved else say.plain("map.suffix.late")
    if standing.done:
        fact = standing.end
        return say.plain("map.suffix.unknown") if isinstance(fact, Fact) and fact.day is None else ""
    if standing.retired:
        return say.plain("map.suffix.retired")
    if standing.state in ("dropped", "paused"):
        return say.plain(f"map.suffix.{standing.state}")
    if standing.end is None:
        return say.plain("map.suffix.no_plan")
    return slip if moved else ""
