"""What a change does around the work: tracks, phases, owners, teams, metrics, reviews, maturity, the roadmap itself.

In: both roadmaps, and what of them could not be read. Out: changes. Of a table in the data the new lines are told one
by one (lines.py), other differences by their key.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.contract.tables import MATURITY, METRIC, OWNER, PHASE, REVIEW, ROADMAP, TEAM, TRACK
from macros.contract.types import Table
from macros.model.organisation import Metric, Review
from macros.model.records import Roadmap, Track
from macros.report.effect.change import Change, Subject
from macros.report.effect.fields import differing, former
from macros.report.effect.lines import Other, Told, beside, lines
from macros.report.effect.pairs import Unread, key, paired
from macros.report.effect.work import named_owner
from macros.source import Source

MATURITY_FILE = "data/maturity.yml"
TABLES: Mapping[str, Table] = {
    "track": TRACK,
    "phase": PHASE,
    "owner": OWNER,
    "team": TEAM,
    "metric": METRIC,
    "review": REVIEW,
}
HANDLED: Mapping[str, tuple[str, ...]] = {  # in lines of their own
    "track": ("confirmed",),
    "phase": ("start", "finish"),
    "team": ("ai_enabled", "assessments"),
    "metric": ("quarters",),
    "review": ("decisions",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both roadmaps, and what of them could not be read."""

    old: Roadmap
    new: Roadmap
    old_unread: Unread
    new_unread: Unread


def other_changes(sides: Sides) -> Told:
    """Everything around the work, kind after kind."""
    old, new = sides.old, sides.new
    yield from whole(sides)
    yield from pairs_of("track", old.tracks, new.tracks, sides)
    yield from pairs_of("phase", old.phases, new.phases, sides)
    yield from reordered(sides)
    yield from pairs_of("owner", old.owners, new.owners, sides)
    yield from pairs_of("team", old.teams, new.teams, sides)
    yield from pairs_of("metric", old.metrics, new.metrics, sides)
    yield from pairs_of("review", old.reviews, new.reviews, sides)


def pairs_of(type_: str, old: tuple[Other, ...], new: tuple[Other, ...], sides: Sides) -> Told:
    """The changes of one kind of thing."""
    for before, after in paired(old, new):
        if after is None:
            assert before is not None
            hidden = before.source.path in sides.new_unread.files
            yield Change(kind="unread" if hidden else "removed", subject=subject_of(type_, before))
            continue
        subject = subject_of(type_, after)
        if before is None:
            hidden = after.source.path in sides.old_unread.files
            yield Change(kind="unread" if hidden else "added", subject=subject)
            if not hidden:
                yield from lines(type_, None, after, subject)
        elif before.source in sides.old_unread.things or after.source in sides.new_unread.things:
            yield Change(kind="unread", subject=subject)
        else:
            yield from altered(type_, before, after, subject, sides)


def altered(type_: str, before: Other, after: Other, subject: Subject, sides: Sides) -> Told:
    """One of them that stands on both sides."""
    was = subject_of(type_, before).title
    name = former(was, subject.title)
    if name:
        yield Change(kind="retitled", subject=subject, before=name, after=subject.title)
    if isinstance(before, Track | Metric) and isinstance(after, Track | Metric) and before.owner != after.owner:
        old, new = named_owner(before.owner, sides.old), named_owner(after.owner, sides.new)
        yield Change(kind="owner", subject=subject, before=old, after=new)
    yield from lines(type_, before, after, subject)
    keys = tuple(differing(before, after, TABLES[type_], ("name", "owner", "items", *HANDLED.get(type_, ()))))
    translated = ("name",) if name is None and was != subject.title else ()
    if keys := (*translated, *keys, *beside(before, after)):
        yield Change(kind="changed", subject=subject, keys=keys)


def subject_of(type_: str, thing: Other) -> Subject:
    title = str(thing.date) if isinstance(thing, Review) else thing.name
    return Subject(type=type_, id=key(thing), title=title, source=thing.source)


def whole(sides: Sides) -> Told:
    """The roadmap as a whole, and how maturity is scored."""
    old, new = sides.old, sides.new
    subject = Subject(type="roadmap", id="roadmap", title=new.title, source=new.source)
    path = new.source.path
    if path not in sides.old_unread.files | sides.new_unread.files:
        keys = tuple(differing(old, new, ROADMAP))
        if keys:
            yield Change(kind="changed", subject=subject, keys=keys)
    if MATURITY_FILE in sides.old_unread.files | sides.new_unread.files:
        return
    subject = Subject(type="maturity", id="maturity", title="", source=Source(MATURITY_FILE))
    if old.maturity and new.maturity:
        if keys := tuple(differing(old.maturity, new.maturity, MATURITY)):
            yield Change(kind="changed", subject=subject, keys=keys)
    elif old.maturity or new.maturity:
        yield Change(kind="added" if new.maturity else "removed", subject=subject)


def reordered(sides: Sides) -> Told:
    """The phases that stand on both sides, in another order."""
    old, new = [phase.id for phase in sides.old.phases], [phase.id for phase in sides.new.phases]
    if [id_ for id_ in old if id_ in new] != [id_ for id_ in new if id_ in old]:
        first = sides.new.phases[0]
        yield Change(kind="reordered", subject=subject_of("phase", first))
