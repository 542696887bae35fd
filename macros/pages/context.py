"""What every view is given: the roadmap and its figures on the as-of day, and the words of one language."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.history.ledger import Ledger, Promised
from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.words import Words

NO_GIT = "no-git"


@dataclass(frozen=True, kw_only=True)
class Context:
    roadmap: Roadmap
    figures: Figures
    as_of: dt.date
    language: str
    words: Words
    commit: str | None  # the built commit; None outside git
    ledger: Ledger | None = None  # of the commits up to the as-of day; None where git cannot tell
    no_ledger: str = NO_GIT  # why there is none, as `NoHistory` names it

    @cached_property
    def promised_by_id(self) -> Mapping[str, Promised]:
        """What git knows of each record; empty without a ledger."""
        return {one.id: one for one in self.ledger.records} if self.ledger else {}
