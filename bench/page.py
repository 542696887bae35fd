"""The figures on the pages that people read: `python -m bench.page FILE...` puts those of `--json` in their places.

In: files of figures, and the pages in docs/ with a mark where each figure stands. Out: the same pages, and figures.json
beside this module, which holds what they show. What a figure means is written on the page, by hand.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.goals import number
from macros.edge import PROJECT

FIGURES = Path(__file__).with_name("figures.json")
MARK = re.compile(r"(<!-- ([A-Za-z0-9-]+) -->)[^|\n]*?(?= \||$)", re.MULTILINE)
SIGNS = {"pass": "✔", "FAIL": "✘"}
NOTHING = "–"
SPACE = "\N{NO-BREAK SPACE}"
Figures = Mapping[str, Any]


def joined(files: Iterable[Figures]) -> dict[str, Any]:
    """Runs of some sizes or parts as one; of what was measured twice the later counts."""
    goals: dict[str, Any] = {}
    machine: dict[str, str] = {}
    loads: list[float] = []
    for one in files:
        goals |= {goal["key"]: goal for goal in one["goals"]}
        machine |= one["machine"]
        loads += [float(load) for load in one["machine"]["load"].split("-")]
    machine["load"] = "-".join(f"{load:.1f}" for load in sorted({min(loads), max(loads)}))
    return {"machine": machine, "goals": sorted(goals.values(), key=lambda goal: (goal["goal"], goal["key"]))}


def filled(page: str, figures: Figures, comma: str) -> str:
    """A page with every figure at its mark; a dash where nothing was measured."""
    texts = {goal["key"]: text_of(goal, comma) for goal in figures["goals"]} | dict(figures["machine"])
    return MARK.sub(lambda mark: f"{mark[1]} {texts.get(mark[2], NOTHING)}", page)


def text_of(goal: Figures, comma: str) -> str:
    """What was found, and whether that is within the goal."""
    found = goal["value"] if goal["ratio"] is None else goal["ratio"]
    if found is None:
        return NOTHING
    goal_of_it = f"(≤{SPACE}{number(goal['limit'])}){SPACE}{SIGNS[goal['verdict']]}"
    return f"{number(found)} {goal_of_it}".replace(".", comma)


def marks(page: str) -> list[str]:
    """The figures that a page shows."""
    return [mark[2] for mark in MARK.finditer(page)]


def pages() -> Iterator[tuple[Path, str]]:
    """The page in each language, and how a number has its comma there."""
    yield PROJECT / "docs" / "nl" / "speed.md", ","
    yield PROJECT / "docs" / "en" / "speed.md", "."


def main(files: Iterable[str]) -> None:
    """The figures of these files, with those that are known already for what they do not tell."""
    read = [json.loads(Path(file).read_text("utf-8")) for file in files]
    figures = joined(read)
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for path, comma in pages():
        path.write_text(filled(path.read_text("utf-8"), figures, comma), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
