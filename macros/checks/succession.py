"""Which record of now is which record of an earlier state: by its id, else by the alias that names it.

In: the two states. Out: a `Succession`. An id that is taken twice is left out, for which is meant nobody can say.
"""

import re
from dataclasses import dataclass

from macros.model.commitment import commitments
from macros.model.reading import Reading
from macros.model.records import Record
from macros.problems import Problem

Pair = tuple[Record, Record]  # as it was, and as it is
FOLDERS = {"item": "data/tracks", "use_case": "data/use-cases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """What became of every record."""

    kept: tuple[Pair, ...]
    merged: tuple[Pair, ...]  # it goes under the id of a record that has a past of its own
    converted: tuple[Pair, ...]  # an item that is a use case now, or the other way round
    gone: tuple[Record, ...]
    fresh: tuple[Record, ...]  # that stood nowhere before


def succession(before: Reading, now: Reading) -> Succession:
    """Every record of `before`, and those of `now` that succeed none."""
    twice = {row.id for reading in (before, now) for row in reading.repeated}
    by_id = now.roadmap.record_by_id
    by_alias = {alias: record for record in now.roadmap.records for alias in record.aliases}
    pairs = [(old, by_id.get(old.id) or by_alias.get(old.id)) for old in before.roadmap.records]
    pairs = [(old, new) for old, new in pairs if {old.id, new.id if new else old.id}.isdisjoint(twice)]
    found = [(old, new) for old, new in pairs if new]
    own = {new.id for old, new in found if new.id == old.id}
    taken: set[str] = set()
    kept, merged, converted = [], [], []
    for old, new in found:
        if old.type != new.type:
            converted.append((old, new))
        elif old.id != new.id and new.id in own | taken:
            merged.append((old, new))
        else:
            taken.add(new.id)
            kept.append((old, new))
    succeeded = {new.id for _, new in found} | twice
    return Succession(
        kept=tuple(kept),
        merged=tuple(merged),
        converted=tuple((old, new) for old, new in converted if commitments(old)),
        gone=tuple(old for old, new in pairs if new is None),
        fresh=tuple(record for record in now.roadmap.records if record.id not in succeeded),
    )


def namesake(old: Record, fresh: tuple[Record, ...]) -> Record | None:
    """The new record that is probably this one under another id: by its title, else by all that it promises."""
    alike = [record for record in fresh if record.type == old.type and resembles(record, old)]
    return max(alike, key=lambda record: (record.title == old.title, promises_alike(record, old)), default=None)


def resembles(one: Record, other: Record) -> bool:
    return one.title == other.title or promises_alike(one, other)


def promises_alike(one: Record, other: Record) -> bool:
    return bool(commitments(one)) and set(commitments(one)) == set(commitments(other))


def may_be_unread(record: Record, now: Reading) -> bool:
    """Whether a record that is not there may be where something cannot be read: then only that is told."""
    return any(may_hold(record, *file) for file in now.unread.items()) or any(
        may_name(record, problem) for problem in now.problems
    )


def may_hold(record: Record, path: str, text: str) -> bool:
    """Whether a record may stand in an unread file; one without a text may hold anything that its folder holds."""
    if not path.startswith(FOLDERS[record.type]):
        return False
    return not text or path == record.source.path or record.id in re.findall(r"[a-z0-9-]+", text)


def may_name(record: Record, problem: Problem) -> bool:
    """Whether what is wrong is the writing of an id or of aliases, and may be that of the record."""
    meant = problem.message.values.get("suggestion")
    here = problem.source.path == record.source.path
    return meant == "aliases" if problem.rule != "bad-id" else here or meant == record.id
