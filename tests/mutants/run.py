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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HERE = Path("mutants")  # where mutmut works
LIVES, UNTRIED = {0, 5, 33}, {None, 2, 34}  # mutmut's exit codes: no test fails, or none reaches it; no verdict
GOALS = {"macros/kpis/": 99}
GOAL = 95  # of every other folder, in percent

Verdicts = Mapping[str, Mapping[str, int | None]]  # mutmut's exit codes, by file and by its name for the mutant


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
    entries = tomllib.loads(text).get("survivor", [])
    return [Survivor(reason=entry.pop("reason"), mutant=Mutant(**entry)) for entry in entries]


def verdicts(folder: Path, only: str = "") -> Verdicts:
    """The exit codes that mutmut left behind, of all files or of one file or folder."""
    metas = {path.relative_to(folder).as_posix().removesuffix(".meta"): path for path in folder.rglob("*.py.meta")}
    return {
        file: json.loads(metas[file].read_text("utf-8"))["exit_code_by_key"]
        for file in sorted(metas)
        if file.startswith(only)
    }


def verdict(code: int | None) -> str:
    """What an exit code says; a mutant that runs out of time is killed."""
    return "untried" if code in UNTRIED else "alive" if code in LIVES else "killed"


def changes(folder: Path, file: str, names: Iterable[str]) -> Iterator[Mutant]:
    """What the mutants of a file change, read from the file that mutmut wrote."""
    text = (folder / file).read_text("utf-8")
    lines = text.splitlines()
    written = {
        node.name: [ast.unparse(node.args), *map(str.strip, lines[node.body[0].lineno - 1 : node.end_lineno])]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }
    for name in names:
        mutant = name.rpartition(".")[2]
        function = mutant.rpartition("__mutmut_")[0]
        compared = list(difflib.ndiff(written[f"{function}__mutmut_orig"], written[mutant]))
        yield Mutant(
            file=file,
            function=function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", "."),
            was="\n".join(line[2:] for line in compared if line.startswith("- ")),
            becomes="\n".join(line[2:] for line in compared if line.startswith("+ ")),
        )


def tallies(found: Verdicts) -> dict[str, Counter[str]]:
    """How many mutants have which verdict, by file and by folder."""
    tallied: dict[str, Counter[str]] = {}
    for file, codes in found.items():
        for name in (file.rpartition("/")[0] + "/", file):
            tallied.setdefault(name, Counter()).update(map(verdict, codes.values()))
    return {name: tallied[name] for name in sorted(tallied) if tried(tallied[name])}


def tried(tally: Counter[str]) -> int:
    return tally["killed"] + tally["alive"]


def table(found: Verdicts) -> Iterator[str]:
    """A line a folder and a line a module."""
    for name, tally in tallies(found).items():
        score = 100 * tally["killed"] / tried(tally)
        yield f"{name:36} {tried(tally):5} tried {tally['killed']:5} killed {tally['alive']:5} alive {score:6.1f} %"


def misses(found: Verdicts) -> Iterator[str]:
    """The folders of which fewer mutants are killed than is our goal."""
    for name, tally in tallies(found).items():
        goal = GOALS.get(name, GOAL)
        if name.endswith("/") and Fraction(100 * tally["killed"], tried(tally)) < goal:
            yield f"{name}: of {tried(tally)} mutants {tally['killed']} were killed; the goal is {goal} %"


def faults(alive: Iterable[Mutant], killed: Iterable[Mutant], allowed: Iterable[Survivor]) -> Iterator[str]:
    """Who lives without a reason, and which reason nobody needs any more."""
    reasons = {one.mutant for one in allowed}
    yield from (f"no test fails when this changes:\n{one}" for one in alive if one not in reasons)
    yield from (f"survivors.toml: a test fails now, take it out:\n{one}" for one in killed if one in reasons)


def mutmut(names: Iterable[str]) -> None:
    """One run of mutmut, of all that has no verdict yet or of what is named. It would keep words that have changed."""
    for path in (HERE / "macros").rglob("*"):
        if path.is_file() and path.suffix not in {".py", ".meta", ".spans"}:
            path.unlink()
    subprocess.run([str(Path(sys.executable).parent / "mutmut"), "run", *names], check=True)


def pattern(only: str) -> str:
    """mutmut's names for the mutants of a file or folder; that of a function begins with an x."""
    module = only.removesuffix(".py").strip("/").replace("/", ".").removesuffix(".__init__")
    return f"{module}.x*" if only.endswith(".py") else f"{module}.*"


def main(only: str = "") -> int:
    """Everything, or one file or folder anew; 1 when a mutant lives that should not, or too many do."""
    mutmut([pattern(only)] if only else [])
    found = verdicts(HERE, only)
    alive = [name for codes in found.values() for name, code in codes.items() if verdict(code) == "alive"]
    if alive and not only:  # their verdicts may be older than the tests
        mutmut(alive)
        found = verdicts(HERE)
    mutants: dict[str, list[Mutant]] = {"alive": [], "killed": []}
    for file, codes in found.items():
        for of in mutants:
            mutants[of] += changes(HERE, file, [name for name, code in codes.items() if verdict(code) == of])
    listed = survivors((PROJECT / "tests/mutants/survivors.toml").read_text("utf-8"))
    wrong = [*faults(mutants["alive"], mutants["killed"], listed), *misses(found)]
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    sys.stdout.writelines(f"\n{fault}\n" for fault in wrong)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
