"""Every file of the open data by its path: the document, its schema, tables, a workbook, calendars and news.

In: the roadmap, its figures, the commit and the site's address. Out: files, one after the other, each a path below
the site and bytes: of a large roadmap they are many megabytes. The document, the tables and the workbook hold every
language and stand once, at the root; calendars and news are of one language.
"""

from collections.abc import Iterator

from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.report.calendars import calendars
from macros.report.feed import Feed
from macros.report.news import news
from macros.report.open_data import document, document_as_bytes, schema
from macros.report.open_tables import sheets
from macros.report.schema import as_text, schemas_as_text
from macros.report.spreadsheet import as_csv, as_workbook
from macros.words import LANGUAGES, Words, words

FOLDER = "open-data/"
NEWS = f"{FOLDER}news.atom"


def of_all_languages(roadmap: Roadmap, figures: Figures, commit: str | None, say: Words) -> Iterator[tuple[str, bytes]]:
    """What stands once: at the root of the site."""
    found = document(roadmap, figures, commit, say)
    yield f"{FOLDER}roadmap.json", document_as_bytes(found)
    yield f"{FOLDER}roadmap.schema.json", as_text(schema()).encode()
    tables = sheets(found)
    del found
    yield f"{FOLDER}roadmap.xlsx", as_workbook(tables)
    for table in tables:
        yield f"{FOLDER}{table.name}.csv", as_csv(table)
    spoken = [words(language, ("fields",)) for language in sorted(LANGUAGES, key=lambda code: code != say.language)]
    for name, text in schemas_as_text(spoken).items():
        yield f"{FOLDER}schema/{name}", text.encode()


def of_one_language(feed: Feed) -> Iterator[tuple[str, bytes]]:
    """What stands in every language: calendars and news."""
    for path, text in calendars(feed).items():
        yield f"{FOLDER}calendar/{path}", text.encode()
    yield NEWS, news(feed, NEWS).encode()
