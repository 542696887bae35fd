"""Open data: what anyone may take along, as files and as calendars and news to subscribe to.

In: the context. Out: a view. The files themselves are made by report/exports.py; a link to one that is not there is
found when the built site is checked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.view import View
from macros.words import LANGUAGES

TABLES = ("items", "use-cases", "moves", "phases", "tracks", "owners", "teams", "measurements", "decisions", "kpis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A calendar of one track, owner or phase."""

    name: Text
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The calendars of one kind."""

    kind: str  # tracks, owners or phases
    calendars: tuple[Subscription, ...]


def views(context: Context) -> Iterator[View]:
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """The one page."""
    roadmap, say = context.roadmap, phrases(context)
    first = next((code for code in roadmap.languages if code in LANGUAGES), context.language)
    named = {
        "tracks": [(track.id, track.name) for track in roadmap.tracks],
        "owners": [(owner.id, owner.name) for owner in roadmap.owners],
        "phases": [(phase.id, phase.name) for phase in roadmap.phases],
    }
    groups = tuple(
        Group(
            kind=kind,
            calendars=tuple(Subscription(name=name, path=f"calendar/{kind}/{id_}.ics") for id_, name in rows),
        )
        for kind, rows in named.items()
        if rows
    )
    return written(
        "open-data.html",
        context,
        here or address(roadmap, "open_data"),
        title=say.plain("open.title"),
        summary=say.summary(say.plain("open.lede")),
        part=part,
        root="" if context.language == first else "../../open-data/",
        tables=TABLES,
        groups=groups,
    )
