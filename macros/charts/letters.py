"""How wide a text is, without a browser: the advance widths of the site's own font.

In: a text, a size in px, a weight. Out: px. widths.json holds the widths per weight, in thousandths of the size. What
it lacks is drawn in a font of the reader's own machine: it counts as wide as in the widest font that is common.
"""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FULL, HALF = 1000, 600  # of East Asian letters
CAPITAL, LETTER, SIGN = 1000, 800, 1450  # of other letters, and of signs such as arrows
PICTURE = 1600  # an emoji
ELLIPSIS = "…"


@cache
def advances() -> Mapping[str, Mapping[str, int]]:
    return json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def unknown(letter: str) -> int:
    """The width of a letter that the site's font lacks, in thousandths; marks on another letter take no room."""
    category, asian = unicodedata.category(letter), unicodedata.east_asian_width(letter)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if asian in ("W", "F"):
        return PICTURE if category == "So" else FULL
    if asian == "H":
        return HALF
    if category in ("Lu", "Lt"):
        return CAPITAL
    return LETTER if category[0] in "LM" or category == "Nd" else SIGN


def width(text: str, size: float, weight: int = 400) -> float:
    """The width of a text in px; weight is 400 or 600."""
    widths = advances()[str(weight)]
    return sum(widths[letter] if letter in widths else unknown(letter) for letter in text) * size / 1000


def cut(text: str, size: float, limit: float, weight: int = 400) -> str:
    """The text, cut at a word with an ellipsis where it is wider than the limit; at a letter where no word fits."""
    if width(text, size, weight) <= limit:
        return text
    shorter = text
    while shorter and width(shorter + ELLIPSIS, size, weight) > limit:
        head, _, _ = shorter.rpartition(" ")
        shorter = head or shorter[:-1]
    return shorter.rstrip() + ELLIPSIS if shorter else ""
