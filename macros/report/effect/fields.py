"""The keys of the data in which two records differ, in the order of the contract.

In: two records and the table of their fields. Out: keys. Where something stands is no difference, nor is the order of
what is referred to.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, is_dataclass

from macros.contract.types import Id, ListOf, Reference, Table
from macros.model.dates import Date, Fact
from macros.model.text import Text
from macros.source import Source


def differing(before: object, after: object, table: Table, handled: Container[str] = ()) -> Iterator[str]:
    """The keys that differ, without those that are told in another way."""
    for field in table.fields:
        if field.key in handled or not (hasattr(before, field.name) and hasattr(after, field.name)):
            continue
        was, now = bare(getattr(before, field.name)), bare(getattr(after, field.name))
        if isinstance(field.type, ListOf) and isinstance(field.type.of, Reference | Id):
            was, now = unordered(was), unordered(now)
        if was != now:
            yield field.key


def unordered(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


def same(before: object, after: object) -> bool:
    """Whether two values of the data say the same."""
    return bare(before) == bare(after)


def bare(value: object) -> object:
    """A value without where it stands; dates and facts as they are written."""
    match value:
        case Source():
            return None
        case Date() | Fact():
            return value.written
        case Mapping():
            return {key: bare(one) for key, one in value.items()}
        case tuple():
            return tuple(bare(one) for one in value)
        case _ if is_dataclass(value):
            return {field.name: bare(getattr(value, field.name)) for field in fields(value) if field.compare}
        case _:
            return value


def former(before: Text, after: Text) -> Text | None:
    """What something was called before, in the languages in which that was otherwise.

    None where it is called the same, be it in more or fewer languages.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return {code: text for code, text in before.items() if after.get(code, text) != text} or None
    old, new = ([text] if isinstance(text, str) else text.values() for text in (before, after))
    return None if set(old) & set(new) else before
