"""Pages in tests: a roadmap of a few lines, the views of a page, and what a reader reads of them."""

import datetime as dt
import re
from collections import Counter
from html import unescape

from macros.kpis.measure import measure
from macros.model.records import Roadmap
from macros.pages.context import Context
from macros.pages.view import View
from macros.words import words
from tests.roadmaps import TODAY, roadmap

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def context(text: str | Roadmap = "", language: str = "nl", day: dt.date = TODAY) -> Context:
    """The context of a roadmap that is written as in roadmaps.py."""
    read = roadmap(text, day) if isinstance(text, str) else text
    return Context(
        roadmap=read,
        figures=measure(read, day),
        as_of=day,
        language=language,
        words=words(language),
        commit=COMMIT,
    )


def text_of(view: View) -> str:
    """The text of a page on one line, as it is read from top to bottom."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", view.html)).split()).replace(" .", ".").replace(" ,", ",")


def twice(view: View) -> list[str]:
    """The ids that a page has more than once."""
    return [name for name, n in Counter(re.findall(r'\sid="([^"]*)"', view.html)).items() if n > 1]
