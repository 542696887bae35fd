"""Every promise of a record that ever stood on the branch, as git knows it: when, in which commit, by whom and why.

In: the context with its ledger, and a record. Out: rows, newest first, and what git and the data tell differently.
Without a ledger there is a sentence that says why.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from macros.history.ledger import Move, Promised
from macros.model.promise import end_at
from macros.model.records import Record
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.phrases import Sentence, sentence
from macros.pages.telling import distance


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPromise:
    """A promise that came to stand on the branch, or that was withdrawn from it."""

    date: dt.date  # of the commit
    told: Sentence
    commit: str | None
    author: str | None  # the handle, where the commit makes it public
    why: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What git tells of the promises of a record."""

    rows: tuple[PastPromise, ...]  # newest first; empty where git does not know the record yet
    notes: tuple[Sentence, ...]  # where the data tells it otherwise


def without(context: Context) -> Sentence | None:
    """Why git tells nothing; None where it does."""
    return None if context.ledger else sentence(f"past.none.{context.no_ledger}")


def past_promises(context: Context, record: Record) -> Past | None:
    """None without a ledger, and for a record that was never promised."""
    if context.ledger is None:
        return None
    found, end = context.promised_by_id.get(record.id), end_at(record, context.as_of)
    if found is None:
        return Past(rows=(), notes=(sentence("past.not_yet"),)) if end else None
    return Past(rows=tuple(reversed([*rows(found)])), notes=tuple(notes(found, end.last if end else None)))


def rows(found: Promised) -> Iterator[PastPromise]:
    """The first promise, every other one, and its end."""
    yield PastPromise(
        date=found.promised_on,
        told=sentence("past.first", date=found.first),
        commit=found.promised_in,
        author=found.promised_by,
        why=None,
    )
    yield from map(moved, found.moves)
    if found.withdrawn:
        told = sentence("past.withdrawn")
        yield PastPromise(date=found.withdrawn, told=told, commit=None, author=None, why=None)


def moved(move: Move) -> PastPromise:
    away = distance((move.to - move.from_).days)
    key = "past.corrected" if move.correction else "past.moved" if move.why else "past.moved_without_reason"
    told = sentence(key, was=move.from_, date=move.to, distance=away)
    return PastPromise(date=move.date, told=told, commit=move.commit, author=move.author, why=move.why)


def notes(found: Promised, end: dt.date | None) -> Iterator[Sentence]:
    """The data may hold what is not committed, or have been written over."""
    if end != (None if found.withdrawn else found.current):
        yield sentence("past.uncommitted")
    elif found.agrees is False:
        yield sentence("past.disagrees")
