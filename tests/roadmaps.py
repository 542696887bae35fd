"""Roadmaps for tests: the smallest one in the test itself, and folders with files laid over the example."""

import datetime as dt
import shutil
import tempfile
import textwrap
from pathlib import Path

import pytest

from macros.load import load
from macros.model.reading import Reading
from macros.model.records import Roadmap

TODAY = dt.date(2026, 6, 30)  # of the example and of every broken case
EXAMPLE = Path(__file__).parent / "example/data"
COMES_ALONG = Path(__file__).parents[1] / "data"  # the project's own example, until it is somebody's roadmap
THEIR_OWN = "organisation: Noordkade\n" not in (COMES_ALONG / "roadmap.yml").read_text("utf-8")
of_what_comes_along = pytest.mark.skipif(THEIR_OWN, reason="data/ holds another roadmap than the one this judges")
SMALLEST = {
    "roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "phases.yml": "[]\n",
    "owners.yml": "- {id: els, name: Els, kind: role}\n",
    "tracks/techniek.yml": "name: Techniek\nowner: els\n",
}


def reading(text: str = "", today: dt.date = TODAY) -> Reading:
    """What load makes of a text: `== tracks/x.yml` begins a file, and the lines below it are what it holds.

    Files that every roadmap needs and the text lacks are those of SMALLEST.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write(data, text)
        return load(data, today)


def write(data: Path, text: str) -> None:
    """Makes the folder that a text describes."""
    files: dict[str, list[str]] = {}
    for line in textwrap.dedent(text).lstrip("\n").splitlines(keepends=True):
        if line.startswith("== "):
            files[line.removeprefix("== ").strip()] = []
        else:
            files[list(files)[-1]].append(line)
    if any(name.startswith("tracks/") for name in files):
        smallest = {name: body for name, body in SMALLEST.items() if not name.startswith("tracks/")}
    else:
        smallest = SMALLEST
    for name, body in (smallest | {name: "".join(lines) for name, lines in files.items()}).items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(body, encoding="utf-8")


def roadmap(text: str = "", today: dt.date = TODAY) -> Roadmap:
    """A roadmap without errors."""
    found = reading(text, today)
    assert not found.problems, found.problems
    assert not found.unknown, found.unknown
    return found.roadmap


def item(lines: str, **files: str) -> Roadmap:
    """A roadmap with one item `a` in track techniek, of which the lines tell more."""
    body = textwrap.indent(textwrap.dedent(lines).strip("\n"), "    ")
    text = f"== tracks/techniek.yml\nname: Techniek\nowner: els\nitems:\n  - id: a\n    title: A\n{body}\n"
    return roadmap(text + "".join(f"== {name}\n{textwrap.dedent(held)}" for name, held in files.items()))


def laid_over(case: Path, folder: Path, remove: tuple[str, ...] = ()) -> Path:
    """The example with the files of a case laid over it, in `folder`/data."""
    data = folder / "data"
    shutil.copytree(EXAMPLE, data)
    for name in remove:
        (folder / name).unlink()
    if (case / "data").is_dir():
        shutil.copytree(case / "data", data, dirs_exist_ok=True)
    return data
