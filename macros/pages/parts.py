"""Rows in groups, dealt over a page and its further parts: what a page about something else cannot carry whole.

In: groups of rows, in the order in which they are read. Out: for each part the pieces of groups that stand in it. The
groups are known by their place; one without rows has no piece.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from macros.pages.lists import split

R = TypeVar("R")
ROWS = 100  # in one part


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[R]):
    """The rows of one group that stand in one part."""

    group: int  # the place of the group, from 0
    rows: tuple[R, ...]


Part = tuple[Piece[R], ...]


def dealt(groups: Iterable[Sequence[R]], size: int = ROWS) -> tuple[Part[R], ...]:
    """Parts of so many rows each, the last of what is left; none without rows."""
    numbered = [(number, row) for number, rows in enumerate(groups) for row in rows]
    return tuple(tuple(pieces(some)) for some in split(numbered, size)) if numbered else ()


def pieces(numbered: Sequence[tuple[int, R]]) -> Iterator[Piece[R]]:
    found: dict[int, list[R]] = {}
    for number, row in numbered:
        found.setdefault(number, []).append(row)
    return (Piece(group=number, rows=tuple(rows)) for number, rows in found.items())


def begins(parts: Sequence[Part[R]], group: int) -> int | None:
    """The part in which a group begins, counted from 0; None where it has no rows in any."""
    found = (number for number, part in enumerate(parts) if any(piece.group == group for piece in part))
    return next(found, None)
