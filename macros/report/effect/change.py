"""What a change to the roadmap does, as records: apart from the language in which it is told.

A `Change` is one sentence to be; `kind` names it, and stays the same in JSON. Days of a move count from the old promise
to the new one, later is more. Sources are those after the change; of what is gone, those before it.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Figure, Reason, Row
from macros.model.dates import Date, Fact
from macros.model.reading import Reading
from macros.model.text import Text
from macros.problems import Problem
from macros.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something that is referred to: an owner, a track, a phase."""

    id: str
    title: Text


Value = Date | Fact | dt.date | Text | int | Fraction | Named | Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a change is about."""

    type: str  # item, use_case, track, phase, goal, owner, team, metric, review, maturity, roadmap, measure
    id: str  # after the change
    title: Text
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is another than before."""

    kind: str
    subject: Subject
    key: str | None = None  # of the data, where the kind leaves it open: start, mvp, 2026-Q4
    before: Value | None = None
    after: Value | None = None
    days: int | None = None  # of a promise that moved
    why: Text | None = None  # the reason in the data; of a promise: of a replanning that is new
    keys: tuple[str, ...] = ()  # the keys of the data that changed, of `changed`


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row of a figure that counts otherwise than before; None where there was or is none."""

    id: str  # after the change
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure on both sides, and the rows that make the difference."""

    name: str  # as in words/, under figure
    before: Figure
    after: Figure
    rows: tuple[RowChange, ...]

    @property
    def changed(self) -> bool:
        """Whether it says something else, be it only what it was divided from."""
        return bool(self.rows) or told_of(self.before) != told_of(self.after)


def told_of(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.numerator, figure.denominator, figure.reason, figure.approximate


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One record, track, owner, phase or review that shows a pitfall."""

    pitfall: str  # as in words/, under pitfalls.name
    sign: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The data on one side of the change."""

    revision: str | None  # as it was asked for; None: the working tree
    commit: str | None  # None: the working tree
    reading: Reading
    problems: tuple[Problem, ...]
    valid: bool  # without errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """All that a change does, both sides measured on the same day."""

    as_of: dt.date
    before: State
    after: State
    promises: tuple[Change, ...]
    records: tuple[Change, ...]
    others: tuple[Change, ...]  # tracks, phases, owners, teams, metrics, reviews, and the roadmap as a whole
    figures: tuple[FigureChange, ...] | None  # None where one of the sides has errors: what is lacking is not measured
    aims: tuple[Change, ...]  # goals reached or not any more, and verdicts on targets
    pitfalls_gained: tuple[Shown, ...]
    pitfalls_lost: tuple[Shown, ...]
    gained: tuple[Problem, ...]
    lost: tuple[Problem, ...]

    @property
    def any(self) -> bool:
        """Whether a reader or an editor notices anything."""
        changes = (self.promises, self.records, self.others, self.aims)
        found = (self.gained, self.lost, self.pitfalls_gained, self.pitfalls_lost)
        return any(changes) or any(found) or any(figure.changed for figure in self.figures or ())
