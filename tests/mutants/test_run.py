"""The judge of mutants: what lives without a reason is told, and a reason that nothing needs too."""

import json
from pathlib import Path

import pytest

from tests.mutants.run import PROJECT, Mutant, Survivor, changes, faults, misses, pattern, survivors, table, verdicts

WRITTEN = '''
def x_half__mutmut_orig(value, digits=0):
    """Rounded."""
    if value < 0:
        return -value
    return value

def x_half__mutmut_1(value, digits=1):
    """Rounded."""
    if value < 0:
        return -value
    return value

def x_half__mutmut_2(value, digits=0):
    """Rounded."""
    if value <= 0:
        return -value
    return value

class Team:
    def xǁTeamǁpeople__mutmut_orig(self):
        return self.size or 1

    def xǁTeamǁpeople__mutmut_1(self):
        return self.size or 2
'''
FILE = "macros/kpis/some.py"
EDGE = Mutant(file=FILE, function="half", was="if value < 0:", becomes="if value <= 0:")
CODES = {
    "macros.kpis.some.x_half__mutmut_1": 1,  # killed
    "macros.kpis.some.x_half__mutmut_2": 0,  # alive
    "macros.kpis.some.xǁTeamǁpeople__mutmut_1": None,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What mutmut leaves behind."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(WRITTEN, encoding="utf-8")
    (tmp_path / f"{FILE}.meta").write_text(json.dumps({"exit_code_by_key": CODES}), encoding="utf-8")
    return tmp_path


def test_verdicts_are_those_of_every_file(folder: Path) -> None:
    assert verdicts(folder) == {FILE: CODES}


def test_a_mutant_is_what_it_changes(folder: Path) -> None:
    assert list(changes(folder, FILE, CODES)) == [
        Mutant(file=FILE, function="half", was="value, digits=0", becomes="value, digits=1"),
        EDGE,
        Mutant(file=FILE, function="Team.people", was="return self.size or 1", becomes="return self.size or 2"),
    ]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("macros/kpis/coverage.py", "macros.kpis.coverage.x*"),
        ("macros/load/__init__.py", "macros.load.x*"),
        ("macros/kpis/", "macros.kpis.*"),
    ],
)
def test_one_file_or_folder_is_named_as_mutmut_names_it(only: str, expected: str) -> None:
    assert pattern(only) == expected


def test_the_table_counts_what_was_tried() -> None:
    assert [" ".join(line.split()) for line in table({FILE: CODES, "macros/load/none.py": {}})] == [
        "macros/kpis/ 2 tried 1 killed 1 alive 50.0 %",
        f"{FILE} 2 tried 1 killed 1 alive 50.0 %",
    ]


@pytest.mark.parametrize(
    ("file", "killed", "told"),
    [
        ("macros/kpis/some.py", 99, []),
        ("macros/kpis/some.py", 98, ["macros/kpis/: of 100 mutants 98 were killed; the goal is 99 %"]),
        ("macros/load/some.py", 95, []),
        ("macros/load/some.py", 94, ["macros/load/: of 100 mutants 94 were killed; the goal is 95 %"]),
    ],
)
def test_a_folder_below_its_goal_is_told(file: str, killed: int, told: list[str]) -> None:
    codes: dict[str, int | None] = {str(n): 1 if n < killed else 0 for n in range(100)}
    assert list(misses({file: codes | {"untried": None}})) == told


def test_a_mutant_that_lives_without_a_reason_is_told_as_it_would_be_listed() -> None:
    (told,) = faults([EDGE], [], [])
    assert told.startswith("no test fails when this changes:\n[[survivor]]\n")
    listed = survivors(told.partition("\n")[2].replace('reason = ""', 'reason = "minus nought is nought"'))
    assert listed == [Survivor(mutant=EDGE, reason="minus nought is nought")]
    assert list(faults([EDGE], [], listed)) == []


def test_a_reason_that_nothing_needs_is_told() -> None:
    (told,) = faults([], [EDGE], [Survivor(mutant=EDGE, reason="R")])
    assert told.startswith("survivors.toml: a test fails now")


def test_every_survivor_changes_a_line_that_there_is_and_has_a_reason() -> None:
    for one in survivors((PROJECT / "tests/mutants/survivors.toml").read_text("utf-8")):
        lines = "".join((PROJECT / one.mutant.file).read_text("utf-8").split())
        assert f"def{one.mutant.function.rpartition('.')[2]}(" in lines, one
        for line in one.mutant.was.splitlines():
            assert "".join(line.split()) in lines, one
        assert one.mutant.was != one.mutant.becomes
        assert one.reason.strip(), one
