"""Rules about the order of the phases."""

from collections.abc import Iterator

from macros.contract.rules import problem
from macros.model.reading import Reading
from macros.model.records import Phase
from macros.problems import Problem
from macros.source import Source


def phase_order(reading: Reading) -> Iterator[Problem]:
    """Phases follow each other: no two share a day, none ends before it starts, none has dates behind one without."""
    before: Phase | None = None
    for phase in reading.roadmap.phases:
        if phase.start and phase.finish and phase.finish.last < phase.start.first:
            source = Source(phase.source.path, *max(phase.places["start"], phase.places["finish"]))
            yield problem(
                "phase-order",
                source,
                "backward",
                "backward-hint",
                start=phase.start.written,
                finish=phase.finish.written,
            )
        elif before is not None:
            yield from pair(before, phase)
        before = phase


def pair(before: Phase, phase: Phase) -> Iterator[Problem]:
    """What is wrong between two phases that follow each other."""
    key = "start" if phase.start else "finish"
    begins = phase.start.first if phase.start else phase.finish.last if phase.finish else None
    if begins is None:
        return
    source = Source(phase.source.path, *phase.places[key])
    if before.start is None and before.finish is None:
        yield problem("phase-order", source, "undated", "undated-hint", phase=phase.id, before=before.id)
        return
    ends = before.finish.last if before.finish else before.start.first if before.start else begins
    if begins <= ends:
        yield problem(
            "phase-order",
            source,
            "overlap",
            "overlap-hint",
            phase=phase.id,
            before=before.id,
            start=begins.isoformat(),
            finish=ends.isoformat(),
        )
