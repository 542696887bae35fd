"""The colours: enough contrast, kinds apart for every kind of sight, and the same dark ones with and without script.

The pairs and figures are those that were agreed on for the design; the page's text needs 4.5, what is drawn needs 3.
"""

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

TOKENS = (Path(__file__).parents[2] / "overrides/assets/tokens.css").read_text(encoding="utf-8")
BLOCKS = [dict(re.findall(r"--rm-([\w-]+):\s*(#[0-9a-f]{6})", block)) for block in re.findall(r"\{([^{}]*)\}", TOKENS)]
LIGHT, DARK, WITHOUT_SCRIPT = (block for block in BLOCKS if "paper" in block)
TEXT = [(ink, paper) for ink in ("ink", "ink-2", "ink-3", "accent", "late") for paper in ("paper", "wash")] + [
    ("ink", "wash-2"),
    ("ink-2", "wash-2"),
    ("on-now", "now"),
    ("on-accent", "accent"),
    ("paper", "ink"),
]
GRAPHICS = [
    (shape, paper)
    for shape in ("action", "experiment", "mvp", "milestone", "use-case", "late", "bar", "accent", "ink-3", "rule-2")
    for paper in ("paper", "wash")
] + [("late", "late-ground"), ("now", "paper")]
KINDS = ("action", "experiment", "mvp", "milestone", "use-case", "late")
LEAST = 14.9  # CIEDE2000 between two kinds, in light; dark has a little more
SIGHTS = (None, "deutan", "protan", "tritan")
SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    return Color(one).contrast(other, method="wcag21")


def seen(colour: str, sight: str | None) -> Color:
    """A colour as it is seen without one of the three kinds of cones (Machado, Oliveira and Fernandes, 2009)."""
    return Color(colour) if sight is None else Color(colour).filter(sight, 1, method="machado").clip("srgb-linear")


def nearest(scheme: dict[str, str]) -> tuple[float, str, str, str | None]:
    """The two kinds that are least apart, by how much (CIEDE2000), and for whose sight."""
    return min(
        (seen(scheme[one], sight).delta_e(seen(scheme[other], sight), method="2000"), one, other, sight)
        for sight in SIGHTS
        for one, other in combinations(KINDS, 2)
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(scheme: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(scheme[ink], scheme[paper]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("shape", "paper"), GRAPHICS)
def test_shapes_can_be_seen(scheme: dict[str, str], shape: str, paper: str) -> None:
    assert contrast(scheme[shape], scheme[paper]) >= 3


@pytest.mark.parametrize(("scheme", "least"), [(LIGHT, LEAST), (DARK, 15.1)], ids=["light", "dark"])
def test_kinds_are_told_apart_by_every_kind_of_sight(scheme: dict[str, str], least: float) -> None:
    assert round(nearest(scheme)[0], 1) >= least


@pytest.mark.parametrize(
    ("kind", "colour"),
    [
        pytest.param("experiment", "#2f8f5b", id="greener"),
        pytest.param("mvp", "#c04a2a", id="like late"),
        pytest.param("use-case", "#2f4f98", id="like an action"),
    ],
)
def test_a_kind_that_looks_like_another_is_found(kind: str, colour: str) -> None:
    distance, one, other, _ = nearest(LIGHT | {kind: colour})
    assert distance < LEAST
    assert kind in {one, other}


def test_the_measures_are_those_of_their_authors() -> None:
    """CIEDE2000 by the first pair of Sharma, Wu and Dalal (2005); contrast at both ends of its scale."""
    one, other = Color("lab-d65", [50, 2.6772, -79.7751]), Color("lab-d65", [50, 0, -82.7485])
    assert round(one.delta_e(other, method="2000", space="lab-d65"), 4) == 2.0425
    assert round(contrast("#000000", "#ffffff"), 6) == 21
    assert contrast("#777777", "#777777") == 1


def test_without_script_dark_is_the_same() -> None:
    assert WITHOUT_SCRIPT == DARK
    assert LIGHT.keys() == DARK.keys()
