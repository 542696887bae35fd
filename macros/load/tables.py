"""Readers of lists, maps and tables of the contract, made of the readers of single values.

In: a type of the contract, and for each table a function that makes its record. Out: a function
(node, sheet, key's mark) -> value; a list or map leaves out what was BAD in it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from yaml import MappingNode, Mark, Node, ScalarNode, SequenceNode

from macros.contract import types
from macros.load import guess
from macros.load.compose import MAX_DEPTH, too_deep
from macros.load.scalars import SCALARS, Read, report_type
from macros.load.sheet import BAD, Sheet

Build = Callable[[dict[str, Any], MappingNode, Sheet], Any]


def reader(type_: types.Type, key: str, builders: Mapping[str, Build]) -> Read:
    """The reader of a type that stands under a key."""
    if isinstance(type_, types.ListOf):
        return read_list(type_, key, builders)
    if isinstance(type_, types.MapOf):
        return read_map(type_, key, builders)
    if isinstance(type_, types.Table):
        return read_table(type_, key, builders)
    return SCALARS[type(type_)](type_, key)


def holds_ids(type_: types.Type) -> bool:
    """Whether a value of the type names something that others may refer to."""
    if isinstance(type_, types.ListOf):
        return holds_ids(type_.of)
    if isinstance(type_, types.Table):
        return any(holds_ids(field.type) for field in type_.fields)
    return isinstance(type_, types.Id) and not type_.former


def read_list(type_: types.ListOf, key: str, builders: Mapping[str, Build]) -> Read:
    """A list, as a tuple of what was right in it."""
    one = reader(type_.of, key, builders)
    unique, named = type_.unique, holds_ids(type_)
    fields = tuple(field.key for field in type_.of.fields) if isinstance(type_.of, types.Table) else ()

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        if type(node) is not SequenceNode:
            sheet.holes |= named
            example = node.value.removeprefix("-").strip() if isinstance(node, ScalarNode) else ""
            return report_type(node, sheet, at, "list", key=key, value=example.replace(", ", ","), fields=", ".join(fields))
        if unique is not None:
            report_twice(node, unique, sheet)
        read_ = [one(child, sheet, child.start_mark) for child in node.value]
        return tuple(value for value in read_ if value is not BAD)

    return read


def report_twice(node: SequenceNode, unique: str, sheet: Sheet) -> None:
    """Tells entries of one list that share an id or a day."""
    seen: dict[str, Mark] = {}
    for child in node.value:
        value = child
        if unique:
            pairs = child.value if isinstance(child, MappingNode) else ()
            value = next((value for key, value in pairs if key.value == unique), None)
        if isinstance(value, ScalarNode):
            if value.value in seen:
                first = seen[value.value].line + 1
                sheet.report("duplicate-id", value.start_mark, "list", "list-hint", id=value.value, first=first)
            seen[value.value] = value.start_mark


def read_map(type_: types.MapOf, key: str, builders: Mapping[str, Build]) -> Read:
    """A map whose keys are data, as a dict of what was right in it."""
    of_key = SCALARS[type(type_.key)](type_.key, key)
    of_value = reader(type_.of, key, builders)

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        if type(node) is not MappingNode:
            return report_type(node, sheet, at, "map", key=key, fields="")
        found: dict[Any, Any] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not usable_key(key_node, first, sheet):
                continue
            first[key_node.value] = key_node.start_mark.line + 1
            name = of_key(key_node, sheet, key_node.start_mark)
            value = of_value(value_node, sheet, key_node.start_mark)
            if name is not BAD and value is not BAD:
                found[name] = value
        return found

    return read


def usable_key(key_node: Node, first: Mapping[str, int], sheet: Sheet) -> bool:
    """Tells a key that is no text, a merge key, and one that stands there already."""
    name = key_node.value
    if type(name) is not str:
        sheet.report("yaml-feature", key_node.start_mark, "key", "key-hint")
    elif name == "<<" and not key_node.style:
        sheet.report("yaml-feature", key_node.start_mark, "merge", "merge-hint")
    elif name in first:
        sheet.report("duplicate-key", key_node.start_mark, "message", "hint", key=name, first=first[name])
    else:
        return True
    return False


def read_table(type_: types.Table, key: str, builders: Mapping[str, Build]) -> Read:
    """A map with known keys, made into a record by its builder."""
    fields = {field.key: (field.name, reader(field.type, field.key, builders)) for field in type_.fields}
    required = {field.key for field in type_.fields if field.required}
    naming = {field.key for field in type_.fields if holds_ids(field.type)}
    build, whole = builders[type_.name], type_.whole

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        if type(node) is not MappingNode:
            sheet.holes |= bool(naming)
            return report_type(node, sheet, at, "map", key=key, fields=", ".join(fields))
        values: dict[str, Any] = {}
        marks: dict[str, Mark] = {}
        excused: set[str] = set()
        outer = sheet.lacking
        if whole:
            sheet.lacking = {}
        for key_node, value_node in node.value:
            name = key_node.value
            field = fields.get(name) if type(name) is str else None
            if field is None or name in marks:
                excused.add(odd_key(key_node, value_node, node, fields, sheet))
                continue
            marks[name] = value_node.start_mark
            value = field[1](value_node, sheet, key_node.start_mark)
            if value is not BAD:
                values[field[0]] = value
        if not marks.keys() >= required:
            for name in sorted(required - marks.keys() - excused, key=list(fields).index):
                sheet.report("missing-key", at, "message", "hint", key=name, table=type_.name)
                sheet.holes |= name == "id"
        sheet.holes |= not excused.isdisjoint(naming)
        if type_.one_of and not excused and marks.keys().isdisjoint(type_.one_of):
            sheet.report("missing-key", at, "one-of", known=type_.one_of)
        if type_.only_one_of:
            report_limits(type_, marks, excused, at, sheet)
        if whole:
            sheet.untranslated += [(source, language) for language, source in sheet.lacking.items()]
            sheet.lacking = outer
        return build(values, node, sheet)

    return read


def report_limits(type_: types.Table, marks: Mapping[str, Mark], excused: set[str], at: Mark, sheet: Sheet) -> None:
    """Tells a target with no number, or with two."""
    there = [mark for name, mark in marks.items() if name in type_.only_one_of]
    if not there and not excused:
        sheet.report("missing-key", at, "one-of", known=type_.only_one_of)
    if len(there) > 1:
        sheet.report("bad-value", there[1], "both", "both-hint", known=type_.only_one_of)


def odd_key(key_node: Node, value_node: Node, parent: MappingNode, fields: Mapping[str, Any], sheet: Sheet) -> str:
    """Tells a key that is unknown, there already, or no text; returns the known key that it stands for."""
    known = {k.value: k.start_mark.line + 1 for k, _ in reversed(parent.value) if k is not key_node and before(k, key_node)}
    if not usable_key(key_node, {name: line for name, line in known.items() if name in fields}, sheet):
        return ""
    name = key_node.value
    meant = guess.key(name, fields)
    if too_deep(value_node):
        sheet.report("too-large", key_node.start_mark, "depth", "depth-hint", limit=MAX_DEPTH)
    elif not sheet.told(key_node):
        hint = "file-name" if name == "id" else "suggestion" if meant else "known" if " " not in name else "comma"
        sheet.report(
            "unknown-key", key_node.start_mark, "message", hint, key=name, suggestion=meant, known=", ".join(fields)
        )
    return meant


def before(one: Node, other: Node) -> bool:
    """Whether a key with a text stands before another in its file."""
    here, there = one.start_mark, other.start_mark
    return isinstance(one, ScalarNode) and (here.line, here.column) < (there.line, there.column)
