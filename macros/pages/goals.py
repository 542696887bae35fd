"""The goals of a phase: what is reached, in countable units and in sentences.

In: the context, a phase and a goal of it. Out: a frozen row. A goal is reached when its items are done (dropped ones
left out and named) and its target is met. It is late when the phase is over and it is not reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Goal, Phase, Record
from macros.model.status import is_done, is_halted
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence, slip_sentence
from macros.pages.standing import MOST, Standing, joined, last_day, listed, record_name, standings
from macros.pages.values import measured

MOST_UNITS = 40
REACHED, LATE = sentence("goal.verdict.reached"), sentence("goal.verdict.late")
ON_TIME = ("goal.verdict.on_time", "goal.verdict.items_on_time")


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
    on_time: bool  # not reached, and no item of it is late, later, after the phase or without a plan
    units: tuple[Unit, ...]
    finding: Sentence  # how many of how many
    told: tuple[Sentence, ...]  # what comes last, what was left out
    verdict: Sentence


def goal_row(context: Context, phase: Phase, goal: Goal) -> GoalRow:
    """A goal on the as-of day."""
    rows = standings(context, (context.roadmap.record_by_id[name] for name in goal.items))
    counted = [row for row in rows if not is_left_out(context, row.record)]
    done = sum(is_done(row.record, context.as_of) for row in counted)
    reached = context.figures.goals[goal.id].reached
    over = phase.finish is not None and phase.finish.last < context.as_of
    word, urgent = (REACHED, False) if reached else (LATE, True) if over else verdict(phase, goal, counted)
    on_time = word.key in ON_TIME
    return GoalRow(
        goal=goal,
        reached=reached,
        urgent=urgent,
        on_time=on_time,
        units=units(context, goal, counted),
        finding=finding(context, goal, done, len(counted)),
        told=(*coming(context, goal), *told(rows, counted)),
        verdict=word,
    )


def is_left_out(context: Context, record: Record) -> bool:
    """Dropped, or stopped before it was in production."""
    return is_halted(record, context.as_of) and not is_done(record, context.as_of)


def units(context: Context, goal: Goal, counted: Sequence[Standing]) -> tuple[Unit, ...]:
    """So many use cases as it wants live, else its items; none where there are too many to count by eye."""
    if live := live_of(context, goal):
        number, wanted = live
        if wanted > MOST_UNITS:
            return ()
        found = [Unit(kind="use_case", status="done" if nth < number else "planned") for nth in range(wanted)]
    else:
        found = [Unit(kind=row.record.kind, status="active" if row.late else row.state) for row in counted]
    return tuple(found) if len(found) <= MOST_UNITS else ()


def live_of(context: Context, goal: Goal) -> tuple[int, int] | None:
    """How many use cases are live, and how many the goal wants; None of a goal that counts something else."""
    if goal.measure != "use_cases_live" or goal.limit is None or goal.limit.at_least is None:
        return None
    return int(measured(context, goal.measure).value or 0), int(goal.limit.at_least)


def coming(context: Context, goal: Goal) -> Iterator[Sentence]:
    """The use cases that are promised next, of a goal that wants more of them live."""
    live = live_of(context, goal)
    left = live[1] - live[0] if live else 0
    rows = [
        row
        for row in standings(context, context.roadmap.use_cases)
        if row.open and not row.late and row.state != "paused" and last_day(row.end)
    ]
    chosen = sorted(rows, key=lambda row: str(last_day(row.end)))[: min(max(left, 0), MOST)]
    names = [sentence("goal.next_one", name=record_name(row.record), date=Brief(row.end)) for row in chosen if row.end]
    if names:
        yield sentence("goal.next", n=len(names), names=joined(names))


def finding(context: Context, goal: Goal, done: int, counted: int) -> Sentence:
    """How far it is: items done, or the measure against its target, or that it names neither."""
    is_one = sentence("goal.is_done.yes" if done else "goal.is_done.no")  # where there is a single one
    if goal.items and not goal.measure:
        return sentence("goal.items", n=counted, done=done, is_done=is_one) if counted else sentence("goal.all_stopped")
    if goal.measure is None or goal.limit is None:
        return sentence("goal.nothing")
    measure = measured(context, goal.measure)
    way = "at_least" if goal.limit.at_least is not None else "at_most"
    live = live_of(context, goal)
    wanted = measure.write_target(goal.limit.value)
    if live and live[0] <= live[1] and live[1] > 1:
        told = sentence("goal.live", n=live[0], of=live[1])
    elif measure.value is None:
        told = sentence(f"goal.unmeasured.{way}", name=measure.name, wanted=wanted)
    else:
        told = sentence(f"goal.measured.{way}", name=measure.name, value=measure.write(measure.value), wanted=wanted)
    are = sentence("phase.done", n=done)
    return sentence("goal.both", n=counted, is_done=is_one, are_done=are, measure=told) if counted else told


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


def verdict(phase: Phase, goal: Goal, counted: Sequence[Standing]) -> tuple[Sentence, bool]:
    """One or two words on a goal that is not reached, and whether they call for attention."""
    still = [row for row in counted if row.open]
    if any(row.late for row in still):
        return LATE, True
    slips = [row.slip for row in still if row.slip is not None and row.slip >= SLIP_FROM]
    if slips:
        return sentence("goal.verdict.slipping", slip=slip_sentence(max(slips))), True
    if any(row.state in ("idea", "paused") for row in still):
        return sentence("goal.verdict.no_plan"), False
    if not still:
        return sentence("goal.verdict.not_met"), False
    if phase.finish and any(row.ends is not None and row.ends > phase.finish.last for row in still):
        return sentence("goal.verdict.after"), True
    return sentence("goal.verdict.items_on_time" if goal.measure else "goal.verdict.on_time"), False
