"""Which of the old belongs to which of the new, and what of it could not be read.

In: two readings. Out: pairs of records, one of them None for what came or went. A record is followed through its
aliases, whichever side has them. What stands in a file that could not be read came nor went.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.model.organisation import Metric, Owner, Review, Team
from macros.model.reading import Reading
from macros.model.records import Phase, Record, Roadmap, Track
from macros.source import Source

Thing = Record | Track | Phase | Owner | Team | Metric | Review
T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What of a reading nobody can rely on."""

    files: frozenset[str]  # with a mistake in them
    things: frozenset[Source]  # in which a mistake stands


def unread(reading: Reading) -> Unread:
    """The files and the records with a mistake in them; what only contradicts something else was read well."""
    starts: dict[str, list[Source]] = {}
    for source in sorted(thing.source for thing in things(reading.roadmap)):
        starts.setdefault(source.path, []).append(source)
    found = set()
    for problem in reading.problems:
        if there := starts.get(problem.source.path):
            found.add(there[max(0, bisect_right(there, problem.source) - 1)])
    there_not = "missing-key.file"  # what does not exist holds nothing that could not be read
    files = (problem.source.path for problem in reading.problems if problem.message.key != there_not)
    return Unread(files=frozenset(files), things=frozenset(found))


def things(roadmap: Roadmap) -> tuple[Thing, ...]:
    """Everything that stands in the data on its own."""
    work: tuple[Thing, ...] = (*roadmap.records, *roadmap.tracks, *roadmap.phases)
    return (*work, *roadmap.owners, *roadmap.teams, *roadmap.metrics, *roadmap.reviews)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The ids of records after the change, by those before it."""

    after: Mapping[str, str]

    def __getitem__(self, id_: str) -> str:
        return self.after.get(id_, id_)


def names(before: Roadmap, after: Roadmap) -> Names:
    """The records that stand under another id: the one is an alias of the other."""
    old, new = before.record_by_id, after.record_by_id
    found = {alias: id_ for id_, record in new.items() if id_ not in old for alias in record.aliases}
    found = {alias: id_ for alias, id_ in found.items() if alias in old and alias not in new}
    for id_, record in old.items():
        if id_ not in new and id_ not in found:
            back = [alias for alias in record.aliases if alias in new and alias not in old]
            if back:
                found[id_] = back[0]
    return Names(after=found)


def paired(before: Iterable[T], after: Iterable[T], renamed: Names | None = None) -> list[tuple[T | None, T | None]]:
    """The old and the new by id, in the order of the new; what is gone comes last."""
    named = {renamed[key(thing)] if renamed else key(thing): thing for thing in before}
    pairs: list[tuple[T | None, T | None]] = [(named.pop(key(thing), None), thing) for thing in after]
    return [*pairs, *((thing, None) for thing in named.values())]


def key(thing: Thing) -> str:
    """The id, or the day of a review."""
    return str(thing.date) if isinstance(thing, Review) else thing.id
