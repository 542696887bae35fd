"""A failure made small: as few files, lines and characters as still fail in the same way.

In: files, and what says whether some other files fail alike. Out: the smallest that was found in a number of tries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tests.fuzz.corpus import Files

Piece = TypeVar("Piece", bytes, int)
MOST_TRIED = 3000


@dataclass(slots=True)
class Tries:
    """How often may still be asked."""

    left: int = MOST_TRIED

    def spent(self) -> bool:
        self.left -= 1
        return self.left < 0


def shrunk(files: Files, fails: Callable[[Files], bool]) -> dict[str, bytes]:
    """The smallest roadmap with the same failure."""
    tries, kept = Tries(), dict(files)
    for name in list(kept):
        without = {other: raw for other, raw in kept.items() if other != name}
        if without and not tries.spent() and fails(without):
            kept = without
    for name, raw in list(kept.items()):
        lines = raw.splitlines(keepends=True)

        def alike(pieces: Sequence[bytes], name: str = name) -> bool:
            return fails({**kept, name: b"".join(pieces)})

        lines = fewer(lines, alike, tries)
        signs = fewer([bytes((sign,)) for sign in b"".join(lines)], alike, tries)
        kept[name] = b"".join(signs)
    return kept


def fewer(pieces: Sequence[Piece], alike: Callable[[Sequence[Piece]], bool], tries: Tries) -> Sequence[Piece]:
    """As few of the pieces as still fail: halves are left out first, then quarters, and so on."""
    size = len(pieces) // 2
    while size and len(pieces) > 1:
        at, before = 0, len(pieces)
        while at < len(pieces):
            less = [*pieces[:at], *pieces[at + size :]]
            if tries.spent():
                return pieces
            if alike(less):
                pieces = less
            else:
                at += size
        if len(pieces) == before or size > 1:
            size //= 2
    return pieces
