"""Every file of the open data by its path: the document, its schema, tables, a workbook, calendars and news.

In: the roadmap, its figures, the commit and the site's address. Out: bytes by path below the site. The document, the
tables and the workbook hold every language and stand once, at the root; calendars and news are of one language.
"""

from collections.abc import Mapping

from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.report.calendars import calendars
from macros.report.feed import Feed
from macros.report.news import news
from macros.report.open_data import document, document_as_text, schema
from macros.report.open_tables import sheets
from macros.report.schema import as_text, schemas_as_text
from macros.report.spreadsheet import as_csv, as_workbook
from macros.words import LANGUAGES, Words, words

FOLDER = "open-data/"
NEWS = f"{FOLDER}news.atom"


def of_all_languages(roadmap: Roadmap, figures: Figures, commit: str | None, say: Words) -> Mapping[str, bytes]:
    """What stands once: at the root of the site."""
    found = document(roadmap, figures, commit, say)
    tables = sheets(found)
    spoken = [words(language, ("fields",)) for language in sorted(LANGUAGES, key=lambda code: code != say.language)]
    return {
        f"{FOLDER}roadmap.json": document_as_text(found).encode(),
        f"{FOLDER}roadmap.schema.json": as_text(schema()).encode(),
        f"{FOLDER}roadmap.xlsx": as_workbook(tables),
        **{f"{FOLDER}{table.name}.csv": as_csv(table) for table in tables},
        **{f"{FOLDER}schema/{name}": text.encode() for name, text in schemas_as_text(spoken).items()},
    }


def of_one_language(feed: Feed) -> Mapping[str, bytes]:
    """What stands in every language: calendars and news."""
    found = {f"{FOLDER}calendar/{path}": text.encode() for path, text in calendars(feed).items()}
    return {**found, NEWS: news(feed, NEWS).encode()}
