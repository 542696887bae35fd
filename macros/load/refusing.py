"""What is told of a value that cannot be read at all: one of another form, or one that says nothing.

In: a node and the sheet. Out: BAD, with a problem on the sheet.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from yaml import Mark, Node, ScalarNode

from macros.load import values
from macros.load.compose import MAX_DEPTH, too_deep
from macros.load.rewriting import alone
from macros.load.sheet import BAD, Sheet, Ways

Read = Callable[[Node, Sheet, Mark], Any]


def report_nothing(node: Node, sheet: Sheet, key: str) -> Any:
    """Tells an empty value or a placeholder."""
    which = "placeholder" if node.value.strip() else "empty"
    sheet.report("bad-value", node.start_mark, which, "leave-out", key=key, value=node.value)
    return BAD


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
