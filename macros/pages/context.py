"""What every view is given: the roadmap and its figures on the as-of day, and the words of one language."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from macros.history.ledger import Ledger, Promised
from macros.kpis.forecast import Forecast, forecast
from macros.kpis.measure import Figures
from macros.kpis.trend import Trend, trend
from macros.model.records import Roadmap
from macros.words import Words

NO_GIT = "no-git"
T = TypeVar("T")


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
    when_asked: bool = False  # the trend and the forecast, which take longest, are worked out when a page asks

    @cached_property
    def promised_by_id(self) -> Mapping[str, Promised]:
        """What git knows of each record; empty without a ledger."""
        return {one.id: one for one in self.ledger.records} if self.ledger else {}

    @cached_property
    def trend(self) -> Trend | None:
        return trend(self.roadmap, self.as_of) if self.when_asked else self.figures.trend

    @cached_property
    def forecast(self) -> Forecast | None:
        return forecast(self.roadmap, self.as_of) if self.when_asked else self.figures.forecast

    @cached_property
    def worked_out(self) -> dict[tuple[str, str], Any]:
        """What `once` has found."""
        return {}

    def once(self, what: str, about: str, work: Callable[[], T]) -> T:
        """What many pages show and takes a while, worked out for the first of them; by what it is and an id."""
        if (what, about) not in self.worked_out:
            self.worked_out[what, about] = work()
        found: T = self.worked_out[what, about]
        return found
