"""Names that look like one that was mistyped.

In: a text and the names that exist. Out: the nearest of them, the best first. For ids, keys, pages and macros alike.
"""

from collections.abc import Iterable

LIKENESS = 0.6  # of difflib: from 0, nothing alike, to 1


def near(text: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """At most `most` names; capitals and accents make no difference."""
    from difflib import get_close_matches

    by_plain = {name.lower(): name for name in names}
    found = get_close_matches(ascii_letters(text).lower(), by_plain, n=most, cutoff=LIKENESS)
    return tuple(by_plain[name] for name in found)


def ascii_letters(text: str) -> str:
    """A text with accents taken off and full-width characters made plain."""
    import unicodedata

    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
