"""When a phase is done: what its promises say, in sentences and in dots. It forecasts nothing.

In: a phase's state and the context. Out: sentences, the first of them the answer, and the drawing beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts.piles import NARROW, WIDE, Piles, piles
from macros.pages.context import Context
from macros.pages.phase_state import PhaseState
from macros.pages.phrases import Brief, Sentence, sentence, slip_sentence
from macros.pages.render import phrases
from macros.pages.standing import Standing, last_day, record_name


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The answer and what goes with it; `drawings` are dots for each width, none where there is nothing to count."""

    told: tuple[Sentence, ...]
    drawings: tuple[Piles, ...]
    line: str  # the words at the line; empty without one
    finding: Sentence | None  # what the dots say
    note: Sentence  # what one dot is


def when(context: Context, state: PhaseState) -> When:
    """By what is promised now."""
    dated = [row for row in state.rows if row.open and row.state != "paused" and last_day(row.end)]
    finish = state.phase.finish
    days = [day for row in dated if (day := last_day(row.end))]
    line = finish.last if finish else None
    drawn = (piles(days, line, context.as_of, width=width) for width in (WIDE, NARROW))
    drawings = tuple(found for found in drawn if found)
    finding = spread(state, dated) if drawings or len(dated) > 1 else None
    return When(
        told=tuple(told(state, finding if len(dated) > 1 else None)),
        drawings=drawings,
        line=phrases(context).plain("phase.dots.line", date=Brief(finish)) if finish else "",
        finding=finding,
        note=sentence("phase.dots.note"),
    )


def spread(state: PhaseState, dated: list[Standing]) -> Sentence:
    """How many open promises lie within the phase, and how many after it."""
    finish, n = state.phase.finish, len(dated)
    if finish is None:
        return sentence("phase.dots.no_finish", n=n)
    after = sum((last_day(row.end) or finish.last) > finish.last for row in dated)
    if n == 1:
        return sentence("phase.dots.single.after" if after else "phase.dots.single.within")
    if not after:
        return sentence("phase.dots.within", n=n)
    return sentence("phase.dots.after", n=after, of=n)


def told(state: PhaseState, finding: Sentence | None) -> Iterator[Sentence]:
    if not state.rows:
        yield sentence("phase.when.empty")
        return
    if not state.left:
        yield sentence("phase.when.over")
        return
    yield answer(state)
    if finding:
        yield finding
    late, open_ended = state.count("late"), sum(row.open and row.end is None for row in state.rows)
    if late:
        yield sentence("phase.when.late", n=late)
    if open_ended:
        yield sentence("phase.when.without", n=open_ended)


def answer(state: PhaseState) -> Sentence:
    """The record that is promised last, against the end of the phase."""
    if state.last is None:
        return sentence("phase.when.no_promise")
    name, over, date = record_name(state.last.record), state.over, state.last.end
    if state.last.late:
        return sentence("phase.when.overdue", name=name, date=date)
    if over is not None and state.runs_over:
        return sentence("phase.when.later", name=name, date=date, slip=slip_sentence(over))
    if over is not None and over <= 0:
        return sentence("phase.when.within", name=name, date=date)
    return sentence("phase.when.promised", name=name, date=date)
