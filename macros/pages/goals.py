"""The goals of a phase: what is reached, in countable units and in sentences.

In: the context and a goal. Out: a frozen row. A goal is reached when its items are done (dropped ones left out and
named) and its target is met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Goal, Record
from macros.model.status import is_done, is_halted
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Sentence, sentence, slip_sentence
from macros.pages.standing import Standing, last_day, listed, record_name, standings
from macros.pages.values import measured

MOST_UNITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One of the things counted, drawn in its kind's shape."""

    kind: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    goal: Goal
    reached: bool
    urgent: bool
    units: tuple[Unit, ...]
    finding: Sentence  # how many of how many
    told: tuple[Sentence, ...]  # what comes last, what was left out
    verdict: Sentence


def goal_row(context: Context, goal: Goal) -> GoalRow:
    """A goal on the as-of day."""
    rows = standings(context, (context.roadmap.record_by_id[name] for name in goal.items))
    counted = [row for row in rows if not is_left_out(context, row.record)]
    done = sum(is_done(row.record, context.as_of) for row in counted)
    reached = context.figures.goals[goal.id].reached
    word, urgent = verdict(counted, reached=reached)
    return GoalRow(
        goal=goal,
        reached=reached,
        urgent=urgent,
        units=units(context, goal, counted),
        finding=finding(context, goal, done, len(counted)),
        told=tuple(told(rows, counted)),
        verdict=word,
    )


def is_left_out(context: Context, record: Record) -> bool:
    """Dropped, or stopped before it was in production."""
    return is_halted(record, context.as_of) and not is_done(record, context.as_of)


def units(context: Context, goal: Goal, counted: Sequence[Standing]) -> tuple[Unit, ...]:
    """So many use cases as it wants live, else its items; none where there are too many to count by eye."""
    if goal.measure == "use_cases_live" and goal.limit and goal.limit.at_least is not None:
        live = measured(context, goal.measure).value or 0
        wanted = int(goal.limit.at_least)
        found = [Unit(kind="use_case", status="done" if number < live else "planned") for number in range(wanted)]
    else:
        found = [Unit(kind=row.record.kind, status="active" if row.late else row.state) for row in counted]
    return tuple(found) if len(found) <= MOST_UNITS else ()


def finding(context: Context, goal: Goal, done: int, counted: int) -> Sentence:
    """How far it is: items done, or the measure against its target."""
    if goal.items and not goal.measure:
        return sentence("goal.items", n=counted, done=done) if counted else sentence("goal.all_stopped")
    assert goal.measure is not None and goal.limit is not None
    measure = measured(context, goal.measure)
    way = "at_least" if goal.limit.at_least is not None else "at_most"
    wanted = measure.write(goal.limit.value)
    if measure.value is None:
        told = sentence(f"goal.unmeasured.{way}", name=measure.name, wanted=wanted)
    else:
        told = sentence(f"goal.measured.{way}", name=measure.name, value=measure.write(measure.value), wanted=wanted)
    return sentence("goal.both", n=counted, done=done, measure=told) if counted else told


def told(rows: Sequence[Standing], counted: Sequence[Standing]) -> Iterator[Sentence]:
    """The item promised last, and the items left out."""
    still = [row for row in counted if row.open and row.end]
    if still:
        last = max(still, key=lambda row: str(last_day(row.end)))
        key = "goal.last_late" if last.late else "goal.last"
        yield sentence(key, name=record_name(last.record), date=last.end)
    for row in counted:
        if row.state in ("idea", "paused"):
            yield sentence(f"goal.{row.state}", name=record_name(row.record))
    stopped = [record_name(row.record) for row in rows if row not in counted]
    if stopped:
        yield sentence("goal.left_out", n=len(stopped), names=listed(stopped))


def verdict(counted: Sequence[Standing], *, reached: bool) -> tuple[Sentence, bool]:
    """One or two words, and whether they call for attention."""
    if reached:
        return sentence("goal.verdict.reached"), False
    if any(row.late for row in counted):
        return sentence("goal.verdict.late"), True
    slips = [row.slip for row in counted if row.open and row.slip is not None and row.slip >= SLIP_FROM]
    if slips:
        return sentence("goal.verdict.slipping", slip=slip_sentence(max(slips))), True
    if any(row.state in ("idea", "paused") for row in counted):
        return sentence("goal.verdict.no_plan"), False
    return sentence("goal.verdict.on_time" if counted else "goal.verdict.not_met"), False
