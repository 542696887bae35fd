"""Git -> earlier states of data/: what was promised on the branch, what moved, and since when.

In: the data folder, the roadmap's time zone and today. Out: the ledger of promises, and earlier states as readings.
Never writes in the repository, never asks the clock; a history that is cut off is refused, not guessed.
"""

import datetime as dt
from pathlib import Path

from macros.history.changes import changes
from macros.history.following import ledger
from macros.history.ledger import Ledger
from macros.history.repository import commits, repository_of
from macros.history.versions import versions


def history(data: Path, zone: dt.tzinfo, today: dt.date, grace: dt.timedelta, as_of: dt.date | None = None) -> Ledger:
    """What was promised in the commits up to this one, of those made up to a day where one is given.

    Raises `NoHistory` where git cannot say, or not all.
    """
    repository = repository_of(data)
    found = [commit for commit in commits(repository, "HEAD", zone) if as_of is None or commit.day <= as_of]
    return ledger(tuple(changes(found, versions(repository, found, today))), grace)
