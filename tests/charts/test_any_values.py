"""A short run of `make charts`: every drawing of any values is made, can be read and is finite."""

from dataclasses import dataclass

import pytest

from tests.fuzz.charts import KINDS, chart, faults
from tests.fuzz.svg import fault_in

pytestmark = pytest.mark.uncounted

SHORT = 300  # drawings; `make charts` takes 20,000


@dataclass
class Shape:
    x: float
    d: str = ""


def test_any_values_make_a_sound_drawing() -> None:
    found = [chart(f"short:{number}") for number in range(SHORT)]
    assert [(fault, given) for fault, given in found if fault] == []
    assert {given.partition(":")[0] for _, given in found} == set(KINDS)


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("<svg><g id='a'/><g id='b'/></svg>", ""),
        ("<svg><g></svg>", "not well formed (mismatched tag)"),
        ("<svg><g id='a'/><g id='a'/></svg>", "an id twice"),
        ("<svg><path d='M1 nan'/></svg>", "a number that is none"),
        ("<svg width='-inf'/>", "a number that is none"),
        ("<svg aria-label='Nan kijkt inf'/>", ""),
    ],
)
def test_an_unsound_drawing_is_told(drawing: str, told: str) -> None:
    assert fault_in(drawing) == told


@pytest.mark.parametrize("shape", [Shape(float("nan")), Shape(1, "M0 inf"), [(Shape(float("-inf")),)]])
def test_a_number_without_end_is_told(shape: object) -> None:
    assert next(faults(shape, "")) == "a number that is none"
