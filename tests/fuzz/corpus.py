"""What the mutations begin with: roadmaps in memory, and the one of their files that is to be changed.

In: tests/example, tests/broken and data/. Out: `Start`s. A file of data/ stands in the small example, where it refers to
much that is not there; reading all of data/ for every input would take thirty times as long.
"""

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


def starts_from(base: Files, folder: Path) -> Iterator[Start]:
    """A start for each file of a folder, all of them laid over a roadmap."""
    laid = files_in(folder)
    files = base | laid
    ordered = {name: files[name] for name in sorted(files, key=in_order)}
    yield from (Start(files=ordered, name=name) for name in laid)


@cache
def corpus() -> tuple[Start, ...]:
    """Every start, in an order that is the same everywhere."""
    example = files_in(EXAMPLE)
    found = list(starts_from({}, EXAMPLE))
    for case in sorted((TESTS / "broken").iterdir()):
        found += starts_from(example, case / "data")
    for name, raw in files_in(TESTS.parent / "data").items():
        files = example | {name: raw}
        found.append(Start(files={one: files[one] for one in sorted(files, key=in_order)}, name=name))
    return tuple(found)
