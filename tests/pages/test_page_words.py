"""The words of the pages: the same entries in both languages, and an entry for every key that a page uses."""

import re
from pathlib import Path
from string import Formatter

import pytest

from macros.kpis.reasons import REASONS
from macros.words import LANGUAGES, words

ROOT = Path(__file__).parents[2]
PARTS = ("pages", "records", "figures", "lead")
SAID = re.compile(r'(?:\bsay|\bplain|\bsentence|context\.words)\(\s*"([a-z][\w.-]+)"')
SOURCES = [*(ROOT / "overrides/fragments").rglob("*.html"), *(ROOT / "macros/pages").glob("*.py")]


def blanks(entry: str) -> set[str]:
    """The values that an entry takes; in words or in figures is the same one."""
    return {re.sub(r"_(w|W)ords$", "", name) for _, name, _, _ in Formatter().parse(entry) if name}


def test_every_language_has_the_same_entries() -> None:
    first, *others = (set(words(language, PARTS).entries) for language in LANGUAGES)
    for other in others:
        assert first == other


def test_no_entry_holds_markup() -> None:
    for language in LANGUAGES:
        held = [key for key, entry in words(language, PARTS).entries.items() if re.search(r"[<>&]", entry)]
        assert not held


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_key_written_out_has_an_entry(path: Path) -> None:
    keys = SAID.findall(path.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        said = words(language, PARTS)
        assert [key for key in keys if not key.endswith(".") and not said.has(key)] == []
        begun = [key for key in keys if key.endswith(".")]  # the rest of the key is chosen by the data
        assert [key for key in begun if not any(entry.startswith(key) for entry in said.entries)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_an_entry(language: str) -> None:
    assert [name for name in REASONS if not words(language, PARTS).has(f"reason.{name}")] == []


def test_an_entry_takes_the_same_values_in_every_language() -> None:
    """The forms for one and for many together: `one` may leave out what it says in a word."""

    def taken(language: str) -> dict[str, set[str]]:
        values: dict[str, set[str]] = {}
        for key, entry in words(language, PARTS).entries.items():
            values.setdefault(re.sub(r"\.(zero|one|other)$", "", key), set()).update(blanks(entry) - {"n"})
        return values

    first, *others = map(taken, LANGUAGES)
    for other in others:
        assert {key: (first[key], other[key]) for key in first if first[key] != other[key]} == {}
