"""A single value of the data as JSON Schema (draft-07): what YAML may make of it, and the pattern of its text.

In: a type of the contract. Out: a schema without descriptions. `check` reads every scalar as the text that was typed;
an editor's YAML makes a number of `2026` and a boolean of `true`, so those are allowed where such a text is.
"""

from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import Any

from macros.contract import types
from macros.contract.choices import MEASURES
from macros.load import accepted, screen, values
from macros.model.dates import UNKNOWN

Schema = dict[str, Any]
LIMIT = 10**12  # of a number's size; itself left out
DAYS = (
    "20[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))|20(?:[02468][048]|[13579][26])-02-29"
)
PORT = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
ADDRESS = values.ADDRESS.replace("([0-9]{1,5})", f"0{{0,4}}{PORT}")
DATES = f"{DAYS}|20[0-9]{{2}}-(?:0[1-9]|1[0-2])|{values.QUARTER.pattern}|{values.YEAR.pattern}"
YEARS: Schema = {"type": "integer", "minimum": 2000, "maximum": 2099}


def whole(pattern: str) -> str:
    """A pattern that must hold for all of the text, in what JavaScript and Python both know.

    To Python `$` is also the place before a last line end; a quote may not be escaped in JavaScript.
    """
    return f"^(?:{pattern})$(?!\\n)".replace('\\"', '"')


def text(type_: types.Text) -> Schema:
    """A text: one line, or long; and as a map of language to text."""
    one = {"anyOf": [{"$ref": f"#/definitions/{'long' if type_.long else 'line'}"}, {"type": ["number", "boolean"]}]}
    of_languages = {
        "type": "object",
        "propertyNames": {"pattern": whole(values.LANGUAGE)},
        "additionalProperties": one,
        "minProperties": 1,
    }
    return {"anyOf": [*one["anyOf"], of_languages]}


def written(type_: types.Text) -> Schema:
    """What a text of one language holds; the line end that YAML leaves behind a block does not count."""
    limit = type_.limit
    length: Schema = {"maxLength": limit} if type_.long else {"pattern": f"^[^\\n]{{1,{limit}}}\\n*$"}
    if type_.long:
        length = {"anyOf": [length, {"maxLength": limit + 1, "pattern": "\\n$"}]}
    return {
        "type": "string",
        **length,
        "allOf": [{"pattern": "[^\\s]"}, {"not": {"pattern": placeholder()}}, {"not": {"pattern": refused()}}],
    }


@cache
def placeholder() -> str:
    """The words that stand for "nothing yet", in any case: JSON Schema knows no flags."""
    words = ("".join(either_case(letter) for letter in word) for word in sorted(values.PLACEHOLDERS))
    return f"^\\s*(?:{'|'.join(words)})\\s*$"


def either_case(letter: str) -> str:
    if letter.isalpha():
        return f"[{letter.lower()}{letter.upper()}]"
    return f"\\{letter}" if letter in ".?" else letter


@cache
def refused() -> str:
    """The refused characters of the basic plane, as ASCII; those beyond it are `check`'s alone."""
    basic = "".join(takewhile(lambda character: ord(character) <= 0xFFFF, screen.REFUSED.removesuffix("]")))
    return "".join(character if character in "[-" else f"\\u{ord(character):04x}" for character in basic) + "]"


def identifier(_: object) -> Schema:
    """An id; `2026` and `true` are ids too."""
    return {
        "anyOf": [
            {
                "type": "string",
                "pattern": whole(values.ID.pattern),
                "maxLength": values.MAX_ID,
                "not": {"enum": sorted(values.RESERVED)},
            },
            {"type": "integer", "minimum": 0},
            {"type": "boolean"},
        ]
    }


def reference(type_: types.Reference) -> Schema:
    """The id of something else, known or not; measures have names of our own too."""
    one = identifier(type_)
    return {"anyOf": [{"enum": list(MEASURES)}, *one["anyOf"]]} if type_.space == "measure" else one


def number(type_: types.Number) -> Schema:
    """A number within its limits, typed as such or between quotes."""
    low = type_.minimum if type_.above is None else type_.above
    limits: Schema = {} if low is None else {"minimum" if type_.above is None else "exclusiveMinimum": low}
    limits |= {} if type_.maximum is None else {"maximum": type_.maximum}
    bounds = {"exclusiveMinimum": -LIMIT, "exclusiveMaximum": LIMIT} | limits
    if "minimum" in limits:
        del bounds["exclusiveMinimum"]
    if "maximum" in limits:
        del bounds["exclusiveMaximum"]
    digits = values.NUMBER.pattern.partition("(?:\\.")[0] if type_.whole else values.NUMBER.pattern
    return {
        "anyOf": [
            {"type": "integer" if type_.whole else "number", **bounds},
            {"type": "string", "pattern": whole(digits if low is None else digits.removeprefix("-?"))},
        ]
    }


def choice(type_: types.Choice) -> Schema:
    """One of a few words; one of digits is a number to YAML."""
    return {"enum": [*type_.values, *(int(word) for word in type_.values if word.isdigit())]}


def of_pattern(pattern: str, **more: Any) -> Callable[[object], Schema]:
    return lambda _: {"type": "string", "pattern": whole(pattern), **more}


def day(_: object) -> Schema:
    return {"type": "string", "pattern": whole(DAYS)}


def date(type_: types.Date) -> Schema:
    """A planned date; `open` where a promise may be withdrawn."""
    pattern = f"{DATES}|open" if type_.withdrawable else DATES
    return {"anyOf": [{"type": "string", "pattern": whole(pattern)}, YEARS]}


def fact(_: object) -> Schema:
    return {"anyOf": [{"type": "string", "pattern": whole(f"{DATES}|{UNKNOWN}")}, YEARS]}


SCALARS: dict[type, Callable[[Any], Schema]] = {
    types.Text: text,
    types.Id: identifier,
    types.Reference: reference,
    types.Choice: choice,
    types.Day: day,
    types.Date: date,
    types.Fact: fact,
    types.Number: number,
    types.QuarterKey: of_pattern(values.QUARTER.pattern),
    types.Address: of_pattern(ADDRESS, maxLength=values.MAX_ADDRESS),
    types.Contact: of_pattern(f"{ADDRESS}|{values.MAILTO}", maxLength=values.MAX_ADDRESS),
    types.Handle: of_pattern(values.GITHUB_HANDLE),
    types.Timezone: of_pattern(accepted.TIMEZONE),
    types.Branch: of_pattern(values.BRANCH),
    types.Language: of_pattern(values.LANGUAGE),
}
