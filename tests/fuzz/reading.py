"""The reader and the checks on a roadmap in memory."""

import datetime as dt
from unittest.mock import patch

from macros.checks import check
from macros.load import read_files
from macros.load.folder import Allowance, File
from macros.load.sheet import Sheet
from macros.model.reading import Reading
from macros.problems import Problem
from tests.fuzz.corpus import Files, place_of
from tests.roadmaps import TODAY


def read(files: Files, today: dt.date = TODAY) -> Reading:
    """What the reader makes of files, as if they stood in a folder."""
    named = [(name, place) for name in files if (place := place_of(name))]
    found = [File(place=place, id=id_, path=name, shown=f"data/{name}") for name, (place, id_) in named]

    def bytes_of(file: File, sheet: Sheet, allowance: Allowance) -> bytes:
        return files[file.path]

    return read_files(found, Sheet(path="data", today=today, languages=()), bytes_of)


def read_slowly(files: Files) -> Reading:
    """The same by the reader of files in which something may be wrong, whatever is in them."""
    with patch("macros.load.ordinary", return_value=False):
        return read(files)


def problems_in(files: Files) -> list[Problem]:
    return check(read(files))
