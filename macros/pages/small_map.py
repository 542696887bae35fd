"""The map in small for the home page: its finding, its drawings, and what they leave out.

In: the records on the day and the milestones that are numbered beside it. Out: frozen rows for small-map.html.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.small_map import NARROW, WIDE, Paper, SmallMap, small_map
from macros.charts.small_rows import Point, Span
from macros.model.dates import Date
from macros.model.records import Track
from macros.pages.context import Context
from macros.pages.map_drawing import stretches
from macros.pages.map_works import work
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.standing import Standing, last_day, track_name

MOST_TRACKS = 12  # lanes of the drawing
LEGEND = ("done", "dropped", "active", "planned", "slips", "foreseen", "open", "reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One drawing, and in words how much of the roadmap it holds."""

    map: SmallMap
    left_out: Sentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    title: Sentence
    finding: Sentence
    wide: Drawn | None  # None where nothing has a day within the window
    narrow: Drawn | None
    tracks: Mapping[str, Track]
    legend: tuple[str, ...]  # of LEGEND, those that occur


def small(context: Context, standings: Sequence[Standing], numbered: Sequence[str]) -> Small:
    """The small map; `numbered` are the milestones of the list beside it, in its order."""
    spans = tuple(span for row in standings if row.record.kind != "milestone" for span in span_of(context, row))
    points = tuple(point for row in standings if row.record.kind == "milestone" for point in point_of(row, numbered))
    late = delays(context, standings)
    told = finding(context, standings, late)
    tracks = chosen(context, standings, late, {point.lane for point in points if point.number})
    wide, narrow = (drawn(context, paper, tracks, spans, points, len(standings)) for paper in (WIDE, NARROW))
    shown = wide.map.shown if wide else frozenset()
    return Small(
        title=sentence("compass.map.title", finding=told),
        finding=told,
        wide=wide,
        narrow=narrow,
        tracks=context.roadmap.track_by_id,
        legend=tuple(kind for kind in LEGEND if kind in shown),
    )


def drawn(
    context: Context, paper: Paper, tracks: Sequence[Track], spans: Sequence[Span], points: Sequence[Point], count: int
) -> Drawn | None:
    say = phrases(context)
    made = small_map(
        paper,
        {track.id: " ".join(say.read(track.name).text.split()) for track in tracks},
        spans,
        points,
        context.as_of,
        stretches(context, say)[0],
        words=say.tick_text,
        today_word=say.plain("today"),
    )
    if not made.drawn:
        return None
    every = len(context.roadmap.tracks)
    values = {"n": made.drawn, "of": count, "tracks": len(tracks), "all": every}
    key = "compass.map.left_tracks" if len(tracks) < every else "compass.map.left"
    return Drawn(map=made, left_out=sentence(key, **values) if made.drawn < count else None)


def span_of(context: Context, standing: Standing) -> Iterator[Span]:
    """The days of a record; nothing for one that neither began nor has a promise."""
    made = work(context, standing, phrases(context))
    began = made.status in ("active", "paused")
    if not (made.planned or made.over or began):
        return
    promised = made.slipped_from if made.slipped_from and not made.over else made.end
    yield Span(
        id=made.id,
        lane=made.lane,
        status=made.status if made.over else "active" if began else "planned",
        begin=min(made.begin, promised),
        filled=min(made.filled, promised) if began else min(made.begin, promised),
        promised=promised,
        end=made.end,
        latest=made.margin[1] if made.margin and not made.over else None,
    )


def point_of(standing: Standing, numbered: Sequence[str]) -> Iterator[Point]:
    """A milestone at the day that the list tells too; none for one that was stopped or has no day."""
    day = last_day(standing.end)
    if day is None:
        return
    record = standing.record
    number = numbered.index(record.id) + 1 if record.id in numbered else 0
    yield Point(id=record.id, lane=record.track, day=day, done=standing.done, number=number)


def delays(context: Context, standings: Sequence[Standing]) -> Counter[str]:
    """By track, the days that its open work is or will be later than first promised; small slips are none."""
    found: Counter[str] = Counter()
    for row in standings:
        if row.late or row.slips:
            made = work(context, row, phrases(context))
            if made.slipped_from:
                found[row.record.track] += (made.end - made.slipped_from).days
    return found


def finding(context: Context, standings: Sequence[Standing], late: Counter[str]) -> Sentence:
    """Where most of the delay is; else whether there is any, and whether anything is left to do or planned."""
    still = [row for row in standings if row.open]
    if not standings:
        return sentence("compass.map.empty")
    if not still:
        key = "compass.map.all_done" if all(row.done for row in standings) else "compass.map.over"
        return sentence(key)
    if late:
        return where_late(context, sum(row.late or row.slips for row in standings), late)
    if not any(isinstance(row.end, Date) for row in still):
        return sentence("compass.map.no_plan")
    return sentence("compass.map.on_time")


def where_late(context: Context, number: int, late: Counter[str]) -> Sentence:
    """The track with most delay, where there is one; of a roadmap with one track, how many records."""
    if len(context.roadmap.tracks) == 1:
        return sentence("compass.map.records", n=number)
    first, *others = late.most_common()
    name = Named(track_name(context.roadmap, first[0]).text)
    if not others:
        return sentence("compass.map.only", name=name)
    if first[1] > others[0][1]:
        return sentence("compass.map.most", name=name)
    return sentence("compass.map.tracks", n=len(late))


def chosen(
    context: Context, standings: Sequence[Standing], late: Counter[str], numbered: Collection[str]
) -> tuple[Track, ...]:
    """All tracks, in their order; of many those of the list beside it, with most delay, with most open work."""
    tracks = context.roadmap.tracks
    if len(tracks) <= MOST_TRACKS:
        return tracks
    still = Counter(row.record.track for row in standings if row.open)

    def rank(track: Track) -> tuple[bool, int, int, str]:
        return track.id not in numbered, -late[track.id], -still[track.id], track.id

    first = {track.id for track in sorted(tracks, key=rank)[:MOST_TRACKS]}
    return tuple(track for track in tracks if track.id in first)
