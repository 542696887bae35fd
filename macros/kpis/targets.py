"""On track to a target: the value of a measure on the day beside the target of the day's quarter.

In: the roadmap, the figures by measure and the as-of day. Out: a `Verdict` for each measure that has targets. Source of
the definition: KPIS, "On track to a target".
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Figure, Reason, Value, reason
from macros.kpis.numbers import spans, wilson
from macros.model.dates import Quarter
from macros.model.records import Limit, Roadmap

ON_TRACK, BEHIND, TOO_EARLY, NO_VERDICT = VERDICTS = ("on-track", "behind", "too-early", "no-verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a measure stands to its target; compared exactly, not as shown."""

    measure: str  # as in data: coverage, lead_time_median, a metric's id
    quarter: Quarter  # the day's
    limit: Limit | None  # its target in that quarter
    figure: Figure
    verdict: str  # one of VERDICTS
    why: Reason
    interval: tuple[Fraction, Fraction] | None  # Wilson, 95 %, in percent; None where the figure is no ratio


def verdicts(roadmap: Roadmap, measures: Mapping[str, Figure], as_of: dt.date) -> tuple[Verdict, ...]:
    """One for each measure with targets, in the order of the data; a quarter without a target has no verdict."""
    return tuple(
        judge(measure, measures[measure], targets.get(Quarter.of(as_of)), Quarter.of(as_of))
        for measure, targets in roadmap.targets.items()
        if measure in measures
    )


def judge(measure: str, figure: Figure, limit: Limit | None, quarter: Quarter) -> Verdict:
    """The verdict on one measure in one quarter."""
    verdict, why = compare(figure, limit, quarter)
    ratio = ratio_of(figure)
    return Verdict(
        measure=measure,
        quarter=quarter,
        limit=limit,
        figure=figure,
        verdict=verdict,
        why=why,
        interval=wilson(*ratio) if ratio else None,
    )


def compare(figure: Figure, limit: Limit | None, quarter: Quarter) -> tuple[str, Reason]:
    """The verdict and why: available, targeted, certain enough, met."""
    if figure.value is None:
        assert figure.reason
        return NO_VERDICT, figure.reason
    if limit is None:
        return NO_VERDICT, reason("no-target", quarter=quarter)
    blanks: dict[str, Value] = {"value": figure.value, "target": limit.value, "quarter": quarter}
    ratio = ratio_of(figure)
    if ratio and spans(*ratio, limit.value):
        return TOO_EARLY, reason(TOO_EARLY, n=int(ratio[1]), **blanks)
    met = limit.met_by(figure.value)
    return (ON_TRACK, reason(ON_TRACK, **blanks)) if met else (BEHIND, reason(BEHIND, **blanks))


def ratio_of(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator of a share that is available; None of anything else."""
    if figure.value is None or figure.unit != "percent":
        return None
    assert figure.numerator is not None
    assert figure.denominator
    return figure.numerator, figure.denominator
