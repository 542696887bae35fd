"""The page of speed shows what was measured, and nothing that somebody typed."""

import json
import re
from typing import Any

import pytest

from bench.page import FIGURES, filled, joined, marks, pages, text_of
from bench.run import GOALS

GOAL: dict[str, Any] = {"key": "x-s", "goal": 1, "value": 0.5, "ratio": None, "limit": 0.6, "verdict": "pass"}
MACHINE = {"processor": "Fast 9000", "load": "1.0"}


@pytest.mark.parametrize(
    ("page", "comma"), [(path.read_text("utf-8"), comma) for path, comma in pages()], ids="nl en".split()
)
def test_the_page_shows_the_figures_that_are_kept(page: str, comma: str) -> None:
    assert filled(page, json.loads(FIGURES.read_text("utf-8")), comma) == page
    assert {goal.key for goal in GOALS} <= set(marks(page))


def test_every_mark_is_a_goal_or_tells_of_the_machine() -> None:
    kept = json.loads(FIGURES.read_text("utf-8"))
    for path, _ in pages():
        for mark in marks(path.read_text("utf-8")):
            assert mark in {goal.key for goal in GOALS} | kept["machine"].keys(), mark


def test_a_figure_takes_the_place_of_the_one_before() -> None:
    figures = {"goals": [GOAL], "machine": MACHINE}
    page = "| a | <!-- x-s --> 7 (≤ 9) ✘ | <!-- y-s --> 1 |\n| b | <!-- processor --> – |\n"
    found = "0,5 (≤\N{NO-BREAK SPACE}0,6)\N{NO-BREAK SPACE}✔"
    told = f"| a | <!-- x-s --> {found} | <!-- y-s --> – |\n| b | <!-- processor --> Fast 9000 |\n"
    assert filled(page, figures, ",") == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "0.5 (≤\N{NO-BREAK SPACE}0.6)\N{NO-BREAK SPACE}✔"),
        ({"ratio": 0.7, "verdict": "FAIL"}, "0.7 (≤\N{NO-BREAK SPACE}0.6)\N{NO-BREAK SPACE}✘"),
        ({"value": None, "verdict": "not-measured"}, "–"),
    ],
    ids=["value", "ratio", "nothing"],
)
def test_what_stands_at_a_mark(changed: dict[str, Any], told: str) -> None:
    assert text_of(GOAL | changed, ".") == told


def test_of_two_runs_the_later_counts_and_the_load_is_that_of_both() -> None:
    runs = [
        {"goals": [GOAL | {"value": value}], "machine": MACHINE | {"load": load}}
        for value, load in ((1, "3.0"), (2, "1.5"))
    ]
    found = joined([*runs, {"goals": [GOAL | {"key": "y-s"}], "machine": MACHINE | {"load": "2.0-9.0"}}])
    assert [(goal["key"], goal["value"]) for goal in found["goals"]] == [("x-s", 2), ("y-s", 0.5)]
    assert found["machine"]["load"] == "1.5-9.0"


def test_both_languages_show_the_same_figures() -> None:
    found = [re.findall(r"<!-- (\S+) -->", path.read_text("utf-8")) for path, _ in pages()]
    assert found[0] == found[1] != []
