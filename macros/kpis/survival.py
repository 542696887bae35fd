"""The survival median: after how many days half of the use cases is in production, those still in progress included.

In: use cases, their known stages and the as-of day. Out: a figure in days. Source of the definition: KPIS 2; E. L.
Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations, 1958.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from macros.kpis.figure import Figure, Number, Reason, Row, reason, row_of
from macros.model.dates import Fact
from macros.model.records import UseCase
from macros.model.status import is_halted, known

PRODUCED = "days-between"
HALF = Fraction(1, 2)


def survival(use_cases: Iterable[UseCase], known_stages: Mapping[str, Mapping[str, Fact]], as_of: dt.date) -> Figure:
    """The first number of days at which at most half is not yet in production; its hits are the productions.

    Not available when none has a known intake, and when survival never falls to one half ("not reached").
    """
    counted: list[Row] = []
    left_out: list[Row] = []
    for use_case in use_cases:
        why = why_left_out(use_case, known_stages[use_case.id], as_of)
        if why:
            left_out.append(row_of(use_case, why))
        else:
            counted.append(observed(use_case, known_stages[use_case.id], as_of))
    hits = tuple(row for row in counted if row.why.key == PRODUCED)
    value = kaplan_meier_median([(row.value, row.why.key == PRODUCED) for row in counted if row.value is not None])
    missing = reason("survival-not-reached" if counted else "no-intakes")
    return Figure(
        value=value,
        unit="days",
        numerator=Fraction(len(hits)),
        denominator=Fraction(len(counted)),
        counted=tuple(counted),
        hits=hits,
        left_out=tuple(left_out),
        reason=missing if value is None else None,
        approximate=any(row.approximate for row in counted),
    )


def why_left_out(use_case: UseCase, stages: Mapping[str, Fact], as_of: dt.date) -> Reason | None:
    """Why the curve cannot use a use case; None when it can."""
    if "intake" not in stages:
        return without_intake(use_case, as_of)
    if known(use_case.stages.get("production"), as_of):
        return None if "production" in stages else reason("production-unknown")
    if is_halted(use_case, as_of) and use_case.stopped and use_case.stopped.date.day is None:
        return reason("stopped-unknown-day")
    return None


def without_intake(use_case: UseCase, as_of: dt.date) -> Reason:
    """Why the day of the intake is not known: nobody knows it, or there was none."""
    return reason("intake-unknown" if known(use_case.stages.get("intake"), as_of) else "no-intake")


def observed(use_case: UseCase, stages: Mapping[str, Fact], as_of: dt.date) -> Row:
    """Days from intake to production, or to where the observation was cut off: the stop, else the as-of day."""
    intake = stages["intake"]
    production = stages.get("production")
    stopped = use_case.stopped.date if use_case.stopped and is_halted(use_case, as_of) else None
    end = production or stopped
    last = end.day if end and end.day else as_of
    assert intake.day
    length = (last - intake.day).days
    key = PRODUCED if production else "stopped-after" if stopped else "in-progress-since"
    why = reason(key, n=length, begin=intake, end=end) if end else reason(key, n=length, begin=intake)
    return row_of(
        use_case,
        why,
        value=length,
        approximate=intake.coarse or bool(end and end.coarse),
    )


def time_of(observation: tuple[Number, bool]) -> Number:
    return observation[0]


def kaplan_meier_median(observations: Sequence[tuple[Number, bool]]) -> Fraction | None:
    """The first time at which survival is at most one half; None when it never is.

    An observation is a time and whether it ended in production; on one day productions come before those cut off.
    """
    surviving = Fraction(1)
    at_risk = len(observations)
    for time, group in groupby(sorted(observations), key=time_of):
        here = [produced for _, produced in group]
        surviving *= 1 - Fraction(sum(here), at_risk)
        if surviving <= HALF:
            return Fraction(time)
        at_risk -= len(here)
    return None
