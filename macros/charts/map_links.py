"""The lines between a record and those it needs or that need it, for the moment it is pointed at.

In: lanes. Out: curves, arrows and rings; their y counts from the top of the mark they are drawn in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.charts.map_lanes import Lane, Mark
from macros.charts.map_shapes import centre, n

BESIDE = 4  # px of a ring around a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One relation as a mark draws it."""

    other: str
    curve: str
    arrow: str
    ring: str
    far: bool  # in another lane


@dataclass(frozen=True, slots=True)
class Spot:
    mark: Mark
    lane: Lane

    @property
    def top(self) -> float:
        return self.lane.y + self.mark.y

    @property
    def centre(self) -> float:
        return self.top + centre(self.mark.place)


def ties(lanes: Iterable[Lane]) -> Mapping[str, tuple[Tie, ...]]:
    """By record, what it needs and then what needs it; a record that is not drawn has no line."""
    spots = {mark.place.work.id: Spot(mark, lane) for lane in lanes for mark in lane.marks}
    found: dict[str, list[Tie]] = {}
    after: dict[str, list[Tie]] = {}
    for name, spot in spots.items():
        for need in dict.fromkeys(spot.mark.place.work.needs):
            if need in spots and need != name:
                found.setdefault(name, []).append(tie(spots[need], spot, spot))
                after.setdefault(need, []).append(tie(spots[need], spot, spots[need]))
    return {name: (*found.get(name, ()), *after.get(name, ())) for name in spots if name in found or name in after}


def tie(first: Spot, then: Spot, own: Spot) -> Tie:
    """From the end of the one to the start of the other; to its end where that has already begun."""
    other = first if own is then else then
    y, to = first.centre - own.top, then.centre - own.top
    a, b = first.mark.place, then.mark.place
    x = a.end + (8 if a.work.pointed else 2)
    if x <= b.drawn_left + 4:
        at = b.drawn_left - 3
        bend = max(24, (at - x) / 2)
        curve = f"M{n(x)} {n(y)}C{n(x + bend)} {n(y)} {n(at - bend)} {n(to)} {n(at - 5)} {n(to)}"
        arrow = f"M{n(at)} {n(to)}l-7-4v8z"
    else:
        up = -1 if to > y else 1
        at, edge, bend = b.end, to + 9 * up, min(46, abs(to - y) / 2)
        curve = f"M{n(x)} {n(y)}C{n(x + 26)} {n(y)} {n(at)} {n(edge + bend * up)} {n(at)} {n(edge + 6 * up)}"
        arrow = f"M{n(at)} {n(edge)}l-4 {7 * up}h8z"
    place, top = other.mark.place, other.top - own.top
    left, wide, high = place.left - BESIDE, place.right - place.left + 2 * BESIDE, other.mark.height - 1
    ring = f"M{n(left)} {n(top - 3)}h{n(wide)}v{n(high)}h{n(-wide)}z"
    return Tie(other=place.work.id, curve=curve, arrow=arrow, ring=ring, far=first.lane.id != then.lane.id)
