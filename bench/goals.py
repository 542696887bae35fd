"""A goal, what was found, and whether it is reached.

In: findings. Out: a line a goal, and the same as data. A goal of a ratio is judged by the median of each round's ratio;
a goal without a comparator by the median itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.measure import Measured, measured, ratios

Findings = Mapping[tuple[str, str], tuple[float, ...] | str]  # by name and size; a text: why it was not measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """What has to hold."""

    number: int
    name: str  # of the finding
    size: str
    most: float  # of the ratio where there is a comparator, else of the value
    unit: str = "s"
    beside: str = ""  # the finding that it is compared with
    noisy: bool = True  # a busy machine makes it worse: a nightly run allows for that

    @property
    def key(self) -> str:
        """What the goal is called in files and pages."""
        return "-".join((self.name, *(("to", self.beside) if self.beside else ()), self.size)).lower().replace(" ", "-")


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found, beside the goal."""

    goal: Goal
    value: float | None = None  # the median
    judged: Measured | None = None  # the ratio, or the value itself
    slack: float = 1
    why: str = ""  # it was not measured

    @property
    def limit(self) -> float:
        return self.goal.most * (self.slack if self.goal.noisy else 1)

    @property
    def word(self) -> str:
        if self.judged is None:
            return "not-measured"
        return "pass" if self.judged.value <= self.limit else "FAIL"


def known(goal: Goal, findings: Findings) -> bool:
    """Whether what the goal is about was measured, in a run that measures a part of all."""
    return all((name, goal.size) in findings for name in (goal.name, goal.beside) if name)


def judge(goal: Goal, findings: Findings, slack: float = 1) -> Verdict:
    """What became of a goal. Raises KeyError where nobody measured it and nobody said why."""
    values = findings[goal.name, goal.size]
    others = findings[goal.beside, goal.size] if goal.beside else ()
    for found in (values, others):
        if isinstance(found, str):
            return Verdict(goal=goal, slack=slack, why=found)
    assert not isinstance(values, str)
    assert not isinstance(others, str)
    judged = ratios(values, others) if goal.beside else measured(values)
    return Verdict(goal=goal, value=measured(values).value, judged=judged, slack=slack)


def line(verdict: Verdict) -> str:
    """name size value unit comparator ratio goal pass|FAIL (min-max)."""
    goal, judged = verdict.goal, verdict.judged
    start = f"{goal.number:>2} {goal.name} {goal.size}"
    limit = f"<={number(verdict.limit)}"
    if judged is None or verdict.value is None:
        return f"{start} - {goal.unit} {goal.beside or '-'} - {limit} not measured: {verdict.why}"
    ratio = number(judged.value) if goal.beside else "-"
    spread = f"({number(judged.least)}-{number(judged.most)})"
    return f"{start} {number(verdict.value)} {goal.unit} {goal.beside or '-'} {ratio} {limit} {verdict.word} {spread}"


def number(value: float) -> str:
    """At most three digits that say something."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def as_data(verdict: Verdict) -> dict[str, object]:
    """For `--json`."""
    goal, judged = verdict.goal, verdict.judged
    return {
        "goal": goal.number,
        "key": goal.key,
        "name": goal.name,
        "size": goal.size,
        "value": verdict.value,
        "unit": goal.unit,
        "comparator": goal.beside or None,
        "ratio": judged.value if judged and goal.beside else None,
        "limit": verdict.limit,
        "least": judged.least if judged else None,
        "most": judged.most if judged else None,
        "verdict": verdict.word,
        "why": verdict.why or None,
    }
