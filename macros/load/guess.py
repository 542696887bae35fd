"""What an editor probably meant: the right id, date, number or link for one that was refused; near names.

In: a wrong text. Out: the right one, or an empty text where nothing is likely. Never changes data.
"""

import re
from collections.abc import Collection, Iterable

from macros.load import values
from macros.near import ascii_letters, near

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb'\"`"
OTHER_NAMES = {  # what people write for a key, and the key
    "titel": "title",
    "naam": "name",
    "acties": "items",
    "actions": "items",
    "taken": "items",
    "tasks": "items",
    "dimensies": "dimensions",
    "taal": "languages",
    "talen": "languages",
    "eigenaar": "owner",
    "gereed": "finished",
    "klaar": "finished",
    "afgerond": "finished",
    "done": "finished",
    "gestart": "started",
    "begonnen": "started",
    "gepland": "planned",
    "planning": "planned",
    "plan": "planned",
    "start": "planned",
    "finish": "planned",
    "einde": "finish",
    "eind": "finish",
    "end": "finish",
    "deadline": "finish",
    "verplaatst": "replanned",
    "herpland": "replanned",
    "soort": "kind",
    "type": "kind",
    "fase": "phase",
    "gebied": "area",
    "resultaat": "result",
    "opmerking": "note",
    "notitie": "note",
    "comment": "note",
    "description": "note",
    "omschrijving": "note",
    "probleem": "problem",
    "waarde": "value",
    "doel": "goals",
    "doelen": "goals",
    "metric": "measure",
    "maat": "measure",
    "email": "contact",
    "e_mail": "contact",
    "mail": "contact",
    "formerly": "aliases",
    "alias": "aliases",
    "reden": "why",
    "waarom": "why",
    "reason": "why",
    "datum": "date",
    "day": "date",
    "link": "links",
    "url": "links",
    "pauze": "paused",
    "gestopt": "stopped",
    "geschrapt": "dropped",
    "stadia": "stages",
    "geselecteerd": "selected",
    "productie": "production",
    "afdeling": "department",
    "grootte": "size",
    "samenvatting": "summary",
    "besluiten": "decisions",
    "eenheid": "unit",
    "richting": "direction",
}

STATUS = ("status", "stand", "state", "staat", "voortgang", "progress")  # keys under which people write a status
STATUSES = {  # the keys that hold its date, of an item and of a use case, and what people call that status
    ("finished", "stages"): "klaar gereed af afgerond voltooid done finished complete completed live".split(),
    ("started", "stages"): ["loopt", "bezig", "gestart", "actief", "lopend", "started", "active", "in progress", "wip"],
    ("paused",): ["gepauzeerd", "pauze", "on hold", "in de wacht", "paused"],
    ("dropped", "stopped"): "gestopt geschrapt vervallen geannuleerd stopped dropped cancelled canceled".split(),
}
MOST_QUOTED = 120  # characters of a line that is shown as it should be


def key(text: str, known: Iterable[str]) -> str:
    """The known key that a wrong one stands for."""
    known = tuple(known)
    plain = ascii_letters(text).strip().lower().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    other = OTHER_NAMES.get(plain, "")
    return other if other in known else next(iter(near(plain, known, 1)), "")


def status_key(status: str, known: Collection[str]) -> str:
    """The key whose date says what a typed status says: `finished` for klaar; empty where none of the known does."""
    plain = ascii_letters(status).strip().lower().replace("-", " ").replace("_", " ")
    said = next((keys for keys, words in STATUSES.items() if plain in words), ())
    return next((name for name in said if name in known), "")


def quoted(line: str) -> str:
    """`key: "text"` for a line with a text that YAML reads as more than a text; empty where it has another form."""
    found = re.fullmatch(r"\s*(?:- +)?([\w-]+): +([^\s\[\]{}\"'|>&*!%@`#].*?)\s*", line)
    if not found or len(line) > MOST_QUOTED:
        return ""
    name, text = found[1], unwrapped(found[2])
    return f'{name}: "{text}"' if not re.search(r'["\\]', text) else f"{name}: '{text.replace(chr(39), chr(39) * 2)}'"


def unwrapped(text: str) -> str:
    """A text without the quotes of a word processor around all of it."""
    found = re.fullmatch(r"[\u201c-\u201f\u00ab](.*)[\u201c-\u201f\u00bb]|[\u2018-\u201b](.*)[\u2018-\u201b]", text)
    return (found[1] or found[2] or text) if found else text


def identifier(text: str) -> str:
    """A valid id as near to a text as can be."""
    plain = ascii_letters(text).lower().replace("&", " en ").replace("%", " procent ")
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: values.MAX_ID].strip("-")
    return f"{found}-1" if found in values.RESERVED else found


def date(text: str) -> str:
    """The date as the contract wants it: from day-month-year, month names, slashes, a turned quarter."""
    plain = ascii_letters(text).strip().strip(QUOTES).lower().replace(".", "-").replace("/", "-")
    plain = re.sub(r"[T ][0-9]{1,2}[:-][0-9]{2}.*$", "", plain, flags=re.IGNORECASE)
    for name in re.findall(r"[a-z]{3,}", plain):
        if name in MONTHS:
            plain = plain.replace(name, f"-{MONTHS[name]}-")
    for turn in (turned_quarter, split_date, compact_date):
        found = turn(plain)
        if found:
            return found if values.date(found) else last_day(found)
    return ""


def planned(text: str) -> str:
    """A date of the plan, right as it is or made right; empty for what is none."""
    return text if values.date(text) else date(text)


def turned_quarter(plain: str) -> str:
    """q3 2026, 3e kwartaal 2026, 2026q3."""
    year = re.search(r"20[0-9]{2}", plain)
    rest = plain.replace(year.group(), " ") if year else ""
    part = re.search(r"(?:q|k|kwartaal|quarter)[^0-9]*([0-9])|([0-9])[a-z]*[^a-z0-9]*(?:q|k|kwartaal|quarter)", rest)
    number = (part[1] or part[2]) if part else ""
    return f"{year.group()}-Q{number}" if year and number else ""


def split_date(plain: str) -> str:
    """Day, month and year in any of the two usual orders; a day that does not exist becomes the month's last."""
    parts = [part for part in re.split(r"[-\s]+", plain) if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return ""
    if len(parts) == 3 and len(parts[0]) <= 2 and len(parts[2]) in (2, 4):
        parts.reverse()
    if len(parts) == 2 and len(parts[0]) <= 2:
        parts.reverse()
    if len(parts[0] if parts else "") == 2 and len(parts) == 3:
        parts[0] = f"20{parts[0]}"
    return "-".join(f"{int(part):02}" for part in parts) if len(parts) in (2, 3) else ""


def compact_date(plain: str) -> str:
    return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}" if re.fullmatch(r"20[0-9]{6}", plain) else ""


def number(text: str) -> str:
    """The number in a text with a comma, a percent sign, a unit or thousands."""
    plain = ascii_letters(text).strip().replace("_", "")
    plain = re.sub(r"(?<=[0-9])\.(?=[0-9]{3}(?:[.,]|$))", "", plain) if "," in plain else plain
    found = re.search(r"-?[0-9]+(?:[.,][0-9]+)?", plain)
    if not found:
        return ""
    right = found.group().replace(",", ".")
    whole, _, decimals = right.partition(".")
    right = str(int(whole)) + (f".{decimals[:6]}" if decimals else "") if len(whole) <= 12 else ""
    return right if right and right != text and values.number(right) is not None else ""


def address(text: str) -> str:
    """The https link for one without a scheme or with http."""
    plain = text.strip()
    if plain.lower().startswith("http://"):
        plain = f"https://{plain[7:]}"
    elif "://" not in plain and ":" not in plain.split("/")[0] and "." in plain.split("/")[0]:
        plain = f"https://{plain}"
    return plain if plain != text and values.is_address(plain) else ""


def contact(text: str) -> str:
    """A mailto: for a bare e-mail address."""
    found = re.search(r"[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+[A-Za-z0-9]", text)
    right = f"mailto:{found.group()}" if found else ""
    return right if right and right != text and values.is_contact(right) else address(text)


def handle(text: str) -> str:
    """The name in an address or behind an @."""
    plain = text.strip().rstrip("/").rpartition("/")[2].lstrip("@")
    return plain if plain != text and re.fullmatch(values.GITHUB_HANDLE, plain) else ""


def day(text: str) -> str:
    """An exact day for a date that is coarse or written otherwise."""
    found = values.date(date(text) or text)
    return found.last.isoformat() if found and not found.coarse else ""


def last_day(text: str) -> str:
    """The last day of the month that a day like 2026-02-30 names."""
    match = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])-[0-9]{2}", text)
    if not match:
        return ""
    month = values.date(f"{match[1]}-{match[2]}")
    return month.last.isoformat() if month else ""
