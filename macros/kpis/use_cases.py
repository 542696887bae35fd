"""Use cases live: how many are in production and not retired.

In: the roadmap and the as-of day. Out: a count. Source of the definition: KPIS, "Beside them"; DATA_MODEL, "Live".
"""

import datetime as dt

from macros.kpis.figure import Figure, count, reason, row_of
from macros.kpis.standing import existing
from macros.model.records import Roadmap
from macros.model.status import stage


def use_cases_live(roadmap: Roadmap, as_of: dt.date) -> Figure:
    """The number of live use cases; without any use case it is 0."""
    stages = [(use_case, stage(use_case, as_of)) for use_case in existing(roadmap.use_cases, as_of)]
    return count(
        (row_of(use_case, reason("live"), counts=True) for use_case, name in stages if name == "production"),
        (row_of(use_case, reason(f"stage-{name}")) for use_case, name in stages if name != "production"),
    )
