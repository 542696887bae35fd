"""The words of the pages: none holds markup, and every key that a page uses is there."""

import re
from pathlib import Path

import pytest

from macros.kpis.reasons import REASONS
from macros.words import LANGUAGES, words

ROOT = Path(__file__).parents[2]
PARTS = ("pages", "records", "figures", "forecast", "time", "feeds", "lists", "lead", "edit", "fields")
SAID = re.compile(r'(?:\bsay|\bplain|\bsentence|context\.words)\(\s*"([a-z][\w.-]+)"')
OF_SITE = re.compile(r'\bsite\.say\(\s*"([a-z][\w.-]+)"')  # what is said around the pages
SOURCES = [*(ROOT / "overrides/fragments").rglob("*.html"), *(ROOT / "macros/pages").glob("*.py")]


def test_no_entry_holds_markup() -> None:
    for language in LANGUAGES:
        held = [key for key, entry in words(language, PARTS).entries.items() if re.search(r"[<>&]", entry)]
        assert not held


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_key_written_out_has_an_entry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    around = OF_SITE.findall(text)
    keys = SAID.findall(OF_SITE.sub("", text))
    for language in LANGUAGES:
        said = words(language, PARTS)
        assert [key for key in around if not words(language, ("site",)).has(key)] == []
        assert [key for key in keys if not key.endswith(".") and not said.has(key)] == []
        begun = [key for key in keys if key.endswith(".")]  # the rest of the key is chosen by the data
        assert [key for key in begun if not any(entry.startswith(key) for entry in said.entries)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_an_entry(language: str) -> None:
    assert [name for name in REASONS if not words(language, PARTS).has(f"reason.{name}")] == []
