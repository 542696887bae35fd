"""The roadmap as frozen records, each with its place in the data; load makes them, everything else only reads them.

Ids are text; references to other records stay ids (`Roadmap` looks them up).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from macros.contract.choices import AREAS, HORIZONS, ITEM_KINDS, METRIC_KINDS, STAGES
from macros.model.dates import Date, Quarter
from macros.model.organisation import (
    Assessment,
    Decision,
    Dimension,
    Enabled,
    Maturity,
    Metric,
    Owner,
    Review,
    Team,
)
from macros.model.parts import Halt, Layout, Limit, Link, Measurement, Places, Promise, Replanning
from macros.model.text import Text
from macros.model.work import Item, Record, UseCase, UseCaseKpi
from macros.source import Source

__all__ = [
    "AREAS",
    "HORIZONS",
    "ITEM_KINDS",
    "METRIC_KINDS",
    "STAGES",
    "Assessment",
    "Decision",
    "Dimension",
    "Enabled",
    "Goal",
    "Halt",
    "Item",
    "Limit",
    "Link",
    "Maturity",
    "Measurement",
    "Metric",
    "Owner",
    "Phase",
    "Places",
    "Promise",
    "Record",
    "Replanning",
    "Review",
    "Roadmap",
    "Team",
    "Track",
    "UseCase",
    "UseCaseKpi",
]


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
    """A stretch of the roadmap with goals of its own."""

    id: str
    name: Text
    purpose: Text | None
    start: Date | None
    finish: Date | None
    goals: tuple[Goal, ...]
    source: Source
    places: Layout = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A theme with one owner, and its items."""

    id: str
    name: Text
    owner: str
    purpose: Text | None
    confirmed: dt.date | None
    items: tuple[Item, ...]
    source: Source
    places: Places = field(compare=False, repr=False)


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
    def item_by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def review_by_day(self) -> Mapping[str, Review]:
        """By their day as it is written: the name of their file."""
        return {review.date.isoformat(): review for review in self.reviews}

    @cached_property
    def place_in_track(self) -> Mapping[str, int]:
        """By item: how many items of its track are written before it."""
        return {item.id: place for track in self.tracks for place, item in enumerate(track.items)}

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
