"""One file of data/ by itself, as it stood at some time: its records, as far as today's contract can read them.

In: a path below data/ and the bytes. Out: an `Alone`. References to other files are not followed, and languages not
judged: roadmap.yml of that time may have listed others.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from macros.contract.files import MAX_FILE
from macros.load import read_raw
from macros.load.places import Places
from macros.load.quick import Readers
from macros.load.records import BUILDERS
from macros.load.sheet import BAD, Sheet
from macros.load.values import is_id
from macros.model.records import Record, Track, UseCase
from macros.problems import Problem

FOLDERS = ("tracks", "use-cases")  # where the records are
PROMISING = frozenset(("planned", "replanned"))  # keys of a record in which its promise stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What one version of a file holds. `whole`: no record of it is missing here."""

    records: tuple[Record, ...]
    doubtful: frozenset[str]  # ids of records of which a promise could not be read
    problems: tuple[Problem, ...]
    whole: bool


def reader_alone(today: dt.date) -> Callable[[str, bytes], Alone]:
    """A reader of single files of tracks and use cases; facts may not lie after `today`."""
    readers = Readers(today, (), BUILDERS)

    def read(path: str, raw: bytes) -> Alone:
        folder, _, name = path.partition("/")
        sheet = Sheet(
            path=f"data/{path}", place=f"{folder}/{{id}}.yml", id=name.removesuffix(".yml"), today=today, languages=()
        )
        value = BAD if len(raw) > MAX_FILE else read_raw(raw, sheet, readers)
        found = records_of(value)
        return Alone(
            records=found,
            doubtful=frozenset(record.id for record in found if is_doubtful(record, sheet.problems)),
            problems=tuple(sheet.problems),
            whole=value is not BAD and not sheet.holes,
        )

    return read


def has_records(path: str) -> bool:
    """Whether a path below data/ is that of a file which may hold items or a use case."""
    folder, _, name = path.partition("/")
    return folder in FOLDERS and name.endswith(".yml") and is_id(name.removesuffix(".yml"))


def records_of(value: object) -> tuple[Record, ...]:
    """The records that a file holds."""
    if isinstance(value, Track):
        return value.items
    return (value,) if isinstance(value, UseCase) else ()


def is_doubtful(record: Record, problems: list[Problem]) -> bool:
    """Whether a problem stands in what a record promises, or at a key that was meant for it."""
    for problem in problems:
        key = cast(Places, record.places).key_at((problem.source.line, problem.source.column))
        if key and (key in PROMISING or problem.message.values.get("suggestion") in PROMISING):
            return True
    return False
