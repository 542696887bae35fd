"""A failure made small: as few files, lines and characters as still fail in the same way.

In: files, and what says whether some other files fail alike. Out: the smallest that was found in a number of tries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.fuzz.corpus import Files

Pieces = Sequence[bytes]
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

        def alike(pieces: Pieces, name: str = name) -> bool:
            return fails({**kept, name: b"".join(pieces)})

        lines = fewer(raw.splitlines(keepends=True), alike, tries)
        kept[name] = b"".join(fewer([bytes((sign,)) for sign in b"".join(lines)], alike, tries))
    return kept


def fewer(pieces: Pieces, alike: Callable[[Pieces], bool], tries: Tries) -> Pieces:
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
