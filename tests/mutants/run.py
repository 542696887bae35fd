"""How many small mistakes in the engine the tests find, as `make mutants` asks.

In: what mutmut makes of the functions of the core, each with one change (a mutant), and a verdict of the tests on each.
Out: the score a module, and every mutant that lives though survivors.toml gives no reason why it may. mutmut changes
nothing outside functions, and nothing under a decorator.
"""

import ast
import difflib
import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HERE = Path("mutants")  # where mutmut works
LIVES, UNTRIED = {0, 5, 33}, {None, 2, 34}  # mutmut's exit codes: no test fails, or none reaches it; no verdict
GOALS = {"macros/kpis/": Fraction(99)}
GOAL = Fraction(95)  # of every other folder


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """One change in one function, without the lines that stay."""

    file: str
    function: str
    was: str
    becomes: str

    def __str__(self) -> str:
        told = (f"{name} = {json.dumps(getattr(self, name), ensure_ascii=False)}" for name in self.__slots__)
        return "\n".join(("[[survivor]]", *told, 'reason = ""'))


@dataclass(frozen=True, kw_only=True, slots=True)
class Survivor:
    """A mutant that may live, and why."""

    mutant: Mutant
    reason: str


def survivors(text: str) -> list[Survivor]:
    """What survivors.toml holds."""
    return [
        Survivor(reason=entry.pop("reason"), mutant=Mutant(**entry))
        for entry in tomllib.loads(text).get("survivor", [])
    ]


def verdicts(folder: Path) -> dict[str, dict[str, int | None]]:
    """The exit code of every mutant, by file and by mutmut's name for it."""
    found = {path: json.loads(path.read_text("utf-8"))["exit_code_by_key"] for path in folder.rglob("*.py.meta")}
    return {path.relative_to(folder).as_posix().removesuffix(".meta"): found[path] for path in sorted(found)}


def living(folder: Path, file: str, names: Iterable[str]) -> Iterator[Mutant]:
    """What the mutants of a file change, read from the file that mutmut wrote."""
    text = (folder / file).read_text("utf-8")
    lines = text.splitlines()
    functions = {
        node.name: [line.strip() for line in lines[node.body[0].lineno - 1 : node.end_lineno]]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }
    heads = {
        node.name: ast.unparse(node.args) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)
    }
    for name in names:
        one = name.rpartition(".")[2]
        function = one.rpartition("__mutmut_")[0]
        before = f"{function}__mutmut_orig"
        changed = list(difflib.ndiff([heads[before], *functions[before]], [heads[one], *functions[one]]))
        yield Mutant(
            file=file,
            function=function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."),
            was="\n".join(line[2:] for line in changed if line.startswith("- ")),
            becomes="\n".join(line[2:] for line in changed if line.startswith("+ ")),
        )


def table(found: dict[str, dict[str, int | None]]) -> Iterator[str]:
    """A line a module, and one a folder: mutants tried, killed, alive, and the score."""
    rows: dict[str, Counter[str]] = {}
    for file, codes in found.items():
        of = Counter(
            "untried" if code in UNTRIED else "alive" if code in LIVES else "killed" for code in codes.values()
        )
        if of:
            rows[file] = of
            folder = file.rpartition("/")[0] + "/"
            rows[folder] = rows.get(folder, Counter()) + of
    for name, of in sorted(rows.items()):
        tried = of["killed"] + of["alive"]
        score = f"{float(100 * Fraction(of['killed'], tried)):.1f} %" if tried else "-"
        yield f"{name:40} {tried:6} tried {of['killed']:6} killed {of['alive']:5} alive {score:>8}"


def misses(found: dict[str, dict[str, int | None]]) -> Iterator[str]:
    """The folders of which fewer mutants are killed than is our goal."""
    killed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for file, codes in found.items():
        folder = file.rpartition("/")[0] + "/"
        tried[folder] += sum(code not in UNTRIED for code in codes.values())
        killed[folder] += sum(code not in UNTRIED | LIVES for code in codes.values())
    for folder in sorted(folder for folder in tried if tried[folder]):
        goal = GOALS.get(folder, GOAL)
        if Fraction(100 * killed[folder], tried[folder]) < goal:
            yield f"{folder}: of {tried[folder]} mutants {killed[folder]} were killed; the goal is {goal} %"


def faults(alive: Iterable[Mutant], killed: Iterable[Mutant], allowed: Iterable[Survivor]) -> Iterator[str]:
    """Who lives without a reason, and which reason nobody needs any more."""
    reasons = {one.mutant for one in allowed}
    yield from (f"no test fails when this changes:\n{one}" for one in alive if one not in reasons)
    yield from (f"survivors.toml: a test fails now, take it out:\n{one}" for one in killed if one in reasons)


def mutmut(names: Iterable[str] = ()) -> None:
    """One run; it goes on where the last one stopped. Of words and data it would not see that they have changed."""
    for path in (HERE / "macros").rglob("*"):
        if path.is_file() and path.suffix not in {".py", ".meta", ".spans"}:
            path.unlink()
    subprocess.run([str(Path(sys.executable).parent / "mutmut"), "run", *names], check=True)


def main(only: str = "") -> int:
    """Everything, or one file or folder anew; 1 when a mutant lives that should not, or too many do."""
    wanted = only.removesuffix(".py").strip("/").replace("/", ".")
    mutmut([f"{wanted}.*"] if wanted else [])
    alive = [name for codes in chosen(only).values() for name, code in codes.items() if code in LIVES]
    listed = survivors((PROJECT / "tests/mutants/survivors.toml").read_text("utf-8"))
    if alive and not wanted:  # their verdicts may be older than the tests
        mutmut(alive)
    found = chosen(only)
    told: dict[bool, list[Mutant]] = {True: [], False: []}
    for file, codes in found.items():
        for lives in told:
            names = [name for name, code in codes.items() if code not in UNTRIED and (code in LIVES) is lives]
            told[lives] += living(HERE, file, names)
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    wrong = [*faults(told[True], told[False], listed), *misses(found)]
    sys.stdout.writelines(f"\n{fault}\n" for fault in wrong)
    return bool(wrong)


def chosen(only: str) -> dict[str, dict[str, int | None]]:
    """The verdicts on one file or folder; without one, on all."""
    return {file: codes for file, codes in verdicts(HERE).items() if file.startswith(only)}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
