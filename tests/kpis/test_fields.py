"""What is measured holds what its classes declare, in every field, where each reason occurs once."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from macros.kpis.figure import Figure, Row
from macros.kpis.forecast import forecast
from macros.kpis.measure import measure
from macros.kpis.trend import trend
from macros.load.places import Places
from macros.model.parts import Layout
from tests.kpis.test_reasons import AS_OF, everything, foreseen
from tests.kpis.walk import walk

KINDS = {"item", "use_case", "team", "metric", "track", "owner", "phase", "review"}
UNITS = {"percent", "days", "index", "count", "metric"}


def holds(value: object, hint: Any) -> bool:
    """Whether a value is what a type says, and what is in it too."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(holds(value, one) for one in inside)
    if origin is tuple and isinstance(value, tuple):
        each = [inside[0]] * len(value) if inside[-1] is Ellipsis else list(inside)
        return len(each) == len(value) and all(map(holds, value, each))
    if origin in (Mapping, dict) and isinstance(value, Mapping):
        return all(holds(key, inside[0]) and holds(one, inside[1]) for key, one in value.items())
    if hint is Layout:  # a protocol: to ask its properties would read the file of the record
        return isinstance(value, Places)
    return isinstance(value, origin or hint)


def misfits(value: Any) -> Iterator[str]:
    """The fields that do not hold what they should."""
    declared = get_type_hints(type(value))
    for field in fields(value):
        held = getattr(value, field.name)
        if not holds(held, declared[field.name]):
            yield f"{type(value).__name__}.{field.name} is {held!r}"


def adds_up(one: Figure) -> bool:
    """Whether a value is its numerator over its denominator, where it has both: a percentile has no numerator."""
    match one.unit:
        case "count":
            return (one.numerator, one.denominator, one.hits) == (one.value, None, one.counted)
        case "metric":
            return (one.numerator, one.denominator, one.hits) == (None, None, ())
        case "days" if one.numerator is None:
            return one.denominator == Fraction(len(one.values)) and not one.hits
        case "percent" | "index" if one.value is not None:
            assert one.numerator is not None
            assert one.denominator
            return one.value == (100 if one.unit == "percent" else 1) * one.numerator / one.denominator
    return (one.value is None) == (one.reason is not None)


@pytest.mark.parametrize(
    ("value", "hint", "expected"),
    [
        (None, str | None, True),
        (None, str, False),
        ((1, 2), tuple[int, ...], True),
        ((1, "a"), tuple[int, ...], False),
        ((1, 2, 3), tuple[int, int], False),
        ({"a": (None,)}, Mapping[str, tuple[int, ...]], False),
        (None, tuple[int, ...], False),
    ],
)
def test_a_misfit_is_seen(value: object, hint: Any, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert holds(value, hint) is expected


def test_every_field_holds_what_its_class_declares_and_every_figure_adds_up() -> None:
    found: list[object] = [measure(one, AS_OF) for one in everything()]
    found += [trend(one, AS_OF) for one in everything()]
    found += [forecast(one, AS_OF) for one in foreseen()]
    inside = tuple({id(one): one for one in walk(found)}.values())
    assert [misfit for one in inside if is_dataclass(one) for misfit in misfits(one)] == []
    figures = [one for one in inside if isinstance(one, Figure)]
    assert [one for one in figures if not adds_up(one)] == []
    assert {one.unit for one in figures} == UNITS
    assert {one.kind for one in inside if isinstance(one, Row)} == KINDS
