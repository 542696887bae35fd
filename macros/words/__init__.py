"""Every word a reader or editor sees, in words/<language>/<part>.yml; dates and numbers in words/formats.py.

In: a key and the values for its blanks. Out: a sentence. A key that does not exist is our own fault: a KeyError.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
PARTS = (
    "problems",
    "pages",
    "records",
    "figures",
    "commands",
    "ledger",
    "feeds",
    "diff",
    "forecast",
    "time",
    "lists",
    "lead",
    "edit",
    "fields",
)
LANGUAGES = tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "problems.yml").is_file()))
Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language; `entries` maps a dotted key to its sentence, with blanks as in str.format."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence under a key. Where the entry has the forms `one` and `other`, the value `n` chooses."""
        entry = self.entry(key, values.get("n"))
        return entry.format_map(values) if values else entry

    def entry(self, key: str, n: object = None) -> str:
        """The sentence under a key, its blanks still open; `n` chooses between `one`, `other` and, if any, `zero`."""
        entry = self.entries.get(key)
        if entry is None and n == 0:
            entry = self.entries.get(f"{key}.zero")
        return self.entries[f"{key}.one" if n == 1 else f"{key}.other"] if entry is None else entry

    def has(self, key: str) -> bool:
        return key in self.entries or f"{key}.other" in self.entries


@cache
def words(language: str, parts: tuple[str, ...] = PARTS) -> Words:
    """The words of a language; only the `parts` asked for are read, so that `check` stays quick.

    Raises KeyError for a language that has no words.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    entries: dict[str, str] = {}
    for part in parts:
        path = FOLDER / language / f"{part}.yml"
        if path.is_file():
            entries.update(flat(path.read_bytes()))
    return Words(language=language, entries=entries)


def flat(raw: bytes) -> Iterator[tuple[str, str]]:
    """Each text in nested maps under its keys with dots between them; from YAML's events, so that no map is made."""
    keys = [""]
    key: str | None = None
    for event in yaml.parse(raw, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            if key is None:
                key = keys[-1] + event.value
            else:
                yield key, event.value
                key = None
        elif isinstance(event, yaml.MappingStartEvent):
            keys.append("" if key is None else f"{key}.")
            key = None
        elif isinstance(event, yaml.MappingEndEvent):
            keys.pop()
