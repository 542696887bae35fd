"""A fresh data folder for an organisation that starts: the four phases, five areas and first tracks, with comments.

In: a few answers and the day. Out: the text of every file by its path below data/. The texts stand in
words/<language>/start/, one file for each; names are the data's own, so each language has other files.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from macros.model.dates import Quarter
from macros.words import FOLDER

PHASES = (3, 6, 6, 9)  # months, one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What differs from one organisation to the next."""

    organisation: str
    title: str
    owner: str  # the first one, by name
    start: dt.date  # its month is the first of the roadmap
    languages: tuple[str, ...]
    timezone: str
    repository: str  # its address, or empty


def fresh_files(answers: Answers, language: str, today: dt.date) -> dict[str, str]:
    """The files of a new roadmap; texts that were given stand between quotes, whatever they hold."""
    folder = FOLDER / language / "start"
    blanks = dict(blanks_of(answers, today))
    return {
        path.relative_to(folder).as_posix(): Template(path.read_text("utf-8")).substitute(blanks)
        for path in sorted(folder.rglob("*.yml"))
    }


def blanks_of(answers: Answers, today: dt.date) -> Iterator[tuple[str, str]]:
    """What is filled in: names, the months of the roadmap, and the first and last of each phase."""
    yield "organisation", quoted(answers.organisation)
    yield "title", quoted(answers.title)
    yield "owner", quoted(answers.owner)
    yield "languages", f"[{', '.join(answers.languages)}]"
    yield "timezone", answers.timezone
    yield "repository", f"repository: {answers.repository}" if answers.repository else "# repository: https://…"
    yield "today", today.isoformat()
    for number in range(1, sum(PHASES) + 1):
        yield f"month_{number}", month_after(answers.start, number - 1)
    begin = 0
    for number, months in enumerate(PHASES, 1):
        yield f"start_{number}", month_after(answers.start, begin)
        begin += months
        yield f"finish_{number}", month_after(answers.start, begin - 1)
    quarter = Quarter.of(answers.start)
    yield "quarter_1", str(quarter)
    yield "quarter_2", str(Quarter.of(quarter.last + dt.timedelta(days=1)))


def month_after(day: dt.date, months: int) -> str:
    """A month as data/ writes it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year}-{month + 1:02}"


def quoted(text: str) -> str:
    """A text as YAML reads it back, between double quotes."""
    return json.dumps(text, ensure_ascii=False)
