"""Lines in time, by pygal: clean, named, the same every time."""

import datetime as dt
import itertools
import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.charts.lines import LINE, MIDDLE, NARROW, WIDE, Labels, Series, lines, value_grid

LABELS = Labels(
    title="Titel <b> & co",
    finding="Van 60% naar 76%.",
    value=lambda value: f"{float(value):g}%",
    day=lambda day: day.strftime("%b"),
)
DAYS = [dt.date(2026, 2, 24) + dt.timedelta(14 * n) for n in range(20)]


def series(values: list[int | None], role: str = "value") -> Series:
    known = [None if value is None else Fraction(value) for value in values]
    return Series(role=role, end=f"{role} <eind>", points=tuple(zip(DAYS, known, strict=False)))


def drawn(*given: Series, width: int = WIDE) -> ET.Element:
    text = lines("cijfer", given, LABELS, width=width)
    assert text is not None
    return ET.fromstring(text)  # noqa: S314 - our own drawing


def dots_in(path: ET.Element) -> int:
    """The rings of a path: each is moved to once, and round."""
    rings = re.findall(r"M[\d.-]+ [\d.-]+a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0", path.get("d") or "")
    assert " ".join(rings) == path.get("d")
    return len(rings)


def test_a_drawing_is_clean() -> None:
    text = lines("cijfer", [series([60, 70, 76]), series([85, 85, 85], "target")], LABELS)
    assert text is not None
    assert not re.search(r"<script|<style|<!--|style=|xlink|xmlns|tooltip|http", text)
    assert re.findall(r'\bid="([^"]*)"', text) == ["cijfer", "cijfer-title", "cijfer-finding"]


def test_a_drawing_holds_only_what_is_seen() -> None:
    root = drawn(series([60, 76, 70]), series([50, 60, 70], "second"))
    assert not [element for element in root.iter() if element.get("class") in ("background", "dots", "line")]
    assert [dots_in(element) for element in root.findall(".//*[@class='dot']")] == [3, 3]
    assert not root.findall(".//circle")
    assert len(list(root.iter())) <= 50
    upright = [group for group in root.iter("g") if group.get("class") == "axis x"]
    assert upright
    assert not upright[0].findall(".//path")
    assert not re.search(r"\d\.\d{2,}", lines("a", [series([1, 2])], LABELS) or "")


def test_a_drawing_has_a_name_and_a_finding() -> None:
    root = drawn(series([60, 70]))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "cijfer-title cijfer-finding"
    assert [(element.tag, element.text) for element in list(root)[:2]] == [
        ("title", LABELS.title),
        ("desc", LABELS.finding),
    ]


def test_every_day_with_a_value_has_a_dot_and_the_target_none() -> None:
    root = drawn(series([60, None, 76]), series([85, 85, 85], "target"))
    assert [dots_in(element) for element in root.findall(".//*[@class='dot']")] == [2]
    assert {group.get("class") for group in root.iter("g") if "serie-" in (group.get("class") or "")} == {
        "series serie-value",
        "series serie-target",
    }


@pytest.mark.parametrize("value", [10, 90])
def test_ends_that_are_pushed_apart_stay_over_the_axis(value: int) -> None:
    """At the foot they would stand on the words of the days."""
    flat = [series([value, value], role=role) for role in ("target", "value", "p85")]
    chart = drawn(*flat, series([10, 90], role="other"), width=NARROW)
    feet = sorted(float(text.attrib["y"]) for text in chart.iter("text") if (text.get("class") or "").startswith("end"))
    axis = next(group for group in chart.iter("g") if group.get("class") == "axis x")
    assert all(below - above > LINE - 0.1 for above, below in itertools.pairwise(feet))
    assert feet[-1] < min(float(text.attrib["y"]) for text in axis.iter("text")) - LINE / 2


def test_ends_are_told_and_do_not_touch() -> None:
    root = drawn(series([60, 76]), series([50, 76], "second"), series([76, 77], "target"))
    ends = [element for element in root.iter("text") if (element.get("class") or "").startswith("end ")]
    assert [element.text for element in ends] == ["target <eind>", "value <eind>", "second <eind>"]
    heights = [float(element.get("y") or 0) for element in ends]
    assert all(below - above >= 15 for above, below in itertools.pairwise(heights))


@pytest.mark.parametrize(("width", "most"), [(WIDE, 14), (MIDDLE, 9), (NARROW, 5)])
def test_every_width_keeps_within_its_drawing(width: int, most: int) -> None:
    root = drawn(series(list(range(20))), width=width)
    assert root.get("width") == str(width)
    foot = float(root.get("height") or 0) - 25
    labels = [element for element in root.iter("text") if float(element.get("y") or 0) > foot]
    assert 2 <= len(labels) <= most


def test_the_same_series_make_the_same_text() -> None:
    assert lines("a", [series([1, 2])], LABELS) == lines("a", [series([1, 2])], LABELS)


def test_fewer_than_two_days_make_no_drawing() -> None:
    assert lines("a", [series([60])], LABELS) is None
    assert lines("a", [series([None, None])], LABELS) is None
    assert lines("a", [], LABELS) is None


@pytest.mark.parametrize(
    ("low", "high", "grid"),
    [
        (48, 100, [40, 60, 80, 100]),
        (0, 26, [0, 10, 20, 30]),
        (7, 7, [7, 7.2, 7.4]),
        (0, 0, [0, 0.2, 0.4]),
    ],
)
def test_the_grid_holds_all_values(low: int, high: int, grid: list[float]) -> None:
    assert [float(value) for value in value_grid(Fraction(low), Fraction(high))] == grid


@settings(deadline=None, max_examples=60)
@given(st.lists(st.none() | st.fractions(min_value=0, max_value=100_000), min_size=2, max_size=20))
def test_any_values_make_a_drawing_or_none(values: list[Fraction | None]) -> None:
    one = Series(role="value", end="e", points=tuple(zip(DAYS, values, strict=False)))
    text = lines("a", [one], LABELS)
    assert (text is None) == (sum(value is not None for value in values) < 2)
    if text:
        ET.fromstring(text)  # noqa: S314 - our own drawing
