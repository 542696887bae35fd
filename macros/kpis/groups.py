"""The same figure for each track, phase, area or quarter.

In: what was judged of each record, and its group. Out: a mapping by group, in the order in which pages show it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from macros.model.records import AREAS, Record, Roadmap

G = TypeVar("G")
J = TypeVar("J")
L = TypeVar("L")
Groups = Mapping[str, Mapping[str, G]]  # track, phase, area or quarter -> its id -> the figure


def split(judged: Iterable[J], key: Callable[[J], str | None]) -> dict[str, list[J]]:
    """What was judged, by group; what has no group is in none."""
    groups: dict[str, list[J]] = {}
    for one in judged:
        group = key(one)
        if group is not None:
            groups.setdefault(group, []).append(one)
    return groups


def grouped(
    counted: Iterable[J],
    left_out: Iterable[L],
    key: Callable[[J | L], str | None],
    order: Iterable[str],
    make: Callable[[list[J], list[L]], G],
) -> dict[str, G]:
    """A figure for each group that something counts in; one with an empty denominator is left out."""
    inside, outside = split(counted, key), split(left_out, key)
    return {group: make(inside[group], outside.get(group, [])) for group in order if group in inside}


def by_record(
    roadmap: Roadmap,
    counted: Sequence[J],
    left_out: Sequence[L],
    record_of: Callable[[J | L], Record],
    make: Callable[[list[J], list[L]], G],
) -> dict[str, dict[str, G]]:
    """A figure for each track, phase and area. A record counts at home: not where it is `also` shown."""
    return {
        "track": grouped(counted, left_out, lambda one: record_of(one).track, roadmap.track_by_id, make),
        "phase": grouped(counted, left_out, lambda one: record_of(one).phase, roadmap.phase_by_id, make),
        "area": grouped(counted, left_out, lambda one: record_of(one).area, AREAS, make),
    }
