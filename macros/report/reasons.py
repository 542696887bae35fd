"""Why something counts, is left out or is not available, as a reader of text reads it.

In: a `Reason` and the words of a language. Out: a sentence, with dates and numbers as that language writes them. What
other programs read has them as they stand in the data: see figures.py.
"""

import datetime as dt
from fractions import Fraction

from macros.kpis.figure import Reason
from macros.kpis.numbers import half_up
from macros.model.dates import Date, Fact, Quarter
from macros.words import Words, formats


def read(reason: Reason, say: Words) -> str:
    """A reason as a sentence for a reader, with dates and numbers as the language writes them."""
    return say(f"reason.{reason.key}", **{name: as_read(value, say) for name, value in reason.values.items()})


def as_read(value: object, say: Words) -> object:
    """A value for a blank as a reader writes it; whole numbers as numbers, so that they choose between one and many."""
    match value:
        case Reason() | tuple():
            return ", ".join(read(one, say) for one in (value if isinstance(value, tuple) else (value,)))
        case Date() | Fact():
            return formats.as_written(value, say.language)
        case dt.date():
            return formats.short(value, say.language)
        case Quarter():
            return formats.quarter(value)
        case Fraction():
            return formats.number(half_up(value, 1), say.language)
        case _:
            return value
