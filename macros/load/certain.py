r"""The right text for one that was refused, where there can be no other: what `roadmap fix` writes.

In: a wrong text. Out: the right one, or an empty text where a person has to choose. `guess` offers more; here, a date
that can be read in two ways, a year of two digits or a number with a unit has no right text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from macros.load import guess, values
from macros.model.dates import UNKNOWN
from macros.near import ascii_letters, slip

YEAR = r"(?P<year>20[0-9]{2})"
MONTH = r"(?P<month>[0-9]{1,2})"
DAY = r"(?P<day>[0-9]{1,2})"
NAME = r"(?P<name>[a-z]{3,})"
PART = r"(?P<quarter>[1-4])"
QUARTER = r"(?:q|k|kw|kwartaal|quarter)"
TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"  # with an offset it may be another day here
SHAPES = (  # of a date, each with one reading; between its parts stands a dash
    rf"{YEAR}-{MONTH}-{DAY}",
    rf"{YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"{YEAR}-{MONTH}",
    rf"{MONTH}-{YEAR}",
    rf"{QUARTER}-?{PART}-?{YEAR}",
    rf"{YEAR}-?{QUARTER}-?{PART}",
    rf"{PART}e?-?{QUARTER}-{YEAR}",
    rf"{DAY}-?{NAME}-?{YEAR}",
    rf"{NAME}-{YEAR}",
    rf"{YEAR}-{NAME}",
    rf"{NAME}-{DAY}-{YEAR}",
)
TURNED = r"([0-9]{1,2})-([0-9]{1,2})-(20[0-9]{2})"
NUMBER = r"\+?(-?)([0-9]+(?:_[0-9]{3})*)(?:[.,]([0-9]+))?"
JOINERS = "\u200c\u200d"  # between words of other scripts they mean something; not in what is plain
THOUSAND = 3  # digits behind a comma that may stand for a thousand
E_MAIL = r"[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
CHOICES = {  # what people write for a choice, and the choice
    "actie": "action",
    "mijlpaal": "milestone",
    "mensen": "people",
    "techniek": "technology",
    "technologie": "technology",
    "communicatie": "communication",
    "fundament": "foundation",
    "minimaal": "minimal",
    "beperkt": "limited",
    "hoog": "high",
    "persoon": "person",
    "rol": "role",
    "activiteit": "activity",
    "tevredenheid": "satisfaction",
    "snelheid": "speed",
    "hoger": "up",
    "omhoog": "up",
    "lager": "down",
    "omlaag": "down",
}


def plain(text: str) -> str:
    """A text in small letters, without the quotes of a word processor around it."""
    bare = text.strip().strip(guess.QUOTES)
    return "" if lossy(bare) else ascii_letters(bare).strip().lower()


def lossy(text: str) -> bool:
    """Whether a character of a text, but one that joins others, has no plain letter."""
    return any(not (ascii_letters(character) or character.isspace() or character in JOINERS) for character in text)


def date(text: str) -> str:
    """The date that a text says in another form; empty for one that is right as it is."""
    if values.date(text):
        return ""
    dashed = re.sub(r"(?<=\w)(?:, ?|[./ ])(?=\w)", "-", re.sub(rf" *{TIME}$", "", plain(text)))
    if turned := re.fullmatch(TURNED, dashed):
        day, month, year = turned.groups()
        if int(day) <= 12 and int(month) <= 12 and int(day) != int(month):
            return ""  # 12-3-2026 is a day in March or in December
        day, month = (month, day) if int(month) > 12 else (day, month)
        return real(f"{year}-{int(month):02}-{int(day):02}")
    found = next((match for shape in SHAPES if (match := re.fullmatch(shape, dashed))), None)
    if found is None:
        return ""
    parts = defaultdict(str, found.groupdict())
    if parts["quarter"]:
        return real(f"{parts['year']}-Q{parts['quarter']}")
    month = str(guess.MONTHS.get(parts["name"], 0)) if parts["name"] else parts["month"]
    return real(f"{parts['year']}-{int(month):02}" + (f"-{int(parts['day']):02}" if parts["day"] else ""))


def turned(text: str) -> tuple[str, ...]:
    """What a text says when its day comes first, and when its month does, where both can be; else nothing."""
    found = re.fullmatch(TURNED, re.sub(r"(?<=\w)[./ ](?=\w)", "-", plain(text)))
    if not found or max(int(found[1]), int(found[2])) > 12 or int(found[1]) == int(found[2]):
        return ()
    return tuple(f"{found[3]}-{int(found[month]):02}-{int(found[3 - month]):02}" for month in (2, 1))


def real(right: str) -> str:
    """A date, if it exists."""
    return right if values.date(right) else ""


def fact(text: str) -> str:
    """A date that is over, or the word for one that nobody knows."""
    return UNKNOWN if plain(text) == "onbekend" else slip(plain(text), (UNKNOWN,)) or date(text)


def number(text: str) -> str:
    """A number with a comma, a plus, a sign too many or digits of another script."""
    found = re.fullmatch(NUMBER, ascii_letters(text).strip())
    if not found:
        return ""
    sign, whole, decimals = found.groups()
    if "," in text and decimals and len(decimals) == THOUSAND:
        return ""
    decimals = (decimals or "").rstrip("0")
    right = f"{sign}{whole.replace('_', '')}{f'.{decimals}' if decimals else ''}"
    return right if right != text and values.number(right) is not None else ""


def identifier(text: str) -> str:
    """An id with capitals, accents, or another sign than a dash between its words."""
    right = re.sub(r"[\s_.-]+", "-", plain(text)).strip("-")
    return right if right != text and values.is_id(right) else ""


def choice(text: str, known: Iterable[str]) -> str:
    """The choice that is meant, in its own spelling."""
    known = tuple(known)
    named = CHOICES.get(plain(text), "")
    return named if named in known else slip(plain(text), known)


def key(text: str, known: Iterable[str]) -> str:
    """The key that is meant by a wrong one: as people call it, or with a slip of the finger."""
    known = tuple(known)
    other = guess.OTHER_NAMES.get(ascii_letters(text).strip().lower().replace("-", "_").replace(" ", "_"), "")
    return other if other in known else slip(text, known)


def address(text: str) -> str:
    """The link for an address without its scheme; whether a site with http answers to https, nobody can tell here."""
    return "" if "://" in text else guess.address(text)


def contact(text: str) -> str:
    """A mailto: for a bare e-mail address."""
    return guess.contact(text) if re.fullmatch(E_MAIL, text.strip()) else address(text)


def handle(text: str) -> str:
    """The name behind an @ or in an address of the host."""
    found = re.fullmatch(r"(?:@|(?:https://)?(?:www\.)?github\.com/)([^/@]+)/?", text.strip())
    return guess.handle(text) if found else ""


def small(text: str) -> str:
    """A code in small letters."""
    right = text.strip().lower()
    return right if right != text and re.fullmatch(values.LANGUAGE, right) else ""


def timezone(text: str) -> str:
    """The zone with that name, but for capitals or a slip."""
    import zoneinfo

    return slip(text, zoneinfo.available_timezones())
