"""Why a row counts, is left out or is not available, as a sentence.

In: a reason of a figure. Out: the entry of words/figures.yml, with the reasons inside it said first.
"""

from fractions import Fraction

from macros.kpis.figure import Reason
from macros.pages.phrases import Sentence
from macros.pages.standing import joined
from macros.words import formats

DIGITS = 1


def reason_sentence(reason: Reason) -> Sentence:
    """The sentence of a reason."""
    return Sentence(f"reason.{reason.key}", {name: blank(value) for name, value in reason.values.items()})


def blank(value: object) -> object:
    """A value for a blank; whole numbers stay numbers, so that they choose between one and many."""
    match value:
        case Reason():
            return reason_sentence(value)
        case tuple():
            return joined([reason_sentence(one) for one in value])
        case Fraction() if value.denominator == 1:
            return int(value)
        case Fraction():
            return Fraction(formats.rounded(value, DIGITS))
        case _:
            return value
