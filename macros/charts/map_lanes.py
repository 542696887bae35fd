"""The lanes of the map: which records get a label, and in which row each stands, so that none touches another.

In: records on a scale. Out: lanes with rows. The same records give the same rows, in whatever order they come.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.charts.map_marks import Place, Work, outside, place
from macros.charts.map_scale import Scale

GAP, SMALL_GAP = 12, 7  # px between labelled marks, and around compact ones
LEAST = 78  # px of a lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch:
    """How close rows stand, in px."""

    unit: float  # half a row; a labelled mark takes two, a compact one takes one
    above: float  # of a lane's rows
    below: float
    most: int  # rows that labels may ask for, beside those that are always there


SCREEN = Pitch(unit=17.5, above=9, below=4, most=6)
PAPER = Pitch(unit=16.5, above=5, below=2, most=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    place: Place
    y: float  # its top in the lane
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    id: str
    y: float  # its top on the map
    height: int
    marks: tuple[Mark, ...]  # by the day they begin
    outside: int  # records of this lane that lie outside the window


def always(work: Work) -> bool:
    """Late, running, and milestones to come keep their label."""
    return work.late or work.status == "active" or (work.kind == "milestone" and not work.over)


def telling(work: Work) -> bool:
    """What a map of years names: late marks, milestones, and use cases that slip."""
    slips = work.kind == "use_case" and work.slipped_from is not None and not work.over
    return work.late or work.kind == "milestone" or slips


def lanes(
    ids: Iterable[str],
    works: Iterable[Work],
    scale: Scale,
    today: dt.date,
    *,
    least: Callable[[str], float] = lambda _: LEAST,
    few_labels: bool = False,
    pitch: Pitch = SCREEN,
) -> tuple[Lane, ...]:
    """A lane for each id, from the top; `least` is the height that a lane's name needs."""
    by_lane: dict[str, list[Work]] = {}
    for work in works:
        by_lane.setdefault(work.lane, []).append(work)
    made: list[Lane] = []
    for name in ids:
        top = made[-1].y + made[-1].height if made else 0
        every = by_lane.get(name, [])
        inside = [work for work in every if not outside(work, scale)]
        large, small = chosen(inside, scale, today, most=0 if few_labels else pitch.most, few_labels=few_labels)
        rows, marks = packed(large, small, pitch)
        marks.sort(key=lambda mark: (mark.place.begin, mark.y, mark.place.work.id))
        height = math.ceil(max(pitch.above + rows * pitch.unit + pitch.below, LEAST, least(name)))
        made.append(Lane(id=name, y=top, height=height, marks=tuple(marks), outside=len(every) - len(inside)))
    return tuple(made)


def on_a_sheet(
    ids: Sequence[str],
    works: Sequence[Work],
    scale: Scale,
    today: dt.date,
    *,
    least: Callable[[str], float],
    room: float,
) -> tuple[Lane, ...]:
    """Lanes on paper, with as many labels as leave them within `room` px; where none does, with all of them."""
    tried = (
        lanes(ids, works, scale, today, least=least, pitch=replace(PAPER, most=most))
        for most in range(PAPER.most, -1, -1)
    )
    fitting = (made for made in tried if sum(lane.height for lane in made) <= room)
    return next(fitting, None) or lanes(ids, works, scale, today, least=least, pitch=PAPER)


def chosen(
    works: Sequence[Work], scale: Scale, today: dt.date, *, most: int, few_labels: bool
) -> tuple[list[Place], list[Place]]:
    """Those with a label and those without. Next to those that always have one, the nearest to today come first."""
    keep = telling if few_labels else always
    large = [place(work, scale, labelled=True) for work in works if keep(work)]
    small = []
    for work in sorted((work for work in works if not keep(work)), key=lambda work: (away(work, today), work.id)):
        wide = place(work, scale, labelled=True)
        near = [one for one in large if one.left < wide.right + GAP and wide.left < one.right + GAP]
        if depth([*near, wide], wide) <= most:
            large.append(wide)
        else:
            small.append(place(work, scale, labelled=False))
    return large, small


def away(work: Work, today: dt.date) -> int:
    """Days between today and the nearest end of a record."""
    return min(abs((day - today).days) for day in (work.begin, work.end))


def depth(places: Iterable[Place], within: Place) -> int:
    """The most extents over one x of an extent: what first fit needs there in rows."""
    changes = sorted(change for one in places for change in ((one.left, 1), (one.right + GAP, -1)))
    deepest = level = 0
    for x, change in changes:
        level += change
        if x < within.right + GAP:
            deepest = max(deepest, level)
    return deepest


def packed(large: Iterable[Place], small: Iterable[Place], pitch: Pitch) -> tuple[int, list[Mark]]:
    """First fit from the top: labelled marks on whole rows, then compact ones in any half row that is free."""
    grid: list[list[tuple[float, float]]] = []
    marks = list(put(large, grid, pitch, units=2, gap=GAP))
    marks += put(small, grid, pitch, units=1, gap=SMALL_GAP)
    return len(grid), marks


def put(
    places: Iterable[Place], grid: list[list[tuple[float, float]]], pitch: Pitch, *, units: int, gap: int
) -> Iterator[Mark]:
    """From the left, the longest first, then by id."""
    for one in sorted(places, key=lambda one: (one.left, one.left - one.right, one.work.id)):
        row = 0
        while not all(free(half, one, gap) for half in grid[row : row + units]):
            row += units
        grid += [[] for _ in range(row + units - len(grid))]
        for half in grid[row : row + units]:
            half.append((one.left, one.right))
        yield Mark(place=one, y=pitch.above + row * pitch.unit, height=units * pitch.unit)


def free(half: Iterable[tuple[float, float]], one: Place, gap: int) -> bool:
    return all(one.right + gap <= left or right + gap <= one.left for left, right in half)
