"""The reader and the checks on a roadmap in memory."""

import datetime as dt
from unittest.mock import patch

from macros.checks import check
from macros.load import read as read_gathered
from macros.load.folder import File
from macros.load.gathering import Gathered
from macros.load.sheet import Sheet
from macros.model.reading import Reading
from macros.problems import Problem
from tests.fuzz.corpus import Files, place_of
from tests.roadmaps import TODAY


def read(files: Files, today: dt.date = TODAY) -> Reading:
    """What the reader makes of files, as if they stood in a folder."""
    found = []
    for name, raw in files.items():
        if named := place_of(name):
            place, id_ = named
            file = File(place=place, id=id_, path=name, shown=f"data/{name}")
            found.append((file, Sheet(path=file.shown, place=place, id=id_, today=today, languages=()), raw))
    listing = Sheet(path="data", today=today, languages=())
    return read_gathered(Gathered(today=today, listing=listing, found=tuple(found)))


def read_slowly(files: Files) -> Reading:
    """The same by the reader of files in which something may be wrong, whatever is in them."""
    with patch("macros.load.ordinary", return_value=False):
        return read(files)


def problems_in(files: Files) -> list[Problem]:
    return check(read(files))
