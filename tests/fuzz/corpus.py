"""What the mutations begin with: roadmaps in memory, and the one of their files that is to be changed.

In: tests/example, tests/broken and data/. Out: `Start`s. A file of data/ stands in the small example, where it refers
to much that is not there; reading all of data/ for every input would take thirty times as long. Files that nothing in
the changed one leads to are left out, for the same reason.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.contract.files import FILES
from macros.load.values import day, is_id
from tests.roadmaps import EXAMPLE

TESTS = Path(__file__).parents[1]
PLACES = tuple(FILES)
Files = Mapping[str, bytes]  # by path below data/
NEEDED = {"roadmap.yml", "phases.yml", "owners.yml"}
WORD = re.compile(rb"[a-z0-9][a-z0-9-]*")
NAMED = re.compile(rb"\bid: *([a-z0-9-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A roadmap, and the name of the file in it that is to be changed."""

    files: Files
    name: str


def place_of(name: str) -> tuple[str, str] | None:
    """The place in FILES of a path below data/, and the id in its name; None where the contract has no such file."""
    folder, slash, file = name.partition("/")
    if not slash:
        return (name, "") if name in FILES else None
    id_, place = file.removesuffix(".yml"), f"{folder}/{{id}}.yml"
    named = day(id_) if folder == "reviews" else is_id(id_)
    return (place, id_) if place in FILES and file.endswith(".yml") and named else None


def files_in(folder: Path) -> dict[str, bytes]:
    """The files below a folder that the contract has a place for, in the order in which they are read."""
    paths = (path for path in folder.rglob("*.yml") if path.is_file() and not path.is_symlink())
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: found[name].read_bytes() for name in sorted(filter(place_of, found), key=in_order)}


def in_order(name: str) -> tuple[int, str]:
    """What sorts files as the reader reads them."""
    place = place_of(name)
    assert place
    return PLACES.index(place[0]), place[1]


def starts_from(base: Files, laid: Files) -> Iterator[Start]:
    """A start for each of some files, all of them laid over a roadmap."""
    files = {**base, **laid}
    ordered = {name: files[name] for name in sorted(files, key=in_order)}
    yield from (Start(files=around(name, ordered), name=name) for name in laid)


def around(name: str, files: Files) -> Files:
    """The file itself, those that every roadmap has, and those whose ids one of these mentions, and so on."""
    kept = {one for one in files if one == name or one in NEEDED}
    held = {one: {(place_of(one) or ("", ""))[1].encode(), *NAMED.findall(raw)} for one, raw in files.items()}
    pending = list(kept)
    while pending:
        mentioned = set(WORD.findall(files[pending.pop()]))
        more = [one for one in files if one not in kept and held[one] & mentioned]
        kept.update(more)
        pending += more
    return {one: raw for one, raw in files.items() if one in kept}


@cache
def corpus() -> tuple[Start, ...]:
    """Every start, in an order that is the same everywhere."""
    example = files_in(EXAMPLE)
    found = list(starts_from({}, example))
    for case in sorted((TESTS / "broken").iterdir()):
        found += starts_from(example, files_in(case / "data"))
    for name, raw in files_in(TESTS.parent / "data").items():
        found += starts_from(example, {name: raw})
    return tuple(found)
