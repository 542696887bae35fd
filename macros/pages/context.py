"""What every view is given: the roadmap and its figures on the as-of day, and the words of one language."""

import datetime as dt
from dataclasses import dataclass

from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.words import Words


@dataclass(frozen=True, kw_only=True)
class Context:
    roadmap: Roadmap
    figures: Figures
    as_of: dt.date
    language: str
    words: Words
    commit: str | None  # the built commit; None outside git
