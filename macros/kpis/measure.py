"""Every figure of a roadmap on a day, in one record: what charts, pages and reports read.

In: the roadmap and the as-of day. Out: `Figures`. What a figure means stands in the module that bears its name.
"""

import datetime as dt
from dataclasses import dataclass, replace

from macros.kpis.adherence import Adherence, adherence, adherence_use_cases
from macros.kpis.agenda import Agenda, agenda
from macros.kpis.balance import Balance, balance
from macros.kpis.coverage import Coverage, coverage
from macros.kpis.enabled import ai_enabled_share
from macros.kpis.figure import Figure
from macros.kpis.forecast import Forecast, forecast
from macros.kpis.goals import GoalState, goals
from macros.kpis.lead_time import LeadTime, lead_time
from macros.kpis.maturity import MaturityIndex, maturity
from macros.kpis.metrics import KindsOfMetric, metric_figure, metrics
from macros.kpis.moves import Moves, moves
from macros.kpis.pitfalls import Pitfall, pitfalls
from macros.kpis.targets import Verdict, verdicts
from macros.kpis.trend import Trend, trend
from macros.kpis.use_cases import use_cases_live
from macros.model.records import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All KPIs on one day."""

    as_of: dt.date
    coverage: Coverage
    lead_time: LeadTime
    maturity: MaturityIndex
    adherence: Adherence  # of items
    adherence_use_cases: Adherence
    use_cases_live: Figure
    ai_enabled_share: Figure
    moves: Moves
    balance: Balance
    metrics: KindsOfMetric
    measures: dict[str, Figure]  # by the name that targets and goals use, metrics included: adherence, lead_time_median
    targets: tuple[Verdict, ...]  # in the order of roadmap.yml
    goals: dict[str, GoalState]  # by the goal's id
    pitfalls: tuple[Pitfall, ...]  # all four
    agenda: Agenda  # of the coming review
    trend: Trend | None = None  # only where it was asked for: it measures at many days
    forecast: Forecast | None = None  # likewise


def measure(roadmap: Roadmap, as_of: dt.date) -> Figures:
    """Every figure on the day, without the trend and the forecast."""
    covered, lead, teams = coverage(roadmap, as_of), lead_time(roadmap, as_of), maturity(roadmap, as_of)
    items, live, enabled = adherence(roadmap, as_of), use_cases_live(roadmap, as_of), ai_enabled_share(roadmap, as_of)
    measures = {metric.id: metric_figure(metric, as_of) for metric in roadmap.metrics} | {
        "use_cases_live": live,
        "ai_enabled_share": enabled,
        "coverage": covered.figure,
        "adherence": items.done,
        "lead_time_median": lead.spread.median,
        "maturity_index": teams.figure,
    }
    return Figures(
        as_of=as_of,
        coverage=covered,
        lead_time=lead,
        maturity=teams,
        adherence=items,
        adherence_use_cases=adherence_use_cases(roadmap, as_of),
        use_cases_live=live,
        ai_enabled_share=enabled,
        moves=moves(roadmap, as_of),
        balance=balance(roadmap, as_of),
        metrics=metrics(roadmap, as_of),
        measures=measures,
        targets=verdicts(roadmap, measures, as_of),
        goals=goals(roadmap, measures, as_of),
        pitfalls=pitfalls(roadmap, as_of),
        agenda=agenda(roadmap, as_of, lead.in_progress.over_p85),
    )


def measure_with_trend(roadmap: Roadmap, as_of: dt.date) -> Figures:
    """Every figure on the day, the trend up to it, and the forecast from it."""
    return replace(measure(roadmap, as_of), trend=trend(roadmap, as_of), forecast=forecast(roadmap, as_of))
