"""What made-up records say: sentences of the project's own data/, so that a page and a search index are no toys.

In: a data folder. Out: titles and sentences in its first language, in a fixed order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

LONG = ("note", "problem", "result", "summary", "value", "what", "why")
END = re.compile(r"(?<=[.!?])\s+")
LEAST = 20  # with fewer, pages would repeat themselves


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """What there is to draw from."""

    titles: tuple[str, ...]
    sentences: tuple[str, ...]


def texts_of(data: Path) -> Texts:
    """Each title and each sentence once. Raises ValueError where there are too few."""
    language = yaml.load((data / "roadmap.yml").read_bytes(), yaml.CSafeLoader).get("languages", ["nl"])[0]
    titles, sentences = dict[str, None](), dict[str, None]()
    for path in sorted(data.rglob("*.yml")):
        for key, text in texts(yaml.load(path.read_bytes(), yaml.CSafeLoader), language):
            if key == "title":
                titles[text.strip()] = None
            elif key in LONG:
                sentences |= dict.fromkeys(one for one in END.split(" ".join(text.split())) if one.endswith("."))
    if min(len(titles), len(sentences)) < LEAST:
        raise ValueError(f"{data} holds {len(titles)} titles and {len(sentences)} sentences; {LEAST} are needed")
    return Texts(titles=tuple(titles), sentences=tuple(sentences))


def texts(node: object, language: str, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text under a node in one language, with the key it stands under."""
    match node:
        case {**languages} if isinstance(text := languages.get(language), str):
            yield key, text
        case {**table}:
            for name, value in table.items():
                yield from texts(value, language, str(name))
        case [*entries]:
            for value in entries:
                yield from texts(value, language, key)
        case str():
            yield key, node
        case _:
            pass
