"""Where everything stands in a file of data/ that was found right: its records, their keys and what was typed there.

In: the text of a file. Out: plain maps, as JSON can hold them; lines count from 1. For whoever shows how to change a
line: every value is the text that was typed, nothing is read into it.
"""

from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from macros.load.parser import nodes

Outline = dict[str, Any]
NESTED = {"track": ("items", "item"), "maturity": ("dimensions", "dimension")}  # a list of records in a record's file


def outlines(text: str, kind: str, name: str) -> dict[str, Outline]:
    """The records of a file by id: a map is one record called `name`; the entries of a list have an id of their own.

    The items of a track and the dimensions of maturity are records beside it.
    """
    root, lines = nodes(text), text.split("\n")
    found: dict[str, Outline] = {}
    if isinstance(root, MappingNode):
        found[name] = outline(root, kind, lines)
        held, kind = NESTED.get(kind, ("", kind))
        root = next((value for key, value in root.value if key.value == held), None)
    if isinstance(root, SequenceNode):
        for entry in root.value:
            record = outline(entry, kind, lines)
            found[record["value"]["id"]] = record | ({"flow": "list"} if root.flow_style else {})
    return found


def outline(node: MappingNode, kind: str, lines: list[str]) -> Outline:
    """One record: its lines, the column of its keys, and each key with its place."""
    return {
        "kind": kind,
        "first": node.start_mark.line + 1,
        "last": last_line(node, lines),
        "indent": node.start_mark.column,
        "flow": "map" if node.flow_style else "",  # or "list": what is written on one line
        "keys": places(node, lines),
        "value": {key.value: plain(value) for key, value in node.value if (kind, key.value) != ("track", "items")},
    }


def places(node: MappingNode, lines: list[str]) -> dict[str, list[Any]]:
    """Each key: its lines; of a list or map with a line for each entry its column, else -1; of a map its keys too."""
    return {
        key.value: [key.start_mark.line + 1, last_line(value, lines), *within(value, lines)]
        for key, value in node.value
    }


def within(node: Node, lines: list[str]) -> Iterator[Any]:
    is_block = isinstance(node, MappingNode | SequenceNode) and not node.flow_style
    yield node.start_mark.column if is_block else -1
    if is_block and isinstance(node, MappingNode):
        yield places(node, lines)


def last_line(node: Node, lines: list[str]) -> int:
    """The last line of a value. YAML ends a block where the next thing begins: what lies between is not part of it."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
        last = node.value[-1]
        return last_line(last[1] if isinstance(last, tuple) else last, lines)
    end: int = node.end_mark.line + 1
    if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
        end = min(end, len(lines)) if node.end_mark.column else end - 1
        while not lines[end - 1].strip():
            end -= 1
    return end


def plain(node: Node) -> Any:
    """A value as maps, lists and the texts that were typed."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(entry) for entry in node.value]
    return node.value
