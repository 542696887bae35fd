"""Every version of every file of records on the branch, read once.

In: a repository, its commits, today. Out: a `Version` for each path and blob: what its records promise, and what
today's contract finds wrong with it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from macros.history.repository import Commit, Repository, contents
from macros.load.alone import Alone, Part, has_records, reader_alone
from macros.model.commitment import Commitment, commitments
from macros.model.dates import Date
from macros.model.promise import first_promise
from macros.model.records import Record, Replanning
from macros.problems import Problem

Name = tuple[str, str]  # path below data/, and the blob that stood there


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one version of a file says about the end of a record: an item's finish, a use case's production."""

    id: str
    kind: str  # item or use_case
    aliases: tuple[str, ...]
    first: Date | None  # the first promise: of `planned`, else of the first entry that names it
    planned: Date | None
    entries: tuple[Replanning, ...]  # those of `replanned` that move or withdraw it
    end: str  # the key that is promised
    readable: bool
    commitments: tuple[Commitment, ...]  # all that it promises, the other dates too

    def entry_at(self, day: dt.date) -> Replanning | None:
        """The last replanning up to a day."""
        return next((entry for entry in reversed(self.entries) if entry.date <= day), None)

    def promise_at(self, day: dt.date) -> Date | None:
        """The promise that stands on a day; None where there is none, or none any more."""
        entry = self.entry_at(day)
        return entry.dates[self.end] if entry else self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a file. `whole`: every record in it could be read, if not all of it."""

    said: Mapping[str, Said]  # by id
    problems: tuple[Problem, ...]
    whole: bool


def versions(repository: Repository, commits: Iterable[Commit], today: dt.date) -> dict[Name, Version]:
    """All versions that any of the commits left behind; what stands in two places is read for both."""
    names: dict[str, dict[str, None]] = {}
    for commit in commits:
        for path, blob in commit.files.items():
            if blob and has_records(path):
                names.setdefault(blob, {})[path] = None
    read, told = reader_alone(today), cache(all_said)  # what is in many versions is read and told once
    return {
        (path, blob): version(read(path, raw), told)
        for blob, raw in contents(repository, names)
        for path in names[blob]
    }


def version(alone: Alone, told: Callable[[Part], tuple[Said, ...]]) -> Version:
    """What a file says about promises, without the rest of it."""
    return Version(
        said={one.id: one for part in alone.parts for one in told(part)},
        problems=alone.problems,
        whole=alone.whole,
    )


def all_said(part: Part) -> tuple[Said, ...]:
    """What a part of a file says."""
    return tuple(said(record, readable=record.id not in part.doubtful) for record in part.records)


def said(record: Record, *, readable: bool) -> Said:
    """What a record promises."""
    first = first_promise(record)
    return Said(
        id=record.id,
        kind=record.type,
        aliases=record.aliases,
        first=first.date if first else None,
        planned=record.planned.dates.get(record.end) if record.planned else None,
        entries=tuple(entry for entry in record.replanned if record.end in entry.dates),
        end=record.end,
        readable=readable,
        commitments=commitments(record),
    )
