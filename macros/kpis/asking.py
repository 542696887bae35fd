"""What a review has to ask of a record: late, passed, too long on its way, at a standstill, without an owner.

In: the roadmap and the as-of day. Out: points, one a record with every reason there is, ranked by one rule: late work
first, that which most other work waits for before the rest; then the longest on its way, the longest at a standstill,
and work without an owner of its own.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.kpis.figure import Figure, Reason, Row, reason, row_of
from macros.kpis.rhythm import held
from macros.kpis.standing import existing
from macros.kpis.waiting import successors, waiting
from macros.model.promise import end_at, first_promise, same_days
from macros.model.records import Decision, Record, Roadmap
from macros.model.status import is_open, is_paused, status

UNMOVED = 2  # reviews without a movement
Rank = tuple[int, int, int, str]
RANKS = {"late": 0, "late-again": 0, "paused": 1, "long": 2, "still": 3, "no-owner": 4}  # in the order of asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the agenda: what it is about, why, and who answers for it."""

    kind: str  # decision, one of RANKS, track; done; finishes, starts, stage
    row: Row  # its id, its place and the first reason
    owner: str | None  # an owner's id; None: of a decision that has none
    day: dt.date | None = None  # what it is ordered by
    also: tuple[Reason, ...] = ()  # further reasons
    about: tuple["Point", ...] = ()  # of a decision: its records that would be asked otherwise
    decision: Decision | None = None
    review: dt.date | None = None  # in which the decision was taken
    rank: Rank = (0, 0, 0, "")

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return (self.row.why, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One reason to ask, and for how many days it has been there."""

    kind: str  # one of RANKS
    why: Reason
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class Questions:
    """The questions of one day."""

    roadmap: Roadmap
    as_of: dt.date
    over_p85: Figure | None  # the use cases that are longer in progress than the 85th percentile

    def points(self) -> Iterator[Point]:
        """One for each record that has to be asked something, in no order."""
        after = successors(self.roadmap, self.as_of)
        for record in existing(self.roadmap.records, self.as_of):
            found = list(self.causes(record)) if is_open(record, self.as_of) else []
            if found:
                first, *others = found
                waits = len(waiting(record, after)) if RANKS[first.kind] == 0 else 0
                yield Point(
                    kind=first.kind,
                    row=row_of(record, first.why),
                    owner=self.roadmap.owner_of(record),
                    also=tuple(other.why for other in others),
                    rank=(RANKS[first.kind], -waits, -first.days, record.id),
                )

    def causes(self, record: Record) -> Iterator[Cause]:
        """Why an open record has to be asked something, in the order of RANKS."""
        yield from self.passed(record)
        if record.id in self.long:
            yield self.long[record.id]
        state = status(record, self.as_of)
        last = self.last_movement(record)
        if state in ("active", "paused") and self.before_last and (last is None or last < self.before_last):
            why = reason("still-since", date=last) if last else reason("still")
            yield Cause(kind="still", why=why, days=(self.as_of - (last or self.before_last)).days)
        if state == "active" and not record.owner:
            yield Cause(kind="no-owner", why=reason("without-own-owner"))

    def passed(self, record: Record) -> Iterator[Cause]:
        """A promise that lies before the day: late without a new one, late again, or passed in a pause."""
        end, first = end_at(record, self.as_of), first_promise(record)
        if end is None or first is None or end.last >= self.as_of:
            return
        days = (self.as_of - end.last).days
        if is_paused(record, self.as_of):
            yield Cause(kind="paused", why=reason("paused-and-passed", date=end), days=days)
        elif same_days(first.date, end):
            yield Cause(kind="late", why=reason("late-not-replanned", date=end), days=days)
        else:
            yield Cause(kind="late-again", why=reason("late-again", date=end, first=first.date), days=days)

    @cached_property
    def long(self) -> Mapping[str, Cause]:
        """The use cases longer in progress than the 85th percentile, with for how long."""
        hits = self.over_p85.hits if self.over_p85 else ()
        return {
            row.id: Cause(kind="long", why=reason("longer-than-most", **row.why.values), days=int(row.value or 0))
            for row in hits
        }

    @cached_property
    def before_last(self) -> dt.date | None:
        """The day of the review before last."""
        past = held(self.roadmap, self.as_of)
        return past[-UNMOVED].date if len(past) >= UNMOVED else None

    @cached_property
    def named(self) -> Mapping[str, dt.date]:
        """The last review of which a decision names a record."""
        found: dict[str, dt.date] = {}
        for review in held(self.roadmap, self.as_of):
            found |= {name: review.date for decision in review.decisions for name in decision.items}
        return found

    def last_movement(self, record: Record) -> dt.date | None:
        """The last day of a fact, a replanning, a pause or a decision that names it; None without any."""
        days = [fact.day for fact in record.facts if fact.day and fact.day <= self.as_of]
        days += [entry.date for entry in record.replanned if entry.date <= self.as_of]
        days += [self.named[record.id]] if record.id in self.named else []
        return max(days, default=None)
