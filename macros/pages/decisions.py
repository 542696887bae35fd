"""What has to be decided now: the first points of the agenda, by its one rule of rank.

In: the context. Out: lines, the first to decide first; and the days of the reviews.
"""

import datetime as dt
from collections.abc import Iterable

from macros.kpis import rhythm
from macros.model.records import Review
from macros.pages.context import Context
from macros.pages.phrases import Brief
from macros.pages.points import Line, line

MOST = 3


def decisions(context: Context) -> tuple[Line, ...]:
    """All of them."""
    return tuple(line(context, point) for point in context.figures.agenda.decide)


def decisions_of_owner(context: Context, owner: str) -> tuple[Line, ...]:
    """Those that an owner answers."""
    return tuple(line(context, point) for point in context.figures.agenda.decide if point.owner == owner)


def shared_due(asked: Iterable[Line]) -> Brief | None:
    """The day before which all of several decisions are due; None where they differ, or one is overdue."""
    asked = tuple(asked)
    days = {one.due for one in asked}
    return Brief(asked[0].due) if len(asked) > 1 and len(days) == 1 and not any(one.overdue for one in asked) else None


def past_reviews(context: Context) -> tuple[Review, ...]:
    return rhythm.held(context.roadmap, context.as_of)


def next_review(context: Context) -> dt.date:
    """The first day on or after today on which a review falls, by the rhythm of the last one."""
    return rhythm.next_review(context.roadmap, context.as_of)
