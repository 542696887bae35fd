"""What a record holds, as JSON, field by field of the contract: nothing that can stand in data/ is left behind.

In: a table of the contract and the record that was read by it. Out: maps, lists, texts and numbers. A text is a map of
language to text, a date stands as it was written (`2026-Q4`, `unknown`, `open`), a number is a number.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from macros.contract import types
from macros.model.text import Text

Json = Any
SHAPES: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {  # tables whose record has another shape than the data
    "plan": lambda promise: {**promise.dates, "agreed": promise.agreed},
    "replanning": lambda entry: {"date": entry.date, "why": entry.why, **entry.dates},
    "stages": dict,
    "goal": lambda goal: {
        "id": goal.id,
        "title": goal.title,
        "items": goal.items,
        "target": (goal.measure, goal.limit) if goal.limit else None,
    },
    "goal-target": lambda target: {
        "measure": target[0],
        "at_least": target[1].at_least,
        "at_most": target[1].at_most,
    },
}


def fields(table: types.Table, record: Any, languages: tuple[str, ...]) -> dict[str, Json]:
    """The keys of a record that say something, in the contract's order; an empty list says nothing."""
    shape = SHAPES.get(table.name)
    given = shape(record) if shape else {field.key: getattr(record, field.name, None) for field in table.fields}
    found: dict[str, Json] = {}
    for field in table.fields:
        if field.key in given and (given[field.key] is not None or withdrawn(field.type)):
            said = value(field.type, given[field.key], languages)
            if said not in ([], {}):
                found[field.key] = said
    return found


def withdrawn(type_: types.Type) -> bool:
    """Whether None, where it stands, is a promise that was taken back."""
    return isinstance(type_, types.Date) and type_.withdrawable


def value(type_: types.Type, given: Any, languages: tuple[str, ...]) -> Json:
    """A value as its type says it is written."""
    written = WRITTEN.get(type(type_))
    return written(type_, given, languages) if written else given


def text(given: Text, languages: tuple[str, ...]) -> dict[str, str]:
    """A text in every language it has; one that is the same in all of them carries the first."""
    return {languages[0]: given} if isinstance(given, str) else dict(given)


def number(given: Fraction | int) -> int | float:
    """A whole number without a point; another as near as JSON's readers keep it."""
    return int(given) if given == int(given) else float(given)


WRITTEN: Mapping[type, Callable[[Any, Any, tuple[str, ...]], Json]] = {
    types.Text: lambda _, given, languages: text(given, languages),
    types.Date: lambda _, given, __: given.written if given else "open",
    types.Fact: lambda _, given, __: given.written,
    types.Day: lambda _, given, __: given.isoformat(),
    types.Number: lambda _, given, __: number(given),
    types.ListOf: lambda type_, given, languages: [value(type_.of, one, languages) for one in given],
    types.MapOf: lambda type_, given, languages: {
        str(key): value(type_.of, one, languages) for key, one in given.items()
    },
    types.Table: fields,
}
