"""Whether what a site is made of stayed the same while it was made: each language reads it for itself.

In: folders. Out: what they look like, and the files in which two looks differ. Never opens a file.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

LEFT_OUT = {".git", "__pycache__"}  # what programs keep there for themselves
Look = Mapping[str, tuple[int, ...]]  # a file as messages call it -> its number, its size, when it was written


def look(folders: Mapping[str, Path]) -> Look:
    """Every file in some folders, each folder by the name that messages give it."""
    return {f"{name}/{file}": found for name, folder in folders.items() for file, found in files_in(folder)}


def files_in(folder: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The files of a folder, without what programs keep there; one that goes meanwhile counts as gone."""
    for place, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if name not in LEFT_OUT]
        for name in names:
            path = Path(place, name)
            try:
                found = path.lstat()
            except FileNotFoundError:
                continue
            held = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
            yield path.relative_to(folder).as_posix(), held


def changed(before: Look, after: Look) -> tuple[str, ...]:
    """The files that differ, came or went, by name."""
    return tuple(sorted(file for file in before.keys() | after.keys() if before.get(file) != after.get(file)))
