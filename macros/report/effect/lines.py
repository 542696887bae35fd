"""The lines that came into the data around the work: counts and assessments of teams, quarters of metrics, decisions.

In: one of them before and after; None before: it is new. Out: changes, and the keys of what changed otherwise.
"""

from collections.abc import Callable, Iterator, Mapping

from macros.contract.tables import DECISION
from macros.model.organisation import Decision, Metric, Owner, Review, Team
from macros.model.records import Phase, Track
from macros.report.effect.change import Change, Subject
from macros.report.effect.fields import differing, same

Other = Track | Phase | Owner | Team | Metric | Review
Told = Iterator[Change]


def track_lines(before: Track | None, after: Track, subject: Subject) -> Told:
    if after.confirmed and (before is None or before.confirmed != after.confirmed):
        yield Change(kind="confirmed", subject=subject, after=after.confirmed)


def phase_lines(before: Phase | None, after: Phase, subject: Subject) -> Told:
    for name in ("start", "finish"):
        was, now = getattr(before, name, None), getattr(after, name)
        if not same(was, now):
            yield Change(kind="dated", subject=subject, key=name, before=was, after=now)


def team_lines(before: Team | None, after: Team, subject: Subject) -> Told:
    counted = {count.date for count in before.ai_enabled} if before else set()
    assessed = {one.date for one in before.assessments} if before else set()
    for count in after.ai_enabled:
        if count.date not in counted:
            yield Change(kind="counted", subject=subject, key=str(count.date), after=count.people)
    for one in after.assessments:
        if one.date not in assessed:
            yield Change(kind="assessed", subject=subject, after=one.date)


def metric_lines(before: Metric | None, after: Metric, subject: Subject) -> Told:
    old = before.quarters if before else {}
    for quarter in sorted({*old, *after.quarters}):
        for kind in ("target", "actual"):
            was, now = (getattr(one.get(quarter), kind, None) for one in (old, after.quarters))
            if was != now:
                yield Change(kind=kind, subject=subject, key=str(quarter), before=was, after=now)


def review_lines(before: Review | None, after: Review, subject: Subject) -> Told:
    known = {opening(one): one for one in before.decisions} if before else {}
    for one in after.decisions:
        old = known.get(opening(one))
        if old is None:
            yield Change(kind="decided", subject=subject, after=one.what, why=one.why or None)
        elif one.done and not old.done:
            yield Change(kind="carried-out", subject=subject, before=one.what, after=one.done)


def opening(decision: Decision) -> str:
    """What was decided, in the first language it is written in: by that a decision is known again."""
    return decision.what if isinstance(decision.what, str) else next(iter(decision.what.values()))


def beside(before: Other, after: Other) -> Iterator[str]:
    """The keys of a table that changed otherwise than by new lines."""
    if isinstance(before, Track) and isinstance(after, Track):
        if before.confirmed and not after.confirmed:
            yield "confirmed"
    elif isinstance(before, Team) and isinstance(after, Team):
        if not kept(before.ai_enabled, after.ai_enabled):
            yield "ai_enabled"
        if not kept(before.assessments, after.assessments):
            yield "assessments"
    elif isinstance(before, Review) and isinstance(after, Review) and not decisions_kept(before, after):
        yield "decisions"


def kept(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
    """Whether every old line stands there as it was."""
    return all(any(same(old, new) for new in after) for old in before)


def decisions_kept(before: Review, after: Review) -> bool:
    """The same of decisions, of which it may be told since then that they were carried out."""
    new = {opening(one): one for one in after.decisions}
    return all(
        (now := new.get(opening(old))) is not None
        and not [name for name in differing(old, now, DECISION) if name != "done" or old.done]
        for old in before.decisions
    )


def lines(type_: str, before: Other | None, after: Other, subject: Subject) -> Told:
    """What is told line by line of one of them."""
    if type_ in LINES:
        yield from LINES[type_](before, after, subject)


LINES: Mapping[str, Callable[..., Told]] = {
    "track": track_lines,
    "phase": phase_lines,
    "team": team_lines,
    "metric": metric_lines,
    "review": review_lines,
}
