r"""Scalars of the contract, from text to value; None means that the text is not one. Pure, and remembered.

Sources: the data contract's section "Writing". Digits are ASCII: `\d` would take others.
"""

import datetime as dt
import re
from fractions import Fraction
from functools import lru_cache

from macros.model.dates import UNKNOWN, Date, Fact, Quarter, last_of_month

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = frozenset(("index", "con", "prn", "aux", "nul"))
RESERVED |= {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
MAX_ID = 64
DAY = re.compile(r"(20[0-9]{2})-([0-9]{2})-([0-9]{2})")
MONTH = re.compile(r"(20[0-9]{2})-([0-9]{2})")
QUARTER = re.compile(r"(20[0-9]{2})-Q([1-4])")
YEAR = re.compile(r"20[0-9]{2}")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")
# Below are patterns that few files need: they are compiled when the first value asks for it.
HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"https://{HOST}(?::([0-9]{{1,5}}))?(?:[/?#][^\s\"'<>\\`{{}}|^\x00-\x1f]*)?"
MAILTO = rf"mailto:[A-Za-z0-9.+_-]{{1,64}}@(?:{HOST})"
MAX_ADDRESS = 2000
GITHUB_HANDLE = r"[A-Za-z0-9](?:[A-Za-z0-9]|[-_.](?=[A-Za-z0-9])){0,38}"
BRANCH = r"(?!.*(?:\.\.|//|@\{|\.lock$))[A-Za-z0-9_][A-Za-z0-9_./-]{0,98}(?<![./])"
LANGUAGE = r"[a-z]{2,3}"
PLACEHOLDERS = frozenset(
    "tbd tba tbc todo to-do n/a n.a. n.v.t. n.v.t nvt ntb n.t.b. nnb n.n.b. ? ?? ??? - -- --- – — … ... . ~".split()
)
LONGEST_PLACEHOLDER = 8  # characters, and one more
RESERVED |= {
    word for word in PLACEHOLDERS if ID.fullmatch(word)
}  # nothing could refer to it: that reads as nothing yet


def is_placeholder(text: str) -> bool:
    """Whether a text stands for "nothing yet"."""
    return text.strip().lower() in PLACEHOLDERS


def says_nothing(text: str) -> bool:
    """Whether a text is empty or only a placeholder."""
    if len(text) < LONGEST_PLACEHOLDER:
        return not text or text.isspace() or is_placeholder(text)
    return text.isspace()


def is_id(text: str) -> bool:
    return len(text) <= MAX_ID and ID.fullmatch(text) is not None and text not in RESERVED


@lru_cache(maxsize=65536)
def day(text: str) -> dt.date | None:
    match = DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def date(text: str) -> Date | None:
    """A day, month, quarter or year."""
    exact = day(text)
    if exact:
        return Date(text, exact, exact)
    if match := MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
        return Date(text, dt.date(year, month, 1), last_of_month(year, month)) if 1 <= month <= 12 else None
    if found := quarter(text):
        return Date(text, found.first, found.last)
    if YEAR.fullmatch(text):
        return Date(text, dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
    return None


UNKNOWN_FACT = Fact(UNKNOWN, None, dt.date.max)  # building the record settles from which day it counts


@lru_cache(maxsize=65536)
def fact(text: str) -> Fact | None:
    """A date that is over; the caller compares it with today."""
    if text == UNKNOWN:
        return UNKNOWN_FACT
    found = date(text)
    return Fact(text, found.last, found.last, found.coarse) if found else None


@lru_cache(maxsize=4096)
def quarter(text: str) -> Quarter | None:
    match = QUARTER.fullmatch(text)
    return Quarter(int(match[1]), int(match[2])) if match else None


@lru_cache(maxsize=65536)
def number(text: str) -> Fraction | None:
    return Fraction(text) if NUMBER.fullmatch(text) else None


def is_address(text: str) -> bool:
    """An https link with an ASCII host, no user, and nothing that could end an attribute."""
    match = re.fullmatch(ADDRESS, text)
    if match is None or not text.isprintable() or len(text) > MAX_ADDRESS:
        return False
    return match[1] is None or 0 < int(match[1]) < 65536


def is_contact(text: str) -> bool:
    return is_address(text) or (re.fullmatch(MAILTO, text) is not None and len(text) <= 254)
