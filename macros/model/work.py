"""The work of a roadmap: items and use cases; a record is one or the other.

A list that is not in the data is an empty tuple. An owner that is None is the track's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from macros.model.dates import Fact, Quarter
from macros.model.parts import Halt, Layout, Link, Measurement, Places, Promise, Replanning
from macros.model.text import Text
from macros.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of work or a milestone of a track."""

    type: ClassVar[str] = "item"
    end: ClassVar[str] = "finish"  # the key of the promise that says when it is done

    source: Source
    places: Layout = field(compare=False, repr=False)
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
    places: Layout = field(compare=False, repr=False)
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
