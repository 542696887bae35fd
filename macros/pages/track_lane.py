"""The lane of a track: all of its records on its page, or of very many those that matter now; each part has the rest.

In: the context, a track and its records as they stand. Out: which records are drawn where. Every one is drawn once at
least: a part draws the items that stand in it in full, and its share of the use cases that no other page draws.
"""

from collections.abc import Sequence

from macros.model.records import Item, Track
from macros.pages.links import CARDS, PART
from macros.pages.lists import split
from macros.pages.map_drawing import Drawing
from macros.pages.phrases import Phrases, Sentence, sentence
from macros.pages.standing import Standing, last_day

MOST = 120  # marks of one lane


def on_page(track: Track, rows: Sequence[Standing]) -> tuple[Standing, ...]:
    """What the page of the track draws: what is open first, the nearest of it, then what was done last."""
    if len(rows) <= MOST or len(track.items) <= CARDS:
        return tuple(rows)
    chosen = {row.record.id for row in sorted(rows, key=worth)[:MOST]}
    return tuple(row for row in rows if row.record.id in chosen)


def worth(row: Standing) -> tuple[bool, int]:
    end = last_day(row.end)
    day = end.toordinal() if end else 0
    return not row.open, day if row.open else -day


def on_parts(track: Track, rows: Sequence[Standing]) -> tuple[tuple[Standing, ...], ...]:
    """What each further page of the track draws; nothing where the first draws everything."""
    drawn = {row.record.id for row in on_page(track, rows)}
    pages = split(track.items, PART)
    if len(drawn) == len(rows):
        return tuple(() for _ in pages)
    by_id = {row.record.id: row for row in rows}
    others = [row for row in rows if not isinstance(row.record, Item) and row.record.id not in drawn]
    return tuple(
        (*(by_id[item.id] for item in items), *others[number :: len(pages)]) for number, items in enumerate(pages)
    )


def time_of(drawn: Drawing, say: Phrases) -> Sentence:
    """How many records are drawn, and over what time."""
    first, last = say.month(drawn.first), say.month(drawn.last)
    key = "track.drawn" if first != last else "track.drawn_in_a_month"
    return sentence(key, n=drawn.drawn, first=first, last=last)
