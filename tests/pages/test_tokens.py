"""The colours: enough contrast in both schemes, and the same dark colours with and without script."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "overrides/assets/tokens.css").read_text(encoding="utf-8")
BLOCKS = [dict(re.findall(r"--rm-([\w-]+):\s*(#[0-9a-f]{6})", block)) for block in re.findall(r"\{([^{}]*)\}", TOKENS)]
LIGHT, DARK, WITHOUT_SCRIPT = (block for block in BLOCKS if "paper" in block)
TEXT = [(ink, paper) for ink in ("ink", "ink-2", "ink-3", "accent", "late") for paper in ("paper", "wash")] + [
    ("ink-2", "wash-2"),
    ("on-now", "now"),
    ("on-accent", "accent"),
]
GRAPHICS = [
    (shape, paper)
    for shape in ("action", "experiment", "mvp", "milestone", "use-case", "bar", "rule-2")
    for paper in ("paper", "wash")
] + [("late", "late-ground"), ("now", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(scheme: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(scheme[ink], scheme[paper]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "paper"), GRAPHICS)
def test_shapes_can_be_seen(scheme: dict[str, str], shape: str, paper: str) -> None:
    assert contrast(scheme[shape], scheme[paper]) >= 3


def test_without_script_dark_is_the_same() -> None:
    assert WITHOUT_SCRIPT == DARK
    assert LIGHT.keys() == DARK.keys()
