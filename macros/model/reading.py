"""What reading data/ gave: the roadmap as far as it could be read, and the ids that do not fit, for the rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.fixes import Fix
from macros.model.records import Roadmap
from macros.problems import Problem
from macros.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """An id that was taken already; `first` is where it stands first."""

    id: str
    source: Source
    first: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A reference to something that does not exist; `known` are the ids it could have been."""

    space: str  # owner, phase, track, team, record, use_case, dimension, measure
    id: str
    source: Source
    known: tuple[str, ...]
    instead: Callable[[str], tuple[Fix, ...]]  # how to write another id in its place, if that can be done


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading a folder. `roadmap` lacks what was wrong, and may be published only without errors."""

    roadmap: Roadmap
    problems: tuple[Problem, ...]
    repeated: tuple[Repeated, ...]
    unknown: tuple[Unknown, ...]
    untranslated: tuple[tuple[Source, str], ...]  # the first text of a record that lacks a language, and the language
    unread: Mapping[str, str]  # files of which something is missing above -> their text; empty where that is unknown
    complete: bool  # every file could be read, so what is not there is really not there
