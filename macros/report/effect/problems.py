"""The problems that a change brings and those that it takes away, attention included.

In: the problems of both sides. Out: those of the one that the other has not. A problem that moved to another line is
the same one, and so is that of a record with a new id.
"""

from collections import Counter
from collections.abc import Iterable

from macros.problems import Problem
from macros.report.effect.pairs import Names

PLACES = ("first", "start")  # the values of a message that say where something else stands
Known = tuple[object, ...]


def gained_and_lost(
    before: Iterable[Problem], after: Iterable[Problem], names: Names
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems only after, and those only before."""
    old = [(known(problem, names), problem) for problem in before]
    new = [(known(problem, Names(after={})), problem) for problem in after]
    return only(new, old), only(old, new)


def only(some: list[tuple[Known, Problem]], others: list[tuple[Known, Problem]]) -> tuple[Problem, ...]:
    """Those of some that the others have not, or not as often."""
    left = Counter(key for key, _ in others)
    found = []
    for key, problem in some:
        left[key] -= 1
        if left[key] < 0:
            found.append(problem)
    return tuple(found)


def known(problem: Problem, names: Names) -> Known:
    """By what a problem is known again."""
    values = {
        name: names[value] if isinstance(value, str) else value
        for name, value in problem.message.values.items()
        if name not in PLACES
    }
    return problem.rule, problem.source.path, problem.message.key, tuple(sorted(values.items()))
