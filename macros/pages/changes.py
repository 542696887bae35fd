"""What changed since the last review, and in the time up to each review: done, started, moved, late, new and more.

In: the context; as a macro the day to look back to. Out: a view. What the promises did in all comes from git.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.model.records import Review
from macros.pages.changed import Change, all_changes
from macros.pages.context import Context
from macros.pages.decisions import past_reviews
from macros.pages.links import UnknownPage, address
from macros.pages.past_promises import without
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.promise_totals import promise_totals
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import owner_name
from macros.pages.view import View

WHOLE = 6  # so many reviews tell their changes here; older ones only how many, and on their own page


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    change: Change
    owner: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The changes of one kind."""

    kind: str
    title: Sentence
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time behind one day up to another."""

    since: dt.date
    until: dt.date
    from_review: bool  # whether a review was held on the first day
    groups: tuple[Group, ...]
    counts: tuple[Sentence, ...]
    changed: int  # records

    @property
    def start(self) -> Sentence:
        """The first day, as sentences name it."""
        return sentence("changes.start.review" if self.from_review else "changes.start.day", date=self.since)


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, since: object = None, here: str | None = None, part: int = 1) -> View:
    """Since the last review and, before it, up to each review; with `since` only since that day."""
    held = past_reviews(context)
    before = [review.date for review in held if review.date < context.as_of]
    day = checked_day(since, context.as_of) or (before[-1] if before else rhythm_ago(context))
    now = period(context, day, context.as_of)
    earlier = () if since else tuple(reversed([up_to(context, review) for review in held]))
    say = phrases(context)
    told = tuple(finding(now))
    return written(
        "changes.html",
        context,
        here or address(context.roadmap, "changes"),
        title=say.plain("changes.title"),
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        part=part,
        whole=since is None,
        finding=told,
        now=now,
        no_reviews=not before and since is None,
        reviews=earlier[:WHOLE],
        older=earlier[WHOLE:],
        reviews_title=reviews_title([found for _, found in earlier if found]),
        totals=promise_totals(context),
        no_past=without(context),
    )


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


def up_to(context: Context, review: Review) -> tuple[Review, Period | None]:
    """A review with the time since the one before it; the first has none."""
    earlier = [other.date for other in context.roadmap.reviews if other.date < review.date]
    return review, period(context, earlier[-1], review.date) if earlier else None


def reviews_title(periods: Sequence[Period]) -> Sentence:
    """Before how many of the reviews that have an earlier one a promise came to lie later."""
    moved = sum(any(row.change.later for one in found.groups for row in one.rows) for found in periods)
    if not periods:
        return sentence("changes.reviews.first")
    if moved == len(periods):
        return sentence("changes.reviews.all", n=moved)
    return sentence("changes.reviews.some" if moved else "changes.reviews.none", n=len(periods), moved=moved)


def period(context: Context, since: dt.date, until: dt.date) -> Period:
    """Everything that changed behind the first day, up to and including the last."""
    found = all_changes(context, since, until)
    made = tuple(
        group(context, kind, tuple(members)) for kind, members in groupby(found, key=lambda change: change.kind)
    )
    return Period(
        since=since,
        until=until,
        from_review=any(review.date == since for review in context.roadmap.reviews),
        groups=made,
        counts=tuple(sentence(f"changes.count.{one.kind}", n=len(one.rows)) for one in made),
        changed=len({change.record.id for change in found}),
    )


def group(context: Context, kind: str, members: Sequence[Change]) -> Group:
    roadmap = context.roadmap
    return Group(
        kind=kind,
        title=sentence(f"changes.group.{kind}", n=len(members)),
        rows=tuple(
            Row(change=change, owner=owner_name(roadmap, roadmap.owner_of(change.record))) for change in members
        ),
    )


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
