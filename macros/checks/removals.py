"""What stood on the roadmap of a revision is still told: what is gone since, and what to write to tell it.

In: a `Reading`, and the `Base` it is laid against. Out: problems, one a record, at the file on the base.
"""

from collections.abc import Iterator

from macros.checks.commitments import Base, broken_of, of_old, promise_again, told
from macros.checks.mending import over
from macros.checks.pasting import Lines, halt_line, promise_lines, whole_lines
from macros.checks.succession import may_be_unread, namesake, succession
from macros.model.reading import Reading
from macros.model.records import Item, Record
from macros.problems import Problem
from macros.source import Source

RULE = "record-removed"


def record_removed(reading: Reading, base: Base) -> Iterator[Problem]:
    """What was on the roadmap stays there: dropped or stopped, with the reason."""
    found = succession(base.reading, reading)
    for old in found.gone:
        if old.halted or may_be_unread(old, reading):
            continue
        other = namesake(old, found.fresh)
        yield renamed(old, other, reading, base) if other else removed(old, reading, base)
    for old, new in found.merged:
        if not old.halted and (broken := broken_of(old, new, reading, base)):
            where = RULE, Source(old.source.path), "merged", "merged-hint"
            yield told(where, back(old, reading), id=old.id, other=new.id, was=of_old(broken))
    for old, new in found.converted:
        if not old.halted:
            where = RULE, Source(old.source.path), f"converted-{new.type}", "converted-hint"
            yield told(where, back(old, reading), id=old.id)


def removed(old: Record, reading: Reading, base: Base) -> Problem:
    """Nothing is left of it: it is put back, and ended if it was not done."""
    place, hint, lines = Source(old.source.path), f"{ended(old)}-hint", back(old, reading)
    if isinstance(old, Item) and old.track not in reading.roadmap.track_by_id:
        hint, lines = "file-hint", Lines("") if over(old) else halt_line(old, ended(old), reading.roadmap.today)
    return told(
        (RULE, place, "message", hint),
        lines,
        id=old.id,
        file=old.source.path,
        commit=base.commit,
        line=old.source.line,
    )


def renamed(old: Record, other: Record, reading: Reading, base: Base) -> Problem:
    """It seems to go under another id now, which then has to name the old one, and to promise the same."""
    names = (*other.aliases, old.id)
    broken = broken_of(old, other, reading, base)
    alone = promise_lines(other, None, aliases=names)
    lines = promise_again(old, other, reading, aliases=names) if broken else alone
    return told(
        (RULE, Source(old.source.path), "message", "renamed-hint"),
        lines,
        id=old.id,
        other=other.id,
        line=old.source.line,
    )


def back(old: Record, reading: Reading) -> Lines:
    """The lines of a record as it was, ended today unless it is an item that was done."""
    track = reading.roadmap.track_by_id.get(old.track) if isinstance(old, Item) else None
    beside = track.items[0] if track and track.items else None
    done = isinstance(old, Item) and over(old)
    return whole_lines(old, beside, "" if done else ended(old), reading.roadmap.today)


def ended(record: Record) -> str:
    """The key that ends a record."""
    return "dropped" if isinstance(record, Item) else "stopped"
