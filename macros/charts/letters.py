"""How wide a text is, without a browser: the advance widths of the site's own font.

In: a text, a size in px, a weight. Out: px. widths.json holds the widths per weight, in thousandths of the size; a
letter that it lacks counts as a wide one.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

UNKNOWN_LETTER = 600
ELLIPSIS = "…"


@cache
def advances() -> Mapping[str, Mapping[str, int]]:
    return json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of a text in px; weight is 400 or 600."""
    widths = advances()[str(weight)]
    return sum(widths.get(letter, UNKNOWN_LETTER) for letter in text) * size / 1000


def cut(text: str, size: float, limit: float, weight: int = 400) -> str:
    """The text, cut at a word with an ellipsis where it is wider than the limit; at a letter where no word fits."""
    if width(text, size, weight) <= limit:
        return text
    shorter = text
    while shorter and width(shorter + ELLIPSIS, size, weight) > limit:
        head, _, _ = shorter.rpartition(" ")
        shorter = head or shorter[:-1]
    return shorter.rstrip() + ELLIPSIS if shorter else ""
