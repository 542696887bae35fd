"""Whether the goals of the phases are reached.

In: the roadmap, the figures by measure and the as-of day. Out: a `GoalState` a goal. Source of the definition:
DATA_MODEL, "Goal reached".
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from macros.kpis.figure import Figure, Reason, Row, reason, row_of, share
from macros.model.records import Goal, Item, Record, Roadmap
from macros.model.status import exists, is_done, is_halted


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """How far a goal is on a day."""

    goal: Goal
    reached: bool
    items: Figure | None  # done or in production over its items, dropped and stopped ones left out; None without items
    target: Figure | None  # the value of its measure; None: it has no target
    target_met: bool | None  # None without a target; a measure that is not available does not meet it


def goals(roadmap: Roadmap, measures: Mapping[str, Figure], as_of: dt.date) -> dict[str, GoalState]:
    """The state of every goal, by id."""
    return {goal.id: state(roadmap, goal, measures, as_of) for phase in roadmap.phases for goal in phase.goals}


def state(roadmap: Roadmap, goal: Goal, measures: Mapping[str, Figure], as_of: dt.date) -> GoalState:
    """One goal; it is not reached while all its items are dropped, nor while it names nothing to reach."""
    items = realised(roadmap, goal, as_of) if goal.items else None
    target = measures.get(goal.measure) if goal.measure else None
    met = None
    if goal.limit:
        met = target is not None and target.value is not None and goal.limit.met_by(target.value)
    return GoalState(
        goal=goal,
        reached=(items is None or items.value == 100) and met is not False and (items or met) is not None,
        items=items,
        target=target,
        target_met=met,
    )


def realised(roadmap: Roadmap, goal: Goal, as_of: dt.date) -> Figure:
    """The share of a goal's records that is done or in production; not available when none is left."""
    counted: list[Row] = []
    hits: list[Row] = []
    left_out: list[Row] = []
    for record in (roadmap.record_by_id[id_] for id_ in goal.items if id_ in roadmap.record_by_id):
        if not exists(record, as_of):
            continue
        done = is_done(record, as_of)
        if is_halted(record, as_of) and not done:
            left_out.append(row_of(record, reason("dropped" if isinstance(record, Item) else "stopped")))
            continue
        row = row_of(record, why(record, done=done))
        counted.append(row)
        if done:
            hits.append(row)
    return share(counted, hits, left_out, empty="no-goal-items")


def why(record: Record, *, done: bool) -> Reason:
    if not done:
        return reason("open")
    return reason("done" if isinstance(record, Item) else "in-production")
