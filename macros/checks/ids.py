"""Rules about ids: no two alike, and none that leads nowhere."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.contract.rules import problem
from macros.model.reading import Reading, Unknown
from macros.model.records import Roadmap
from macros.model.text import Text, in_language
from macros.near import near, slip
from macros.problems import Problem

SEVERAL = r"[,;/+&]|\s(?:en|and)\s"  # between two owners
MOST_GUESSED = 50  # references for which the right one is looked up, since that takes a while


def duplicate_id(reading: Reading) -> Iterator[Problem]:
    """An id belongs to one record only, and a former id to none but the one that had it."""
    for row in reading.repeated:
        yield problem("duplicate-id", row.source, "message", "hint", id=row.id, first=str(row.first))


def unknown_reference(reading: Reading) -> Iterator[Problem]:
    """What is referred to exists."""
    often = Counter((row.space, row.id) for row in reading.unknown)
    for number, row in enumerate(reading.unknown):
        meant = likely(row, reading.roadmap) if number < MOST_GUESSED else ()
        known = ", ".join(row.known[:12]) + (", …" if len(row.known) > 12 else "")
        right = certain(row, reading.roadmap, often[row.space, row.id]) if meant else ""
        several = row.space == "owner" and not right and re.search(SEVERAL, row.id)
        hint = "owner-several" if several else "suggestion" if meant else f"{row.space}-hint"
        fix = next(iter(row.instead(right)), None)
        yield problem(
            "unknown-reference", row.source, row.space, hint, fix, id=row.id, suggestion=quoted(meant), known=known
        )


def likely(row: Unknown, roadmap: Roadmap) -> tuple[str, ...]:
    """The ids that were probably meant: by a former id, by the name the record is known by, or by their look."""
    renamed = now_called(row, roadmap)
    parts = row.id.casefold().split() if row.space == "owner" else ()
    by_part = [known for known in row.known if known in parts]  # Els de Boer; of Jan and Els neither is meant alone
    by_name = (known for known in row.known if row.id.casefold() in names(known, row.space, roadmap))
    return tuple(
        dict.fromkeys(renamed or (*by_name, *(by_part if len(by_part) == 1 else ()), *near(row.id, row.known)))
    )


def certain(row: Unknown, roadmap: Roadmap, often: int) -> str:
    """The one id that can be meant: the new id of a former one, what is called so, or all but a slip; else empty.

    What is written alike more than once is no slip: it may be the id itself that is wrong.
    """
    found = now_called(row, roadmap) or [
        known for known in row.known if row.id.casefold() in names(known, row.space, roadmap)
    ]
    if found or often > 1:
        return found[0] if len(found) == 1 else ""
    return slip(row.id, row.known)


def now_called(row: Unknown, roadmap: Roadmap) -> list[str]:
    """The id of the record that had this one before."""
    return [record.id for record in roadmap.records if row.id in record.aliases and record.id in row.known]


def names(known: str, space: str, roadmap: Roadmap) -> tuple[str, ...]:
    """What people call the thing with an id, in small letters."""
    found = {
        "owner": roadmap.owner_by_id,
        "track": roadmap.track_by_id,
        "phase": roadmap.phase_by_id,
        "team": roadmap.team_by_id,
        "record": roadmap.record_by_id,
        "use_case": roadmap.use_case_by_id,
    }.get(space, {})
    thing = found.get(known)
    if thing is None:
        return ()
    text: Text = getattr(thing, "title", "") or getattr(thing, "name", "")
    return tuple(in_language(text, code, roadmap.languages).text.casefold() for code in roadmap.languages)


def quoted(ids: tuple[str, ...]) -> str:
    """Ids one behind another, in quotes."""
    return ", ".join(f"'{id_}'" for id_ in ids)
