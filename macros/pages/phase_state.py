"""A phase on the as-of day: its number, its state, its records, and the last promise in it.

In: the context. Out: frozen rows and the strip that draws them; used by the compass and by the pages of phases.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from macros.charts.strip import Ahead, Stretch, Strip, strip
from macros.model.dates import Date
from macros.model.records import Phase, Record, Roadmap
from macros.model.status import current_phase
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.goals import GoalRow, goal_row
from macros.pages.phrases import SLIP_FROM, Brief, Named, Phrases, Sentence, sentence, slip_sentence
from macros.pages.render import phrases
from macros.pages.standing import Standing, last_day, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseState:
    phase: Phase
    number: int
    of: int
    state: str  # done, now or next: before the current phase, the current one, after it
    name: Sentence  # Fase 2: Activatie
    rows: tuple[Standing, ...]
    goals: tuple[GoalRow, ...]
    last: Standing | None  # the open record that is promised last
    note: Sentence | None  # what to say of it under its name

    @property
    def over(self) -> int | None:
        """Days from the end of the phase to its last open promise; None without one of them."""
        end = last_day(self.last.end) if self.last else None
        return (end - self.phase.finish.last).days if end and self.phase.finish else None

    def running(self, day: dt.date) -> bool:
        """Whether it is the current phase, has begun and is not over."""
        start, finish = self.phase.start, self.phase.finish
        begun, over = not start or start.first <= day, bool(finish and finish.last < day)
        return self.state == "now" and begun and not over

    @property
    def complete(self) -> bool:
        """Before the current phase, with all goals reached; without goals: with nothing open."""
        reached = all(goal.reached for goal in self.goals) if self.goals else not self.left
        return self.state == "done" and reached

    @property
    def runs_over(self) -> bool:
        return self.over is not None and self.over >= SLIP_FROM

    def count(self, *states: str) -> int:
        return sum(row.state in states for row in self.rows)

    @property
    def left(self) -> int:
        return sum(row.open for row in self.rows)


def phase_states(context: Context) -> tuple[PhaseState, ...]:
    """All phases in their order."""
    return context.once("phases", "", lambda: states_of(context))


def states_of(context: Context) -> tuple[PhaseState, ...]:
    """Those, worked out."""
    roadmap = context.roadmap
    current = current_phase(roadmap, context.as_of)
    now = roadmap.phases.index(current) if current else 0
    return tuple(
        phase_state(context, phase, index, "done" if index < now else "now" if index == now else "next")
        for index, phase in enumerate(roadmap.phases)
    )


def phase_state(context: Context, phase: Phase, index: int, state: str) -> PhaseState:
    rows = standings(context, members(context.roadmap, phase))
    goals = tuple(goal_row(context, phase, goal) for goal in phase.goals)
    last = max(
        (row for row in rows if row.open and row.state != "paused" and isinstance(row.end, Date)),
        key=lambda row: (last_day(row.end) or dt.date.min, row.record.id),
        default=None,
    )
    made = PhaseState(
        phase=phase,
        number=index + 1,
        of=len(context.roadmap.phases),
        state=state,
        name=sentence("phase.name", number=str(index + 1), name=Named(phase.name)),
        rows=rows,
        goals=goals,
        last=last,
        note=None,
    )
    return replace(made, note=note(made, context.as_of))


def members(roadmap: Roadmap, phase: Phase) -> Sequence[Record]:
    """The records of a phase: those that name it, and those its goals name; in the roadmap's order."""
    named = {name for goal in phase.goals for name in goal.items}
    return [record for record in roadmap.records if record.phase == phase.id or record.id in named]


def note(state: PhaseState, day: dt.date) -> Sentence | None:
    """One line: what was reached, how far it runs over, or when it begins."""
    reached, goals = sum(goal.reached for goal in state.goals), len(state.goals)
    phase = state.phase
    if state.state == "next" or (phase.start and phase.start.first > day):
        return sentence("phase.note.from", date=phase.start) if phase.start else None
    if state.state == "done" or (phase.finish and phase.finish.last < day):
        return reached_note(reached, goals, "phase.note.none_reached") if goals else left_note(state)
    return reached_note(reached, goals, "phase.note.goals") if goals else left_note(state)


def reached_note(reached: int, goals: int, none: str) -> Sentence:
    """How many of the goals are reached; `none` is the key where not one is."""
    key = none if not reached else "phase.note.all_reached" if reached == goals else "phase.note.reached"
    return sentence(key, n=goals, done=reached)


def left_note(state: PhaseState) -> Sentence:
    """What is still open in a phase without goals."""
    if not state.rows:
        return sentence("phase.note.empty")
    return sentence("phase.note.left", n=state.left) if state.left else sentence("phase.note.over")


def runs_over(state: PhaseState, say: Phrases) -> str:
    """`laatste belofte 26 feb 2027, 4 weken later`: the words beside the tail of the strip."""
    if not (state.runs_over and state.last and state.over):
        return ""
    return say.plain("phase.last_promise", date=say.short(state.last.end), slip=slip_sentence(state.over))


def foreseen_between(context: Context, phase: Phase) -> tuple[dt.date, dt.date] | None:
    """The 15 and the 85 % day of a phase; None where that of any of its open records is withheld."""
    forecast = context.forecast
    days = forecast.phases[phase.id].days if forecast else None
    return (days.p15, days.p85) if days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnStrip:
    """What the fragment of the strip takes; `strip` is None when no phase has days."""

    strip: Strip | None
    names: Mapping[str, str]  # by the phase's id
    promised_text: str  # beside the tail; empty without one
    foreseen_text: str  # beside the margin; empty without one


def drawn_strip(context: Context, states: Sequence[PhaseState]) -> DrawnStrip:
    """The phases to scale."""
    say = phrases(context)
    now = next((state for state in states if state.state == "now"), None)
    promised_text = runs_over(now, say) if now else ""
    margin = foreseen_between(context, now.phase) if now else None
    foreseen_text = say.plain("phase.foreseen", begin=Brief(margin[0]), end=Brief(margin[1])) if margin else ""
    text = " · ".join(one for one in (promised_text, foreseen_text) if one)
    promised = last_day(now.last.end) if now and now.last and now.runs_over else None
    if promised and now and now.last and now.last.late:
        promised = max(promised, context.as_of)
    stretches = [
        Stretch(
            id=state.phase.id,
            state=state.state,
            complete=state.complete,
            first=state.phase.start.first,
            last=state.phase.finish.last,
            titles=titles(state, say, context.as_of),
            note=say.plain(state.note) if state.note else "",
        )
        for state in states
        if state.phase.start and state.phase.finish
    ]
    return DrawnStrip(
        strip=strip(stretches, context.as_of, Ahead(promised=promised, margin=margin, text=text)),
        names={state.phase.id: say.plain(state.name) for state in states},
        promised_text=promised_text,
        foreseen_text=foreseen_text,
    )


def titles(state: PhaseState, say: Phrases, day: dt.date) -> tuple[str, ...]:
    """What a band of the strip may say, the longest first."""
    return band_titles(state.phase.name, state.number, say, now=state.running(day))


def band_titles(name: Text, number: int, say: Phrases, *, now: bool) -> tuple[str, ...]:
    """What a band may say of a phase, the longest first."""
    full = say.plain("phase.name", number=str(number), name=Named(name))
    short = say.plain("phase.number", number=str(number))
    if not now:
        return full, short, str(number)
    return say.plain("phase.now", name=full), full, say.plain("phase.now", name=short), short, str(number)
