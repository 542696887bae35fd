"""A short run of `make fuzz`, and proof that its judge can tell a wrong answer."""

import dataclasses
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.fixes import Fix
from macros.problems import Problem
from macros.source import Source
from tests.fuzz import judge as judges
from tests.fuzz.corpus import corpus, files_in, place_of
from tests.fuzz.failure import Failure, keep
from tests.fuzz.fixes import fault_of, fixed
from tests.fuzz.judge import judge
from tests.fuzz.mutators import WAYS, Mutation, mutated
from tests.fuzz.reading import problems_in
from tests.fuzz.run import asked_in, run
from tests.fuzz.shrink import shrunk
from tests.fuzz.trials import TRIALS, broken
from tests.roadmaps import EXAMPLE

SHORT = 1200  # inputs; `make fuzz` takes a million
FILES = files_in(EXAMPLE)
TRACK = "tracks/techniek.yml"
SLIP = {**FILES, TRACK: b"name: T\nowner: els\npurpos: P\n"}
WRONG = {**FILES, TRACK: b"name: T\nowner: elz\n"}


def test_any_mistake_gets_an_answer() -> None:
    found = [failure for number in range(SHORT) if (failure := broken("short", number))]
    assert [failure.complaint for failure in found] == []


def test_an_input_is_known_by_its_seed_and_number() -> None:
    assert mutated("1:7") == mutated("1:7")
    assert len({str(mutated(f"1:{number}")) for number in range(50)}) == 50


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_changes_most_files(way: Mutation) -> None:
    raw = FILES["tracks/proces.yml"]
    made = [way(raw, random.Random(seed)) for seed in range(100)]  # noqa: S311 - nothing secret hangs on it
    assert sum(one != raw for one in made) > 80


def test_the_corpus_holds_every_place_of_the_contract() -> None:
    places = {place_of(start.name) for start in corpus()}
    assert len({place[0] for place in places if place}) == 9
    assert all(place for place in places)
    assert len(corpus()) > 500


def test_a_wrong_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> None:
        raise KeyError("x")

    def forever(_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(judges, "LONGEST", 0.1)
    for answer, told in ((never, "KeyError in never, test_fuzz.py"), (forever, "Slow in stop, judge.py")):
        monkeypatch.setattr(judges, "read", answer)
        assert judge(FILES, deep=False).partition("\n")[0] == told


def at(source: Source) -> Callable[[Problem], Problem]:
    return lambda problem: dataclasses.replace(problem, source=source)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (at(Source("data/tracks/nergens.yml")), "unknown-reference at a file that is not there"),
        (at(Source("data/tracks/techniek.yml", 4)), "unknown-reference at a place that is not there"),
        (at(Source("data/tracks/techniek.yml", 2, 12)), "unknown-reference at a place that is not there"),
        (lambda problem: problem, ""),
    ],
    ids=["another file", "a line too far", "a column too far", "right"],
)
def test_a_problem_at_a_place_that_is_not_there_is_told(
    change: Callable[[Problem], Problem], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = next(one for one in problems_in(WRONG) if one.rule == "unknown-reference")
    monkeypatch.setattr(judges, "check", lambda reading: [change(problem)])
    assert judge(WRONG, deep=False).partition("\n")[0] == told


def test_a_fix_that_does_something_else_is_told() -> None:
    before = problems_in(SLIP)
    problem = next(one for one in before if one.fix)
    right = {**SLIP, TRACK: fixed(SLIP[TRACK], problem)}
    assert fault_of(problem, before, problems_in(right)) == ""
    assert "still there" in fault_of(problem, before, before)
    assert problem.fix
    worse = dataclasses.replace(problem, fix=dataclasses.replace(problem.fix, text="purpose: Q\npurpose"))
    assert "duplicate-key" in fault_of(worse, before, problems_in({**SLIP, TRACK: fixed(SLIP[TRACK], worse)}))


def test_a_failure_is_made_small() -> None:
    files = {"a": b"one\ntwo\nthree\nfour\n" * 20, "b": b"nothing"}
    assert shrunk(files, lambda less: b"three" in less.get("a", b"")) == {"a": b"three"}


def test_a_failure_is_kept_as_a_folder(tmp_path: Path) -> None:
    failure = Failure(number=7, complaint="why\nmore", files=FILES)
    folder = keep(failure, "fuzz-1", tmp_path)
    assert files_in(folder / "data") == FILES
    assert (folder / "why.txt").read_text("utf-8") == "why\nmore\n"
    assert failure.kind == "why"


def test_a_run_goes_on_where_another_ended() -> None:
    asked = asked_in(["fuzz", "--seed", "3", "--begin", "40", "--count", "30", "--jobs", "1"])
    assert list(asked.parts()) == [(40, 70)]
    assert run(asked) == (30, [])
    timed = asked_in(["lost", "--seconds", "0.01", "--jobs", "1"])
    assert (timed.end, timed.seconds) == (None, 0.01)
    assert {name: trial.count for name, trial in TRIALS.items()} == {
        "fuzz": 1_000_000,
        "lost": 10_000,
        "charts": 20_000,
    }


def test_a_fix_in_the_wrong_place_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    before = problems_in(SLIP)
    wrong = [one if not one.fix else dataclasses.replace(one, fix=Fix(1, 1, 1, 1, "# ")) for one in before]
    monkeypatch.setattr(judges, "check", lambda reading: wrong)
    monkeypatch.setattr(judges, "readers_differ", lambda *_: ())
    assert judge(SLIP, deep=True).startswith("a fix of unknown-key is wrong")
