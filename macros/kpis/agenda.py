"""The agenda of the coming review: what to decide, what became of last time's decisions, what to celebrate, what comes.

In: the roadmap and the as-of day. Out: `Agenda`, every point with its place, the reason and who answers for it. What a
record may be asked stands in asking.py. Nothing is left out here: how much fits on paper is the page's affair.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.kpis.asking import Point, Questions
from macros.kpis.due import Due, judge
from macros.kpis.figure import Figure, Reason, Row, reason, row_of
from macros.kpis.pitfalls import unconfirmed
from macros.kpis.rhythm import held, missed, next_review
from macros.kpis.standing import existing
from macros.model.dates import Fact
from macros.model.promise import end_at, promise_at
from macros.model.records import STAGES, Decision, Item, Record, Review, Roadmap, UseCase
from macros.model.status import done_on, is_done, is_halted, is_late, is_paused, known


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the review of a day is about."""

    day: dt.date  # of the coming review
    last: dt.date | None  # of the last one
    missed: tuple[dt.date, ...]  # days of review since the last one, without a review
    until: dt.date  # the last day of what comes
    decide: tuple[Point, ...]  # by rank
    decided: tuple[Point, ...]  # last time, and what became of it; before that, what is still open
    celebrate: tuple[Point, ...]
    coming: tuple[Point, ...]  # by day


def agenda(roadmap: Roadmap, as_of: dt.date, over_p85: Figure | None) -> Agenda:
    """The agenda on a day; `over_p85` is the figure of lead time that names what is longer in progress than most."""
    past, day = held(roadmap, as_of), next_review(roadmap, as_of)
    last = past[-1] if past else None
    until = day + dt.timedelta(roadmap.review_every_days)
    asked = tuple(open_decisions(past, as_of))
    return Agenda(
        day=day,
        last=last.date if last else None,
        missed=tuple(gone for gone, before in missed(roadmap, as_of) if before is last),
        until=until,
        decide=tuple(to_decide(roadmap, as_of, day, until, asked, over_p85)),
        decided=tuple(decided(past, as_of, day)),
        celebrate=tuple(to_celebrate(roadmap, as_of, last.date if last else None)),
        coming=tuple(to_come(roadmap, as_of, day, until, asked)),
    )


def open_decisions(past: Sequence[Review], as_of: dt.date) -> Iterator[tuple[Review, Decision]]:
    """The decisions that are not done by the day, in the order in which they were taken."""
    for review in past:
        for decision in review.decisions:
            if not is_carried_out(decision, as_of):
                yield review, decision


def is_carried_out(decision: Decision, as_of: dt.date) -> bool:
    return decision.done is not None and decision.done <= as_of


def to_decide(
    roadmap: Roadmap,
    as_of: dt.date,
    day: dt.date,
    until: dt.date,
    asked: Sequence[tuple[Review, Decision]],
    over_p85: Figure | None,
) -> Iterator[Point]:
    """By rank: open decisions by the day they are due, then records, then tracks.

    A decision is asked when the review after the coming one is too late for it. A record that such a decision is about
    stands under it, and not once more.
    """
    points = {point.row.id: point for point in Questions(roadmap=roadmap, as_of=as_of, over_p85=over_p85).points()}
    due = [one for one in asked if (one[1].due or day) < until]
    for review, decision in sorted(due, key=lambda one: one[1].due or day):
        about = tuple(points.pop(name) for name in decision.items if name in points)
        yield replace(decision_point(review, decision, as_of, day), about=about)
    yield from sorted(points.values(), key=lambda point: point.rank)
    for track, confirmed in sorted(unconfirmed(roadmap, as_of), key=lambda one: (one[1], one[0].id)):
        why = reason("confirmed-long-ago", date=confirmed)
        yield Point(
            kind="track",
            row=Row(id=track.id, kind="track", source=track.source, why=why),
            owner=track.owner,
            day=confirmed,
        )


def decision_point(review: Review, decision: Decision, as_of: dt.date, day: dt.date) -> Point:
    """A decision with its state: carried out, overdue, or due by a day, else by the coming review."""
    return Point(
        kind="decision",
        row=Row(id=review.date.isoformat(), kind="review", source=decision.source, why=state_of(decision, as_of, day)),
        owner=decision.owner,
        day=decision.due or day,
        decision=decision,
        review=review.date,
    )


def state_of(decision: Decision, as_of: dt.date, day: dt.date) -> Reason:
    if decision.done and is_carried_out(decision, as_of):
        return reason("decision-done", date=decision.done)
    if decision.due and decision.due < as_of:
        return reason("decision-overdue", date=decision.due)
    if decision.due:
        return reason("decision-due", date=decision.due)
    return reason("decision-next-review", date=day)


def decided(past: Sequence[Review], as_of: dt.date, day: dt.date) -> Iterator[Point]:
    """Every decision of the last review, then those of earlier ones that are still open, the latest first."""
    for turn, review in enumerate(reversed(past)):
        for decision in review.decisions:
            if turn == 0 or not is_carried_out(decision, as_of):
                yield decision_point(review, decision, as_of, day)


def to_celebrate(roadmap: Roadmap, as_of: dt.date, since: dt.date | None) -> Iterator[Point]:
    """What was done since the last review, that day included; use cases and milestones first, then the latest."""
    found: list[tuple[bool, int, str, Point]] = []
    for record in existing(roadmap.records, as_of):
        fact = done_on(record)
        if fact is None or fact.day is None or not is_done(record, as_of) or (since and fact.day < since):
            continue
        why = told_done(record, fact, as_of)
        point = record_point(roadmap, record, "done", why, fact.day)
        great = isinstance(record, UseCase) or record.kind == "milestone"
        found.append((not great, -fact.day.toordinal(), record.id, point))
    yield from (one[-1] for one in sorted(found, key=lambda one: one[:-1]))


def told_done(record: Record, fact: Fact, as_of: dt.date) -> Reason:
    """When it was done, beside what was promised where something was."""
    judged = judge(record, as_of)
    if isinstance(judged, Due):
        return judged.row.why
    if judged.first and judged.row.why.key == "done-not-due-yet":
        return reason("done-early", done=fact, date=judged.first)
    return reason("done-on", done=fact)


def to_come(
    roadmap: Roadmap,
    as_of: dt.date,
    day: dt.date,
    until: dt.date,
    asked: Sequence[tuple[Review, Decision]],
) -> Iterator[Point]:
    """What is promised until the review after the coming one: finishes, starts, stages, and decisions due on it."""
    points = [decision_point(*one, as_of, day) for one in asked if (one[1].due or day) == until]
    for record in existing(roadmap.records, as_of):
        waits = is_paused(record, as_of) or is_late(record, as_of)
        if not (waits or is_done(record, as_of) or is_halted(record, as_of)):
            points += promised(roadmap, record, as_of, until)
    yield from sorted(points, key=lambda point: (point.day, point.kind, point.row.id, str(point.row.source)))


def promised(roadmap: Roadmap, record: Record, as_of: dt.date, until: dt.date) -> Iterator[Point]:
    """The dates of a record that fall from the day until another; its start only while it has not begun."""
    end, dates = end_at(record, as_of), promise_at(record, as_of)
    if end and as_of <= end.last <= until:
        yield record_point(roadmap, record, "finishes", reason("to-finish", date=end), end.last)
    if isinstance(record, Item):
        start = dates.get("start")
        if start and as_of <= start.first <= until and not known(record.started, as_of):
            yield record_point(roadmap, record, "starts", reason("to-start", date=start), start.first)
        return
    for stage in STAGES[:-1]:
        date = dates.get(stage)
        if date and as_of <= date.last <= until and not known(record.stages.get(stage), as_of):
            yield record_point(roadmap, record, "stage", reason(f"to-{stage}", date=date), date.last)


def record_point(roadmap: Roadmap, record: Record, kind: str, why: Reason, day: dt.date) -> Point:
    return Point(kind=kind, row=row_of(record, why), owner=roadmap.owner_of(record), day=day)
