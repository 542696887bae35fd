"""Everything inside a record of figures, for tests that hold for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from macros.kpis.figure import Figure, Reason, Row
from macros.model.dates import Date, Fact
from macros.source import Source


def walk(value: object) -> Iterator[object]:
    """A value and all that it holds."""
    yield value
    if isinstance(value, Mapping):
        for one in value.values():
            yield from walk(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from walk(one)
    elif is_dataclass(value) and not isinstance(value, Date | Fact | Source):
        for field in fields(value):
            yield from walk(getattr(value, field.name))


def figures_in(value: object) -> list[Figure]:
    return [one for one in walk(value) if isinstance(one, Figure)]


def reasons_in(value: object) -> list[Reason]:
    return [one for one in walk(value) if isinstance(one, Reason)]


def plain(value: object) -> object:
    """The same without order and without places, so that two measurements can be compared."""
    match value:
        case Row():
            return (value.id, value.why.key, str(value.value), value.weight, value.approximate)
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case tuple() if value and isinstance(value[0], Row):
            return sorted(map(plain, value), key=str)
        case tuple():
            return [plain(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type | Date | Fact | Source):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
