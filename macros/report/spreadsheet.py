"""Tables as files: CSV for programs, a workbook for people. No cell of either can become a formula.

In: `Sheet`s. Out: bytes, the same for the same tables.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable

import xlsxwriter

from macros.report.open_tables import Cell, Sheet

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes a text for that begins so
WIDEST = 60  # characters of a column
MADE = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())  # the same in every build


def as_csv(sheet: Sheet) -> bytes:
    """A table by RFC 4180, in UTF-8; a text that looks like a formula has an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode()


def harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_workbook(sheets: Iterable[Sheet]) -> bytes:
    """A workbook with a sheet for each table: days are days, numbers numbers, and everything else is text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": MADE})
        head = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 1)
            for place, name in enumerate(sheet.columns):
                page.write_string(0, place, name, head)
                cells = (row[place] for row in sheet.rows)
                page.set_column(place, place, min(WIDEST, max(len(str(cell or "")) for cell in (name, *cells)) + 2))
            for line, row in enumerate(sheet.rows, 1):
                for place, cell in enumerate(row):
                    if cell is not None:
                        write(page, line, place, cell)
            if sheet.rows:
                page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    return out.getvalue()


def write(page: "xlsxwriter.worksheet.Worksheet", line: int, place: int, cell: str | float | dt.date) -> None:
    """A cell as what it is."""
    match cell:
        case dt.date():
            page.write_datetime(line, place, dt.datetime.combine(cell, dt.time()))
        case str():
            page.write_string(line, place, cell)
        case _:
            page.write_number(line, place, cell)
