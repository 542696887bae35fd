"""How earlier forecasts fared: what would have been said at each past review, held against what came of it.

In: the roadmap, the slips of its finished records, the as-of day. Out: `Score`. A day is scored once it has passed, one
a record and review; not of a record dropped or stopped by then, nor of one finished on an unknown day. Source of the
definition: KPIS, "Forecast"; G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, 1950.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Reason, reason
from macros.kpis.numbers import wilson
from macros.kpis.outlook import Outlook, share_by, slip_at
from macros.kpis.slips import History, Slip, histories
from macros.model.promise import end_at
from macros.model.records import Record, Roadmap
from macros.model.status import done_on, is_done, is_halted

HALF, P85 = (1, 2), (17, 20)
DECIMALS = 10**6  # of a chance, where its square is taken: then the sum is one of whole numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What would have been said of a record at a review, and what came of it. Days are day numbers."""

    record: Record
    review: int
    outlook: Outlook
    done: int | None  # when it was finished; None: not by the as-of day
    until: int  # days from here on tell nothing: when it was dropped or stopped, else the as-of day

    def day(self, chance: tuple[int, int]) -> int:
        """The day by which it would be finished with a chance."""
        return self.outlook.promise + slip_at(self.outlook.slips, self.outlook.begin, chance)

    def held(self, day: int) -> bool | None:
        """Whether it was finished by a day; None while that day has not passed."""
        if day >= self.until:
            return None
        return self.done is not None and self.done <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many of the days that have passed held."""

    held: int
    of: int

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """Wilson's, 95 %, in percent; None of none."""
        return wilson(Fraction(self.held), Fraction(self.of)) if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A forecast of a past review whose 85 % day has passed: what was said, and what came of it."""

    record: Record
    review: dt.date
    promise: dt.date  # the last day of the one that was current
    p50: dt.date
    p85: dt.date
    done: dt.date | None  # None: not by the as-of day
    held: bool  # whether it was finished by the 85 % day


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How the forecasts of the past reviews fared."""

    forecasts: int  # made at past reviews, one a record and review, whether their days have passed or not
    reviews: int  # at which something was forecast whose 85 % day has passed
    records: int  # of which that was forecast
    p85: Held
    p50: Held
    promises: Held  # of those still to come at the review: what the chances of the next two were about
    brier: Fraction | None  # of the event "done by the current promise": from 0, always right, to 1
    always: Fraction | None  # what it would be had the chance each time been the share that came true
    scored: tuple[Scored, ...]  # each of those whose 85 % day has passed, the newest review first
    reason: Reason | None  # why there is no score


def score(roadmap: Roadmap, found: Sequence[Slip], as_of: dt.date) -> Score:
    """The score over all reviews before the day; not available while no 85 % day has passed."""
    scored: list[Scored] = []
    tallies = {HALF: [0, 0], P85: [0, 0]}  # that held not, and that did
    promises, squares, made = [0, 0], 0, 0
    for trial in trials(roadmap, found, as_of):
        made += 1
        for chance, tally in tallies.items():
            held = trial.held(trial.day(chance))
            if held is not None:
                tally[held] += 1
                if chance == P85:
                    scored.append(scored_of(trial, held=held))
        outlook = trial.outlook
        held = trial.held(outlook.promise) if outlook.promise > trial.review else None
        if held is not None:
            part, whole = share_by(outlook.slips, outlook.begin, 0)
            promises[held] += 1
            squares += (DECIMALS * part // whole - DECIMALS * held) ** 2
    n = sum(promises)
    share = Fraction(promises[True], n) if n else None
    return Score(
        forecasts=made,
        reviews=len({one.review for one in scored}),
        records=len({one.record.id for one in scored}),
        p85=Held(held=tallies[P85][True], of=sum(tallies[P85])),
        p50=Held(held=tallies[HALF][True], of=sum(tallies[HALF])),
        promises=Held(held=promises[True], of=n),
        brier=Fraction(squares, DECIMALS**2 * n) if n else None,
        always=None if share is None else share * (1 - share),
        scored=tuple(sorted(scored, key=lambda one: (-one.review.toordinal(), one.p85, one.record.id))),
        reason=None if scored else reason("forecast-not-scored"),
    )


def scored_of(trial: Trial, *, held: bool) -> Scored:
    """A trial as it can be read."""
    promise, p50, p85 = map(dt.date.fromordinal, (trial.outlook.promise, trial.day(HALF), trial.day(P85)))
    return Scored(
        record=trial.record,
        review=dt.date.fromordinal(trial.review),
        promise=promise,
        p50=p50,
        p85=p85,
        done=dt.date.fromordinal(trial.done) if trial.done is not None else None,
        held=held,
    )


def trials(roadmap: Roadmap, found: Sequence[Slip], as_of: dt.date) -> Iterator[Trial]:
    """Every forecast of the past reviews, by record."""
    days = sorted({review.date for review in roadmap.reviews if review.date < as_of})
    known = tuple(histories(found, days))
    for record in roadmap.records:
        yield from trials_of(record, days, known, as_of)


def trials_of(record: Record, days: Sequence[dt.date], known: Sequence[History], as_of: dt.date) -> Iterator[Trial]:
    """Those of one record: at each review at which it was open, promised, and enough was known."""
    fact = done_on(record) if is_done(record, as_of) else None
    halt = record.halted.date if record.halted and not fact and is_halted(record, as_of) else None
    if (fact and fact.day is None) or (halt and halt.day is None):
        return  # nobody knows whether it was in time
    closed = fact or halt
    done = fact.day.toordinal() if fact and fact.day else None
    until = halt.day.toordinal() if halt and halt.day else as_of.toordinal()
    still_open = bisect_left(days, closed.counts_from) if closed else len(days)
    for day, history in zip(days[:still_open], known, strict=False):
        promise = end_at(record, day)
        outlook = history.outlook(record.kind, promise, day) if promise else None
        if outlook:
            yield Trial(record=record, review=day.toordinal(), outlook=outlook, done=done, until=until)
