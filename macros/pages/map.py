"""The map: every record by the day it is promised or was done, drawn and as a list, with filters that need no script.

In: the context, and for a part of the roadmap a track, area, owner or phase. Out: views; a zoom has an address of its
own. The list is the drawing's equal in text: of up to `MOST` records it has all, of more what is drawn. A part of the
roadmap is drawn over all the time that it takes.
"""

from collections.abc import Iterator

from macros.model.records import Record
from macros.pages.agenda import Group, groups
from macros.pages.context import Context
from macros.pages.delay import root
from macros.pages.filters import Choices, choices
from macros.pages.links import address, checked, names
from macros.pages.map_choice import MOST
from macros.pages.map_drawing import FITTED, ZOOMS, Drawing, drawing
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, record_name, standings
from macros.pages.view import View

LIMITS = ("track", "area", "owner", "phase")  # what a part of the roadmap may be asked for by
PAGES = {zoom: "map" if zoom == "quarter" else f"map_{zoom}" for zoom in ZOOMS}  # links of the zooms


def views(context: Context) -> Iterator[View]:
    """The map at every zoom; an empty roadmap has one."""
    rows = standings(context, context.roadmap.records)
    yield whole(context, rows, "quarter", address(context.roadmap, "map"))
    for zoom, page in PAGES.items():
        if zoom != "quarter" and rows:
            yield whole(context, rows, zoom, address(context.roadmap, page))


def view(
    context: Context,
    *,
    track: str | None = None,
    area: str | None = None,
    owner: str | None = None,
    phase: str | None = None,
    here: str | None = None,
    part: int = 1,
) -> View:
    """All records, or those of a track, an area, an owner or a phase."""
    roadmap = context.roadmap
    here = here or address(roadmap, "map")
    asked = {"track": track, "area": area, "owner": owner, "phase": phase}
    if all(name is None for name in asked.values()):
        return whole(context, standings(context, roadmap.records), "quarter", here, part)
    for kind, name in asked.items():
        if name is not None:
            checked(kind, name, names(roadmap, kind))
    rows = standings(context, [record for record in roadmap.records if belongs(context, record, asked)])
    drawn = drawing(context, rows, FITTED) if rows else None
    return page(context, rows, drawn, here, part=part, groups=tuple(groups(context, rows)))


def whole(context: Context, rows: tuple[Standing, ...], zoom: str, here: str, part: int = 1) -> View:
    """The roadmap at a zoom. Of a large one the first zoom alone has a list, of what it draws."""
    drawn = drawing(context, rows, zoom) if rows else None
    told = on_it(rows, drawn) if drawn and len(rows) > MOST else rows
    return page(
        context,
        rows,
        drawn,
        here,
        part=part,
        root=cause(context),
        groups=tuple(groups(context, told)) if zoom == "quarter" or len(rows) <= MOST else (),
        choices=choices(context.roadmap, told),
        listed=len(told) if zoom == "quarter" else len(rows),
        elsewhere=elsewhere(context, drawn, len(rows)) if drawn else None,
    )


def page(  # noqa: PLR0913 - what the whole has beside a part, field by field
    context: Context,
    rows: tuple[Standing, ...],
    drawn: Drawing | None,
    here: str,
    *,
    part: int,
    groups: tuple[Group, ...],
    root: Sentence | None = None,
    choices: Choices | None = None,
    listed: int = 0,
    elsewhere: Sentence | None = None,
) -> View:
    say = phrases(context)
    finding = found(rows, "roadmap" if choices else "part")
    return written(
        "map.html",
        context,
        here,
        title=say.plain(f"map.titles.{drawn.zoom if drawn else 'quarter'}"),
        summary=say.summary(say.plain(finding)),
        wide=True,
        part=part,
        finding=finding,
        root=root,
        groups=groups,
        choices=choices,
        total=listed,
        cut=elsewhere is not None and listed < len(rows),  # the list, on a phone seen in place of the drawing
        drawing=drawn,
        elsewhere=elsewhere,
        pages=PAGES,
    )


def on_it(rows: tuple[Standing, ...], drawn: Drawing) -> tuple[Standing, ...]:
    """The records that a map draws."""
    held = {one.mark.place.work.id for lane in drawn.lanes for one in lane.marks}
    return tuple(row for row in rows if row.record.id in held)


def elsewhere(context: Context, drawn: Drawing, count: int) -> Sentence | None:
    """How many records it does not draw, and where they are: every track's page draws all of its own."""
    if not drawn.outside:
        return None
    zoom = "year" if drawn.zoom == "year" else "other"
    if drawn.zoom == "quarter" and count > MOST and any(band.now for band in drawn.axis.bands):
        zoom = "phase"
    if drawn.full:
        zoom = "full_phase" if zoom == "phase" else "full"
    years = Named({context.language: context.words("map.zoom.year")}, "map_year")
    tracks = Named({context.language: context.words("map.outside.tracks")}, "tracks")
    items = Named({context.language: context.words("map.outside.items")}, "items")
    return sentence(f"map.outside.{zoom}", n=drawn.outside, years=years, tracks=tracks, items=items)


def belongs(context: Context, record: Record, asked: dict[str, str | None]) -> bool:
    """Whether a record is of every part that was asked for; `also` and `with` count."""
    roadmap = context.roadmap
    of = {
        "track": (record.track, *record.also),
        "area": (record.area,),
        "owner": (roadmap.owner_of(record), *record.with_),
        "phase": (record.phase,),
    }
    return all(name is None or name in of[kind] for kind, name in asked.items())


def found(rows: tuple[Standing, ...], of: str) -> Sentence:
    """What the list says in one sentence, of the roadmap or of a part."""
    whole = sentence(f"map.of.{of}")
    done, late = (sum(row.state == state for row in rows) for state in ("done", "late"))
    still = sum(row.open for row in rows)
    if not rows:
        return sentence("map.finding.empty", whole=whole)
    if not still:
        return sentence("map.finding.over", n=len(rows), done=done)
    key = "map.finding.late" if late else "map.finding.on_time"
    done_words, late_words = sentence("map.done", n=done), sentence("map.is_late", n=late)
    return sentence(key, n=len(rows), done=done_words, late=late_words, whole=whole)


def cause(context: Context) -> Sentence | None:
    """The late record that most waits for; None when nothing waits for late work."""
    delay = root(context.roadmap, context.as_of)
    if not delay or not delay.waiting:
        return None
    return sentence("map.cause", n=len(delay.waiting), name=record_name(delay.record))
