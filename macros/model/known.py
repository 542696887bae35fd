"""The roadmap as it was known on a day that is over: what came later is not in it, nor anything that leads to it.

In: a roadmap and a day. Out: a roadmap. Texts and other things without a date are those of today. The figures of the
day are the same in both.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from macros.model.parts import Halt
from macros.model.records import Item, Phase, Promise, Record, Review, Roadmap, Team, Track, UseCase
from macros.model.status import exists, known

R = TypeVar("R", Item, UseCase)


def known_on(roadmap: Roadmap, day: dt.date) -> Roadmap:
    """Everything that happened, was promised, counted or decided up to a day."""
    ids = {record.id for record in roadmap.records if exists(record, day)}
    return replace(
        roadmap,
        today=day,
        phases=tuple(phase_on(phase, ids) for phase in roadmap.phases),
        tracks=tuple(track_on(track, ids, day) for track in roadmap.tracks),
        use_cases=tuple(use_case_on(use_case, ids, day) for use_case in roadmap.use_cases if use_case.id in ids),
        teams=tuple(team_on(team, day) for team in roadmap.teams),
        reviews=tuple(review_on(review, ids, day) for review in roadmap.reviews if review.date <= day),
    )


def phase_on(phase: Phase, ids: Collection[str]) -> Phase:
    """Its goals with the items that existed; a goal of which nothing is left was not one yet."""
    goals = (replace(goal, items=among(goal.items, ids)) for goal in phase.goals)
    return replace(phase, goals=tuple(goal for goal in goals if goal.items or goal.measure))


def track_on(track: Track, ids: Collection[str], day: dt.date) -> Track:
    return replace(
        track,
        items=tuple(item_on(item, ids, day) for item in track.items if item.id in ids),
        confirmed=track.confirmed if track.confirmed and track.confirmed <= day else None,
    )


def item_on(item: Item, ids: Collection[str], day: dt.date) -> Item:
    return replace(
        promised_on(item, ids, day),
        started=item.started if known(item.started, day) else None,
        finished=item.finished if known(item.finished, day) else None,
        dropped=halt_on(item.dropped, day),
        use_case=item.use_case if item.use_case in ids else None,
    )


def use_case_on(use_case: UseCase, ids: Collection[str], day: dt.date) -> UseCase:
    return replace(
        promised_on(use_case, ids, day),
        stages={name: fact for name, fact in use_case.stages.items() if known(fact, day)},
        stopped=halt_on(use_case.stopped, day),
    )


def promised_on(record: R, ids: Collection[str], day: dt.date) -> R:
    """What items and use cases share: the promise, its moves, the pause, and what it waits for."""
    return replace(
        record,
        planned=planned_on(record, day),
        replanned=tuple(entry for entry in record.replanned if entry.date <= day),
        paused=halt_on(record.paused, day),
        depends_on=among(record.depends_on, ids),
    )


def planned_on(record: Record, day: dt.date) -> Promise | None:
    """The first promise, when it was made by the day."""
    planned = record.planned
    return planned if planned and (planned.agreed is None or planned.agreed <= day) else None


def halt_on(halt: Halt | None, day: dt.date) -> Halt | None:
    return halt if halt and known(halt.date, day) else None


def team_on(team: Team, day: dt.date) -> Team:
    return replace(
        team,
        ai_enabled=tuple(one for one in team.ai_enabled if one.date <= day),
        assessments=tuple(one for one in team.assessments if one.date <= day),
    )


def review_on(review: Review, ids: Collection[str], day: dt.date) -> Review:
    """A review with its decisions; what was carried out later was still open."""
    decisions = tuple(
        replace(
            decision,
            items=among(decision.items, ids),
            done=decision.done if decision.done and decision.done <= day else None,
        )
        for decision in review.decisions
    )
    return replace(review, decisions=decisions)


def among(names: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in ids)
