"""The files of data/: which are there, which must not be, and their bytes.

In: the folder. Out: a `File` for each that may be read, problems for the others; nothing below data/ is passed over
but what git keeps there.
"""

import os
import re
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from macros.contract.files import FILES, MAX_ALL, MAX_FILE, REQUIRED_FILES
from macros.load import values
from macros.load.sheet import Sheet
from macros.source import Source

FOLDERS = tuple(place.partition("/")[0] for place in FILES if "/" in place)
ATTEMPTS = 3  # at a file that somebody is writing
GIT = ".git"  # where data/ is a repository of its own, git keeps it there
ENDING = r"(?<=.)(?:\.yml|\.yaml)(?:\.(?:txt|text|bak|old|orig)|~)?$"
SINGLE = tuple(place for place in FILES if "/" not in place)


class File(NamedTuple):
    """A file of the contract: `place` is its key in FILES, `id` its name where that is one, `shown` how it is told."""

    place: str
    id: str
    path: str
    shown: str


def files(folder: Path, sheet: Sheet) -> list[File]:
    """The files that may be read, in the order of FILES and then by name; the rest is told on the sheet."""
    found = [file for entry in listing(folder) for file in at_top(entry, sheet)]
    there = {place for file in found for place in (file.place, file.place.partition("/")[0])}
    told = {problem.source.path for problem in sheet.problems}
    for name in REQUIRED_FILES:
        path = f"data/{name}"
        if name not in there and path not in told and not any(other.startswith(f"{path}/") for other in told):
            sheet.report("missing-key", Source(path), "file", "file-hint", file=path)
    order = list(FILES)
    return sorted(found, key=lambda file: (order.index(file.place), file.id))


def listing(folder: Path | str) -> list["os.DirEntry[str]"]:
    """What stands in a folder, by name; nothing where there is none."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def at_top(entry: "os.DirEntry[str]", sheet: Sheet) -> Iterator[File]:
    """The file, or the files in the folder, that stands directly under data/."""
    path = shown(f"data/{entry.name}")
    if entry.name == GIT:
        return
    if entry.is_symlink():
        sheet.report("unexpected-file", Source(path), "link", "link-hint", file=path)
    elif entry.name in FOLDERS and entry.is_dir():
        for inner in listing(entry.path):
            yield from in_folder(inner, entry.name, sheet)
    elif entry.name in SINGLE and entry.is_file():
        yield File(place=entry.name, id="", path=entry.path, shown=path)
    else:
        report_unexpected(entry, path, sheet)


def in_folder(entry: "os.DirEntry[str]", folder: str, sheet: Sheet) -> Iterator[File]:
    """The file of one record."""
    path = shown(f"data/{folder}/{entry.name}")
    name, ending = os.path.splitext(entry.name)  # noqa: PTH122 - a path object a file is felt with thousands of them
    if entry.is_symlink():
        sheet.report("unexpected-file", Source(path), "link", "link-hint", file=path)
    elif ending != ".yml" or not entry.is_file():
        report_unexpected(entry, path, sheet)
    elif folder == "reviews" and not values.day(name):
        from macros.load import guess

        right = guess.date(re.sub(r"^(.*?[0-9]{4}).*?$", r"\1", name)) or guess.day(name[:10])
        hint = "suggestion" if right else "review-hint"
        sheet.report("bad-date", Source(path), "review", hint, value=shown(name), suggestion=f"{right}.yml")
    elif folder != "reviews" and not values.is_id(name):
        from macros.load import guess

        right = guess.identifier(name)
        hint = "suggestion" if right else "hint"
        sheet.report("bad-id", Source(path), "file", hint, value=path, suggestion=f"{right}.yml", limit=values.MAX_ID)
    else:
        yield File(place=f"{folder}/{{id}}.yml", id=name, path=entry.path, shown=path)


def report_unexpected(entry: "os.DirEntry[str]", path: str, sheet: Sheet) -> None:
    """Tells a file or folder that nobody would read."""
    name, hint = meant(entry.name), "hint"
    within = entry.path.removesuffix(entry.name)
    if name != entry.name and entry.is_file() and (path.count("/") > 1 or name in SINGLE):
        hint = "ending-taken" if name in os.listdir(within) else "ending-hint"  # noqa: PTH208 - as above
    suggestion = shown(path.removesuffix(shown(entry.name)) + name)
    sheet.report("unexpected-file", Source(path), "message", hint, file=path, suggestion=suggestion)


def meant(name: str) -> str:
    """The name of a file with the ending that it should have, where another program wrote .yaml or .yml.txt."""
    return re.sub(ENDING, ".yml", name, flags=re.IGNORECASE)


def shown(path: str) -> str:
    """A path as text, also where its bytes are no UTF-8 or its characters could break a line."""
    if path.isascii() and path.isprintable():
        return path
    plain = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in plain)


class Allowance:
    """How many bytes all files together may still have."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_ALL


def at_one_moment(path: str) -> bytes | None:
    """The bytes of a file, one more than may be where there are too many; None where it was written meanwhile."""
    with FileIO(path) as stream:
        before = os.fstat(stream.fileno())
        raw = stream.read(min(before.st_size, MAX_FILE) + 1)
        after = os.fstat(stream.fileno())
    steady = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return raw if steady and len(raw) == min(after.st_size, MAX_FILE + 1) else None


def read_bytes(file: File, sheet: Sheet, allowance: Allowance) -> bytes | None:
    """The bytes of a file; None, with a problem, when they are too many or cannot be read."""
    try:
        raw = next((found for _ in range(ATTEMPTS) if (found := at_one_moment(file.path)) is not None), None)
    except FileNotFoundError:
        sheet.report("unexpected-file", Source(sheet.path), "gone", "again-hint", file=sheet.path)
        return None
    except OSError as error:
        sheet.report("unexpected-file", Source(sheet.path), "unreadable", file=sheet.path, reason=error.strerror or "")
        return None
    if raw is None:
        sheet.report("unexpected-file", Source(sheet.path), "changing", "again-hint", file=sheet.path)
        return None
    if len(raw) > MAX_FILE:
        sheet.report("too-large", Source(sheet.path), "file", "file-hint", limit=MAX_FILE)
        return None
    allowance.left -= len(raw)
    if allowance.left < 0:
        sheet.report("too-large", Source(sheet.path), "all", "all-hint", limit=MAX_ALL)
        return None
    return raw
