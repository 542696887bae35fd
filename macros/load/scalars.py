"""Readers of single values: from a YAML node to a value of the model, or to BAD with a problem on the sheet.

In: a type of the contract and the key it stands under. Out: a function (node, sheet, key's mark) -> value. A reader is
made once for each field of the contract; what it does for a right value is as little as can be.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from yaml import Mark, Node

from macros.contract import types
from macros.load import certain, guess, values
from macros.load.accepted import ACCEPTED, Accept
from macros.load.refusing import Read, report_nothing, report_type
from macros.load.rewriting import mended
from macros.load.sheet import BAD, Sheet
from macros.load.texts import read_text
from macros.model.dates import UNKNOWN, Quarter
from macros.near import near

DATES = ("date", "day", "fact")  # forms of values that are one
Mend = Callable[[str], str]


def scalar(
    accept: Accept, rule: str, form: str, key: str, suggest: Mend, sure: Mend | None = None, **details: str
) -> Read:
    """A reader of a value that one function accepts (None: refused) and another can mend; `form` names its words.

    `sure` mends only what has one right text.
    """

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        value = node.value
        if type(value) is not str:
            return report_type(node, sheet, at, "scalar", key=key)
        found = accept(value)
        if found is not None:
            return found
        if values.says_nothing(value):
            return report_nothing(node, sheet, key, of_date=form in DATES)
        if not sheet.told(node):
            right = suggest(value)
            certainly = sure(value) if sure and right else right
            hint = "suggestion" if right == certainly else "maybe"
            turned = certain.turned(value) if form in DATES else ()
            told = dict(zip(("day_first", "month_first"), turned, strict=False))
            hint = "turned" if told else hint if right else f"{form}-hint"
            ways = partial(mended, node, sure, value) if sure else None
            told |= {"key": key, "value": value, "suggestion": right} | details
            sheet.report(rule, node.start_mark, form, hint, ways, **told)
        return BAD

    return read


def read_id(type_: types.Id, key: str) -> Read:
    """An id; one that is nearly right is known by its right form, so that references to it are no problem too."""
    space, former = type_.space, type_.former

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        value = node.value
        if type(value) is not str:
            sheet.holes |= not former
            return report_type(node, sheet, at, "scalar", key=key)
        right = values.is_id(value)
        if not right and values.says_nothing(value):
            sheet.holes |= not former
            return report_nothing(node, sheet, key)
        meant = value if right else guess.identifier(value)
        (sheet.former if former else sheet.named).append((space, meant, sheet.source(node.start_mark)))
        if right:
            return value
        if not sheet.told(node):
            hint = "suggestion" if meant else "hint"
            ways = partial(mended, node, certain.identifier, value)
            limit = values.MAX_ID
            sheet.report("bad-id", node.start_mark, "message", hint, ways, value=value, suggestion=meant, limit=limit)
        return BAD

    return read


def read_reference(type_: types.Reference, key: str) -> Read:
    """The id of something else; whether that exists is known when all files are read."""
    space = type_.space

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        value = node.value
        if type(value) is not str:
            return report_type(node, sheet, at, "owner" if space == "owner" else "scalar", key=key)
        if values.says_nothing(value):
            return report_nothing(node, sheet, key)
        if not sheet.told(node):
            sheet.referred.append((space, value, node))
        return value

    return read


def read_choice(type_: types.Choice, key: str) -> Read:
    """One of a few words."""
    known = type_.values

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        value = node.value
        if type(value) is not str:
            return report_type(node, sheet, at, "scalar", key=key)
        if value in known:
            return value
        if values.says_nothing(value):
            return report_nothing(node, sheet, key)
        if not sheet.told(node):
            ways = partial(mended, node, certain.choice, value, known)
            sheet.report("bad-value", node.start_mark, "choice", "choice-hint", ways, key=key, value=value, known=known)
        return BAD

    return read


def read_day(type_: types.Day, key: str) -> Read:
    """A day; when it is a fact it is over."""
    exact = scalar(ACCEPTED[types.Day](type_), "bad-date", "day", key, guess.day, certain.date)
    if not type_.fact:
        return exact

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        day = exact(node, sheet, at)
        if day is not BAD and day > sheet.today:
            told = {"key": key, "value": node.value, "today": str(sheet.today), "beside": type_.beside}
            hint = "decided-hint" if type_.beside else "day-hint"
            sheet.report("future-fact", node.start_mark, "day", hint, **told)
            return BAD
        return day

    return read


def read_date(type_: types.Date, key: str) -> Read:
    """A planned date; None when it withdraws the promise."""
    planned = scalar(ACCEPTED[types.Date](type_), "bad-date", "date", key, guess.date, certain.date)
    if not type_.withdrawable:
        return planned
    return lambda node, sheet, at: None if node.value == "open" else planned(node, sheet, at)


def read_fact(type_: types.Fact, key: str) -> Read:
    """A date that is over, or unknown."""

    def suggest(text: str) -> str:
        return UNKNOWN if near(text, (UNKNOWN, "onbekend"), 1) else guess.date(text)

    over = scalar(ACCEPTED[types.Fact](type_), "bad-date", "fact", key, suggest, certain.fact)

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        fact = over(node, sheet, at)
        if fact is not BAD and fact.day and fact.day > sheet.today:
            name, today = "coarse" if fact.coarse else "message", str(sheet.today)
            sheet.report("future-fact", node.start_mark, name, "hint", key=key, value=fact.written, today=today)
            return BAD
        return fact

    return read


def read_number(type_: types.Number, key: str) -> Read:
    """An exact number; a whole one as int."""
    minimum, maximum, above = type_.minimum, type_.maximum, type_.above
    size = "both" if maximum is not None else "from" if minimum is not None else "above" if above is not None else ""
    form = "-".join(part for part in ("whole" if type_.whole else "", size) if part) or "any"
    limits = {"low": str(above if minimum is None else minimum), "high": str(maximum)}
    accept = ACCEPTED[types.Number](type_)

    def suggest(text: str) -> str:
        right = guess.number(text)
        return right if right and accept(right) is not None else ""

    return scalar(accept, "bad-number", form, key, suggest, certain.number, **limits)


def read_quarter(type_: types.QuarterKey, key: str) -> Read:
    """A quarter, as the key of a map."""

    def suggest(text: str) -> str:
        found = values.date(guess.date(text) or text)
        return str(Quarter.of(found.last)) if found else ""

    return scalar(ACCEPTED[types.QuarterKey](type_), "bad-date", "quarter", key, suggest, certain.date)


def nothing(text: str) -> str:
    return ""


SCALARS: dict[type, Callable[[Any, str], Read]] = {
    types.Text: read_text,
    types.Id: read_id,
    types.Reference: read_reference,
    types.Choice: read_choice,
    types.Day: read_day,
    types.Date: read_date,
    types.Fact: read_fact,
    types.Number: read_number,
    types.QuarterKey: read_quarter,
    types.Address: lambda type_, key: scalar(
        ACCEPTED[types.Address](type_), "bad-link", "address", key, guess.address, certain.address
    ),
    types.Contact: lambda type_, key: scalar(
        ACCEPTED[types.Contact](type_), "bad-link", "contact", key, guess.contact, certain.contact
    ),
    types.Handle: lambda type_, key: scalar(
        ACCEPTED[types.Handle](type_), "bad-value", "handle", key, guess.handle, certain.handle
    ),
    types.Timezone: lambda type_, key: scalar(
        ACCEPTED[types.Timezone](type_), "bad-value", "timezone", key, nothing, certain.timezone
    ),
    types.Branch: lambda type_, key: scalar(ACCEPTED[types.Branch](type_), "bad-value", "branch", key, nothing),
    types.Language: lambda type_, key: scalar(
        ACCEPTED[types.Language](type_), "bad-value", "language", key, nothing, certain.small
    ),
}
