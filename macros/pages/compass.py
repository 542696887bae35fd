"""The home page: where we stand, what has to be decided, the phases, four figures, what comes next and what changed.

In: the context. Out: a view. Its first sentence is chosen by rule, so that it is true for any data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.model.records import UseCase
from macros.model.status import is_done, is_late, is_live, is_open
from macros.pages.changes import changes
from macros.pages.context import Context
from macros.pages.decisions import MOST, decisions, next_review, past_reviews
from macros.pages.delay import root
from macros.pages.filters import KINDS
from macros.pages.kpi_cards import cards, progress
from macros.pages.links import address
from macros.pages.phase_state import PhaseState, drawn_strip, phase_states
from macros.pages.phases import PromiseRow, promise_row
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, last_day, record_name, standings
from macros.pages.view import View
from macros.words import formats

MILESTONES = 5
CHANGES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A milestone to come."""

    row: Standing
    promise: PromiseRow
    day: str
    year: str  # only where it is another year than today's


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Records of one kind."""

    done: int
    left: int


def views(context: Context) -> Iterator[View]:
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """The compass."""
    say = phrases(context)
    states = phase_states(context)
    now = next((state for state in states if state.state == "now"), None)
    asked = decisions(context)
    reviews = [review for review in past_reviews(context) if review.date < context.as_of]
    since = reviews[-1].date if reviews else None
    found = changes(context, since) if since else ()
    finding = state_sentence(context, now)
    return written(
        "compass.html",
        context,
        address(context.roadmap, "home") if here is None else here,
        title=say.read(context.roadmap.title).text,
        summary=say.summary(say.plain(finding)),
        wide=True,
        part=part,
        finding=finding,
        causes=tuple(causes(context)),
        decisions=asked[:MOST],
        decisions_left=max(len(asked) - MOST, 0),
        next_review=next_review(context),
        states=states,
        cards=cards(context),
        milestones=milestones(context, MILESTONES),
        balance=balance(context),
        kind_counts=kind_counts(context),
        since=since,
        changes=found[:CHANGES],
        changes_left=max(len(found) - CHANGES, 0),
        phase_strip=drawn_strip(context, states),
    )


def state_sentence(context: Context, now: PhaseState | None) -> Sentence:
    """Where we are, how much of it is there, and how the promises lie; at most 26 words with a name of one word."""
    roadmap = context.roadmap
    if now is None:
        rows = standings(context, roadmap.records)
        if not rows:
            return sentence("compass.state.empty")
        done = sentence("map.done", n=sum(row.done for row in rows))
        return sentence("compass.state.no_phases", n=len(rows), done=done, tail=late_tail(context))
    phase, name = now.phase, Named(now.phase.name)
    if phase.start and phase.start.first > context.as_of:
        return sentence("compass.state.before", number=str(now.number), name=name, date=phase.start)
    where = sentence(where_key(context, now), number=str(now.number), name=name)
    if not now.rows:
        return sentence("compass.state.nothing", where=where)
    if not now.left:
        return sentence("compass.state.over", where=where)
    progress = live(context, now)
    return sentence("compass.state.phase", where=where, progress=progress, tail=tail(context, now, progress))


def where_key(context: Context, now: PhaseState) -> str:
    """Still within the phase, or past its last day."""
    finish = now.phase.finish
    return "compass.where.past" if finish and finish.last < context.as_of else "compass.where.now"


def live(context: Context, now: PhaseState) -> Sentence:
    """Use cases live of those the phase wants, else of those in it, else records done."""
    for goal in now.phase.goals:
        if goal.measure == "use_cases_live" and goal.limit and goal.limit.at_least is not None:
            number = int(context.figures.use_cases_live.value or 0)
            wanted = int(goal.limit.at_least)
            if number <= wanted:
                return sentence("compass.live.of", n=number, of=wanted) if wanted > 1 else single_live(number)
            return sentence("compass.live.all", n=number)
    use_cases = [row.record for row in now.rows if isinstance(row.record, UseCase)]
    if use_cases:
        number = sum(is_live(use_case, context.as_of) for use_case in use_cases)
        return sentence("compass.live.of", n=number, of=len(use_cases)) if len(use_cases) > 1 else single_live(number)
    key = "compass.done_of" if len(now.rows) > 1 else "compass.done_single"
    return sentence(key, n=now.count("done"), of=len(now.rows))


def single_live(number: int) -> Sentence:
    """Of a single use case: whether it is live."""
    return sentence("compass.live.single", n=number)


def tail(context: Context, now: PhaseState, progress: Sentence) -> Sentence:
    """How far the phase's promises run past it, else how many records are late, else that none is."""
    if now.runs_over and now.over and now.last and not now.last.late:
        return sentence("compass.tail.runs_over", n=formats.weeks(now.over))
    return late_tail(context, "late" if progress.values.get("n") else "also_late")


def late_tail(context: Context, key: str = "late") -> Sentence:
    """How many records are late; `key` is `also_late` where nothing good stands before it."""
    late = sum(is_late(record, context.as_of) for record in context.roadmap.records)
    return sentence(f"compass.tail.{key}", n=late) if late else sentence("compass.tail.none_late")


def causes(context: Context) -> Iterator[Sentence]:
    """Two sentences: where the delay comes from, and a figure that moved."""
    delay = root(context.roadmap, context.as_of)
    if delay and delay.waiting:
        yield sentence("compass.cause.waiting", n=len(delay.waiting), name=record_name(delay.record))
    elif delay:
        late = sum(is_late(record, context.as_of) for record in context.roadmap.records)
        yield sentence("compass.cause.late", n=late, name=record_name(delay.record))
    moved = progress(context)
    if moved:
        yield moved


def milestones(context: Context, number: int) -> tuple[Next, ...]:
    """The milestones to come, by promise; the late ones first."""
    rows = [
        row
        for row in standings(context, (item for item in context.roadmap.items if item.kind == "milestone"))
        if row.open and row.state != "paused" and last_day(row.end)
    ]
    rows.sort(key=lambda row: str(last_day(row.end)))
    return tuple(next_milestone(context, row) for row in rows[:number])


def next_milestone(context: Context, row: Standing) -> Next:
    day = last_day(row.end)
    assert day is not None and row.end is not None
    say = phrases(context)
    exact = not row.end.coarse
    return Next(
        row=row,
        promise=promise_row(row),
        day=say.day(day) if exact else say.short(row.end),
        year=str(day.year) if exact and day.year != context.as_of.year else "",
    )


def balance(context: Context) -> Sentence | None:
    """The shares of foundation and quick wins in the open work; None where no open work says which it is."""
    rows = [record for record in context.roadmap.records if is_open(record, context.as_of)]
    if not any(record.horizon for record in rows):
        return None
    foundation, quick = (
        Fraction(formats.rounded(Fraction(100 * sum(record.horizon == name for record in rows), len(rows))))
        for name in ("foundation", "quick-win")
    )
    return sentence("compass.balance", foundation=foundation, quick=quick)


def kind_counts(context: Context) -> tuple[tuple[str, Counts], ...]:
    """How many of each kind are done and are still open; kinds without records are left out."""
    found = []
    for kind in KINDS:
        records = [record for record in context.roadmap.records if record.kind == kind]
        if records:
            done = sum(is_done(record, context.as_of) for record in records)
            left = sum(is_open(record, context.as_of) for record in records)
            found.append((kind, Counts(done=done, left=left)))
    return tuple(found)
