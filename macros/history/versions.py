"""Every version of every file of records on the branch, read once.

In: a repository, its commits, today. Out: a `Version` for each path and blob: what its records promise, and what
today's contract finds wrong with it. Of a version in which nothing is wrong, what it says is kept for the next run: it
is named by its blob, and says the same on every later day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from macros.history.repository import Commit, Repository, contents
from macros.history.said import Row, Said, as_row, day_of, from_row, said
from macros.kept import digest
from macros.load.alone import Alone, Part, has_records, reader_alone
from macros.problems import Problem

Name = tuple[str, str]  # path below data/, and the blob that stood there
Told = tuple[Said, ...]  # by one part of a file
MANY = 100  # versions from which on they are kept: fewer are read as quickly as looked up
WHAT = "versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a file. `whole`: every record in it could be read, if not all of it."""

    said: Mapping[str, Said]  # by id
    problems: tuple[Problem, ...] = ()
    whole: bool = True


def versions(repository: Repository, commits: Iterable[Commit], today: dt.date) -> dict[Name, Version]:
    """All versions that any of the commits left behind; what stands in two places is read for both."""
    names = {
        (path, blob): None for commit in commits for path, blob in commit.files.items() if blob and has_records(path)
    }
    kept = kept_versions(repository, today) if len(names) >= MANY else {}
    sound = {name: kept[name] for name in names if name in kept}
    found = {name: version(parts) for name, parts in sound.items()}
    new = [name for name in names if name not in found]
    paths: dict[str, list[str]] = {}
    for path, blob in new:
        paths.setdefault(blob, []).append(path)
    read, told = reader_alone(today), cache(all_said)  # what is in many versions is read and told once
    for blob, raw in contents(repository, paths) if paths else ():
        for path in paths[blob]:
            alone = read(path, raw)
            parts = tuple(told(part) for part in alone.parts)
            found[path, blob] = version(parts, alone)
            if alone.whole and not alone.problems:
                sound[path, blob] = parts
    if len(names) >= MANY and not kept.keys() >= sound.keys():
        keep_versions(repository, today, sound)
    return found


def version(parts: Iterable[Told], alone: Alone | None = None) -> Version:
    """What a file says about promises, without the rest of it."""
    by_id = {one.id: one for told in parts for one in told}
    return Version(said=by_id, problems=alone.problems, whole=alone.whole) if alone else Version(said=by_id)


def all_said(part: Part) -> Told:
    """What a part of a file says."""
    return tuple(said(record, readable=record.id not in part.doubtful) for record in part.records)


def kept_versions(repository: Repository, today: dt.date) -> dict[Name, tuple[Told, ...]]:
    """What is kept of earlier runs; nothing of one that took a later day for today."""
    try:
        day, rows, files = repository.shelf.get(name_of(repository), WHAT)
        if day_of(day) > today:
            return {}
        told = [tuple(map(from_row, part)) for part in rows]
        return {(path, blob): tuple(told[number] for number in numbers) for path, blob, numbers in files}
    except (TypeError, ValueError, AttributeError, LookupError):
        return {}


def keep_versions(repository: Repository, today: dt.date, sound: Mapping[Name, tuple[Told, ...]]) -> None:
    """Keeps what was said for the next run; a part that is in many versions is written once."""
    numbers: dict[int, int] = {}
    rows: list[list[Row]] = []
    files = []
    for (path, blob), parts in sound.items():
        for told in parts:
            if id(told) not in numbers:
                numbers[id(told)] = len(rows)
                rows.append([as_row(one) for one in told])
        files.append([path, blob, [numbers[id(told)] for told in parts]])
    repository.shelf.put(name_of(repository), WHAT, [str(today), rows, files])


def name_of(repository: Repository) -> str:
    return f"history-{digest([str(repository.folder.resolve()).encode()])}"
