"""The filters of the map: what can be chosen, and the style rules that make a choice work without script.

In: the roadmap and its records on the day. Out: choices for the form; the text of a style sheet, one rule a choice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model.records import AREAS, HORIZONS, ITEM_KINDS, Owner, Roadmap, Track
from macros.pages.standing import ORDER, Standing

KINDS = (*ITEM_KINDS, "use_case")
PAGE, ROW = ".rm-map", ":is(.rm-row, .rm-mark)"
GROUP = ".rm-agenda-group"
LANE = ".rm-lane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What occurs in the data, in the order of the form."""

    tracks: tuple[Track, ...]
    areas: tuple[str, ...]
    owners: tuple[Owner, ...]
    horizons: tuple[str, ...]
    kinds: tuple[str, ...]
    states: tuple[str, ...]


def choices(roadmap: Roadmap, rows: Iterable[Standing]) -> Choices:
    """Only what has at least one record; every track and every owner of a record."""
    shown = tuple(rows)
    records = [row.record for row in shown]
    owners = {owner for record in records for owner in (roadmap.owner_of(record), *record.with_)}
    return Choices(
        tracks=roadmap.tracks,
        areas=tuple(area for area in AREAS if any(record.area == area for record in records)),
        owners=tuple(owner for owner in roadmap.owners if owner.id in owners),
        horizons=tuple(name for name in HORIZONS if any(record.horizon == name for record in records)),
        kinds=tuple(kind for kind in KINDS if any(record.kind == kind for record in records)),
        states=tuple(state for state in ORDER if any(row.state == state for row in shown)),
    )


def filter_css(roadmap: Roadmap) -> str:
    """The style sheet assets/filters.css: what each choice hides. Ids are safe in a selector: a-z, 0-9 and hyphens."""
    return "".join(f"{rule} {{\n  display: none;\n}}\n" for rule in rules(roadmap))


def rules(roadmap: Roadmap) -> Iterator[str]:
    """What each choice hides: the records that are something else, and the groups that hold no other."""
    chosen = {
        "track": (track.id for track in roadmap.tracks),
        "area": AREAS,
        "owner": (owner.id for owner in roadmap.owners),
        "horizon": HORIZONS,
    }
    for name, values in chosen.items():
        for value in values:
            page = f'{PAGE}:has(select[name="{name}"] option[value="{value}"]:checked)'
            row = f'{ROW}:not([data-{name}~="{value}"])'
            group = f":is({GROUP}, {LANE})" if name == "track" else GROUP
            yield f'{page} {row},\n{page} {group}:not(:has({ROW}[data-{name}~="{value}"]))'
    for name, boxes in {"kind": KINDS, "state": ORDER}.items():
        for value in boxes:
            page = f'{PAGE}:has(input[name="{name}"][value="{value}"]:not(:checked))'
            row = f'{ROW}[data-{name}="{value}"]'
            yield f'{page} {row},\n{page} {GROUP}:not(:has(.rm-row:not([data-{name}="{value}"])))'
