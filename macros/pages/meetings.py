"""The two-weekly reviews and what was decided in them, as known on the as-of day.

In: the context. Out: reviews with their decisions, each with its state in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.records import Decision, Record, Review
from macros.pages.context import Context
from macros.pages.decisions import next_review, past_reviews
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.standing import owner_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A decision of a review."""

    decision: Decision
    review: Review
    owner: Named | None
    records: tuple[Record, ...]
    done: bool
    overdue: bool
    told: Sentence  # done on a day, or due by one


def agreed(context: Context) -> tuple[Agreed, ...]:
    """The decisions of all reviews up to the day, newest review first."""
    return tuple(one for review in reversed(past_reviews(context)) for one in decisions_of(context, review))


def decisions_of(context: Context, review: Review) -> Iterable[Agreed]:
    """The decisions of one review, as written."""
    roadmap, day = context.roadmap, context.as_of
    for decision in review.decisions:
        done = decision.done is not None and decision.done <= day
        overdue = not done and decision.due is not None and decision.due < day
        yield Agreed(
            decision=decision,
            review=review,
            owner=owner_name(roadmap, decision.owner) if decision.owner else None,
            records=tuple(roadmap.record_by_id[name] for name in decision.items),
            done=done,
            overdue=overdue,
            told=told(context, decision, done=done, overdue=overdue),
        )


def told(context: Context, decision: Decision, *, done: bool, overdue: bool) -> Sentence:
    if done:
        return sentence("review.decision.done", date=decision.done)
    if overdue:
        return sentence("review.decision.overdue", date=decision.due)
    if decision.due:
        return sentence("review.decision.due", date=decision.due)
    return sentence("review.decision.next_review", date=next_review(context))
