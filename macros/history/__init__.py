"""Git -> earlier states of data/: what was promised on the branch, what moved, and since when.

In: the data folder, the roadmap's time zone and today. Out: the ledger of promises, and earlier states as readings.
Never writes in the repository, never asks the clock; a history that is cut off is refused, not guessed.
"""

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from macros.history.changes import Change, changes
from macros.history.following import ledger
from macros.history.ledger import Ledger
from macros.history.repository import Repository, commit_named, commits, repository_of
from macros.history.standing import young
from macros.history.versions import versions
from macros.kept import Shelf
from macros.model.commitment import Commitment


def history(
    data: Path,
    zone: dt.tzinfo,
    today: dt.date,
    grace: dt.timedelta,
    as_of: dt.date | None = None,
    shelf: Shelf | None = None,
) -> Ledger:
    """What was promised in the commits up to this one, of those made up to a day where one is given.

    With a shelf, what was read of them stays there for the next time. Raises `NoHistory` where git cannot say all.
    """
    return ledger(changes_up_to("HEAD", repository_of(data, shelf), zone, today, as_of), grace)


def changes_up_to(
    revision: str, repository: Repository, zone: dt.tzinfo, today: dt.date, as_of: dt.date | None = None
) -> tuple[Change, ...]:
    """The changes of data/ on the branch of a revision, oldest first; none made after `as_of`."""
    found = [commit for commit in commits(repository, revision, zone) if as_of is None or commit.day <= as_of]
    return tuple(changes(found, versions(repository, found, today)))


def may_be_corrected(
    asked: Collection[str],
    base: str,
    repository: Repository,
    zone: dt.tzinfo,
    grace: dt.timedelta,
    today: dt.date,
) -> dict[str, frozenset[Commitment]]:
    """What records promised on `base` and, since it stood there so briefly, could be corrected; by id.

    `base` is the id of a commit, or a name for one.
    """
    old = changes_up_to(base, repository, zone, today)
    new = old if base == commit_named(repository, "HEAD") else changes_up_to("HEAD", repository, zone, today)
    return young(asked, old, new, grace, today)
