"""Values as YAML in the many ways in which people write it: blocks and braces, quotes of both kinds or none, remarks.

In: maps, lists and texts, and a source of chance. Out: the text of a file that says just that.
"""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

PLAIN = re.compile(r"[A-Za-z0-9À-ÿ](?:[A-Za-z0-9À-ÿ ().%/+_-]*[A-Za-z0-9À-ÿ)])?")
KEY = re.compile(r"[a-z0-9_-]+|20[0-9]{2}-Q[1-4]")


def file(value: Any, choose: random.Random) -> bytes:
    """A file with a value in it, as one system or another saves it."""
    lines = list(block(value, choose, 0)) if value else [flow(value, choose)]
    for _ in range(choose.randrange(2)):
        lines.insert(0, "# een opmerking: 'met' \"tekens\" & [haken] * {meer}")
    text = "\n".join(lines) + choose.choice(("\n", "\n", "\n\n", ""))
    if choose.random() < 0.1:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if choose.random() < 0.05 else b"") + text.encode()


def block(value: Any, choose: random.Random, indent: int) -> Iterator[str]:
    """A map or a list with something in it, an entry a line."""
    pad = " " * indent
    pairs = value.items() if isinstance(value, dict) else ((None, entry) for entry in value)
    for key, entry in pairs:
        head = f"{pad}-" if key is None else f"{pad}{key_of(key, choose)}:"
        if isinstance(entry, str):
            first, *rest = scalar(entry, choose, indent + 2)
            yield f"{head} {first}"
            yield from rest
        elif entry and choose.random() < 0.6:
            lines = list(block(entry, choose, indent + 2))
            if key is None:
                lines[0] = f"{head} {lines[0].lstrip()}"
            else:
                yield head
            yield from lines
        else:
            yield f"{head} {flow(entry, choose)}"


def flow(value: Any, choose: random.Random) -> str:
    """Anything on one line."""
    if isinstance(value, str):
        return scalar(value, choose, None)[0]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_of(key, choose)}: {flow(one, choose)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(flow(one, choose) for one in value) + "]"


def key_of(key: str, choose: random.Random) -> str:
    return key if KEY.fullmatch(key) and choose.random() < 0.95 else json.dumps(key)


def scalar(text: str, choose: random.Random, indent: int | None) -> list[str]:
    """A text in one of the ways that say it, on one line or, where there is an indent, as a block of lines."""
    ways = [json.dumps(text, ensure_ascii=choose.random() < 0.1 and text.isascii())]
    if PLAIN.fullmatch(text):
        ways += [text] * 4
    if "\n" not in text and "\t" not in text:
        ways.append("'" + text.replace("'", "''") + "'")
    if "\n" in text and indent is not None and choose.random() < 0.7:
        return ["|-", *(f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))]
    return [choose.choice(ways)]
