"""What stands in data/, read from the disk once: the bytes of every file, before anybody asks what they say.

In: the folder and today. Out: a `Gathered`, and a hash of it, by which two of them can be told apart.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.kept import digest
from macros.load.folder import Allowance, File, files, read_bytes
from macros.load.sheet import Sheet

Found = tuple[File, Sheet, bytes | None]  # None: it cannot be read, which is told on its sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The files that may be read, in their order; `listing` tells of the others."""

    today: dt.date
    listing: Sheet
    found: tuple[Found, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(len(raw) for _, _, raw in self.found if raw)

    def texts(self) -> dict[str, bytes]:
        """The bytes of each file by its path."""
        return {file.shown: raw for file, _, raw in self.found if raw is not None}

    def hash(self) -> str | None:
        """Of all that is there; None where there is something that cannot be read, or should not be there."""
        if self.listing.problems or any(raw is None for _, _, raw in self.found):
            return None
        return digest(text for file, _, raw in self.found for text in (file.shown.encode(), raw or b""))


def gather(folder: Path, today: dt.date) -> Gathered:
    """Everything in the folder. Nothing is read into it yet."""
    listing = Sheet(path="data", today=today, languages=())
    return Gathered(today=today, listing=listing, found=tuple(found_in(folder, listing)))


def found_in(folder: Path, listing: Sheet) -> Iterator[Found]:
    allowance = Allowance()
    for file in files(folder, listing):
        sheet = Sheet(path=file.shown, place=file.place, id=file.id, today=listing.today, languages=())
        yield file, sheet, read_bytes(file, sheet, allowance)
