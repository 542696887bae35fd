"""What is told of a value that cannot be read at all: one of another form, or one that says nothing.

In: a node and the sheet. Out: BAD, with a problem on the sheet.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from yaml import Mark, Node, ScalarNode

from macros.load import values
from macros.load.compose import MAX_DEPTH, too_deep
from macros.load.rewriting import alone
from macros.load.sheet import BAD, Sheet, Ways

FILL = {"bad-value.leave-out": "bad-value.fill", "bad-value.leave-out-date": "bad-value.fill-date"}
Read = Callable[[Node, Sheet, Mark], Any]


def report_nothing(node: Node, sheet: Sheet, key: str, *, of_date: bool = False) -> Any:
    """Tells an empty value or a placeholder."""
    which = "placeholder" if node.value.strip() else "empty"
    hint = "leave-out-date" if of_date else "leave-out"
    sheet.report("bad-value", node.start_mark, which, hint, key=key, value=node.value)
    return BAD


def has_to_be_filled(key: str, before: int, sheet: Sheet) -> None:
    """Takes back that a key may be left out, from problems since there were so many `before`: it is required."""
    for number, problem in enumerate(sheet.problems[before:], before):
        if problem.hint and problem.hint.key in FILL and problem.hint.values["key"] == key:
            hint = replace(problem.hint, key=FILL[problem.hint.key])
            sheet.problems[number] = replace(problem, hint=hint)


def report_type(
    node: Node, sheet: Sheet, at: Mark, expected: str, ways: Ways | None = None, /, **details: str | tuple[str, ...]
) -> Any:
    """Tells a list where a text should be, and so on; a value that says nothing has that for a problem instead."""
    key = details.get("key", "")
    if too_deep(node):
        sheet.report("too-large", at, "depth", "depth-hint", limit=MAX_DEPTH)
    elif isinstance(node, ScalarNode) and values.says_nothing(node.value):
        return report_nothing(node, sheet, str(key))
    elif not sheet.told(node):
        sheet.report("wrong-type", at, expected, f"{expected}-hint", ways or partial(alone, node, sheet), **details)
    return BAD
