"""Who works on the roadmap and how they fare: owners, teams, maturity, metrics, reviews."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.model.dates import Quarter
from macros.model.parts import Measurement
from macros.model.text import Text
from macros.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A role, a team or a person that work belongs to."""

    id: str
    name: Text
    kind: str  # person, role or team
    github: str | None
    contact: str | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Enabled:
    """People of a team who work with AI, counted on a day."""

    date: dt.date
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Scores of 1 to 5 per dimension, on a day."""

    date: dt.date
    scores: Mapping[str, int]
    note: Text | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team whose people learn to work with AI."""

    id: str
    name: Text
    department: Text | None
    size: int | None  # people
    ai_enabled: tuple[Enabled, ...]
    assessments: tuple[Assessment, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One side of maturity, scored from 1 to 5."""

    id: str
    name: Text
    weight: Fraction
    levels: Mapping[int, Text]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
    """How maturity is scored."""

    dimensions: tuple[Dimension, ...]
    valid_days: int  # an older assessment is stale


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure of the whole organisation, per quarter."""

    id: str
    name: Text
    kind: str
    unit: Text
    direction: str
    owner: str | None
    note: Text | None  # where the figure comes from (the key `source` in the data)
    quarters: Mapping[Quarter, Measurement]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided in a review, and by whom it is done."""

    what: Text
    why: Text
    items: tuple[str, ...]
    owner: str | None
    due: dt.date | None
    done: dt.date | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The two-weekly review: what was seen, and what was decided."""

    date: dt.date
    summary: Text
    decisions: tuple[Decision, ...]
    source: Source
