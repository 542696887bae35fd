"""Use cases live: how many are in production and not retired.

In: the roadmap and the as-of day. Out: a count. Source of the definition: KPIS, "Beside them"; DATA_MODEL, "Live".
"""

import datetime as dt
from collections.abc import Iterable

from macros.kpis.figure import Figure, count, row_of
from macros.kpis.standing import at_stage, existing
from macros.model.records import Roadmap, UseCase

LIVE = "live"


def use_cases_live(roadmap: Roadmap, as_of: dt.date) -> Figure:
    """The number of live use cases; without any use case it is 0."""
    return live_among(existing(roadmap.use_cases, as_of), as_of)


def live_among(use_cases: Iterable[UseCase], as_of: dt.date) -> Figure:
    """The same, of use cases that exist."""
    rows = [row_of(use_case, at_stage(use_case, as_of)) for use_case in use_cases]
    return count((row for row in rows if row.why.key == LIVE), (row for row in rows if row.why.key != LIVE))
