"""One file of data/ by itself, as it stood at some time: its records, as far as today's contract can read them.

In: a path below data/ and the bytes. Out: an `Alone`. References to other files are not followed, and languages not
judged: roadmap.yml of that time may have listed others. Of a track of which a hundred versions are read, an item that
stayed as it was is read once.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from macros.contract.files import MAX_FILE
from macros.load import read_raw
from macros.load.blocks import blocks_of
from macros.load.quick import Readers
from macros.load.records import BUILDERS
from macros.load.sheet import BAD, Sheet
from macros.load.values import is_id
from macros.model.records import Record, Track, UseCase
from macros.problems import Problem

FOLDERS = ("tracks", "use-cases")  # where the records are
PROMISING = frozenset(("planned", "replanned"))  # keys of a record in which its promise stands
ABOVE = "name: track\nowner: owner\nitems:\n"  # what an item stands under when it is read by itself


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A file, or one of its items. `whole`: no record of it is missing here."""

    records: tuple[Record, ...]
    doubtful: frozenset[str]  # ids of records of which a promise could not be read
    problems: tuple[Problem, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Alone:
    """What one version of a file holds; an item that is the same in two versions is the same `Part`."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    whole: bool


def has_records(path: str) -> bool:
    """Whether a path below data/ is that of a file which may hold items or a use case."""
    folder, _, name = path.partition("/")
    return folder in FOLDERS and name.endswith(".yml") and is_id(name.removesuffix(".yml"))


def reader_alone(today: dt.date) -> Callable[[str, bytes], Alone]:
    """A reader of versions of files, that remembers the items it has read; facts may not lie after `today`."""
    readers = Readers(today, (), BUILDERS)
    known: dict[tuple[str, str], Part] = {}

    def part(path: str, text: str) -> Part:
        if (path, text) not in known:
            known[path, text] = read_part(path, text.encode(), today, readers)
        return known[path, text]

    def read(path: str, raw: bytes) -> Alone:
        if path.startswith("tracks/") and (blocks := blocks_of(raw)):
            parts = [part(path, blocks.head), *(part(path, ABOVE + item) for item in blocks.items)]
            if all(one.whole for one in parts):
                problems = chain(parts[0].problems, *map(moved, parts[1:], blocks.lines))
                return Alone(tuple(parts), tuple(problems), whole=True)
        one = read_part(path, raw, today, readers)
        return Alone((one,), one.problems, whole=one.whole)

    return read


def moved(part: Part, line: int) -> Iterator[Problem]:
    """The problems of an item that was read by itself, at their lines in the file; `line` is the item's first one."""
    shift = line - 1 - ABOVE.count("\n")
    for problem in part.problems:
        yield replace(problem, source=replace(problem.source, line=problem.source.line + shift))


def read_part(path: str, raw: bytes, today: dt.date, readers: Readers) -> Part:
    """A whole file."""
    folder, _, name = path.partition("/")
    id_, place = name.removesuffix(".yml"), f"{folder}/{{id}}.yml"
    sheet = Sheet(path=f"data/{path}", place=place, id=id_, today=today, languages=())
    value = BAD if len(raw) > MAX_FILE else read_raw(raw, sheet, readers)
    found = records_of(value)
    return Part(
        records=found,
        doubtful=frozenset(record.id for record in found if is_doubtful(record, sheet.problems)),
        problems=tuple(sheet.problems),
        whole=value is not BAD and not sheet.holes,
    )


def records_of(value: Any) -> tuple[Record, ...]:
    """The records that a file holds."""
    if isinstance(value, Track):
        return value.items
    return (value,) if isinstance(value, UseCase) else ()


def is_doubtful(record: Record, problems: list[Problem]) -> bool:
    """Whether a problem stands in what a record promises, or at a key that was meant for it."""
    for problem in problems:
        key = record.places.key_at((problem.source.line, problem.source.column))
        if key and (key in PROMISING or problem.message.values.get("suggestion") in PROMISING):
            return True
    return False
