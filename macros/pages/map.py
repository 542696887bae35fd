"""The map: every record by the day it is promised or was done, drawn and as a list, with filters that need no script.

In: the context, and for a part of the roadmap a track, area, owner or phase. Out: views; a zoom has an address of its
own. The list is the drawing's equal in text; a part of the roadmap is a list alone.
"""

from collections.abc import Iterator

from macros.model.records import Record
from macros.pages.agenda import groups
from macros.pages.context import Context
from macros.pages.delay import root
from macros.pages.filters import choices
from macros.pages.links import address, checked, names
from macros.pages.map_drawing import ZOOMS, Drawing, drawing
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, record_name, standings
from macros.pages.view import View

LIMITS = ("track", "area", "owner", "phase")  # what a part of the roadmap may be asked for by
PAGES = {zoom: "map" if zoom == "quarter" else f"map_{zoom}" for zoom in ZOOMS}  # links of the zooms


def views(context: Context) -> Iterator[View]:
    yield view(context)
    rows = standings(context, context.roadmap.records)
    for zoom, page in PAGES.items():
        if zoom != "quarter" and rows:
            yield zoomed(context, rows, zoom, page)


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
    asked = {"track": track, "area": area, "owner": owner, "phase": phase}
    for kind, name in asked.items():
        if name is not None:
            checked(kind, name, names(context.roadmap, kind))
    records = [record for record in context.roadmap.records if belongs(context, record, asked)]
    rows = standings(context, records)
    say = phrases(context)
    finding = found(rows)
    limited = any(asked.values())
    drawn = None if limited or not rows else drawing(context, rows, "quarter")
    return written(
        "map.html",
        context,
        here or address(context.roadmap, "map"),
        title=say.plain("map.titles.quarter"),
        summary=say.summary(say.plain(finding)),
        wide=True,
        part=part,
        finding=finding,
        root=None if limited else cause(context),
        groups=tuple(groups(context, rows)),
        choices=None if limited else choices(context.roadmap, rows),
        drawing=drawn,
        elsewhere=elsewhere(context, drawn) if drawn else None,
        pages=PAGES,
    )


def zoomed(context: Context, rows: tuple[Standing, ...], zoom: str, page: str) -> View:
    """The map at another zoom; its list is that of the first."""
    say = phrases(context)
    finding = found(rows)
    drawn = drawing(context, rows, zoom)
    return written(
        "map-zoom.html",
        context,
        address(context.roadmap, page),
        title=say.plain(f"map.titles.{zoom}"),
        summary=say.summary(say.plain(finding)),
        wide=True,
        finding=finding,
        root=cause(context),
        choices=choices(context.roadmap, rows),
        drawing=drawn,
        elsewhere=elsewhere(context, drawn),
        pages=PAGES,
    )


def elsewhere(context: Context, drawn: Drawing) -> Sentence | None:
    """How many records lie outside the window, and where they are."""
    if not drawn.outside:
        return None
    page = "map" if drawn.zoom == "year" else "map_year"
    word = context.words("map.show.list" if page == "map" else "map.zoom.year")
    where = Named({context.language: word}, page)
    return sentence("map.outside.year" if page == "map" else "map.outside.other", n=drawn.outside, where=where)


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


def found(rows: tuple[Standing, ...]) -> Sentence:
    """What the list says in one sentence."""
    done, late = (sum(row.state == state for row in rows) for state in ("done", "late"))
    still = sum(row.open for row in rows)
    if not rows:
        return sentence("map.finding.empty")
    if not still:
        return sentence("map.finding.over", n=len(rows), done=done)
    key = "map.finding.late" if late else "map.finding.on_time"
    return sentence(key, n=len(rows), done=sentence("map.done", n=done), late=sentence("map.is_late", n=late))


def cause(context: Context) -> Sentence | None:
    """The late record that most waits for; None when nothing waits for late work."""
    delay = root(context.roadmap, context.as_of)
    if not delay or not delay.waiting:
        return None
    return sentence("map.cause", n=len(delay.waiting), name=record_name(delay.record))
