"""Letters that tell where a text comes from: every letter of words/ becomes one mark, every letter of the data another.

In: words, a data folder, HTML. Out: the same with marks, and the texts of a page that still hold a letter of their own.
"""

import re
from collections.abc import Container, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import yaml

from macros.contract.files import FILES
from macros.contract.types import ListOf, MapOf, Table, Text, Type
from macros.words import flat, formats

MARKS = {"nl": "λ", "en": "ε"}  # letters, so that capitals, widths and cuts work as with any text
DATA = "ж"
LETTER = re.compile(r"[^\W\d_]")
AROUND = ".,;:!?()[]'\"“”‘’…"
NAMED = re.compile(
    r"Q[1-4]|data/|(?:[a-z-]+/)*[\w.-]+\.yml(?::\d+)?|(?:tracks|use-cases|teams|metrics|reviews)/|\{\w+\}"
)
NOTHING = {ord(letter): None for mark in (*MARKS.values(), DATA) for letter in (mark, mark.upper())}
READ = (
    *("title", "alt", "placeholder", "label", "content", "summary"),
    *("aria-label", "aria-description", "aria-roledescription", "aria-valuetext"),
    *("data-all", "data-some"),  # become text on the map, by script
)
UNREAD = ("script", "style", "template", "noscript")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")


def marked(text: str, mark: str) -> str:
    """The text with a mark for every letter, capitals kept."""
    return LETTER.sub(lambda letter: mark.upper() if letter[0].isupper() else mark, text)


def marked_entry(entry: str, mark: str) -> str:
    """An entry of words/ with its blanks left open."""
    parts = []
    for text, blank, _, _ in Formatter().parse(entry):
        parts.append(marked(text, mark).replace("{", "{{").replace("}", "}}"))
        parts.append("" if blank is None else f"{{{blank}}}")
    return "".join(parts)


def mark_words(folder: Path, language: str) -> None:
    """Every entry in the YAML files of one language."""
    for path in folder.glob("*.yml"):
        held = {key: marked_entry(entry, MARKS[language]) for key, entry in flat(path.read_bytes())}
        path.write_text(yaml.dump(held, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")


def mark_data(folder: Path) -> None:
    """Every text that people read in a data folder, found by the contract; ids, dates and links stay."""
    for pattern, kind in FILES.items():
        for path in folder.glob(pattern.replace("{id}", "*")):
            held = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes strings only
            path.write_text(yaml.dump(marked_value(held, kind), Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")


def marked_value(held: object, kind: Type) -> object:
    match held, kind:
        case dict(), Text():
            return {language: marked(text, DATA) for language, text in held.items()}
        case str(), Text():
            return marked(held, DATA)
        case list(), ListOf():
            return [marked_value(one, kind.of) for one in held]
        case dict(), MapOf():
            return {key: marked_value(value, kind.of) for key, value in held.items()}
        case dict(), Table():
            types = {field.key: field.type for field in kind.fields}
            return {key: marked_value(value, types[key]) for key, value in held.items()}
        case _:
            return held


class Reader(HTMLParser):
    """All that a page tells: its text, element by element, and the attributes that are read out or shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.inside: list[tuple[str, bool]] = []  # the elements that are open, and whether a hand wrote what is in them
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "meta" and held.get("name") not in ("description", "author"):
            held.pop("content", None)
        if tag == "input" and held.get("type") in ("submit", "button", "reset"):
            self.told.append(held.get("value") or "")
        self.told += [text for name in READ if (text := held.get(name))]
        if tag not in VOID:
            self.inside.append((tag, self.by_hand or "rm-written" in (held.get("class") or "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.inside.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.inside and tag not in VOID and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.by_hand and not any(tag in UNREAD for tag, _ in self.inside):
            self.told.append(data.strip())

    @property
    def by_hand(self) -> bool:
        return bool(self.inside) and self.inside[-1][1]


@cache
def months_and_days(language: str) -> frozenset[str]:
    """The names that Babel gives to months and days."""
    known = formats.locale(language)
    names = [
        names
        for forms in (known.months["format"], known.days["format"])
        for names in (forms["wide"], forms["abbreviated"])
    ]
    return frozenset(name.strip(".").lower() for forms in names for name in forms.values())


def scalars(folder: Path) -> Iterator[str]:
    """Every value of a marked data folder that is one word: what has no mark is an id, a link, an address."""
    for path in folder.rglob("*.yml"):
        for token in yaml.scan(path.read_text("utf-8"), Loader=yaml.CBaseLoader):
            if isinstance(token, yaml.ScalarToken):
                yield token.value
                yield token.value.removeprefix("mailto:")


def strange(told: str, language: str, known: Container[str]) -> str:
    """What a text holds beside marks, dates, quarters, files and what is `known`; empty when it holds nothing else."""
    if not LETTER.search(told.translate(NOTHING)):
        return ""
    words = (part.strip(AROUND) for part in told.split())
    allowed = months_and_days(language)
    left = [word for word in words if not (word in known or word.lower() in allowed or NAMED.fullmatch(word))]
    return "".join(LETTER.findall(" ".join(left))).translate(NOTHING)
