"""Names that look like one that was mistyped.

In: a text and the names that exist. Out: the nearest of them, the best first. For ids, keys, pages and macros alike.
"""

import re
from collections.abc import Iterable

LIKENESS = 0.6  # of difflib: from 0, nothing alike, to 1
LONG_ENOUGH = 3  # letters of a word that one letter more or less leaves as it was; a wrong one takes one more


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


def slip(text: str, names: Iterable[str]) -> str:
    """The one name that a text is but for its capitals, accents and dashes, or else a slip of the finger; else empty.

    A digit is never a slip: data-2 may be something that was not written yet.
    """
    words = joined(text)
    known = tuple(names)
    found = [name for name in known if joined(name) == words] if words else []
    found = found or [name for name in known if slipped(ascii_letters(text).lower(), name.lower())]
    return found[0] if len(found) == 1 else ""


def joined(text: str) -> str:
    return re.sub(r"[\s_-]+", "", ascii_letters(text).lower())


def slipped(text: str, name: str) -> bool:
    """Whether one of the words of a text has a letter too many, too few or wrong, or two that changed places."""
    ones, others = re.split(r"[\s_/-]+", text), re.split(r"[\s_/-]+", name)
    if len(ones) != len(others):
        return False
    differ = [(one, other) for one, other in zip(ones, others, strict=True) if one != other]
    return len(differ) == 1 and one_letter(*differ[0])


def one_letter(one: str, other: str) -> bool:
    """Whether two words that are not the same differ by one slip."""
    length = min(len(one), len(other))
    if length < LONG_ENOUGH or not (one + other).isalpha():
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) == len(other) == 1:
        return length > LONG_ENOUGH
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
