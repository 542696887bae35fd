"""From text to YAML nodes, with libyaml; what YAML can do and a roadmap may not is refused where it stands.

In: the text of a sheet. Out: the root node, or None with problems on the sheet. Nothing is constructed: every scalar
stays text, and an explicit tag, an anchor or an alias is found in the events of the few files that could hold one.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml
from yaml import MappingNode, Mark, Node, ScalarNode, SequenceNode

from macros.fixes import Fix
from macros.load import guess, rewriting
from macros.load.causes import cause
from macros.load.parser import Parser, nodes
from macros.load.screen import REFUSED, code_point, may_have_features
from macros.load.sheet import TAINTED, Sheet
from macros.source import Source

MAX_DEPTH = 24


def composed(sheet: Sheet) -> Node | None:
    """The root node of the sheet's text."""
    if may_have_features(sheet.text) and not without_features(sheet):
        return None
    try:
        root = nodes(sheet.text)
    except yaml.MarkedYAMLError as error:
        report_syntax(error, sheet)
        return None
    except yaml.YAMLError:
        sheet.report("yaml-syntax", Source(sheet.path), "other")
        return None
    if root is not None and "\\" in sheet.text:
        taint_escapes(root, sheet)
    return root


def without_features(sheet: Sheet) -> bool:
    """Tells every anchor, alias, tag, directive and further document; whether the rest can still be read."""
    readable, documents = True, 0
    try:
        for event in yaml.parse(sheet.text, Loader=Parser):  # type: ignore[arg-type] # it makes events, as all of them
            mark: Any = event.start_mark
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    sheet.report("yaml-feature", Source(sheet.path), "directive", "directive-hint")
                if documents > 1:
                    sheet.report("yaml-feature", mark, "document", "document-hint")
                    readable = False
            elif isinstance(event, yaml.AliasEvent):
                sheet.report(
                    "yaml-feature",
                    mark,
                    "alias",
                    "quote",
                    partial(as_text, mark, sheet),
                    sign="*",
                    text=str(event.anchor),
                )
                readable = False
            elif anchor := getattr(event, "anchor", None):
                sheet.report(
                    "yaml-feature", mark, "anchor", "quote", partial(as_text, mark, sheet), sign="&", text=anchor
                )
            elif tag := getattr(event, "tag", None):
                sheet.report("yaml-feature", mark, "tag", "quote", partial(as_text, mark, sheet), sign="!", text=tag)
    except yaml.YAMLError:
        pass  # composing meets the same error and tells it
    return readable


def as_text(mark: Mark, sheet: Sheet) -> tuple[Fix, ...]:
    """The value of a line as a text, where nothing in the file goes with the sign that it begins with."""
    sign = sheet.line(mark.line)[mark.column :]
    name = re.match(r"[&*]([\w-]+)", sign)
    paired = name and len(re.findall(rf"[&*]{name[1]}(?![\w-])", sheet.text)) > 1
    return () if paired else rewriting.quoted_value(sheet, mark.line)


def report_syntax(error: yaml.MarkedYAMLError, sheet: Sheet) -> None:
    """Says in an editor's words what libyaml could not read."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or "")
    if "nesting depth" in problem:
        where = Source(sheet.path) if mark is None else sheet.source(mark)
        sheet.report("too-large", where, "depth", "depth-hint", limit=MAX_DEPTH)
        return
    if mark is None:
        sheet.report("yaml-syntax", Source(sheet.path), "other")
        return
    context = error.context_mark or mark
    line, column, key = mark.line, mark.column, "other"
    text = sheet.line(line)
    character = text[column : column + 1]
    if "mapping values are not allowed" in problem:
        key = "colon" if ": " in text[:column] else "indent"  # the first of a line is in no text of that line
    elif "\t" in (character or " ") or "tab character" in problem or text[: len(text) - len(text.lstrip())].count("\t"):
        key = "tab"
    elif "cannot start any token" in problem:
        key = "sign"
    elif "quoted scalar" in str(error.context or ""):
        key, line, column = "quote", context.line, context.column
    elif "expected ',' or" in problem:
        key = "bracket"
    elif "expected ':'" in problem:
        key, line, column = "no-colon", *unfinished_key(sheet, context, mark)
    elif "did not find expected" in problem:
        key = "indent"
    if found := cause(key, sheet, context, mark):
        source = Source(sheet.path, found.line + 1, found.column + 1)
        sheet.report("yaml-syntax", source, found.key, found.hint, partial(tuple, found.fixes), **found.values)
        return
    end = sheet.text.count("\n") + 1
    line = min(line, end - 1)
    bracket = {"[": "]", "{": "}"}.get(sheet.line(context.line)[context.column : context.column + 1], "]")
    source = Source(sheet.path, line + 1, column + 1)
    right = guess.quoted(text) if key == "colon" else ""
    value = text.partition(": ")[2].strip()
    form = "colon-line" if value == guess.unwrapped(value) else "colon-straight"
    hint = form if right else f"{key}-hint"
    start = context.line + 1
    ways = partial(rewritten, key, line, sheet)
    sheet.report("yaml-syntax", source, key, hint, ways, sign=character, bracket=bracket, start=start, right=right)


def rewritten(key: str, line: int, sheet: Sheet) -> tuple[Fix, ...]:
    """How the line that libyaml could not read may have to be written."""
    if key == "tab":
        return rewriting.spaces_for_tabs(sheet)
    return rewriting.quoted_value(sheet, line)


def unfinished_key(sheet: Sheet, context: Mark, mark: Mark) -> tuple[int, int]:
    """Where a key without its colon begins."""
    line = context.line if context.line != mark.line else max(mark.line, 0)
    text = sheet.line(line)
    return line, len(text) - len(text.lstrip())


def taint_escapes(root: Node, sheet: Sheet) -> None:
    """Tells the refused characters that were written as an escape in quotes, and takes them out of the nodes."""
    for node in scalars(root):
        match = re.search(REFUSED, node.value)
        if match:
            character = code_point(match.group())
            sheet.report("bad-text", node.start_mark, "refused", "refused-hint", character=character)
            sheet.tainted = True
            node.value = re.sub(REFUSED, TAINTED, node.value)


def scalars(root: Node) -> Iterator[ScalarNode]:
    """Every scalar below a node, keys too, each once."""
    pending, seen = [root], {id(root)}
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            yield node
        else:
            pending += [child for child in children(node) if id(child) not in seen]
            seen.update(map(id, children(node)))


def children(node: Node) -> list[Node]:
    """The nodes directly below one."""
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def too_deep(node: Node) -> bool:
    """Whether something lies more than MAX_DEPTH levels below a node."""
    level = [node]
    for _ in range(MAX_DEPTH):
        level = [child for parent in level for child in children(parent)]
        if not level:
            return False
    return True
