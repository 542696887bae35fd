"""A made-up item or use case, and how its editors wrote it down by a day.

In: a record and a day. Out: lines of YAML that are valid on that day. What was decided or happened later is not there.
"""

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

STAGES = ("intake", "selected", "experiment", "mvp", "production")


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A promise that was moved."""

    on: dt.date
    why: str
    finish: dt.date


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A record from the first to the last of its days."""

    id: str
    title: str
    track: str
    kind: str  # of an item, else use-case
    labels: tuple[str, ...]  # phase, owner and others that stand from the beginning, as lines
    agreed: dt.date
    start: dt.date | None  # None: a milestone
    finish: dt.date
    moves: tuple[Move, ...]
    facts: tuple[tuple[str, dt.date], ...]  # started and finished, or stages
    texts: tuple[tuple[str, str], ...]  # key and long text
    depends_on: tuple[str, ...]
    numbers: tuple[str, ...]  # the indicators of a use case, as lines

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which something about it was written down."""
        return (self.agreed, *(move.on for move in self.moves), *(day for _, day in self.facts))


def lines(record: Made, day: dt.date) -> Iterator[str]:
    """What the file says of a record on a day, from its title on; nothing before it was agreed."""
    if day < record.agreed:
        return
    yield f"title: {record.title}"
    yield f"track: {record.track}" if record.kind == "use-case" else f"kind: {record.kind}"
    yield from record.labels
    end = "production" if record.kind == "use-case" else "finish"
    begin = "" if record.start is None else f"{'mvp' if record.kind == 'use-case' else 'start'}: {record.start}, "
    yield f"planned: {{{begin}{end}: {record.finish}, agreed: {record.agreed}}}"
    known = [move for move in record.moves if move.on <= day]
    if known:
        yield "replanned:"
    for move in known:
        yield f"  - date: {move.on}"
        yield f"    why: {move.why}"
        yield f"    {end}: {move.finish}"
    facts = [f"{name}: {on}" for name, on in record.facts if on <= day]
    if record.kind == "use-case" and facts:
        yield f"stages: {{{', '.join(facts)}}}"
    elif facts:
        yield from facts
    for key, text in record.texts:
        yield f"{key}: >-"
        yield from textwrap.wrap(text, 100, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
    yield from record.numbers
    if record.depends_on:
        yield f"depends_on: [{', '.join(record.depends_on)}]"


def in_a_track(record: Made, day: dt.date) -> str:
    """An item as an entry of its track's list; nothing before it was agreed."""
    text = "".join(f"    {line}\n" for line in lines(record, day))
    return f"  - id: {record.id}\n{text}\n" if text else ""


def in_a_file(record: Made, day: dt.date) -> str:
    """A use case as the file that it has of its own; nothing before it was agreed."""
    return "".join(f"{line}\n" for line in lines(record, day))
