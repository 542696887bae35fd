"""The right text for a place in a file, where it is known; and putting such texts in.

In: the text of a file and what has to change in it. Out: the text with nothing else changed: not a remark, not a line
ending, not the mark at its beginning. Never opens a file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """What belongs between two places; lines and columns count from 1, in characters, and the end is not included."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str

    def as_json(self) -> dict[str, int | str]:
        return {name: getattr(self, name) for name in ("line", "column", "end_line", "end_column", "text")}


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """A text with fixes put in that do not overlap; what they say of a new line ends as the first line does."""
    starts = [len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0]
    endings = list(re.finditer(r"\r\n|\r|\n", text))
    starts += [ending.end() for ending in endings]
    newline = endings[0].group() if endings else "\n"

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1 if line <= len(starts) else len(text)

    for fix in sorted(fixes, reverse=True):
        begin, end = offset(fix.line, fix.column), offset(fix.end_line, fix.end_column)
        text = text[:begin] + fix.text.replace("\n", newline) + text[end:]
    return text


def apart(fixes: Iterable[Fix]) -> Sequence[Fix]:
    """Those that can be put in together: of two that touch the same characters, the first."""
    kept: list[Fix] = []
    for fix in sorted(fixes):
        if not kept or (kept[-1].end_line, kept[-1].end_column) < (fix.line, fix.column):
            kept.append(fix)
    return kept
