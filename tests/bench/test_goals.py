"""Verdicts by hand-made measurements, and what is printed of them."""

import json
from pathlib import Path

import pytest

from bench import run
from bench.goals import Findings, Goal, as_data, judge, known, line
from bench.measure import Failed

RATIO = Goal(number=1, name="check cold", size="M", beside="load only", most=0.6)
PLAIN = Goal(number=12, name="build differences", size="M", unit="files", most=0, noisy=False)
CASES: list[tuple[str, Goal, Findings, float, str]] = [
    (
        "the median of each round's ratio, not the ratio of the medians",
        RATIO,
        {("check cold", "M"): (1.0, 3.0, 2.0), ("load only", "M"): (2.0, 10.0, 2.5)},
        1,
        " 1 check cold M 2 s load only 0.5 <=0.6 pass (0.3-0.8)",
    ),
    (
        "too slow",
        RATIO,
        {("check cold", "M"): (0.61,), ("load only", "M"): (1.0,)},
        1,
        " 1 check cold M 0.61 s load only 0.61 <=0.6 FAIL (0.61-0.61)",
    ),
    (
        "just what was promised",
        RATIO,
        {("check cold", "M"): (0.6,), ("load only", "M"): (1.0,)},
        1,
        " 1 check cold M 0.6 s load only 0.6 <=0.6 pass (0.6-0.6)",
    ),
    (
        "a busy machine gets slack",
        RATIO,
        {("check cold", "M"): (0.77,), ("load only", "M"): (1.0,)},
        1.3,
        " 1 check cold M 0.77 s load only 0.77 <=0.78 pass (0.77-0.77)",
    ),
    (
        "what does not depend on the machine gets none",
        PLAIN,
        {("build differences", "M"): (1.0,)},
        1.3,
        "12 build differences M 1 files - - <=0 FAIL (1-1)",
    ),
    (
        "nothing to measure with",
        RATIO,
        {("check cold", "M"): (1.0,), ("load only", "M"): "no such program"},
        1,
        " 1 check cold M - s load only - <=0.6 not measured: no such program",
    ),
]


@pytest.mark.parametrize(
    ("goal", "findings", "slack", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_line(goal: Goal, findings: Findings, slack: float, told: str) -> None:
    assert line(judge(goal, findings, slack)) == told


def test_what_nobody_measured_is_no_pass() -> None:
    with pytest.raises(KeyError):
        judge(RATIO, {("check cold", "M"): (1.0,)})
    assert not known(RATIO, {("check cold", "M"): (1.0,)})


def test_as_data_it_says_the_same() -> None:
    found = as_data(judge(RATIO, {("check cold", "M"): (1.0, 3.0), ("load only", "M"): (2.0, 2.0)}))
    assert (found["key"], found["value"], found["ratio"], found["verdict"]) == (
        "check-cold-to-load-only-m", 2.0, 1.0, "FAIL",
    )  # fmt: skip
    assert as_data(judge(PLAIN, {("build differences", "M"): "why"}))["verdict"] == "not-measured"


def test_all_twelve_goals_are_there_and_each_is_told_apart() -> None:
    assert {goal.number for goal in run.GOALS} == set(range(1, 13))
    keys = [goal.key for goal in run.GOALS]
    assert len(keys) == len(set(keys))


def measuring(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Nothing is made or run; what would be found is given."""
    monkeypatch.setattr(run, "workshop", lambda place: place)
    monkeypatch.setattr(run, "PARTS", {"checks": ("S", lambda shop, size: {"check cold": (seconds,) * size.rounds})})
    monkeypatch.setattr(run, "GOALS", (Goal(number=2, name="check cold", size="S", most=0.1),))


@pytest.mark.parametrize(("seconds", "word", "code"), [(0.05, "pass", 0), (0.2, "FAIL", 1)])
def test_a_goal_that_is_not_reached_fails_the_run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    seconds: float,
    word: str,
    code: int,
) -> None:
    measuring(monkeypatch, seconds)
    assert run.main(["S", "--json", str(tmp_path / "figures.json")]) == code
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f" 2 check cold S {seconds} s - - <=0.1 {word} ({seconds}-{seconds})"
    assert told[1].startswith("processor ")
    written = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert [goal["verdict"] for goal in written["goals"]] == [word]
    assert written["machine"]["Python"]


def test_a_command_that_fails_ends_the_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing(*_: object) -> None:
        raise Failed("roadmap check: exit 1")

    measuring(monkeypatch, 1)
    monkeypatch.setattr(run, "PARTS", {"checks": ("S", failing)})
    assert run.main(["S"]) == 2
    assert "S checks: roadmap check: exit 1" in capsys.readouterr().err


def test_a_goal_without_a_finding_is_an_error_of_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    measuring(monkeypatch, 1)
    monkeypatch.setattr(run, "PARTS", {"checks": ("S", lambda *_: {})})
    with pytest.raises(KeyError):
        run.main(["S"])


def test_a_folder_that_is_there_is_no_place_to_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run.main(["S", "--keep", str(tmp_path)])
    assert capsys.readouterr().err.endswith(f"{tmp_path} is there already; name a new folder for --keep\n")


def test_what_was_made_stays_in_a_new_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    measuring(monkeypatch, 0.05)
    assert run.main(["S", "--keep", str(tmp_path / "some/where")]) == 0
    assert (tmp_path / "some/where").is_dir()
