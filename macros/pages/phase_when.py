"""When a phase is done: what its promises say, in sentences and in dots. It forecasts nothing.

In: a phase's state and the context. Out: sentences, the first of them the answer, and the drawing beside them.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts.piles import NARROW, WIDE, Piles, piles
from macros.pages.context import Context
from macros.pages.phase_state import PhaseState
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence, slip_sentence
from macros.pages.render import phrases
from macros.pages.standing import Standing, last_day, record_name
from macros.words import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The question, the answer and what goes with it.

    `drawings` are dots for each width; none where there is nothing to count.
    """

    title: Sentence
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
        title=sentence("phase.when.title" if state.left or not state.count("done") else "phase.when.was.title"),
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
        yield from over(state)
        return
    yield answer(state)
    if finding:
        yield finding
    late, open_ended = state.count("late"), sum(row.open and row.end is None for row in state.rows)
    if late:
        yield sentence("phase.when.late", n=late)
    if open_ended:
        yield sentence("phase.when.without", n=open_ended)


def over(state: PhaseState) -> Iterator[Sentence]:
    """The record that was done last, against the end of the phase."""
    dated = [row for row in state.rows if row.done and row.ends]
    last = max(dated, key=lambda row: row.ends or dt.date.min, default=None)
    if last is None or last.ends is None:
        yield sentence("phase.when.over")
        return
    name, finish = record_name(last.record), state.phase.finish
    late = (last.ends - finish.last).days if finish else 0
    key = "late" if late >= SLIP_FROM else "done"
    yield sentence(f"phase.when.was.{key}", name=name, date=last.end, n=formats.weeks(late))
    if unknown := sum(row.done and not row.ends for row in state.rows):
        yield sentence("phase.when.was.unknown", n=unknown)


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
