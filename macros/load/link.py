"""Ids laid side by side when all files are read: which are taken twice, and which references lead nowhere.

In: the sheets. Out: `Repeated` and `Unknown` rows for the rules. A space with a file that could not be read is passed
over.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain

from macros.contract.choices import MEASURES
from macros.load.sheet import Sheet
from macros.model.reading import Repeated, Unknown
from macros.source import Source

HELD_BY = {  # the file or folder that holds the ids of a space
    "phase": ("phases.yml",),
    "owner": ("owners.yml",),
    "dimension": ("maturity.yml",),
    "track": ("tracks",),
    "record": ("tracks", "use-cases"),
    "use_case": ("use-cases",),
    "team": ("teams",),
    "metric": ("metrics",),
    "measure": ("metrics",),
}
WORD = r"[a-z0-9_-]+"  # an id in the text of a file, among others
LOCAL = ("goal", "kpi")  # spaces in which two files may use one id


Referred = Sequence[tuple[str, AbstractSet[str]]]  # a space, and the ids that are referred to in it


def in_doubt(sheets: Iterable[Sheet], referred: Referred, unread: frozenset[str]) -> list[Sheet]:
    """The sheets read without marks that hold an id which is taken twice, or one of `referred` that nothing has."""
    named = [row[:2] for sheet in sheets for row in sheet.named if row[0] not in LOCAL]
    former = [row[1] for sheet in sheets for row in sheet.former]
    taken: dict[str, set[str]] = {space: set() for space in HELD_BY}
    doubtful = set()
    for space, id_ in named:
        if id_ in taken[space]:
            doubtful.add(id_)
        taken[space].add(id_)
    taken["measure"] = {*MEASURES, *taken["metric"]}
    for space, ids in referred:
        if unread.isdisjoint(HELD_BY[space]):
            doubtful |= ids - taken[space]
    for id_ in former:  # last: what refers to a former id refers to nothing
        if id_ in taken["record"]:
            doubtful.add(id_)
        taken["record"].add(id_)
    quick = [sheet for sheet in sheets if sheet.quick] if doubtful else []
    return [sheet for sheet in quick if not doubtful.isdisjoint(re.findall(WORD, sheet.text))]


def first_places(sheets: Iterable[Sheet]) -> dict[str, dict[str, Source]]:
    """Each id of each space with the place where it stands first."""
    places: dict[str, dict[str, Source]] = {space: {} for space in (*HELD_BY, *LOCAL)}
    for space, id_, source in chain.from_iterable(sheet.named for sheet in sheets):
        places[space].setdefault(id_, source)
    places["measure"] = {**dict.fromkeys(MEASURES, Source("data/roadmap.yml")), **places["metric"]}
    return places


def repeated(sheets: Iterable[Sheet], places: dict[str, dict[str, Source]]) -> tuple[Repeated, ...]:
    """Every id that stands elsewhere before; an alias may not be an id, nor an alias of another."""
    rows = []
    for sheet in sheets:
        for space, id_, source in sheet.named:
            first = places[space][id_]
            if source is not first and source != first and space not in LOCAL:
                rows.append(Repeated(id=id_, source=source, first=first))
    taken = dict(places["record"])
    for sheet in sheets:
        for _, id_, source in sheet.former:
            if id_ in taken:
                rows.append(Repeated(id=id_, source=source, first=taken[id_]))
            taken[id_] = source
    return tuple(rows)


def unknown(
    sheets: Iterable[Sheet], places: dict[str, dict[str, Source]], unread: frozenset[str]
) -> tuple[Unknown, ...]:
    """Every reference to an id that nothing has."""
    from macros.load.rewriting import instead

    rows = []
    known = {space: tuple(ids) for space, ids in places.items()}
    for sheet in sheets:
        for space, id_, node in sheet.referred:
            if id_ not in places[space] and unread.isdisjoint(HELD_BY[space]):
                place = sheet.source(node.start_mark)
                rows.append(
                    Unknown(space=space, id=id_, source=place, known=known[space], instead=partial(instead, node))
                )
    return tuple(rows)
