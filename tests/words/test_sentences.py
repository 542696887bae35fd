"""Sentences are short: 15 words at most, on the pages, in messages to editors and in what was written by hand.

Counted as a reader reads it: a name, or a list of names, is one word; a date is as many as it has. A message to an
editor is made of parts with a colon or semicolon between them, each of which is a sentence of its own.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.kpis.measure import measure_with_trend
from macros.load import load
from macros.pages.context import Context
from macros.pages.site import views
from macros.words import LANGUAGES, words
from tests.words.marks import DATA, UNREAD, Reader, mark_data

PROJECT = Path(__file__).parents[2]
PAGES, MESSAGES = ("pages", "records", "figures", "forecast", "time", "lead"), ("problems", "commands", "site", "diff")
MOST = 15
MOST_OF_THE_STATE = 26  # the first sentence of all, which says where we are
LONGER = {  # with a reason each
    "kpi.coverage.meaning": "names the four things that are counted",
}
DATES = "date|agreed|halted|begin|end|done_on"
INLINE = frozenset("a abbr b bdi code em i small span strong sub sup time wbr".split())
LETTERS = f"[{DATA}{DATA.upper()}]+"
NAME = rf"{LETTERS}(?:[\s'’&/()+%\d-]*{LETTERS})*"
NAMES = rf"{NAME}(?:, {NAME})*(?: (?:en|and) {NAME})?"


class Blocks(Reader):
    """The text of a page, a piece for each element that stands apart."""

    def __init__(self, html: str) -> None:
        self.piece = ""
        self.pieces: list[tuple[str, str]] = []
        super().__init__(html)
        self.end()

    def end(self) -> None:
        if text := " ".join(self.piece.split()):
            self.pieces.append((self.inside[-1][0] if self.inside else "", text))
        self.piece = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end()
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end()
        super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not any(tag in UNREAD for tag, _ in self.inside):
            self.piece += data


def sentences(text: str, ends: str = ".!?") -> Iterator[str]:
    """A dot in the middle of a line parts what has nothing to do with each other."""
    yield from re.split(rf"(?<=[{ends}])\s+| · ", re.sub(NAMES, DATA, text))


def length(sentence: str) -> int:
    return sum(bool(re.search(r"\w", word)) for word in sentence.split())


def filled(entry: str, date: str) -> str:
    """An entry with something in its blanks: a date, and one word in any other."""
    return re.sub(r"\{\w+\}", "X", re.sub(rf"\{{({DATES})\}}", date, entry))


def too_long(language: str, parts: tuple[str, ...], *, ends: str, date: str) -> list[tuple[str, int, str]]:
    said = words(language, parts).entries.items()
    cut = [(key, sentence) for key, entry in said for sentence in sentences(filled(entry, date), ends)]
    return [(key, length(sentence), sentence) for key, sentence in cut if length(sentence) > MOST]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_short(language: str) -> None:
    long = too_long(language, PAGES, ends=".!?", date="1 mei 2026")
    long += too_long(language, MESSAGES, ends=".!?;:", date="2026-05-01")
    assert [row for row in long if not row[0].startswith(tuple(LONGER))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_by_hand_is_short(language: str) -> None:
    for path in (PROJECT / "docs" / language).glob("*.md"):
        text = re.sub(r"(?s)\A---.*?\n---\n|```.*?```", "\n\n", path.read_text("utf-8"))
        text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", " X ", text)
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n|\n(?=[-|#]|\d\.)|\|", text)]
        long = [one for block in blocks for one in re.split(r"(?<=[.!?:])\**\s+", block) if length(one) > MOST]
        assert long == [], path.name


def said_by(language: str, *keys: str) -> re.Pattern[str]:
    """The sentences that entries under some keys can become."""
    held = [entry for key, entry in words(language).entries.items() if key.startswith(keys)]
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(entry)) for entry in held))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_in_short_sentences(tmp_path: Path, language: str) -> None:
    """The example, as it is built: sentences that are put together of several entries too."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    mark_data(tmp_path / "data")
    day = dt.date(2026, 11, 25)
    roadmap = load(tmp_path / "data", day).roadmap
    context = Context(
        roadmap=roadmap,
        figures=measure_with_trend(roadmap, day),
        as_of=day,
        language=language,
        words=words(language),
        commit=None,
    )
    excused, state = said_by(language, *LONGER), said_by(language, "compass.where")
    found: dict[str, str] = {}
    for view in views(context):
        pieces = Blocks(view.html).pieces
        for one in (one for _, text in pieces for one in sentences(text)):
            most = MOST_OF_THE_STATE if state.search(one) else MOST
            if length(one) > most and not excused.fullmatch(one):
                found[one] = view.address
        assert pieces
    assert found == {}


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Klaar. Nu 3 van de 10.", [1, 5]),
        (f"Te laat: {DATA} {DATA}, {DATA} 2 {DATA} en {DATA}.", [3]),
        ("24 november 2026 · 4 open", [3, 2]),
        ("Eerst dit; dan dat: zo.", [5]),
    ],
)
def test_what_a_sentence_is(text: str, lengths: list[int]) -> None:
    assert [length(one) for one in sentences(text)] == lengths
