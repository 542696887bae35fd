"""The drawing of the map: an axis and a lane for each track, with all that its marks say.

In: the context, the records on the day and a zoom. Out: frozen rows for fragments/map-drawing.html.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.map_lanes import SCREEN, Lane, Mark, lanes, on_a_sheet
from macros.charts.map_links import Tie, ties
from macros.charts.map_marks import Work
from macros.charts.map_scale import LANE, Axis, Stretch, axis, fitted, scale
from macros.charts.map_shapes import Shape, ground, head, n, shapes
from macros.model.records import Record, Track
from macros.model.status import current_phase
from macros.pages.agenda import Row, row
from macros.pages.context import Context
from macros.pages.map_choice import MOST, chosen
from macros.pages.map_works import work
from macros.pages.phase_state import band_titles
from macros.pages.phrases import Named, Phrases, Sentence, sentence
from macros.pages.relations import Lists, relations
from macros.pages.render import phrases
from macros.pages.standing import Standing, counts, owner_name

ZOOMS = ("year", "quarter", "month", "a3")
FITTED = "lane"  # the zoom of a part of the roadmap: all the time that its records take
WHOLE = (FITTED, "a3")  # zooms with room for everything: paper takes as many sheets as it needs
SHEET = 1185  # px of lanes that one sheet of A3 has room for, at the size that map.css prints them
NAME_SIZE, NOTE_SIZE, HEAD_ROOM = 16, 13.2, 160  # px of a lane's head


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMark:
    """A mark with its record."""

    row: Row
    mark: Mark
    at: str  # the transforms of the mark and of its head, and the path of its ground
    head_at: str
    ground: str
    shapes: tuple[Shape, ...]
    ties: tuple[Tie, ...]
    needs: tuple[Record, ...]
    needed: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLane:
    lane: Lane
    track: Track
    owner: Named
    counts: tuple[Sentence, ...]  # late ones are not among them
    late: Sentence | None
    marks: tuple[DrawnMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    zoom: str
    axis: Axis
    lanes: tuple[DrawnLane, ...]
    names: Mapping[str, str]  # of the phases, in full
    first: dt.date  # of all records, those outside the window too
    last: dt.date
    drawn: int
    outside: int  # records that lie before or after the window, or for which it has no room
    full: bool  # whether there is no room for some
    margins: bool  # whether any mark has the days between which it is expected
    sideways: bool  # whether it is drawn wider than a page


def drawing(context: Context, rows: Sequence[Standing], zoom: str, after: Lists | None = None) -> Drawing:
    """The map of a zoom, of some records at least; `after` holds what needs a record, when that is known already."""
    roadmap, today, say = context.roadmap, context.as_of, phrases(context)
    phases, names = stretches(context, say)
    works = [work(context, one, say) for one in rows]
    made = (
        fitted([today, *(day for one in works for day in days_of(one))])
        if zoom == FITTED
        else scale(zoom, today, phases, only_now=len(rows) > MOST)
    )
    shown, full = (works, False) if zoom in WHOLE else chosen(rows, works, made, today)
    of_track: dict[str, list[Standing]] = {track.id: [] for track in roadmap.tracks}
    for one in rows:
        of_track[one.record.track].append(one)
    tracks = [track for track in roadmap.tracks if zoom != FITTED or of_track[track.id]]
    heads = {track.id: lane_head(context, track, of_track[track.id], say) for track in tracks}

    def least(track: str) -> float:
        return 0 if zoom == FITTED else heads[track][1]

    if zoom == "a3":
        drawn = on_a_sheet(tuple(heads), shown, made, today, least=least, room=SHEET)
    else:
        drawn = lanes(heads, shown, made, today, least=least, few_labels=zoom == "year")
    lines, count = ties(drawn), sum(len(lane.marks) for lane in drawn)
    after = relations(roadmap).after if after is None else after
    return Drawing(
        zoom=zoom,
        margins=any(one.margin for one in shown),
        axis=axis(made, zoom, today, phases, say.tick_text, say.plain("map.axis.today", date=say.day(today))),
        lanes=tuple(drawn_lane(context, lane, of_track[lane.id], heads[lane.id][0], lines, after) for lane in drawn),
        names=names,
        first=min(one.begin for one in works),
        last=max(one.end for one in works),
        drawn=count,
        outside=len(rows) - count,
        full=full,
        sideways=zoom in ("month", "a3") or (zoom == FITTED and made.width > LANE[1]),
    )


def drawn_lane(
    context: Context,
    lane: Lane,
    rows: Sequence[Standing],
    counted: tuple[Sentence, ...],
    lines: Mapping[str, tuple[Tie, ...]],
    after: Lists,
) -> DrawnLane:
    """A lane with its head and its marks; `rows` are the records of its track, `lines` the ties of each mark."""
    roadmap = context.roadmap
    track, by_id = roadmap.track_by_id[lane.id], {one.record.id: one for one in rows}
    return DrawnLane(
        lane=lane,
        track=track,
        owner=owner_name(roadmap, track.owner),
        counts=counted,
        late=late(rows),
        marks=tuple(
            DrawnMark(
                row=row(context, by_id[mark.place.work.id]),
                mark=mark,
                at=f"translate(0 {n(mark.y)})",
                head_at=head(mark.place),
                ground=ground(mark.place),
                shapes=shapes(mark.place),
                ties=lines.get(mark.place.work.id, ()),
                needs=tuple(roadmap.record_by_id[need] for need in mark.place.work.needs),
                needed=after.get(mark.place.work.id, ()),
            )
            for mark in lane.marks
        ),
    )


def days_of(work: Work) -> Iterable[dt.date]:
    """Every day that a part of a mark stands at."""
    return (work.begin, work.slipped_from or work.end, work.end, *(work.margin or ()))


def stretches(context: Context, say: Phrases) -> tuple[tuple[Stretch, ...], Mapping[str, str]]:
    """The phases that have days, and the full names of all."""
    roadmap = context.roadmap
    now = current_phase(roadmap, context.as_of)
    found, names = [], {}
    for number, phase in enumerate(roadmap.phases, 1):
        names[phase.id] = say.plain("phase.name", number=str(number), name=Named(phase.name))
        if phase.start and phase.finish:
            first, last = phase.start.first, max(phase.start.first, phase.finish.last)
            titles = band_titles(phase.name, number, say, now=phase is now and first <= context.as_of <= last)
            found.append(Stretch(id=phase.id, first=first, last=last, now=phase is now, titles=titles))
    return tuple(found), names


def late(rows: Iterable[Standing]) -> Sentence | None:
    n = sum(one.late for one in rows)
    return sentence("record.count.late", n=n) if n else None


def lane_head(
    context: Context, track: Track, rows: Sequence[Standing], say: Phrases
) -> tuple[tuple[Sentence, ...], float]:
    """What stands in a lane's head beside its name, and the px that the head takes."""
    counted = counts(one for one in rows if not one.late)
    owner = say.read(owner_name(context.roadmap, track.owner).text).text
    told = " · ".join(say.plain(one) for one in counted)
    lines = [said(owner, NOTE_SIZE), said(told, NOTE_SIZE), 1 if late(rows) else 0]
    name = said(say.read(track.name).text, NAME_SIZE * 1.08)
    return counted, SCREEN.above + 19.2 * name + 16.5 * sum(lines) + SCREEN.below


def said(text: str, size: float) -> int:
    """The lines that a text takes in a lane's head."""
    return math.ceil(width(text, size, 600) / HEAD_ROOM)
