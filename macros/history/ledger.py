"""The ledger: for every record that was ever promised, what was first promised and every time it moved.

Days are those of commits; a coarse date counts as its last day. Out: totals of any records of it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from macros.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A commit in which the promise was another one than before."""

    date: dt.date  # of the commit
    from_: dt.date
    to: dt.date
    commit: str
    author: str | None  # the handle, where the commit makes it public
    why: Text | None  # of the replanning that was added; None where none was
    correction: bool  # made so soon after the promise, and without a replanning, that it may be a slip of the pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A record that was promised at least once, through all the ids it had."""

    id: str  # the newest
    kind: str  # item or use_case
    promised_on: dt.date  # the day of the commit that first had a promise
    promised_in: str  # that commit
    promised_by: str | None  # the handle of its author, where the commit makes it public
    first: dt.date
    current: dt.date  # the last promise on record
    withdrawn: dt.date | None  # since when it stands there without a promise
    removed: dt.date | None  # since when it does not stand there
    moves: tuple[Move, ...]
    agrees: bool | None  # whether planned and replanned tell the same; None where they cannot be asked
    path: str  # of the file in which it stood last

    @property
    def slip(self) -> int | None:
        """Days from the first promise to the current one; None for a withdrawn one."""
        return None if self.withdrawn else (self.current - self.first).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that today's contract refuses, in one or more commits."""

    path: str
    commits: int
    commit: str  # the last of them
    line: int  # of the first mistake in that version
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that was promised on a branch."""

    commits: int  # that changed data/
    from_: dt.date | None
    to: dt.date | None
    records: tuple[Promised, ...]  # by id
    refused: int  # commits that today's contract refuses; they were read as far as possible
    unread: tuple[Unread, ...]  # why, by path


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How often it was promised and moved."""

    promises: int
    moved: int  # records
    moves: int
    later: int  # records whose current promise lies after the first
    earlier: int
    back: int  # moved, and at their first promise again
    median_slip: float | None  # days, of the moved ones; None where none was moved
    withdrawn: int
    removed: int


def totals(records: Iterable[Promised]) -> Totals:
    """The figures of some records."""
    promised = list(records)
    moved = [record for record in promised if record.moves]
    slips = [record.slip for record in moved if record.slip is not None]
    return Totals(
        promises=len(promised),
        moved=len(moved),
        moves=sum(len(record.moves) for record in promised),
        later=sum(slip > 0 for slip in slips),
        earlier=sum(slip < 0 for slip in slips),
        back=sum(slip == 0 for slip in slips),
        median_slip=median(slips) if slips else None,
        withdrawn=sum(record.withdrawn is not None for record in promised),
        removed=sum(record.removed is not None for record in promised),
    )
