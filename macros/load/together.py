"""A key and its value within brackets without a space between them, which YAML takes for one key.

In: the node of that key, and the keys that may stand there. Out: a problem on the sheet, with the space as its fix.
"""

import re
from collections.abc import Collection
from functools import partial

from yaml import Node

from macros.load.rewriting import Fixes, between
from macros.load.sheet import Sheet


def typed_together(node: Node, fields: Collection[str]) -> re.Match[str] | None:
    """The known key and the value that a wrong key is made of."""
    found = re.fullmatch(r"([\w-]+):\s*(\S.*)", node.value)
    return found if found and found[1] in fields else None


def report_together(found: re.Match[str], node: Node, sheet: Sheet) -> None:
    """Tells a key that its value stands right behind."""
    ways = partial(apart, found, node, sheet)
    sheet.report("unknown-key", node.start_mark, "space", "space-hint", ways, key=found[1], value=found[2])


def apart(found: re.Match[str], node: Node, sheet: Sheet) -> Fixes:
    """The key and the value with a space between them, where no quotes are around the two."""
    text = f"{found[1]}: {found[2]}"
    return () if sheet.text[node.start_mark.index] in "\"'" else (between(node.start_mark, node.end_mark, text),)
