"""Long texts of the data: paragraphs, lists and bare addresses, found but not yet written as HTML.

In: text as typed. Out: blocks of lines of parts; the macro `long` of fragments/macros.html writes them. Nothing else
in the text has a meaning.
"""

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"https://[^\s<>\"'`{}|\\^]+")
TRAILING = ".,;:!?)]"  # belongs to the sentence, not to the address before it


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; `url` makes it a link."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list with one line a point."""

    is_list: bool
    lines: tuple[tuple[Part, ...], ...]


def blocks(text: str) -> tuple[Block, ...]:
    """A blank line ends a paragraph; lines that begin with `- ` are a list, a line below a point goes on with it."""
    found: list[tuple[bool, list[str]]] = []
    after_blank = True
    for line in text.splitlines():
        if not line.strip():
            after_blank = True
        elif line.startswith("- "):
            if after_blank or not found or not found[-1][0]:
                found.append((True, []))
            found[-1][1].append(line[2:].strip())
            after_blank = False
        elif after_blank:
            found.append((False, [line.strip()]))
            after_blank = False
        else:
            found[-1][1][-1] += f" {line.strip()}"
    return tuple(Block(is_list, tuple(parts(line) for line in lines)) for is_list, lines in found)


def parts(line: str) -> tuple[Part, ...]:
    """A line, split at its addresses."""
    found: list[Part] = []
    rest = 0
    for match in ADDRESS.finditer(line):
        url = match[0].rstrip(TRAILING)
        if len(url) == len("https://"):
            continue
        if match.start() > rest:
            found.append(Part(line[rest : match.start()]))
        found.append(Part(url, url))
        rest = match.start() + len(url)
    if rest < len(line):
        found.append(Part(line[rest:]))
    return tuple(found)
