"""Dates and numbers as a reader writes them, by Babel.

In: a day, a date of the plan, a number; and a language. Out: text. Nothing here knows what the text is for.
"""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from macros.model.dates import Date, Fact, Quarter

LOCALES = {"en": "en_GB"}  # English is British; every other language is its own locale
DAYS_IN_WEEK = 7
many = lru_cache(maxsize=1 << 14)  # pages write the same days and numbers over and over, and Babel takes its time


@cache
def locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))


@many
def short(day: dt.date, language: str) -> str:
    """24 nov 2026: for charts, tables and lists."""
    return format_date(day, "d MMM y", locale(language))


@many
def long(day: dt.date, language: str) -> str:
    """24 november 2026: for running text."""
    return format_date(day, "d MMMM y", locale(language))


@many
def weekday(day: dt.date, language: str) -> str:
    """dinsdag 24 november 2026."""
    return format_date(day, "EEEE d MMMM y", locale(language))


@many
def without_year(day: dt.date, language: str) -> str:
    """24 nov, where the year stands elsewhere."""
    return format_date(day, "d MMM", locale(language))


@many
def month(day: dt.date, language: str) -> str:
    """november 2026."""
    return format_date(day, "MMMM y", locale(language))


@many
def short_month(day: dt.date, language: str) -> str:
    """nov, on an axis."""
    return format_date(day, "MMM", locale(language))


def quarter(value: Quarter) -> str:
    """Q4 2026."""
    return f"Q{value.number} {value.year}"


def as_written(date: Date | Fact, language: str, *, in_text: bool = False) -> str:
    """A date of the plan, as exact as it was written: a day, `december 2026`, `Q4 2026`, `2027`. Not for `unknown`."""
    year, _, rest = date.written.partition("-")
    if not rest:
        return year
    if rest.startswith("Q"):
        return f"{rest} {year}"
    parts = [int(part) for part in rest.split("-")]
    if len(parts) == 1:
        return month(dt.date(int(year), parts[0], 1), language)
    day = dt.date(int(year), *parts)
    return long(day, language) if in_text else short(day, language)


def rounded(value: Fraction | int, digits: int = 0) -> Decimal:
    """Half up, exactly: 76.5 becomes 77, and -0.5 becomes -1."""
    exact = Fraction(value)
    step = Decimal(1).scaleb(-digits)
    scaled = abs(exact) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    size = (Decimal(whole) * step).quantize(step, ROUND_HALF_UP)
    return -size if exact < 0 else size


@many
def number(value: Fraction | int, language: str, digits: int | None = None) -> str:
    """1.234,5 in Dutch. With `digits`, exactly so many behind the comma; else as many as it has, six at most."""
    shown = rounded(value, 6 if digits is None else digits)
    pattern = "#,##0.######" if digits is None else "#,##0." + "0" * digits
    return format_decimal(shown, pattern.rstrip("."), locale(language))


def percent(value: Fraction | int, language: str) -> str:
    """76%, of a value that is a percentage already."""
    return f"{number(value, language, 0)}%"


def weeks(days: int) -> int:
    """Whole weeks, half up; whether it is early or late does not matter."""
    return (2 * abs(days) + DAYS_IN_WEEK) // (2 * DAYS_IN_WEEK)
