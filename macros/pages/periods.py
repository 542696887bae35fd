"""What changed in a time, by kind: the rows, their headings and how many there are.

In: the context and two days, or a review. Out: frozen records; a period in which nothing changed has no groups.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.model.records import Review
from macros.pages.changed import Change, all_changes
from macros.pages.context import Context
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.standing import owner_name


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
    def rows(self) -> int:
        """Changes; a record has one of each kind."""
        return sum(len(one.rows) for one in self.groups)

    @property
    def start(self) -> Sentence:
        """The first day, as sentences name it."""
        return sentence("changes.start.review" if self.from_review else "changes.start.day", date=self.since)


def up_to(context: Context, review: Review) -> tuple[Review, Period | None]:
    """A review with the time since the one before it; the first has none."""
    earlier = [other.date for other in context.roadmap.reviews if other.date < review.date]
    return review, period(context, earlier[-1], review.date) if earlier else None


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
