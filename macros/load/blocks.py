"""The items of a track's file as blocks of text, so that one which stayed as it was need not be read again.

In: the bytes of a file. Out: `Blocks`, where its items are a block list that indentation alone takes apart; None where
they are not, or where the text is anything but ordinary. What a block holds is not looked at.
"""

import re
from dataclasses import dataclass

from macros.load.screen import may_have_features

LIST = re.compile(r"(?m)^items:[ ]*\n")
FIRST = re.compile(r"(?: *(?:#.*)?\n)*( *- )")  # remarks may stand above it
SPACE = " #\n"  # how a line under a key of the file begins


@dataclass(frozen=True, slots=True)
class Blocks:
    """A file in parts. `head` is the file with empty lines for its items, so that its lines keep their numbers."""

    head: str
    items: tuple[str, ...]
    lines: tuple[int, ...]  # of the first line of each item, from 1


def blocks_of(raw: bytes) -> Blocks | None:
    """The parts of a file. One that its indentation does not really take apart is no valid YAML in one of them."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lists = list(LIST.finditer(text))
    if len(lists) != 1 or "\r" in text or may_have_features(text):
        return None
    first = FIRST.match(text, lists[0].end())
    if first is None:
        return None
    dash, begin = first[1], first.start(1)
    rows = [f"{row}\n" for row in text[begin:].split("\n")]
    starts, end = [], len(rows)
    for number, row in enumerate(rows):
        if row.startswith(dash):
            starts.append(number)
        elif row[0] not in SPACE:  # a key of the file: the list is over
            end = number
            break
    above = text.count("\n", 0, begin)
    items = ["".join(rows[one:other]) for one, other in zip(starts, [*starts[1:], end], strict=True)]
    before = text[: lists[0].start()]
    head = before + "\n" * (above - before.count("\n") + end) + "".join(rows[end:])
    return Blocks(head=head, items=tuple(items), lines=tuple(above + start + 1 for start in starts))
