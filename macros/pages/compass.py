"""The home page: where we stand, what has to be decided, the phases, four figures, what comes next and what changed.

In: the context. Out: a view. Its first sentence is chosen by rule, so that it is true for any data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.model.records import HORIZONS, UseCase
from macros.model.status import is_late, is_live, is_open
from macros.pages import pitfalls
from macros.pages.changed import changes
from macros.pages.context import Context
from macros.pages.decisions import MOST, decisions, next_review, past_reviews, shared_due
from macros.pages.delay import root
from macros.pages.forecast import overrun
from macros.pages.kpi_cards import cards, progress
from macros.pages.links import address
from macros.pages.phase_promises import PromiseRow, promise_row
from macros.pages.phase_state import PhaseState, drawn_strip, phase_states
from macros.pages.phrases import Named, Phrases, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.small_map import small
from macros.pages.stale import stale_roadmap
from macros.pages.standing import Standing, last_day, record_name, standings
from macros.pages.telling import when
from macros.pages.view import View
from macros.words import formats

MILESTONES, LATE = 5, 2  # in the list; those of them that may be late while others are still to come
CHANGES = 12
MOST_WORDS, MOST_LETTERS = 26, 180  # of the first sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A milestone to come."""

    row: Standing
    promise: PromiseRow
    day: str
    year: str  # only where it is another year than today's


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The shares of foundation and quick wins, and what of it the map can show."""

    told: Sentence
    horizon: str | None


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
    finding = state_sentence(context, now, say)
    rows = standings(context, context.roadmap.records)
    coming, more_late = milestones(context, MILESTONES)
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
        stale=stale_roadmap(context),
        decisions=asked[:MOST],
        due=shared_due(asked[:MOST]),
        decisions_left=max(len(asked) - MOST, 0),
        next_review=next_review(context),
        states=states,
        cards=cards(context),
        milestones=coming,
        more_late=more_late,
        balance=balance(context),
        pitfalls=pitfalls.found(context),
        small=small(context, rows, [next_.row.record.id for next_ in coming]),
        since=since,
        changes=found[:CHANGES],
        changes_left=max(len(found) - CHANGES, 0),
        phase_strip=drawn_strip(context, states),
    )


def state_sentence(context: Context, now: PhaseState | None, say: Phrases) -> Sentence:
    """Where we are, how much of it is there, and how the promises lie; without the phase's name where that is long."""
    told = told_state(context, now, named=True)
    plain = say.plain(told)
    short = len(plain.split()) <= MOST_WORDS and len(plain) <= MOST_LETTERS
    return told if short else told_state(context, now, named=False)


def told_state(context: Context, now: PhaseState | None, *, named: bool) -> Sentence:
    roadmap = context.roadmap
    if now is None:
        rows = standings(context, roadmap.records)
        if not rows:
            return sentence("compass.state.empty")
        number = sum(row.done for row in rows)
        good = number > 0 or len(rows) == 1  # a single one is only counted: that is no bad news
        done, ending = sentence("map.done", n=number), joined_tail(context, None, good=good)
        return sentence("compass.state.no_phases", n=len(rows), done=done, tail=ending)
    phase = now.phase
    name = {"number": str(now.number), "name": Named(phase.name)}
    if phase.start and phase.start.first > context.as_of:
        return sentence(
            "compass.state.before" if named else "compass.state.before_number", when=when(phase.start), **name
        )
    where = sentence(where_key(context, now) if named else f"{where_key(context, now)}_number", **name)
    if not now.rows:
        return sentence("compass.state.nothing", where=where)
    if not now.left:
        key = "compass.state.over" if now.count("dropped") else "compass.state.done"
        return sentence(key, where=where)
    progress = live(context, now)
    ending = joined_tail(context, now, good=bool(progress.values.get("n")))
    return sentence("compass.state.phase", where=where, progress=progress, tail=ending)


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


def joined_tail(context: Context, now: PhaseState | None, *, good: bool) -> Sentence:
    """What is late or will be, after the progress: with "but" where one is good news and the other is not."""
    late = sum(is_late(record, context.as_of) for record in context.roadmap.records)
    trouble = (overrun(context, now.phase) or promised_overrun(now)) if now else None
    trouble = trouble or (sentence("compass.tail.late", n=late) if late else None)
    unlike = good == (trouble is not None)
    ending = trouble or sentence("compass.tail.none_late")
    return sentence(f"compass.joined.{'unlike' if unlike else 'likewise'}", tail=ending)


def promised_overrun(now: PhaseState) -> Sentence | None:
    """By how many weeks the phase is promised to run past its end; None where it is not, or the last is late by now."""
    if now.runs_over and now.over and now.last and not now.last.late:
        return sentence("compass.tail.runs_over", n=formats.weeks(now.over))
    return None


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


def milestones(context: Context, number: int) -> tuple[tuple[Next, ...], int]:
    """The milestones to come by promise, after the last few that are late; and how many more are late."""
    rows = [
        row
        for row in standings(context, (item for item in context.roadmap.items if item.kind == "milestone"))
        if row.open and row.state != "paused" and last_day(row.end)
    ]
    rows.sort(key=lambda row: str(last_day(row.end)))
    late = [row for row in rows if row.late]
    to_come = [row for row in rows if not row.late]
    shown = late[-max(LATE, number - len(to_come)) :][:number]
    chosen = [*shown, *to_come[: number - len(shown)]]
    return tuple(next_milestone(context, row) for row in chosen), len(late) - len(shown)


def next_milestone(context: Context, row: Standing) -> Next:
    day = last_day(row.end)
    assert day is not None and row.end is not None
    say = phrases(context)
    exact = not row.end.coarse
    month = not exact and row.end.written[-2:].isdigit() and "-" in row.end.written
    return Next(
        row=row,
        promise=promise_row(row),
        day=say.day(day) if exact else formats.short_month(day, context.language) if month else say.short(row.end),
        year=str(day.year) if (exact or month) and day.year != context.as_of.year else "",
    )


def balance(context: Context) -> Balance | None:
    """The shares of foundation and quick wins in the open work; None where no open work says which it is."""
    rows = [record for record in context.roadmap.records if is_open(record, context.as_of)]
    counted = {name: sum(record.horizon == name for record in rows) for name in HORIZONS}
    if not any(counted.values()):
        return None
    shares = {name: Fraction(formats.rounded(Fraction(100 * n, len(rows)))) for name, n in counted.items()}
    told = sentence("compass.balance.told", foundation=shares["foundation"], quick=shares["quick-win"])
    rest = 100 - sum(shares.values()) if sum(counted.values()) < len(rows) else 0
    return Balance(
        told=sentence("compass.balance.rest", told=told, rest=rest) if rest > 0 else told,
        horizon=next((name for name in ("foundation", "quick-win") if counted[name]), None),
    )
