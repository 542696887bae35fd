"""What a change does to items and use cases: what came and went, what happened, and what is written otherwise.

In: pairs of records and the roadmaps they stand in. Out: changes. What could not be read is told as such, and nothing
is concluded from it.
"""

from collections.abc import Iterator, Mapping

from macros.contract.tables import ITEM, USE_CASE
from macros.contract.types import Table
from macros.model.dates import Fact
from macros.model.records import STAGES, Halt, Item, Record, Roadmap, UseCase
from macros.report.effect.change import Change, Named, Subject
from macros.report.effect.fields import differing, former, same
from macros.report.effect.promises import promise_changes, retold

TABLES: Mapping[str, Table] = {"item": ITEM, "use_case": USE_CASE}
TOLD = ("id", "title", "track", "phase", "owner", "planned", "replanned")  # in a way of their own
FACTS = ("started", "finished", "stages", "paused", "dropped", "stopped")
REACHED = {"started": "started", "finished": "done", "production": "live"}  # every other stage: reached


def subject_of(record: Record) -> Subject:
    return Subject(type=record.type, id=record.id, title=record.title, source=record.source)


def appeared(after: Record, roadmap: Roadmap) -> Iterator[Change]:
    """A record that is new, and all that is said of it."""
    subject = subject_of(after)
    yield Change(kind="added", subject=subject, after=track_of(after, roadmap))
    yield from happened(None, after, subject)


def altered(before: Record, after: Record, old: Roadmap, new: Roadmap) -> Iterator[Change]:
    """What happened to a record, and what is written otherwise."""
    subject = subject_of(after)
    if before.id != after.id:
        yield Change(kind="renamed", subject=subject, before=before.id, after=after.id)
    title = former(before.title, after.title)
    if title:
        yield Change(kind="retitled", subject=subject, before=title, after=after.title)
    if before.type != after.type:
        yield Change(kind="became", subject=subject, before=before.type, after=after.type)
    yield from happened(before, after, subject)
    yield from referred(before, after, old, new)
    keys = [*differing(before, after, TABLES[after.type], (*TOLD, *FACTS)), *reworded(before, after)]
    keys += retold(before, after, list(promise_changes(before, after, subject)))
    if before.owner != after.owner and owner_of(before, old) == owner_of(after, new):
        keys.append("owner")
    if title is None and before.title != after.title:
        keys.append("title")
    excused = {"aliases": before.id != after.id, "kind": before.type != after.type}  # it follows from what was told
    keys = [key for key in keys if not excused.get(key)]
    if keys:
        yield Change(kind="changed", subject=subject, keys=tuple(keys))


def compared_in_doubt(before: Record, after: Record) -> Iterator[Change]:
    """Of a record that could not be read whole: that, and the keys that stand there on both sides."""
    subject = subject_of(after)
    yield Change(kind="unread", subject=subject)
    keys = differing(before, after, TABLES[after.type], ("id", "planned", "replanned", *FACTS))
    there = tuple(key for key in keys if getattr(before, key, None) and getattr(after, key, None))
    if there:
        yield Change(kind="changed", subject=subject, keys=there)


def happened(before: Record | None, after: Record, subject: Subject) -> Iterator[Change]:
    """The facts that came, went or moved; of a new record, all it has."""
    was, now = facts(before), facts(after)
    for key in dict.fromkeys((*now, *was)):
        old, new = was.get(key), now.get(key)
        if old is None and new:
            named = key if REACHED.get(key) is None else None
            yield Change(kind=REACHED.get(key, "reached"), subject=subject, key=named, after=new)
        elif old and new is None:
            yield Change(kind="unreached", subject=subject, key=key, before=old)
        elif old and new and old.written != new.written:
            yield Change(kind="corrected", subject=subject, key=key, before=old, after=new)
    yield from halts(before, after, subject)


def facts(record: Record | None) -> Mapping[str, Fact]:
    """What was reached, in the order of the work."""
    if isinstance(record, UseCase):
        return {name: record.stages[name] for name in STAGES if name in record.stages}
    named = {"started": record.started, "finished": record.finished} if record else {}
    return {key: fact for key, fact in named.items() if fact}


def halts(before: Record | None, after: Record, subject: Subject) -> Iterator[Change]:
    """Paused or going on again, ended or not after all."""
    paused, halted = (before.paused, before.halted) if before else (None, None)
    if after.paused and not paused:
        yield halt("paused", subject, after.paused)
    if paused and not after.paused and not ended(after):
        yield Change(kind="resumed", subject=subject, before=paused.date)
    if after.halted and not halted:
        retired = isinstance(after, UseCase) and "production" in after.stages
        yield halt("retired" if retired else "dropped", subject, after.halted)
    if halted and not after.halted:
        yield Change(kind="revived", subject=subject, before=halted.date)


def halt(kind: str, subject: Subject, found: Halt) -> Change:
    return Change(kind=kind, subject=subject, after=found.date, why=found.why or None)


def ended(record: Record) -> bool:
    done = record.finished if isinstance(record, Item) else record.stages.get("production")
    return bool(record.halted or done)


def reworded(before: Record, after: Record) -> Iterator[str]:
    """The keys of a pause or an end that was there, and says something else."""
    if before.paused and after.paused and not same(before.paused, after.paused):
        yield "paused"
    if before.halted and after.halted and not same(before.halted, after.halted):
        yield "dropped" if isinstance(after, Item) else "stopped"


def referred(before: Record, after: Record, old: Roadmap, new: Roadmap) -> Iterator[Change]:
    """Another owner, track or phase; an owner that follows from the track is told there."""
    subject = subject_of(after)
    was, now = owner_of(before, old), owner_of(after, new)
    if before.owner != after.owner and was != now:
        yield Change(kind="owner", subject=subject, before=named_owner(was, old), after=named_owner(now, new))
    if before.track != after.track:
        yield Change(kind="track", subject=subject, before=track_of(before, old), after=track_of(after, new))
    if before.phase != after.phase:
        yield Change(kind="phase", subject=subject, before=phase_of(before, old), after=phase_of(after, new))


def owner_of(record: Record, roadmap: Roadmap) -> str | None:
    """The id of its own owner, else its track's; None where the track does not exist."""
    track = roadmap.track_by_id.get(record.track)
    return record.owner or (track.owner if track else None)


def named_owner(id_: str | None, roadmap: Roadmap) -> Named | None:
    owner = roadmap.owner_by_id.get(id_) if id_ else None
    return Named(id=id_, title=owner.name if owner else id_) if id_ else None


def track_of(record: Record, roadmap: Roadmap) -> Named:
    track = roadmap.track_by_id.get(record.track)
    return Named(id=record.track, title=track.name if track else record.track)


def phase_of(record: Record, roadmap: Roadmap) -> Named | None:
    if record.phase is None:
        return None
    phase = roadmap.phase_by_id.get(record.phase)
    return Named(id=record.phase, title=phase.name if phase else record.phase)
