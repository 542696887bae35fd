"""Whether a fix is right: the file is read again as if it were applied, and only its problem may be gone.

In: a sheet with problems and what may be right for them. Out: the same problems, those with a known right text with
that as their `fix`. Never writes. Asked only of files in which something is wrong; how often, hangs on their size.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from yaml import YAMLError

from macros.fixes import Fix, applied
from macros.load.parser import nodes
from macros.load.sheet import BAD, Sheet
from macros.problems import Problem

MOST = 20  # problems of a file for which a fix is tried; of those behind them it is when these are gone
MOST_READ = 400_000  # characters that trying may read again in all
HIDING = frozenset(("yaml-syntax", "yaml-feature"))  # of which nothing else in the file is told, or not all
Read = Callable[[bytes, Sheet], Any]


def tried(sheet: Sheet, read: Read) -> None:
    """Gives the problems of a sheet their fix."""
    text = sheet.given or sheet.text
    left = MOST_READ
    for number, ways in list(sheet.possible.items())[:MOST]:
        left -= len(ways) * len(text)
        if left < 0:
            return
        problem = sheet.problems[number]
        right = [(way, new) for way in ways if (new := outcome(sheet, problem, way, text, read)) is not None]
        if right and all(alike(new, right[0][1]) for _, new in right[1:]):
            sheet.problems[number] = replace(problem, fix=right[0][0])


def outcome(sheet: Sheet, problem: Problem, way: Fix, text: str, read: Read) -> str | None:
    """The text with a fix in it; None when the problem stays, or another comes."""
    new = applied(text, [way])
    again = Sheet(path=sheet.path, place=sheet.place, id=sheet.id, today=sheet.today, languages=sheet.languages)
    value = read(new.encode("utf-8", "surrogatepass"), again)
    before, after = Counter(map(identity, sheet.problems)), Counter(map(identity, again.problems))
    if problem.rule in HIDING:  # what was behind it shows now, and is no fault of the fix
        return None if any(worse(found, problem, way) for found in again.problems) else new
    gone = after[identity(problem)] < before[identity(problem)]
    return new if gone and value is not BAD and not after - before else None


def worse(found: Problem, problem: Problem, way: Fix) -> bool:
    """Whether something is wrong with what a fix wrote, or the file still ends where it did."""
    ended = max(way.end_line, way.line + way.text.count("\n"))
    line = found.source.line
    return line <= ended and (line >= way.line or found.rule == problem.rule)


def identity(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same, wherever they stand."""
    values = {name: value for name, value in problem.message.values.items() if name not in ("first", "start")}
    return problem.rule, problem.message.key, tuple(sorted(values.items(), key=str))


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same; not where one of them cannot be read."""
    try:
        return bool(said(nodes(one)) == said(nodes(other)))
    except YAMLError:
        return False


def said(node: Any) -> Any:
    """What a node holds, without its place."""
    value = getattr(node, "value", node)
    if isinstance(value, list):
        return [said(child) for child in value]
    return tuple(said(child) for child in value) if isinstance(value, tuple) else value
