"""Readers of what people read: a text, or one a language.

In: the type of the contract and the key it stands under. Out: a function (node, sheet, key's mark) -> value, as of
`scalars`.
"""

from functools import partial
from typing import Any

from yaml import MappingNode, Mark, Node, ScalarNode

from macros.contract import types
from macros.load import values
from macros.load.refusing import Read, report_nothing, report_type
from macros.load.rewriting import quoted_from
from macros.load.sheet import BAD, Sheet
from macros.load.together import report_together, typed_together


def read_text(type_: types.Text, key: str) -> Read:
    """A text, or a map of language to text."""
    limit, long = type_.limit, type_.long

    def one(node: Node, sheet: Sheet, at: Mark) -> Any:
        value = node.value
        if type(value) is not str:
            return report_type(node, sheet, at, "text", key=key)
        if values.says_nothing(value):
            return report_nothing(node, sheet, key)
        if value[-1] == "\n":
            value = value.rstrip("\n")
        if len(value) > limit:
            sheet.report("bad-text", node.start_mark, "long", "long-hint", key=key, limit=limit, length=len(value))
            return BAD
        if not long and "\n" in value:
            sheet.report("bad-text", node.start_mark, "lines", "lines-hint", key=key)
            return BAD
        if isinstance(node, ScalarNode) and cut_by_comment(node, sheet):
            rest = behind(node, sheet).strip()
            ways = partial(quoted_from, sheet, node.start_mark.line, node.start_mark.column)
            sheet.report("bad-text", node.start_mark, "comment", "comment-hint", ways, key=key, value=value, rest=rest)
            return BAD
        return value

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        return one(node, sheet, at) if type(node) is not MappingNode else translations(node, sheet, at, one, key)

    return read


def cut_by_comment(node: ScalarNode, sheet: Sheet) -> bool:
    """Whether YAML took the end of an unquoted text for a comment."""
    rest = "" if node.style else behind(node, sheet)
    return rest[:1] in (" ", "\t") and rest.lstrip(" \t").startswith("#")


def behind(node: Node, sheet: Sheet) -> str:
    """The rest of the line on which a value ends."""
    start = node.end_mark.index
    end = sheet.text.find("\n", start)
    return sheet.text[start : end if end >= 0 else None]


def translations(node: MappingNode, sheet: Sheet, at: Mark, one: Read, key: str) -> Any:
    """A map of language to text; the languages it lacks are noted on the sheet."""
    texts: dict[str, str] = {}
    wrong = not node.value
    if wrong:
        sheet.report("bad-value", node.start_mark, "empty", "leave-out", key=key, value="{}")
    for key_node, value_node in node.value:
        language = key_node.value
        if type(language) is not str:
            sheet.report("yaml-feature", key_node.start_mark, "key", "key-hint")
        elif sheet.languages and language not in sheet.languages:
            if together := typed_together(key_node, sheet.languages):
                report_together(together, key_node, sheet)
            elif not sheet.told(key_node):
                known = ", ".join(sheet.languages)
                sheet.report("unknown-key", key_node.start_mark, "language", "language-hint", key=language, known=known)
        elif language in texts:
            first = next(k for k, _ in node.value if k.value == language).start_mark.line + 1
            sheet.report("duplicate-key", key_node.start_mark, "message", "hint", key=language, first=first)
        elif (text := one(value_node, sheet, at)) is not BAD:
            texts[language] = text
            continue
        wrong = True
    if wrong:
        return BAD
    for language in sheet.languages:
        if language not in texts:
            sheet.lacking.setdefault(language, sheet.source(node.start_mark))
    return texts
