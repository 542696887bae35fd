"""Who belongs to what, found in one pass over the roadmap, so that a page for each record stays linear in the data.

In: the roadmap. Out: lists by id. A view of one page makes it on its own; `views` makes it once for all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.model.records import Item, Record, Roadmap, UseCase

R = TypeVar("R")
Lists = Mapping[str, tuple[Record, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Each list is in the order of the roadmap; an id without any is not among the keys."""

    after: Lists  # by record: those that need it first
    of_track: Lists
    guests: Lists  # by track: records of other tracks that name it
    of_owner: Lists  # by owner: own or by its track
    with_owner: Lists  # by owner: those it works on with another
    serving: Mapping[str, tuple[Item, ...]]  # by use case
    of_team: Mapping[str, tuple[UseCase, ...]]


def relations(roadmap: Roadmap) -> Relations:
    """All of them."""
    records = roadmap.records
    return Relations(
        after=by((needed, record) for record in records for needed in record.depends_on),
        of_track=by((record.track, record) for record in records),
        guests=by((track, record) for record in records for track in record.also),
        of_owner=by((roadmap.owner_of(record), record) for record in records),
        with_owner=by((owner, record) for record in records for owner in record.with_),
        serving=by((item.use_case, item) for item in roadmap.items if item.use_case),
        of_team=by((use_case.team, use_case) for use_case in roadmap.use_cases if use_case.team),
    )


def by(pairs: Iterable[tuple[str, R]]) -> Mapping[str, tuple[R, ...]]:
    """The records by the name they were paired with."""
    found: dict[str, list[R]] = defaultdict(list)
    for name, record in pairs:
        found[name].append(record)
    return {name: tuple(listed) for name, listed in found.items()}
