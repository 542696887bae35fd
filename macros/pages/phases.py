"""The list of phases, and a page for each: goals, milestones, use cases and items, planned against promised.

In: the context; for a page the phase's id. Out: views.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import STAGES, Item, Track, UseCase
from macros.model.status import known
from macros.pages import telling
from macros.pages.context import Context
from macros.pages.forecast import foreseen
from macros.pages.links import address
from macros.pages.phase_promises import is_later, milestones_finding, milestones_of, promise_chart, promise_row
from macros.pages.phase_state import PhaseState, drawn_strip, phase_states
from macros.pages.phase_when import when
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, amount, counts, owner_name
from macros.pages.view import View

LISTED = 50  # items; of more, each track leads to its own in the list of all
DRAWN, STAIRS = 16, 20  # milestones and use cases in full: first what is late or later, then what comes next


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """A use case as five treads."""

    row: Standing
    reached: tuple[bool, ...]  # of each of STAGES
    word: Sentence  # the stage, or how it is
    words: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRows:
    """The work of one track in the phase."""

    track: Track
    owner: Named
    rows: tuple[Standing, ...]


def views(context: Context) -> Iterator[View]:
    """The list, then each phase."""
    states = phase_states(context)
    yield index(context, states)
    for state in states:
        yield page(context, state)


def index(context: Context, states: Sequence[PhaseState]) -> View:
    """All phases, with the strip."""
    say = phrases(context)
    now = next((state for state in states if state.state == "now"), None)
    found = phases_finding(now, len(states), context.as_of)
    return written(
        "phases.html",
        context,
        address(context.roadmap, "phases"),
        title=say.plain("phases.title"),
        summary=say.summary(say.plain(found)),
        source=context.roadmap.phases[0].source if states else None,
        states=states,
        finding=found,
        phase_strip=drawn_strip(context, states),
    )


def phases_finding(now: PhaseState | None, number: int, day: dt.date) -> Sentence:
    """Which phase we are in, or that it has yet to begin, or is over."""
    if now is None:
        return sentence("phases.none")
    phase, of_now = now.phase, {"number": str(now.number), "name": Named(now.phase.name)}
    if phase.start and phase.start.first > day:
        return sentence("phases.before", when=telling.when(phase.start), **of_now)
    if phase.finish and phase.finish.last < day:
        return sentence("phases.past", **of_now)
    return sentence("phases.finding", n=number, **of_now)


def view(context: Context, name: str, *, here: str | None = None, part: int = 1) -> View:
    """One phase by its id."""
    address(context.roadmap, "phase", name)
    state = next(state for state in phase_states(context) if state.phase.id == name)
    return page(context, state, here=here, part=part)


def page(context: Context, state: PhaseState, *, here: str | None = None, part: int = 1) -> View:
    say = phrases(context)
    all_milestones = milestones_of(state.rows)
    milestones = worth_telling(all_milestones, DRAWN)
    use_cases = [row for row in state.rows if isinstance(row.record, UseCase)]
    items = [row for row in state.rows if is_work(row)]
    found, drawn = finding(state), promise_chart(context, milestones)
    return written(
        "phase.html",
        context,
        here or address(context.roadmap, "phase", state.phase.id),
        title=say.plain(state.name),
        summary=say.summary(say.plain(found)),
        source=state.phase.source,
        part=part,
        state=state,
        finding=found,
        counts=counts(state.rows),
        when=when(context, state),
        foreseen=foreseen(context, state.phase),
        goals_finding=goals_finding(state),
        milestones=tuple(promise_row(row) for row in milestones),
        milestones_finding=milestones_finding(all_milestones) if milestones else None,
        milestones_apart=any(row.late or row.slip for row in milestones),
        milestones_foreseen=drawn is not None and any(row.margin for row in drawn.rows),
        milestones_more=len(all_milestones) - len(milestones),
        chart=drawn,
        use_cases=tuple(stair(context, row) for row in worth_telling(use_cases, STAIRS)),
        use_cases_more=len(use_cases) - STAIRS,
        use_cases_finding=use_cases_finding(use_cases),
        stages=STAGES,
        items_finding=items_finding(items),
        tracks=tuple(by_track(context, items)),
        listed=len(items) <= LISTED,
    )


def worth_telling(rows: Sequence[Standing], most: int) -> tuple[Standing, ...]:
    """At most so many rows in their own order: what is late or later before what is open, and that before the rest."""
    chosen = sorted(rows, key=lambda row: (not is_later(row), not row.open))[:most]
    return tuple(row for row in rows if row in chosen)


def finding(state: PhaseState) -> Sentence:
    """How much of the phase is done."""
    if not state.rows:
        return sentence("phase.finding.empty")
    if not state.left:
        key = "done" if state.count("done") == len(state.rows) else "over"
        return sentence(f"phase.finding.{key}", n=len(state.rows))
    return sentence("phase.finding.counts", n=len(state.rows), done=sentence("phase.done", n=state.count("done")))


def goals_finding(state: PhaseState) -> Sentence | None:
    reached, of = sum(goal.reached for goal in state.goals), len(state.goals)
    if not of:
        return None
    key = "none" if not reached else "all" if reached == of else "some"
    told = sentence(f"phase.goals.{key}", n=of, reached=reached)
    late, on_time = sum(goal.urgent for goal in state.goals), sum(goal.on_time for goal in state.goals)
    if of == 1 or not (late or on_time):
        return told
    return (
        sentence("phase.goals.late", told=told, n=late)
        if late
        else sentence("phase.goals.on_time", told=told, n=on_time)
    )


def stair(context: Context, row: Standing) -> Stair:
    use_case = row.record
    assert isinstance(use_case, UseCase)
    reached = [known(use_case.stages.get(name), context.as_of) for name in STAGES]
    furthest = max((index for index, there in enumerate(reached) if there), default=-1)
    word = sentence("stage.idea") if row.state == "idea" else row.word
    return Stair(
        row=row, word=word, reached=tuple(index <= furthest for index in range(len(STAGES))), words=stair_words(row)
    )


def stair_words(row: Standing) -> Sentence:
    if row.state == "done":
        return sentence("phase.stair.live", date=row.end)
    if row.state == "dropped":
        return row.note or row.told[0]
    if row.end is None:
        return sentence("phase.stair.no_plan")
    return sentence("phase.stair.late" if row.late else "phase.stair.promised", date=row.end)


def use_cases_finding(rows: Sequence[Standing]) -> Sentence:
    live = sum(row.state == "done" for row in rows)
    return sentence("phase.use_cases.finding", live=amount(live), under_way=amount(sum(row.open for row in rows)))


def items_finding(rows: Sequence[Standing]) -> Sentence:
    """How many of the actions, experiments and MVPs are done, and how many late; stopped ones are not counted."""
    counted = [row for row in rows if row.state != "dropped"]
    done, late = sum(row.done for row in counted), sum(row.late for row in counted)
    if not counted:
        told = sentence("phase.items.stopped")
    elif done == len(counted):
        told = sentence("phase.items.all_done")
    else:
        told = sentence("phase.items.done", done=done, of=len(counted))
    if late:
        told = sentence("phase.items.late", done=told, late=late)
    return sentence("phase.items.title", told=told)


def is_work(row: Standing) -> bool:
    """An action, an experiment or an MVP; a milestone that was dropped stands with them."""
    return isinstance(row.record, Item) and (row.record.kind != "milestone" or row.state == "dropped")


def by_track(context: Context, rows: Sequence[Standing]) -> Iterator[TrackRows]:
    """Of each track that has any."""
    for track in context.roadmap.tracks:
        if own := tuple(row for row in rows if row.record.track == track.id):
            yield TrackRows(track=track, owner=owner_name(context.roadmap, track.owner), rows=own)
