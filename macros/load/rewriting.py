"""How the right text is written in the place of a wrong one, for which `trial` sees whether it is right there.

In: nodes, or lines of a text, and what should be there. Out: a `Fix` for each way to write it, none where that would
take away more than the mistake.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

from yaml import Mark, Node, ScalarNode, SequenceNode

from macros.contract import types
from macros.contract.files import FILES
from macros.fixes import Fix
from macros.load.sheet import Sheet

Fixes = tuple[Fix, ...]

PLAIN = re.compile(r"[A-Za-z0-9-](?:[A-Za-z0-9_./@+?=~%-]|:(?=[A-Za-z0-9/]))*")
BEFORE = r" *(?:(?:- +)*[\w-]+ *: +|(?:- +)+)"  # of a value on its line, in block style
VALUE = re.compile(rf"({BEFORE})(\S.*?)\s*")
SIGNED = re.compile(r"[%@`*&!].*")  # no text without quotes begins so
INDENTATION = re.compile(r"[ \t]*(?:-[ \t]+)*")
WIDTHS = (2, 4, 8)  # spaces of a tab, as editors have it
BREAKS = "\x0b\x0c\x85\u2028\u2029"  # refused characters that part two words


def between(start: Mark, end: Mark, text: str) -> Fix:
    return Fix(start.line + 1, start.column + 1, end.line + 1, end.column + 1, text)


def within(line: int, start: int, end: int, text: str) -> Fix:
    """On one line; all count from 0."""
    return Fix(line + 1, start + 1, line + 1, end + 1, text)


def in_quotes(text: str) -> str:
    """A text as YAML takes it for a text."""
    return f"'{text}'" if re.search(r'["\\]', text) and "'" not in text else json.dumps(text, ensure_ascii=False)


def instead(node: Node, text: str) -> Fixes:
    """Another text in the place of a scalar, in the quotes that it has."""
    if not text or not isinstance(node, ScalarNode) or node.start_mark.line != node.end_mark.line:
        return ()
    written = text if PLAIN.fullmatch(text) else in_quotes(text)
    quote = node.style if written == text and node.style in ('"', "'") else ""
    return (between(node.start_mark, node.end_mark, f"{quote}{written}{quote}"),)


def mended(node: Node, mend: Callable[..., str], *said: object) -> Fixes:
    """What a text becomes when it is mended, in its place."""
    return instead(node, mend(*said))


def listed(node: Node, text: str) -> Fixes:
    """A single text, or some with a comma between them, as a list."""
    parts = [part.strip() for part in text.split(",")]
    if not isinstance(node, ScalarNode) or node.start_mark.line != node.end_mark.line or not all(parts):
        return ()
    written = ", ".join(part if PLAIN.fullmatch(part) else in_quotes(part) for part in parts)
    return (between(node.start_mark, node.end_mark, f"[{written}]"),)


def alone(node: Node, sheet: Sheet) -> Fixes:
    """The one value of a list in brackets, without them."""
    if not isinstance(node, SequenceNode) or not node.flow_style or len(node.value) != 1:
        return ()
    (only,) = node.value
    if not isinstance(only, ScalarNode) or node.start_mark.line != node.end_mark.line:
        return ()
    line = sheet.line(only.start_mark.line)
    if line[node.start_mark.column] != "[":  # a tag or an anchor
        return ()
    text = line[only.start_mark.column : only.end_mark.column]
    return (between(node.start_mark, node.end_mark, text),)


def without_pair(key: Node, value: Node, sheet: Sheet) -> Fixes:
    """The line of a key and its value taken out, where nothing else stands on it."""
    if not isinstance(value, ScalarNode) or value.end_mark.line != key.start_mark.line:
        return ()
    line = sheet.line(key.start_mark.line)
    said = line[key.end_mark.column :].strip(" :").strip("\"'").strip()
    if line[: key.start_mark.column].strip(" ") or said != value.value.strip():
        return ()
    number = key.start_mark.line + 1
    return (Fix(number, 1, number + 1, 1, ""),)


def without_entry(before: Node, entry: Node, sheet: Sheet) -> Fixes:
    """An entry of a list taken out, with the comma before it or the line it stands on."""
    text = sheet.text[before.end_mark.index : entry.start_mark.index]
    if re.fullmatch(r" *, *", text):
        return (between(before.end_mark, entry.end_mark, ""),)
    line = sheet.line(entry.start_mark.line)
    number = entry.start_mark.line + 1
    only = re.fullmatch(r" *- +", line[: entry.start_mark.column]) and not line[entry.end_mark.column :].strip(" ")
    return (Fix(number, 1, number + 1, 1, ""),) if only and entry.end_mark.line == entry.start_mark.line else ()


def quoted_from(sheet: Sheet, line: int, column: int) -> Fixes:
    """All that stands on a line from a column on as one text, where that is the value of its line."""
    text = sheet.line(line)
    if not re.fullmatch(BEFORE, text[:column]) or not text[column:].strip():
        return ()
    return (within(line, column, len(text.rstrip()), in_quotes(text[column:].rstrip())),)


def cleaned(text: str, line: int, refused: str) -> Fixes:
    """A line of a text from its first refused character to its last, without them."""
    text = text.split("\n", line + 1)[line]
    found = list(re.finditer(refused, text))
    start, end = found[0].start(), found[-1].end()
    right = re.sub(refused, lambda match: " " if match.group() in BREAKS else "", text[start:end])
    return (within(line, start, end, right),)


def quoted_value(sheet: Sheet, line: int) -> Fixes:
    """The value of a line as a text, where it has a colon or begins with a sign that no text begins with."""
    found = VALUE.fullmatch(sheet.line(line))
    if not found or " #" in found[2]:
        return ()
    value = found[2]
    words = re.findall(r"(?:^|\s)([\w-]+):(?=\s|$)", value)
    of_quote = re.match(r"'(?:[stnkm]|er|ns) ", value)  # 's ochtends, 't hele team
    if not SIGNED.match(value) and not of_quote and (value[0] in "[]{}\"'|>" or not words):
        return ()
    if value.startswith("!!") or not keys().isdisjoint(words):
        return ()
    return (within(line, found.start(2), found.end(2), in_quotes(value)),)


def spaced_colon(sheet: Sheet, line: int) -> Fixes:
    """A space behind the colon of a key that exists."""
    found = re.match(r" *(?:- +)?([\w-]+):(?=\S)", sheet.line(line))
    return (within(line, found.end(), found.end(), " "),) if found and found[1] in keys() else ()


def spaces_for_tabs(sheet: Sheet) -> Fixes:
    """The tabs before the text of lines as spaces, all of the file at once; a way for each width."""
    rows = sheet.text.split("\n")
    tabbed = [number for number, row in enumerate(rows) if "\t" in indentation(row)]
    if not tabbed:
        return ()
    first, last = tabbed[0], tabbed[-1]
    block = rows[first : last + 1]
    ways = dict.fromkeys("\n".join(expanded(row, width) for row in block) for width in WIDTHS)
    return tuple(Fix(first + 1, 1, last + 1, len(block[-1]) + 1, way) for way in ways)


def indentation(row: str) -> str:
    """What stands before the text of a line, dashes too."""
    return INDENTATION.match(row)[0]  # type: ignore[index] # it matches nothing as well


def expanded(row: str, width: int) -> str:
    before = indentation(row)
    return before.expandtabs(width) + row[len(before) :]


@cache
def keys() -> frozenset[str]:
    """Every key of the contract."""
    return frozenset(name for type_ in FILES.values() for name in keys_of(type_))


def spare(field: types.Field) -> bool:
    """Whether a key that says nothing may as well not be there; without an owner, a record has that of its track."""
    return not field.required and not (isinstance(field.type, types.Reference) and field.type.space == "owner")


def keys_of(type_: types.Type) -> Iterator[str]:
    if isinstance(type_, types.Table):
        for field in type_.fields:
            yield field.key
            yield from keys_of(field.type)
    elif isinstance(type_, types.ListOf | types.MapOf):
        if isinstance(type_, types.MapOf) and isinstance(type_.key, types.Choice):
            yield from type_.key.values
        yield from keys_of(type_.of)
