"""What the history adds to a build: a process that reads the ledger of promises of a data folder from git.

It reads nothing else of the roadmap; that is `check`, which has goals of its own.
"""

import datetime as dt
import sys
from pathlib import Path

from macros.edge import timezone_of, today_in
from macros.history import history
from macros.kept import shelf

data = Path(sys.argv[1])
history(data, timezone_of(data), today_in(data), dt.timedelta(days=14), shelf=shelf())
