"""Two entries of a list that YAML takes for one, because the line that begins the second is gone or lost its dash.

In: the map that came of them, and the sheet. Out: the map as the first of them has it, with one problem on the sheet.
"""

import re
from collections.abc import Collection

from yaml import MappingNode

from macros.load.sheet import Sheet

ENOUGH = 2  # keys that stand there again: a single one may be a line that was written twice
ENTRY = r" *(?:- +)+"  # what stands before an entry of a list with a line for each key


def doubled(node: MappingNode) -> list[int]:
    """The numbers of the pairs whose key stands there already."""
    seen: set[str] = set()
    found = []
    for number, (key, _) in enumerate(node.value):
        if type(key.value) is str:
            found += [number] if key.value in seen else []
            seen.add(key.value)
    return found


def parted(node: MappingNode, fields: Collection[str], sheet: Sheet) -> bool:
    """Whether a map is two entries of a list; then it keeps what stands before the first key that comes again."""
    again = [number for number in doubled(node) if node.value[number][0].value in fields]
    if len(again) < ENOUGH or not re.fullmatch(ENTRY, sheet.line(node.start_mark.line)[: node.start_mark.column]):
        return False
    keys = tuple(node.value[number][0].value for number in again)
    place = node.value[again[0]][0]
    begin = node.value[0][0].value
    begin = place.value if begin in keys else begin  # then its line is there, without the dash
    sheet.report("duplicate-key", place.start_mark, "merged", "merged-hint", keys=keys, begin=begin)
    node.value = node.value[: again[0]]
    return True
