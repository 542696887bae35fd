"""What a change does, told in sentences: each case of effects/ holds the data before and after, and what is said of it.

`pytest tests/report --update` writes what is said now; read the difference before you commit it.
"""

import re
from functools import cache
from pathlib import Path
from typing import ClassVar

import pytest

from macros.report.effect import effect, state
from macros.report.effect.change import Effect
from macros.report.effect.text import as_text
from macros.words import FOLDER, LANGUAGES, Words, flat, words
from tests.roadmaps import TODAY, reading

CASES = sorted(Path(__file__).with_name("effects").glob("*.txt"))
SECTION = re.compile(r"(?m)^#### (\w+)\n")
SECTIONS = ("before", "after", "nl", "en")
COMMAND = Path(__file__).parents[1] / "command/test_diff.py"
ELSEWHERE = {  # in the golden texts there, since they are about git, Markdown or length
    *("diff.done", "diff.nothing", "diff.more", "diff.working-tree", "diff.heading.change"),
}


class Recording(Words):
    """Words that remember which of them were said."""

    __slots__ = ()
    said: ClassVar[set[str]] = set()

    def entry(self, key: str, n: object = None) -> str:
        forms = (key, f"{key}.one" if n == 1 else f"{key}.other")
        self.said.update(form for form in forms if form in self.entries)
        return super().entry(key, n)


def sections(case: Path) -> dict[str, str]:
    """The parts of a case by their name."""
    _, *parts = SECTION.split(case.read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def effect_of(case: Path) -> Effect:
    held = sections(case)
    before, after = (state(name, name, reading(held[name])) for name in ("before", "after"))
    return effect(before, after, TODAY)


def told(case: Path, language: str) -> str:
    say = Recording(language=language, entries=words(language).entries)
    return as_text(effect_of(case), say, written=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_effect_is_told(case: Path, language: str, *, update: bool) -> None:
    held = sections(case)
    found = told(case, language)
    if update:
        held[language] = found
        case.write_text("".join(f"#### {name}\n{held[name]}" for name in SECTIONS if name in held), "utf-8")
    assert found == held[language]


def test_every_sentence_is_told_in_a_case() -> None:
    Recording.said.clear()
    for case in CASES:
        for language in LANGUAGES:
            told(case, language)
    for language in LANGUAGES:
        entries = {key for key, _ in flat((FOLDER / language / "diff.yml").read_bytes())}
        assert entries - Recording.said - ELSEWHERE == set()
        assert entries - Recording.said >= ELSEWHERE
        for key in ELSEWHERE:
            sentence = re.sub(r"\\\{\w+\\\}", ".+", re.escape(words(language).entries[key]))
            assert re.search(sentence, COMMAND.read_text("utf-8")), key
