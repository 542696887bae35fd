"""Use case lead time: days from intake to production, and beside it what those still in progress say.

In: the roadmap and the as-of day. Out: `LeadTime`. The survival median stands in survival.py. Source of the definition:
KPIS 2.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from macros.kpis.figure import Figure, Reason, Row, Spread, reason, row_of, share, spread
from macros.kpis.groups import Groups, grouped
from macros.kpis.standing import at_stage, existing
from macros.kpis.survival import survival, without_intake
from macros.model.dates import Fact, Quarter
from macros.model.records import STAGES, Roadmap, UseCase
from macros.model.status import known, stage

EMPTY = "no-lead-times"
IN_PROGRESS = STAGES[:-1]

Judged = tuple[UseCase, Row]
Known = Mapping[str, Fact]  # the stages that were reached by the day, on a day that is known
KnownStages = Mapping[str, Known]  # by the use case's id


@dataclass(frozen=True, slots=True, kw_only=True)
class InProgress:
    """The use cases from intake to mvp: for how many days they have been on their way."""

    ages: Spread
    over_p85: Figure | None  # those older than the 85th percentile of lead times; None while that is not available


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    spread: Spread  # median and 85th percentile
    survival: Figure  # the survival median
    in_progress: InProgress
    between_stages: Mapping[str, Spread]  # intake-mvp -> days between two stages that follow each other
    by: Groups[Spread]  # track; quarter of production


def lead_time(roadmap: Roadmap, as_of: dt.date) -> LeadTime:
    """Lead times and what stands beside them; not available while no use case has an intake and a production day."""
    use_cases = tuple(existing(roadmap.use_cases, as_of))
    known_stages = {use_case.id: known_at(use_case, as_of) for use_case in use_cases}
    counted, left_out = judged(use_cases, known_stages, as_of)
    quarters = {name: quarter(stages["production"]) for name, stages in known_stages.items() if "production" in stages}
    in_time = sorted(set(quarters.values()))
    whole = figure(counted, left_out)
    return LeadTime(
        spread=whole,
        survival=survival(use_cases, known_stages, as_of),
        in_progress=in_progress(use_cases, known_stages, whole.p85, as_of),
        between_stages=between_stages(use_cases, known_stages),
        by={
            "track": grouped(counted, left_out, lambda one: one[0].track, roadmap.track_by_id, figure),
            "quarter": grouped(counted, left_out, lambda one: quarters.get(one[0].id), in_time, figure),
        },
    )


def judged(
    use_cases: Iterable[UseCase], known_stages: KnownStages, as_of: dt.date
) -> tuple[list[Judged], list[Judged]]:
    """The use cases that exist: those with a lead time, and the others."""
    counted: list[Judged] = []
    left_out: list[Judged] = []
    for use_case in use_cases:
        stages = known_stages[use_case.id]
        why = why_left_out(use_case, stages, as_of)
        if why:
            left_out.append((use_case, row_of(use_case, why)))
        else:
            counted.append((use_case, between(use_case, stages["intake"], stages["production"])))
    return counted, left_out


def known_at(use_case: UseCase, as_of: dt.date) -> Known:
    """The stages reached by the day whose own day is known, in order."""
    facts = ((name, use_case.stages.get(name)) for name in STAGES)
    return {name: fact for name, fact in facts if fact and fact.day and known(fact, as_of)}


def days(fact: Fact) -> dt.date:
    """The day of a fact that has one."""
    assert fact.day
    return fact.day


def quarter(fact: Fact) -> str:
    return str(Quarter.of(days(fact)))


def between(use_case: UseCase, begin: Fact, end: Fact) -> Row:
    """The row of the days between two facts."""
    length = (days(end) - days(begin)).days
    return row_of(
        use_case,
        reason("days-between", n=length, begin=begin, end=end),
        value=length,
        approximate=begin.coarse or end.coarse,
    )


def why_left_out(use_case: UseCase, stages: Known, as_of: dt.date) -> Reason | None:
    """Why a use case has no lead time; None when it has."""
    if not known(use_case.stages.get("production"), as_of):
        return at_stage(use_case, as_of)
    if "production" not in stages:
        return reason("production-unknown")
    if "intake" not in stages:
        return without_intake(use_case, as_of)
    return None


def in_progress(use_cases: Iterable[UseCase], known_stages: KnownStages, p85: Figure, as_of: dt.date) -> InProgress:
    """The ages of those in progress, paused ones included, and how many are older than the 85th percentile."""
    counted: list[Row] = []
    left_out: list[Row] = []
    for use_case in use_cases:
        intake = known_stages[use_case.id].get("intake")
        if stage(use_case, as_of) not in IN_PROGRESS:
            left_out.append(row_of(use_case, at_stage(use_case, as_of)))
        elif intake is None:
            left_out.append(row_of(use_case, without_intake(use_case, as_of)))
        else:
            age = (as_of - days(intake)).days
            why = reason("in-progress-since", n=age, begin=intake)
            counted.append(row_of(use_case, why, value=age, approximate=intake.coarse))
    ages = spread(counted, left_out, empty="none-in-progress")
    if p85.value is None:
        return InProgress(ages=ages, over_p85=None)
    older = [row for row in counted if row.value is not None and row.value > p85.value]
    return InProgress(ages=ages, over_p85=share(counted, older, left_out, empty="none-in-progress"))


def between_stages(use_cases: Iterable[UseCase], known_stages: KnownStages) -> dict[str, Spread]:
    """Days from each known stage to the next known one, under the pair's name, whatever became of the use case."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for use_case in use_cases:
        stages = known_stages[use_case.id]
        for begin, end in pairwise(stages):
            pairs.setdefault((begin, end), []).append(between(use_case, stages[begin], stages[end]))
    order = sorted(pairs, key=lambda pair: (STAGES.index(pair[0]), STAGES.index(pair[1])))
    return {"-".join(pair): spread(pairs[pair], (), empty=EMPTY) for pair in order}


def figure(counted: Iterable[Judged], left_out: Iterable[Judged]) -> Spread:
    return spread((row for _, row in counted), (row for _, row in left_out), empty=EMPTY)
