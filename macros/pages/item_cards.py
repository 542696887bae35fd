"""An item in full, as it stands on its track's page.

In: the context, an item on the day, and who belongs to what. Out: a frozen record for the template.
"""

from dataclasses import dataclass

from macros.model.dates import Fact
from macros.model.records import Item, Record
from macros.model.status import known
from macros.pages.context import Context
from macros.pages.history import Event, history
from macros.pages.past_promises import Past, past_promises
from macros.pages.phrases import Named
from macros.pages.relations import Relations
from macros.pages.standing import Standing, area_name, owner_name, track_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An item in full."""

    row: Standing
    item: Item
    started: Fact | None
    area: Named | None
    others: tuple[Named, ...]  # who works on it with the owner
    elsewhere: tuple[Named, ...]  # other tracks that it belongs to
    use_case: Record | None
    needs: tuple[Record, ...]
    needed_for: tuple[Record, ...]
    history: tuple[Event, ...]
    past: Past | None  # the same promises, as git knows them


def card(context: Context, row: Standing, found: Relations) -> Card:
    roadmap, item = context.roadmap, row.record
    assert isinstance(item, Item)
    return Card(
        row=row,
        item=item,
        started=item.started if known(item.started, context.as_of) else None,
        area=area_name(context, item.area),
        others=tuple(owner_name(roadmap, owner) for owner in item.with_),
        elsewhere=tuple(track_name(roadmap, track) for track in item.also),
        use_case=roadmap.use_case_by_id[item.use_case] if item.use_case else None,
        needs=tuple(roadmap.record_by_id[name] for name in item.depends_on),
        needed_for=found.after.get(item.id, ()),
        history=history(item, context.as_of),
        past=past_promises(context, item),
    )
