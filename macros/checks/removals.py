"""What stood on the roadmap of a revision is still told: what is gone since, and what to write to tell it.

In: a `Reading`, and the `Base` it is laid against. Out: problems, one a record, at the file on the base.
"""

from collections.abc import Iterator
from dataclasses import replace

from macros.checks.commitments import Base, broken_of, of_old, problem_with_lines, promise_again
from macros.checks.mending import over
from macros.checks.pasting import Lines, halt_line, promise_lines, whole_lines
from macros.checks.succession import may_be_unread, namesake, succession
from macros.model.reading import Reading
from macros.model.records import Item, Record
from macros.problems import Problem, Value
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
            lines = back(old, reading)
            yield at_its_file(old, "merged", "merged-hint", lines, other=new.id, was=of_old(broken))
    for old, new in found.converted:
        if not old.halted:
            key = f"converted-{new.type}"
            yield at_its_file(old, key, "converted-hint", back(old, reading))


def removed(old: Record, reading: Reading, base: Base) -> Problem:
    """Nothing is left of it: it is put back, and ended if it was not done."""
    hint, lines = f"{ended(old)}-hint", back(old, reading)
    if isinstance(old, Item) and old.track not in reading.roadmap.track_by_id:
        hint, lines = "file-hint", Lines("") if over(old) else halt_line(old, ended(old), reading.roadmap.today)
    where = old.source
    return at_its_file(old, "message", hint, lines, line=where.line, file=where.path, commit=base.commit)


def renamed(old: Record, other: Record, reading: Reading, base: Base) -> Problem:
    """It seems to go under another id now, which then has to name the old one, and to promise the same."""
    names = (*other.aliases, old.id)
    broken = broken_of(old, other, reading, base)
    alone = promise_lines(other, None, aliases=names)
    lines = promise_again(old, other, reading, aliases=names) if broken else alone
    return at_its_file(old, "message", "renamed-hint", lines, line=old.source.line, other=other.id)


def at_its_file(old: Record, key: str, hint: str, lines: Lines, **values: Value) -> Problem:
    """A problem about a record that stands in its file no more."""
    return replace(
        problem_with_lines((RULE, Source(old.source.path), key, hint), lines, id=old.id, **values), whole=True
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
