"""The list of two-weekly reviews, and a page for each: the summary, what was decided and what came of it.

In: the context; for a page the review's day. Out: views. Reviews after the as-of day do not exist yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Review
from macros.pages.change_parts import cut, part_views
from macros.pages.context import Context
from macros.pages.decisions import next_review, past_reviews
from macros.pages.links import address
from macros.pages.meetings import Agreed, decisions_of
from macros.pages.periods import up_to
from macros.pages.phrases import Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.review_state import then
from macros.pages.standing import amount
from macros.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A review in the list."""

    review: Review
    name: str
    count: Sentence
    overdue: int


def views(context: Context) -> Iterator[View]:
    """The list, then each review."""
    yield index(context)
    for review in past_reviews(context):
        yield view(context, review.date.isoformat())
        yield from parts(context, review)


def index(context: Context) -> View:
    """All reviews held, the newest first."""
    held = past_reviews(context)
    say = phrases(context)
    told = tuple(finding_of_all(context, held))
    return written(
        "reviews.html",
        context,
        address(context.roadmap, "reviews"),
        title=say.plain("reviews.title"),
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        finding=told,
        next=next_review(context),
        rows=tuple(review_row(context, review) for review in reversed(held)),
    )


def view(context: Context, day: object, *, here: str | None = None, part: int = 1) -> View:
    """One review, by its day."""
    roadmap = context.roadmap
    name = str(day)
    own = address(roadmap, "review", name)
    place = next(index for index, review in enumerate(roadmap.reviews) if review.date.isoformat() == name)
    review = roadmap.reviews[place]
    decisions = tuple(decisions_of(context, review))
    say = phrases(context)
    told = finding(decisions)
    at_the_time = then(context, review.date) if review.date <= context.as_of else None
    changes = up_to(context, review)[1]
    return written(
        "review.html",
        context,
        here or own,
        title=say.plain("review.title", date=review.date),
        summary=say.summary(say.plain(told)),
        source=review.source,
        part=part,
        review=review,
        finding=told,
        decisions=decisions,
        then=at_the_time,
        changes=changes,
        shown=cut(changes, at_the_time.late if at_the_time else (), own, own if here is None else here),
        before=neighbour(roadmap.reviews, place - 1),
        after=neighbour(roadmap.reviews, place + 1),
    )


def parts(context: Context, review: Review) -> Iterator[View]:
    """What the page of a review is too short for: further records that were late, and further changes."""
    own = address(context.roadmap, "review", review.date.isoformat())
    changes, at_the_time = up_to(context, review)[1], then(context, review.date)
    yield from part_views(
        context,
        own,
        phrases(context).plain("review.title", date=review.date),
        cut(changes, at_the_time.late, own, own),
        title=sentence("changes.until", start=changes.start, date=changes.until) if changes else None,
        late_title=at_the_time.title,
    )


def neighbour(reviews: Sequence[Review], place: int) -> Review | None:
    return reviews[place] if 0 <= place < len(reviews) else None


def review_row(context: Context, review: Review) -> ReviewRow:
    decisions = tuple(decisions_of(context, review))
    done = sum(one.done for one in decisions)
    return ReviewRow(
        review=review,
        name=review.date.isoformat(),
        count=sentence("reviews.count" if decisions else "reviews.no_decisions", n=len(decisions), done=amount(done)),
        overdue=sum(one.overdue for one in decisions),
    )


def finding_of_all(context: Context, held: Sequence[Review]) -> Iterator[Sentence]:
    """When the last one was, and what is still to be carried out."""
    if not held:
        yield sentence("reviews.finding.none")
        return
    yield sentence("reviews.finding.last", date=held[-1].date, next=next_review(context))
    still = sum(not one.done for review in held for one in decisions_of(context, review))
    yield sentence("reviews.finding.open" if still else "reviews.finding.all_done", n=still)


def finding(decisions: Sequence[Agreed]) -> Sentence:
    """How many decisions, and how many are carried out."""
    done = sum(one.done for one in decisions)
    if not decisions:
        return sentence("review.finding.none")
    if done == len(decisions):
        return sentence("review.finding.done", n=done)
    return sentence("review.finding.open", n=len(decisions), done=amount(done))
