"""Reading a file by its nodes, which know the place of every word: for files that may be wrong, to say all that is.

In: a sheet with its text. Out: what the file holds, BAD where nothing can be said of it; problems on the sheet.
"""

from functools import cache
from typing import Any

from macros.contract.files import FILES
from macros.load.compose import composed
from macros.load.records import BUILDERS
from macros.load.refusing import Read
from macros.load.sheet import BAD, Sheet
from macros.load.tables import reader


def read(sheet: Sheet) -> Any:
    """What a file holds, and all that is wrong with it."""
    before = len(sheet.problems)
    root = composed(sheet)
    if root is None or root.value == "":
        if len(sheet.problems) == before:
            sheet.report("wrong-type", sheet.file, "nothing", "nothing-hint", file=sheet.path)
        return BAD
    return reader_of(sheet.place)(root, sheet, root.start_mark)


@cache
def reader_of(place: str) -> Read:
    """The reader of the files of one kind."""
    return reader(FILES[place], "", BUILDERS)
