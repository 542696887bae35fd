"""What changed since the last review, and in the time up to each review: done, started, moved, late, new and more.

In: the context; as a macro the day to look back to. Out: a view. What the promises did in all comes from git.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from macros.pages.change_parts import WHOLE, cut, part_views
from macros.pages.context import Context
from macros.pages.decisions import past_reviews
from macros.pages.links import UnknownPage, address
from macros.pages.past_promises import without
from macros.pages.periods import Period, period, up_to
from macros.pages.phrases import Sentence, sentence
from macros.pages.promise_totals import promise_totals
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.view import View

TOLD = 6  # at most so many reviews tell their changes here; older ones only how many, and on their own page
ROWS = 100  # of changes on one page: the reviews beyond them tell how many too


def views(context: Context) -> Iterator[View]:
    """The page, and the parts that it is too short for."""
    own, name = address(context.roadmap, "changes"), phrases(context).plain("changes.title")
    now = period(context, since_last(context), context.as_of)
    yield view(context)
    yield from part_views(context, own, name, cut(now, (), own, own), title=sentence("changes.since", start=now.start))


def view(context: Context, *, since: object = None, here: str | None = None, part: int = 1) -> View:
    """Since the last review and, before it, up to each review; with `since` only since that day."""
    held = past_reviews(context)
    now = period(context, checked_day(since, context.as_of) or since_last(context), context.as_of)
    own = address(context.roadmap, "changes")
    here = own if here is None else here
    shown = cut(now, (), own, here, whole=None if since else WHOLE)
    earlier = () if since else tuple(reversed([up_to(context, review) for review in held]))
    told_here = in_full([found for _, found in earlier], ROWS - sum(len(one.rows) for one in shown.groups))
    say = phrases(context)
    told = tuple(finding(now))
    return written(
        "changes.html",
        context,
        here,
        title=say.plain("changes.title"),
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        part=part,
        whole=since is None,
        finding=told,
        now=now,
        shown=shown,
        no_reviews=since is None and not any(review.date < context.as_of for review in held),
        reviews=earlier[:told_here],
        older=earlier[told_here:],
        reviews_title=reviews_title([found for _, found in earlier if found]),
        totals=promise_totals(context),
        no_past=without(context),
    )


def in_full(periods: Iterable[Period | None], room: int) -> int:
    """How many of the reviews, the newest first, can tell their changes in so many rows."""
    told = 0
    for found in periods:
        room -= found.rows if found else 0
        if room < 0 or told == TOLD:
            break
        told += 1
    return told


def since_last(context: Context) -> dt.date:
    """The day of the last review before the as-of day."""
    before = [review.date for review in past_reviews(context) if review.date < context.as_of]
    return before[-1] if before else rhythm_ago(context)


def checked_day(wanted: object, last: dt.date) -> dt.date | None:
    """A day that is over; None where none is asked for."""
    if wanted is None:
        return None
    try:
        day = dt.date.fromisoformat(str(wanted))
    except ValueError:
        raise UnknownPage("since", str(wanted), ()) from None
    if day > last:
        raise UnknownPage("since", str(wanted), ())
    return day


def rhythm_ago(context: Context) -> dt.date:
    """Where no review was held, as far back as the last one would be."""
    return context.as_of - dt.timedelta(context.roadmap.review_every_days)


def reviews_title(periods: Sequence[Period]) -> Sentence:
    """Before how many of the reviews that have an earlier one a promise came to lie later."""
    moved = sum(any(row.change.later for one in found.groups for row in one.rows) for found in periods)
    if not periods:
        return sentence("changes.reviews.first")
    if moved == len(periods):
        return sentence("changes.reviews.all", n=moved)
    return sentence("changes.reviews.some" if moved else "changes.reviews.none", n=len(periods), moved=moved)


def finding(found: Period) -> Iterator[Sentence]:
    """How many records changed, and of these how many are done, promised later and late."""
    if not found.groups:
        yield sentence("changes.finding.none", start=found.start)
        return
    yield sentence("changes.finding.some", n=found.changed, start=found.start)
    changes = [row.change for one in found.groups for row in one.rows]
    counted = {
        "done": sum(change.kind == "done" for change in changes),
        "later": sum(change.later for change in changes),
        "late": sum(change.kind == "late" for change in changes),
    }
    for name, n in counted.items():
        if n:
            yield sentence(f"changes.finding.{name}", n=n)
