"""The roadmap as frozen records, each with its place in the data; load makes them, everything else only reads them.

Ids are text; references to other records stay ids (`Roadmap` looks them up). Dates are `Date`, `Fact` or a day.
Numbers are exact fractions. A list that is not in the data is an empty tuple.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from macros.contract.choices import AREAS as AREAS
from macros.contract.choices import HORIZONS as HORIZONS
from macros.contract.choices import ITEM_KINDS as ITEM_KINDS
from macros.contract.choices import METRIC_KINDS as METRIC_KINDS
from macros.contract.choices import STAGES as STAGES
from macros.model.dates import Date, Fact, Quarter
from macros.model.text import Text
from macros.source import Source

Places = Mapping[str, tuple[int, int]]  # key of the data -> line and column of its value, from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was first promised: `dates` by key (start, finish; for a use case the stages)."""

    dates: Mapping[str, Date]
    agreed: dt.date | None  # None: it counts from the beginning
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanning:
    """A promise that moved on a day; a key that maps to None was withdrawn."""

    date: dt.date
    why: Text
    dates: Mapping[str, Date | None]
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """A pause, a drop or a stop, and its reason."""

    date: Fact
    why: Text
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A quarter of a metric or of a use case's KPI."""

    target: Fraction | None
    actual: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At least, or at most, a number; exactly one of the two is there."""

    at_least: Fraction | None
    at_most: Fraction | None

    @property
    def value(self) -> Fraction:
        return self.at_least if self.at_least is not None else self.at_most  # type: ignore[return-value]

    def met_by(self, value: Fraction) -> bool:
        return value >= self.value if self.at_least is not None else value <= self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of work or a milestone of a track."""

    type: ClassVar[str] = "item"
    end: ClassVar[str] = "finish"  # the key of the promise that says when it is done

    source: Source
    places: Places = field(compare=False, repr=False)
    track: str
    id: str
    title: Text
    kind: str
    area: str | None = None
    horizon: str | None = None
    phase: str | None = None
    owner: str | None = None  # None: the track's
    with_: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    planned: Promise | None = None
    replanned: tuple[Replanning, ...] = ()
    started: Fact | None = None
    finished: Fact | None = None
    paused: Halt | None = None
    dropped: Halt | None = None
    result: Text | None = None
    depends_on: tuple[str, ...] = ()
    use_case: str | None = None
    help_wanted: Text | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[Text, ...] = ()
    note: Text | None = None
    aliases: tuple[str, ...] = ()

    @property
    def halted(self) -> Halt | None:
        """What ended it before it was done."""
        return self.dropped

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that happened to it, in no order."""
        halts = (halt.date for halt in (self.paused, self.dropped) if halt)
        return tuple(fact for fact in (self.started, self.finished, *halts) if fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCaseKpi:
    """A figure that a use case wants to change."""

    id: str
    name: Text
    unit: Text
    direction: str  # up or down
    baseline: Fraction | None
    quarters: Mapping[Quarter, Measurement]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """An application of AI on its way from intake to production."""

    type: ClassVar[str] = "use_case"
    kind: ClassVar[str] = "use_case"
    end: ClassVar[str] = "production"

    source: Source
    places: Places = field(compare=False, repr=False)
    id: str
    title: Text
    track: str
    problem: Text | None = None
    value: Text | None = None
    owner: str | None = None
    with_: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    team: str | None = None
    phase: str | None = None
    horizon: str | None = None
    area: str | None = None
    risk: str | None = None
    register: str | None = None
    stages: Mapping[str, Fact] = field(default_factory=dict)  # in the order of STAGES
    planned: Promise | None = None
    replanned: tuple[Replanning, ...] = ()
    paused: Halt | None = None
    stopped: Halt | None = None
    result: Text | None = None
    kpis: tuple[UseCaseKpi, ...] = ()
    depends_on: tuple[str, ...] = ()
    help_wanted: Text | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[Text, ...] = ()
    note: Text | None = None
    aliases: tuple[str, ...] = ()
    stage_places: Places = field(default_factory=dict, compare=False, repr=False)

    @property
    def halted(self) -> Halt | None:
        """What ended it."""
        return self.stopped

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that happened to it, in no order."""
        return (*self.stages.values(), *(halt.date for halt in (self.paused, self.stopped) if halt))


Record = Item | UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a phase wants to reach: items done, a measure at its limit, or both."""

    id: str
    title: Text
    items: tuple[str, ...]
    measure: str | None
    limit: Limit | None
    source: Source
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    id: str
    name: Text
    purpose: Text | None
    start: Date | None
    finish: Date | None
    goals: tuple[Goal, ...]
    source: Source
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    id: str
    name: Text
    kind: str  # person, role or team
    github: str | None
    contact: str | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    id: str
    name: Text
    owner: str
    purpose: Text | None
    confirmed: dt.date | None
    items: tuple[Item, ...]
    source: Source
    places: Places = field(compare=False, repr=False)


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
    id: str
    name: Text
    department: Text | None
    size: int | None  # people
    ai_enabled: tuple[Enabled, ...]
    assessments: tuple[Assessment, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    id: str
    name: Text
    weight: Fraction
    levels: Mapping[int, Text]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
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
    what: Text
    why: Text
    items: tuple[str, ...]
    owner: str | None
    due: dt.date | None
    done: dt.date | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    date: dt.date
    summary: Text
    decisions: tuple[Decision, ...]
    source: Source


@dataclass(frozen=True, kw_only=True)
class Roadmap:
    """Everything in data/, read on `today`; the look-ups are made once, on first use."""

    today: dt.date
    title: Text
    organisation: Text
    purpose: Text
    languages: tuple[str, ...]
    timezone: str
    review_every_days: int
    repository: str | None
    branch: str
    targets: Mapping[str, Mapping[Quarter, Limit]]
    thresholds: Mapping[str, Fraction]
    phases: tuple[Phase, ...]
    owners: tuple[Owner, ...]
    tracks: tuple[Track, ...]
    use_cases: tuple[UseCase, ...]
    teams: tuple[Team, ...]
    maturity: Maturity | None
    metrics: tuple[Metric, ...]
    reviews: tuple[Review, ...]  # by date
    source: Source
    places: Places = field(compare=False, repr=False)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, by track and then as written."""
        return tuple(item for track in self.tracks for item in track.items)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All items, then all use cases."""
        return (*self.items, *self.use_cases)

    @cached_property
    def record_by_id(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def use_case_by_id(self) -> Mapping[str, UseCase]:
        return {use_case.id: use_case for use_case in self.use_cases}

    @cached_property
    def owner_by_id(self) -> Mapping[str, Owner]:
        return {owner.id: owner for owner in self.owners}

    @cached_property
    def track_by_id(self) -> Mapping[str, Track]:
        return {track.id: track for track in self.tracks}

    @cached_property
    def phase_by_id(self) -> Mapping[str, Phase]:
        return {phase.id: phase for phase in self.phases}

    @cached_property
    def team_by_id(self) -> Mapping[str, Team]:
        return {team.id: team for team in self.teams}

    @cached_property
    def metric_by_id(self) -> Mapping[str, Metric]:
        return {metric.id: metric for metric in self.metrics}

    def owner_of(self, record: Record) -> str:
        """The id of a record's own owner, else its track's."""
        return record.owner or self.track_by_id[record.track].owner

    def records_of(self, track: str) -> Iterator[Record]:
        """The records that belong to a track; those that name it under `also` are not among them."""
        return (record for record in self.records if record.track == track)
