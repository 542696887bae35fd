"""A track of more items than one page carries: what its first page shows, and the parts with its items in full.

In: the context and a track. Out: views of the parts, and what the first page tells of them. A track of up to `CARDS`
items has no parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Track
from macros.pages.context import Context
from macros.pages.item_cards import card
from macros.pages.links import CARDS, PART, address, part_address
from macros.pages.lists import SOME, part_of, split
from macros.pages.map_drawing import FITTED, drawing
from macros.pages.phrases import Sentence, sentence
from macros.pages.relations import Relations
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import ORDER, Standing, standing, standings, track_name
from macros.pages.track_lane import on_parts, time_of
from macros.pages.view import View

NOW = ("late", "active")  # groups of which the first page shows some rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """The first rows of a group of a long track; `more` counts those that stand elsewhere."""

    state: str
    title: Sentence
    rows: tuple[Standing, ...]
    more: int


def parts(context: Context, track: Track, found: Relations) -> Iterator[View]:
    """The items of a long track in full, as written; none for a track that stands on one page."""
    own, say = address(context.roadmap, "track", track.id), phrases(context)
    if pages_of(track) == 1:
        return
    lanes = on_parts(track, standings(context, found.of_track.get(track.id, ())))
    for number, lane in enumerate(lanes, start=2):
        items = split(track.items, PART)[number - 2]
        told = sentence("track.part", n=pages_of(track), number=number, name=track_name(context.roadmap, track.id))
        drawn = drawing(context, lane, FITTED, found.after) if lane else None
        yield written(
            "track-part.html",
            context,
            part_address(own, number),
            title=say.plain("track.title_of_part", name=say.read(track.name).text, number=number),
            summary=say.summary(say.plain(told)),
            source=track.source,
            track=track,
            finding=told,
            drawing=drawn,
            drawn=drawn and time_of(drawn, say),
            cards=tuple(card(context, standing(context, item), found) for item in items),
            list=part_of(own, number, pages_of(track)),
        )


def pages_of(track: Track) -> int:
    """How many pages a track has."""
    return 1 if len(track.items) <= CARDS else 1 + len(split(track.items, PART))


def sent_on(track: Track) -> tuple[str, ...]:
    """Of each further page, the ids and aliases that stand there, with spaces between them."""
    pages = split(track.items, PART)
    return tuple(" ".join(name for item in page for name in (item.id, *item.aliases)) for page in pages)


def some(rows: Sequence[Standing]) -> Iterator[Some]:
    """Of a long track: what is late and what runs; of the other groups how many there are."""
    for state in ORDER:
        members = tuple(row for row in rows if row.state == state)
        shown = members[:SOME] if state in NOW else ()
        if members:
            title = sentence(f"track.group.{state}", n=len(members))
            yield Some(state=state, title=title, rows=shown, more=len(members) - len(shown))
