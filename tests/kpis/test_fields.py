"""What is measured holds what its classes declare, in every field, where each reason occurs once."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from macros.kpis.figure import Figure, Reason, Row
from macros.kpis.forecast import forecast
from macros.kpis.measure import measure
from macros.kpis.trend import trend
from tests.kpis.test_reasons import AS_OF, everything, foreseen
from tests.kpis.walk import walk

KINDS = {"item", "use_case", "team", "metric", "track", "owner", "phase", "review"}
UNITS = {"percent", "days", "index", "count", "metric"}


@cache
def measured() -> tuple[object, ...]:
    """All that is measured, each object once."""
    found = [measure(one, AS_OF) for one in everything()] + [trend(one, AS_OF) for one in everything()]
    return tuple({id(one): one for one in walk([*found, *(forecast(one, AS_OF) for one in foreseen())])}.values())


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
    return isinstance(value, origin or hint)


def misfits(value: Any) -> Iterator[str]:
    declared = get_type_hints(type(value))
    for field in fields(value):
        held = getattr(value, field.name)
        if not holds(held, declared[field.name]):
            yield f"{type(value).__name__}.{field.name} is {held!r}"


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


def test_every_field_holds_what_its_class_declares() -> None:
    found = [misfit for one in measured() if is_dataclass(one) for misfit in misfits(one)]
    assert found == []


def test_rows_and_figures_say_of_what_they_are() -> None:
    assert {one.kind for one in measured() if isinstance(one, Row)} == KINDS
    assert {one.unit for one in measured() if isinstance(one, Figure)} == UNITS
    assert {type(one) for one in measured()} >= {Row, Figure, Reason}


def test_a_figure_is_its_numerator_over_its_denominator() -> None:
    """A count and a metric have no denominator, a percentile no numerator."""
    for one in measured():
        if not isinstance(one, Figure):
            continue
        assert (one.value is None) == (one.reason is not None)
        if one.unit == "count":
            assert (one.numerator, one.denominator, one.hits) == (one.value, None, one.counted)
        elif one.unit == "metric":
            assert (one.numerator, one.denominator, one.hits) == (None, None, ())
        elif one.unit == "days" and one.numerator is None:
            assert one.denominator == Fraction(len(one.values))
            assert one.hits == ()
        elif one.unit in ("percent", "index") and one.value is not None:
            assert one.numerator is not None
            assert one.denominator
            assert one.value == (100 if one.unit == "percent" else 1) * one.numerator / one.denominator
