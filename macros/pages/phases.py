"""The list of phases, and a page for each: goals, milestones, use cases and items, planned against promised.

In: the context; for a page the phase's id. Out: views.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.charts.promises import Chart, Days, promises
from macros.model.records import STAGES, Item, Track, UseCase
from macros.model.status import known
from macros.pages.context import Context
from macros.pages.forecast import foreseen
from macros.pages.links import address
from macros.pages.phase_state import PhaseState, drawn_strip, phase_states
from macros.pages.phrases import SLIP_FROM, Named, Sentence, sentence, slip_sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, amount, counts, last_day, record_name
from macros.pages.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A record beside its line in the drawing."""

    record: Item | UseCase
    words: Sentence
    slip: Sentence | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """A use case as five treads."""

    row: Standing
    reached: tuple[bool, ...]  # of each of STAGES
    words: Sentence


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
    found = phases_finding(now, len(states))
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


def phases_finding(now: PhaseState | None, number: int) -> Sentence:
    """Which phase we are in."""
    if now is None:
        return sentence("phases.none")
    return sentence("phases.finding", n=number, number=str(now.number), name=Named(now.phase.name))


def view(context: Context, name: str, *, here: str | None = None, part: int = 1) -> View:
    """One phase by its id."""
    address(context.roadmap, "phase", name)
    state = next(state for state in phase_states(context) if state.phase.id == name)
    return page(context, state, here=here, part=part)


def page(context: Context, state: PhaseState, *, here: str | None = None, part: int = 1) -> View:
    say = phrases(context)
    milestones = [row for row in state.rows if row.record.kind == "milestone" and row.state != "dropped"]
    milestones.sort(key=lambda row: str(last_day(row.end) or "9"))
    use_cases = [row for row in state.rows if isinstance(row.record, UseCase)]
    found = finding(state)
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
        when=when(state),
        foreseen=foreseen(context, state.phase),
        goals_finding=goals_finding(state),
        milestones=tuple(promise_row(row) for row in milestones),
        milestones_finding=milestones_finding(milestones),
        chart=promise_chart(context, milestones),
        use_cases=tuple(stair(context, row) for row in use_cases),
        use_cases_finding=use_cases_finding(use_cases),
        stages=STAGES,
        tracks=tuple(by_track(context, state)),
    )


def finding(state: PhaseState) -> Sentence:
    """How much of the phase is done."""
    if not state.rows:
        return sentence("phase.finding.empty")
    if not state.left:
        return sentence("phase.finding.over", n=len(state.rows), done=state.count("done"))
    return sentence("phase.finding.counts", n=len(state.rows), done=sentence("phase.done", n=state.count("done")))


def when(state: PhaseState) -> tuple[Sentence, ...]:
    """When it is done, by what is promised now."""
    if not state.rows:
        return (sentence("phase.when.empty"),)
    if not state.left:
        return (sentence("phase.when.over"),)
    told = []
    if state.last is None:
        told.append(sentence("phase.when.no_promise"))
    else:
        name, over = record_name(state.last.record), state.over
        if state.last.late:
            told.append(sentence("phase.when.overdue", name=name, date=state.last.end))
        elif over is not None and state.runs_over:
            told.append(sentence("phase.when.later", name=name, date=state.last.end, slip=slip_sentence(over)))
        elif state.phase.finish:
            told.append(sentence("phase.when.within", name=name, date=state.last.end))
        else:
            told.append(sentence("phase.when.promised", name=name, date=state.last.end))
    late, open_ended = state.count("late"), sum(row.open and row.end is None for row in state.rows)
    if late:
        told.append(sentence("phase.when.late", n=late))
    if open_ended:
        told.append(sentence("phase.when.without", n=open_ended))
    return tuple(told)


def goals_finding(state: PhaseState) -> Sentence | None:
    reached, of = sum(goal.reached for goal in state.goals), len(state.goals)
    if not of:
        return None
    key = "none" if not reached else "all" if reached == of else "some"
    return sentence(f"phase.goals.{key}", n=of, reached=reached)


def milestones_finding(rows: Sequence[Standing]) -> Sentence:
    moved = sum(is_later(row) for row in rows)
    done = sum(row.done for row in rows)
    if rows and done == len(rows):
        return sentence("phase.milestones.done", n=len(rows))
    key = "late" if any(row.late for row in rows) else "later" if moved else "on_time"
    return sentence(f"phase.milestones.{key}", n=len(rows), later=moved)


def is_later(row: Standing) -> bool:
    """Open, and late or promised a week or more after its first promise."""
    return row.open and (row.late or (row.slip is not None and row.slip >= SLIP_FROM))


def promise_row(row: Standing) -> PromiseRow:
    """The words beside a record: when, and how far from plan."""
    slip = slip_sentence(row.slip) if row.slip is not None and abs(row.slip) >= SLIP_FROM else None
    if row.done:
        words = sentence("phase.promise.done", date=row.end)
        return PromiseRow(record=row.record, words=words, slip=slip, late=False)
    if row.end is None:
        return PromiseRow(record=row.record, words=sentence("phase.promise.none"), slip=None, late=False)
    words = sentence("phase.promise.date", date=row.end)
    if row.late:
        late = sentence("phase.promise.late_again", slip=slip) if slip else sentence("phase.promise.late")
        return PromiseRow(record=row.record, words=words, slip=late, late=True)
    return PromiseRow(
        record=row.record, words=words, slip=slip or sentence("phase.promise.on_time"), late=is_later(row)
    )


def promise_chart(context: Context, rows: Sequence[Standing]) -> Chart | None:
    days = [
        Days(
            first=row.first.last if row.first else None,
            now=None if row.done else last_day(row.end),
            done=last_day(row.end) if row.done else None,
        )
        for row in rows
    ]
    return promises(days, context.as_of)


def stair(context: Context, row: Standing) -> Stair:
    use_case = row.record
    assert isinstance(use_case, UseCase)
    reached = [known(use_case.stages.get(name), context.as_of) for name in STAGES]
    furthest = max((index for index, there in enumerate(reached) if there), default=-1)
    return Stair(row=row, reached=tuple(index <= furthest for index in range(len(STAGES))), words=stair_words(row))


def stair_words(row: Standing) -> Sentence:
    if row.state == "done":
        return sentence("phase.stair.live", date=row.end)
    if row.state == "dropped":
        return row.told[0]
    if row.end is None:
        return sentence("phase.stair.no_plan")
    return sentence("phase.stair.late" if row.late else "phase.stair.promised", date=row.end)


def use_cases_finding(rows: Sequence[Standing]) -> Sentence:
    live = sum(row.state == "done" for row in rows)
    return sentence("phase.use_cases.finding", live=amount(live), under_way=amount(sum(row.open for row in rows)))


def by_track(context: Context, state: PhaseState) -> Iterator[tuple[Track, tuple[Standing, ...]]]:
    """The actions, experiments and MVPs of each track that has any."""
    for track in context.roadmap.tracks:
        rows = tuple(
            row
            for row in state.rows
            if isinstance(row.record, Item) and row.record.kind != "milestone" and row.record.track == track.id
        )
        if rows:
            yield track, rows
