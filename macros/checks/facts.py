"""Rules about what happened: facts that cannot both be true."""

from collections.abc import Iterator
from itertools import pairwise

from macros.checks.promises import promised_stages
from macros.contract.choices import STAGES
from macros.contract.rules import problem
from macros.model.reading import Reading
from macros.model.records import UseCase
from macros.problems import Problem
from macros.source import Source


def finished_before_started(reading: Reading) -> Iterator[Problem]:
    """Nothing is finished before it started."""
    for item in reading.roadmap.items:
        started, finished = item.started, item.finished
        if started and finished and started.day and finished.day and finished.day < started.day:
            source = Source(item.source.path, *max(item.places["started"], item.places["finished"]))
            yield problem(
                "finished-before-started", source, "message", "hint", start=started.written, finish=finished.written
            )


def finished_and_dropped(reading: Reading) -> Iterator[Problem]:
    """An item is finished or dropped, not both."""
    for item in reading.roadmap.items:
        if item.finished and item.dropped:
            source = Source(item.source.path, *max(item.places["finished"], item.places["dropped"]))
            yield problem("finished-and-dropped", source, "message", "hint", finish=item.finished.written)


def stages_out_of_order(reading: Reading) -> Iterator[Problem]:
    """A use case goes through its stages in their order, in what happened and in what was promised."""
    for use_case in reading.roadmap.use_cases:
        yield from reached_stages(use_case)
        yield from promised_stages(use_case)


def reached_stages(use_case: UseCase) -> Iterator[Problem]:
    """The first stage that was reached before an earlier one; a day that nobody knows hides nothing."""
    reached = [(stage, fact) for stage in STAGES if (fact := use_case.stages.get(stage)) and fact.day]
    for (stage, fact), (following, later) in pairwise(reached):
        if fact.day and later.day and later.day < fact.day:
            place = max(use_case.stage_places[stage], use_case.stage_places[following])
            yield problem(
                "stages-out-of-order",
                Source(use_case.source.path, *place),
                "reached",
                "hint",
                stage=stage,
                date=fact.written,
                following=following,
                later=later.written,
            )
            return


def stopped_before_stage(reading: Reading) -> Iterator[Problem]:
    """A use case that was stopped reached no stage after that day."""
    for use_case in reading.roadmap.use_cases:
        stopped = use_case.stopped
        days = [(fact.day, stage) for stage, fact in use_case.stages.items() if fact.day]
        if stopped and stopped.date.day and days and stopped.date.day < max(days)[0]:
            _, stage = max(days)
            source = Source(use_case.source.path, *stopped.places["date"])
            yield problem(
                "stopped-before-stage",
                source,
                "message",
                "hint",
                stopped=stopped.date.written,
                stage=stage,
                date=use_case.stages[stage].written,
            )
