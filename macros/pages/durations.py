"""How many days a use case spent between the stages it reached, beside the middle of all use cases.

In: a use case and the as-of day. Out: durations and the drawing of them. A stage on an unknown day is passed over.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from macros.charts.stages import WIDTHS, Row, StageBars, Stretch, stage_bars
from macros.kpis.figure import Spread
from macros.model.records import STAGES, UseCase
from macros.model.status import is_halted, known, stage
from macros.pages.context import Context
from macros.pages.phrases import Phrases, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.standing import joined
from macros.words import formats

STATUS_AT_END = {"production": "done", "stopped": "dropped", "today": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """The days from a stage to the next one that is known, or to the day that it stopped, or to today."""

    stage: str
    until: str  # the stage that follows, stopped, or today
    began: dt.date
    days: int
    about: bool  # whether one of the two days is not exact
    middle: Fraction | None  # of every use case that went from this stage to the one that follows
    n: int  # how many those are

    @property
    def middle_days(self) -> int:
        """The middle as it is shown: whole days."""
        return int(formats.rounded(self.middle or 0))

    @property
    def running(self) -> bool:
        return self.until == "today"


def reached(use_case: UseCase, day: dt.date) -> list[tuple[str, dt.date, bool]]:
    """The stages with a known day, in order, and whether that day is coarse."""
    return [
        (name, fact.day, fact.coarse)
        for name in STAGES
        if (fact := use_case.stages.get(name)) and known(fact, day) and fact.day
    ]


def durations(use_case: UseCase, day: dt.date, spreads: Mapping[str, Spread]) -> tuple[Duration, ...]:
    """One for each known stage before production; the last one runs on until it stopped, or until today."""
    places = reached(use_case, day)
    if not places:
        return ()
    if places[-1][0] != "production" and stage(use_case, day) not in ("production", "retired"):
        halted = use_case.stopped if is_halted(use_case, day) else None
        if halted is None:
            places.append(("today", day, False))
        elif halted.date.day:
            places.append(("stopped", halted.date.day, halted.date.coarse))
    return tuple(
        Duration(
            stage=one,
            until=other,
            began=begin,
            days=(end - begin).days,
            about=rough or later_rough,
            middle=spread.median.value if (spread := spreads.get(pair(one, other))) else None,
            n=spread.n if spread else 0,
        )
        for (one, begin, rough), (other, end, later_rough) in pairwise(places)
    )


def pair(stage: str, until: str) -> str:
    """The name of two stages that follow each other; what still runs or stopped is held against the next stage."""
    return f"{stage}-{until if until in STAGES else STAGES[STAGES.index(stage) + 1]}"


def duration_bars(context: Context, stretches: Sequence[Duration]) -> tuple[StageBars, ...]:
    """The drawing, for each width; none when nothing is known, or all happened on one day."""
    say = phrases(context)
    if not stretches:
        return ()
    last = stretches[-1]
    ended = last.began + dt.timedelta(last.days)
    end = "" if last.running else say.plain(f"stage.{last.until}")
    total = sum(one.days for one in stretches)
    middle = [one for one in stretches if one.middle is not None]
    own = Row(
        name=say.plain("use_case.bar.own"),
        stretches=tuple(stretch(say, one, one.days) for one in stretches),
        total=say.plain("use_case.days", n=total),
        end=end,
        end_status=STATUS_AT_END.get(last.until, "active"),
        ended=say.day(ended) if end else "",
    )
    others = Row(
        name=say.plain("use_case.bar.middle"),
        stretches=tuple(stretch(say, one, one.middle) for one in middle if one.middle is not None),
        total="",
    )
    finding = say.plain("use_case.bar.finding", own=joined_days(stretches), n=total)
    drawn = (stage_bars(own, others, finding, width=width) for width in WIDTHS)
    return tuple(bars for bars in drawn if bars)


def joined_days(stretches: Sequence[Duration]) -> Sentence:
    return joined(
        [sentence("use_case.bar.days", n=one.days, stage=sentence(f"stage.{one.stage}")) for one in stretches]
    )


def stretch(say: Phrases, one: Duration, days: Fraction | int) -> Stretch:
    rounded = say.number(days, 0)
    return Stretch(
        stage=one.stage,
        days=float(days),
        name=say.plain(f"stage.{one.stage}"),
        began=say.day(one.began),
        short=rounded,
        long=say.plain("use_case.days", n=int(formats.rounded(days))),
        running=one.running,
    )


def lead_time(use_case: UseCase, day: dt.date) -> int | None:
    """Days from intake to production; None while one of them is not known."""
    days = {name: date for name, date, _ in reached(use_case, day)}
    return (days["production"] - days["intake"]).days if {"intake", "production"} <= days.keys() else None
