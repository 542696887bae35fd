"""The figures that have a page: their names, where they stand in `Figures`, and their series in the trend.

In: the context. Out: one `Kpi` for each address under kpis/. What a figure means stands in words/; nothing is computed.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Figure
from macros.kpis.measure import Figures
from macros.kpis.targets import Verdict
from macros.pages.context import Context
from macros.pages.links import checked

Points = tuple[tuple[dt.date, Fraction | None], ...]
CARDS = 4  # the first four stand on the home page


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A figure with a page; `id` is its address and its key in words/."""

    id: str
    series: str  # its name in the trend
    figure: Callable[[Figures], Figure]
    measure: str | None = None  # its name in targets
    second: str | None = None  # a series that stands beside it


KPIS = (
    Kpi(id="coverage", series="coverage", measure="coverage", figure=lambda figures: figures.coverage.figure),
    Kpi(
        id="lead-time",
        series="lead_time_median",
        measure="lead_time_median",
        figure=lambda figures: figures.lead_time.spread.median,
        second="lead_time_p85",
    ),
    Kpi(
        id="maturity",
        series="maturity_index",
        measure="maturity_index",
        figure=lambda figures: figures.maturity.figure,
    ),
    Kpi(
        id="adherence",
        series="adherence",
        measure="adherence",
        figure=lambda figures: figures.adherence.done,
        second="on_time",
    ),
    Kpi(
        id="adherence-use-cases",
        series="adherence_use_cases",
        figure=lambda figures: figures.adherence_use_cases.done,
    ),
    Kpi(
        id="use-cases-live",
        series="use_cases_live",
        measure="use_cases_live",
        figure=lambda figures: figures.use_cases_live,
    ),
    Kpi(
        id="ai-enabled-share",
        series="ai_enabled_share",
        measure="ai_enabled_share",
        figure=lambda figures: figures.ai_enabled_share,
    ),
    Kpi(id="moves", series="moves", figure=lambda figures: figures.moves.moves),
)


def kpi_of(name: str) -> Kpi:
    """A figure by its address; raises `UnknownPage` for what has none."""
    checked("kpi", name, [kpi.id for kpi in KPIS])
    return next(kpi for kpi in KPIS if kpi.id == name)


def verdict_of(context: Context, kpi: Kpi) -> Verdict | None:
    """How it stands to its target; None where it has no targets."""
    return next((one for one in context.figures.targets if one.measure == kpi.measure), None)


def target_of(context: Context, kpi: Kpi) -> Fraction | None:
    """The target of the day's quarter."""
    verdict = verdict_of(context, kpi)
    return verdict.limit.value if verdict and verdict.limit else None


def points_of(context: Context, kpi: Kpi, series: str | None = None) -> Points:
    """Its series up to the day; the maturity index has a point at each assessment day. Empty without a trend."""
    trend = context.trend
    if trend is None:
        return ()
    name = series or kpi.series
    found = trend.maturity if name == "maturity_index" else trend.series[name]
    return tuple((point.day, point.value) for point in found)
