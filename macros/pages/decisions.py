"""What has to be decided now: open decisions of past reviews, then late work that nobody has replanned.

In: the context. Out: rows, the most urgent first.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.promise import end_at
from macros.model.records import Record, Review
from macros.model.status import is_late
from macros.pages.context import Context
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.standing import owner_name, record_name

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A question with its reason, its deadline and who answers it."""

    question: Sentence
    reason: Sentence
    who: Named | None
    due: dt.date
    overdue: bool


def decisions(context: Context) -> tuple[Decision, ...]:
    """All of them: passed deadlines first, then the nearest; late records follow, the longest late first."""
    asked = sorted(open_decisions(context), key=lambda decision: decision.due)
    late = sorted(
        (record for record in context.roadmap.records if is_late(record, context.as_of)),
        key=lambda record: (str(end_at(record, context.as_of)), record.id),
    )
    return (*asked, *(replan(context, record) for record in late))


def open_decisions(context: Context) -> Iterator[Decision]:
    """The decisions of reviews up to the day that are not done by it; without a `due` they wait for the next review."""
    day, roadmap = context.as_of, context.roadmap
    for review in past_reviews(context):
        for decision in review.decisions:
            if decision.done and decision.done <= day:
                continue
            due = decision.due or next_review(context)
            yield Decision(
                question=sentence("plain", text=Named(decision.what, "review", review.date.isoformat())),
                reason=sentence("plain", text=Named(decision.why)),
                who=owner_name(roadmap, decision.owner) if decision.owner else None,
                due=due,
                overdue=due < day,
            )


def replan(context: Context, record: Record) -> Decision:
    end = end_at(record, context.as_of)
    return Decision(
        question=sentence("decision.replan", name=record_name(record)),
        reason=sentence("decision.late_since", date=end),
        who=owner_name(context.roadmap, context.roadmap.owner_of(record)),
        due=next_review(context),
        overdue=False,
    )


def past_reviews(context: Context) -> tuple[Review, ...]:
    return tuple(review for review in context.roadmap.reviews if review.date <= context.as_of)


def next_review(context: Context) -> dt.date:
    """The first day on or after today on which a review falls, by the rhythm of the last one."""
    held, rhythm = past_reviews(context), context.roadmap.review_every_days
    planned = [review.date for review in context.roadmap.reviews if review.date > context.as_of]
    if planned:
        return planned[0]
    if not held:
        return context.as_of + dt.timedelta(rhythm)
    passed = (context.as_of - held[-1].date).days
    rounds = max(1, -(-passed // rhythm))
    return held[-1].date + dt.timedelta(rounds * rhythm)
