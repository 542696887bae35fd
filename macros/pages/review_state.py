"""How things stood on the day of a review, beside how they stand now: figures, phase, and what was late.

In: the context and the review. Out: frozen rows. Facts after the day are ignored, as the trend ignores them.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.promise import end_at
from macros.model.records import Record
from macros.model.status import current_phase, is_late
from macros.pages.context import Context
from macros.pages.kpi_list import KPIS, Kpi
from macros.pages.phrases import Brief, Sentence, sentence
from macros.pages.standing import Standing, phase_name, standing
from macros.pages.values import value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThen:
    """A figure on two days."""

    kpi: Kpi
    then: Sentence
    now: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LateThen:
    """A record that was late on the day, and how it stands now."""

    row: Standing
    promised: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    title: Sentence
    figures: tuple[FigureThen, ...]  # empty where the trend was not asked for
    phase: Sentence | None  # None without phases
    late: tuple[LateThen, ...]


def then(context: Context, day: dt.date) -> Then:
    """The day of a review, which lies not after the as-of day."""
    late = tuple(late_then(context, record, day) for record in context.roadmap.records if is_late(record, day))
    return Then(
        title=sentence("review.then.late" if late else "review.then.none_late", n=len(late)),
        figures=tuple(figures(context, day)),
        phase=phase(context, day),
        late=late,
    )


def figures(context: Context, day: dt.date) -> Iterator[FigureThen]:
    """Every figure with a page; the trend has them at each review."""
    trend = context.trend
    for kpi in KPIS if trend else ():
        assert trend
        now = kpi.figure(context.figures)
        point = next(point for point in trend.series[kpi.series] if point.day == day)
        figure = replace(now, value=point.value, reason=point.reason, approximate=point.approximate)
        yield FigureThen(kpi=kpi, then=value_of(figure), now=value_of(now))


def late_then(context: Context, record: Record, day: dt.date) -> LateThen:
    end = end_at(record, day)
    assert end is not None
    return LateThen(row=standing(context, record), promised=sentence("change.promised", date=Brief(end)))


def phase(context: Context, day: dt.date) -> Sentence | None:
    """The current phase of the day, and today's where it is another."""
    before, now = (current_phase(context.roadmap, one) for one in (day, context.as_of))
    if before is None or now is None:
        return None
    name, current = phase_name(context.roadmap, before.id), phase_name(context.roadmap, now.id)
    return sentence("review.then.phase" if before is now else "review.then.other_phase", name=name, now=current)
