"""Readers of lists, maps and tables of the contract, made of the readers of single values.

In: a type of the contract, and for each table a function that makes its record. Out: a function
(node, sheet, key's mark) -> value; a list or map leaves out what was BAD in it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from yaml import MappingNode, Mark, Node, ScalarNode, SequenceNode

from macros.contract import types
from macros.load import certain, guess
from macros.load.compose import MAX_DEPTH, too_deep
from macros.load.merging import doubled, parted
from macros.load.refusing import Read, has_to_be_filled, report_type
from macros.load.rewriting import Fixes, listed, mended, spare, without_entry, without_pair
from macros.load.scalars import SCALARS
from macros.load.sheet import BAD, Sheet
from macros.load.together import report_together, typed_together
from macros.load.values import says_nothing

MENDED = ("suggestion", "file-name")  # hints with which the right text may be known
MOST_GUESSED = 100  # keys of one map for which the right one is looked up, since that takes a while
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
            example = example.replace(", ", ",")
            form = "entries" if fields else "list"
            details = {"key": key, "value": example or "…", "fields": ", ".join(fields)}
            if key == "replanned" and (date := guess.planned(example)):  # the new date alone
                form, details["line"] = "moved", f"{'finish' if 'finish' in fields else 'production'}: {date}"
            ways = partial(listed, node, example) if form == "list" else None
            return report_type(node, sheet, at, form, ways, **details)
        if unique is not None:
            report_twice(node, unique, sheet)
        read_ = [one(child, sheet, child.start_mark) for child in node.value]
        return tuple(value for value in read_ if value is not BAD)

    return read


def report_twice(node: SequenceNode, unique: str, sheet: Sheet) -> None:
    """Tells entries of one list that share an id or a day."""
    seen: dict[str, Mark] = {}
    before: Node | None = None
    for child in node.value:
        value = child
        if unique:
            pairs = child.value if isinstance(child, MappingNode) else ()
            value = next((value for key, value in pairs if key.value == unique), None)
        if isinstance(value, ScalarNode):
            if value.value in seen:
                first = seen[value.value].line + 1
                ways = partial(without_entry, before, value, sheet) if before and not unique else None
                sheet.report("duplicate-id", value.start_mark, "list", "list-hint", ways, id=value.value, first=first)
            seen[value.value] = value.start_mark
        before = child


def read_map(type_: types.MapOf, key: str, builders: Mapping[str, Build]) -> Read:
    """A map whose keys are data, as a dict of what was right in it."""
    of_key = SCALARS[type(type_.key)](type_.key, key)
    names = type_.key.values if isinstance(type_.key, types.Choice) else ()
    of_value = reader(type_.of, key, builders)

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        if type(node) is not MappingNode:
            return report_type(node, sheet, at, "values", key=key)
        found: dict[Any, Any] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not usable_key(key_node, value_node, node, first, sheet):
                continue
            first[key_node.value] = key_node.start_mark.line + 1
            if names and key_node.value not in names:
                report_key(key_node, value_node, names, sheet)
                continue
            name = of_key(key_node, sheet, key_node.start_mark)
            value = of_value(value_node, sheet, key_node.start_mark)
            if name is not BAD and value is not BAD:
                found[name] = value
        return found

    return read


def usable_key(key_node: Node, value_node: Node, node: MappingNode, first: Mapping[str, int], sheet: Sheet) -> bool:
    """Tells a key that is no text, a merge key, and one that stands there already."""
    name = key_node.value
    if type(name) is not str:
        sheet.report("yaml-feature", key_node.start_mark, "key", "key-hint")
    elif name == "<<" and isinstance(key_node, ScalarNode) and not key_node.style:
        sheet.report("yaml-feature", key_node.start_mark, "merge", "merge-hint")
    elif name in first:
        ways = partial(said_again, key_node, value_node, node, sheet)
        sheet.report("duplicate-key", key_node.start_mark, "message", "hint", ways, key=name, first=first[name])
    else:
        return True
    return False


def read_table(type_: types.Table, key: str, builders: Mapping[str, Build]) -> Read:
    """A map with known keys, made into a record by its builder."""
    fields = {field.key: (field.name, reader(field.type, field.key, builders)) for field in type_.fields}
    of_key = {field.key: field for field in type_.fields}
    required = [field.key for field in type_.fields if field.required]
    naming = {field.key for field in type_.fields if holds_ids(field.type)}
    build, whole = builders[type_.name], type_.whole

    def read(node: Node, sheet: Sheet, at: Mark) -> Any:
        if type(node) is not MappingNode:
            sheet.holes |= bool(naming)
            form = "map" if key else "file"
            return report_type(node, sheet, at, form, key=key, fields=", ".join(fields))
        values: dict[str, Any] = {}
        marks: dict[str, Mark] = {}
        excused: set[str] = set()
        odd = 0
        outer = sheet.lacking
        if whole:
            sheet.lacking = {}
        two = parted(node, fields, sheet)
        for key_node, value_node in node.value:
            name = key_node.value
            field = fields.get(name) if type(name) is str else None
            if field is None or name in marks:
                odd += 1
                sheet.holes |= bool(naming) and type(value_node) is SequenceNode  # perhaps the list that has the ids
                if usable_key(key_node, value_node, node, {name: line_of(name, node)} if field else {}, sheet):
                    excused.add(report_key(key_node, value_node, fields if odd <= MOST_GUESSED else (), sheet))
                continue
            marks[name] = value_node.start_mark
            before = len(sheet.problems)
            value = field[1](value_node, sheet, key_node.start_mark)
            if value is not BAD:
                values[field[0]] = value
            else:
                weigh(of_key[name], key_node, value_node, before, sheet)
        missing = [name for name in required if name not in marks and name not in excused and not two]
        report_missing([of_key[name] for name in missing], type_.name, at, sheet)
        sheet.holes |= not naming.isdisjoint((*missing, *excused)) or (two and bool(naming))
        if type_.one_of and not excused and not two and marks.keys().isdisjoint(type_.one_of):
            sheet.report("missing-key", at, "one-of", "one-of-hint", known=type_.one_of)
        if type_.only_one_of:
            report_limits(type_, marks, excused, at, sheet)
        if whole:
            sheet.untranslated += [(source, language) for language, source in sheet.lacking.items()]
            sheet.lacking = outer
        return build(values, node, sheet)

    return read


def report_missing(fields: Iterable[types.Field], table: str, at: Mark, sheet: Sheet) -> None:
    """Tells each key that has to be there."""
    for field in fields:
        known = field.type.values if isinstance(field.type, types.Choice) else ()
        hint = "choice-hint" if known else "hint"
        sheet.report("missing-key", at, "message", hint, key=field.key, table=table, known=known)


def weigh(field: types.Field, key_node: Node, value_node: Node, before: int, sheet: Sheet) -> None:
    """Of a key that was told to be wrong just now: whether it may be left out, and then offers that."""
    says_it = isinstance(value_node, ScalarNode)
    if field.required and (says_it or isinstance(field.type, types.Text)):
        has_to_be_filled(field.key, before, sheet)
    elif spare(field) and says_it and says_nothing(value_node.value):
        sheet.offer(len(sheet.problems) - 1, partial(without_pair, key_node, value_node, sheet))


def report_limits(type_: types.Table, marks: Mapping[str, Mark], excused: set[str], at: Mark, sheet: Sheet) -> None:
    """Tells a target with no number, or with two."""
    there = [mark for name, mark in marks.items() if name in type_.only_one_of]
    if not there and not excused:
        sheet.report("missing-key", at, "one-of", "one-of-hint", known=type_.only_one_of)
    if len(there) > 1:
        sheet.report("bad-value", there[1], "both", "both-hint", known=type_.only_one_of)


def line_of(name: str, node: MappingNode) -> int:
    """The line on which a key stands first, from 1."""
    return int(next(key.start_mark.line for key, _ in node.value if key.value == name)) + 1


def report_key(key_node: Node, value_node: Node, fields: Collection[str], sheet: Sheet) -> str:
    """Tells a key that does not exist here; returns the one of the fields that it probably stands for."""
    name, known = key_node.value, ", ".join(fields)
    meant = guess.key(name, fields)
    if name.lower() in guess.STATUS and "paused" in fields:
        report_status(key_node, value_node, fields, sheet)
        return ""
    if found := typed_together(key_node, fields):
        report_together(found, key_node, sheet)
        return found[1]
    if too_deep(value_node):
        sheet.report("too-large", key_node.start_mark, "depth", "depth-hint", limit=MAX_DEPTH)
    elif not sheet.told(key_node):
        hint = "known" if known else ""
        hint = "file-name" if name == "id" else "suggestion" if meant else "comma" if known and " " in name else hint
        ways = partial(right_key, key_node, value_node, fields, sheet) if hint in MENDED else None
        sheet.report("unknown-key", key_node.start_mark, "message", hint, ways, key=name, suggestion=meant, known=known)
    return meant


def right_key(key_node: Node, value_node: Node, fields: Collection[str], sheet: Sheet) -> Fixes:
    """The key that was meant; the name of the file over again is taken out."""
    if key_node.value == "id" and value_node.value == sheet.id:
        return without_pair(key_node, value_node, sheet)
    return mended(key_node, certain.key, key_node.value, fields)


def said_again(key_node: Node, value_node: Node, node: MappingNode, sheet: Sheet) -> Fixes:
    """A line taken out that says what another says already; not where more comes again, which may be a record."""
    if len(doubled(node)) > 1:
        return ()
    first = next(value for key, value in node.value if key.value == key_node.value)
    same = isinstance(first, ScalarNode) and first.value == value_node.value
    return without_pair(key_node, value_node, sheet) if same else ()


def report_status(key_node: Node, value_node: Node, fields: Collection[str], sheet: Sheet) -> None:
    """Tells a status that was typed, with the date to write in its place."""
    status = value_node.value if isinstance(value_node, ScalarNode) else ""
    meant = guess.status_key(status, fields)
    hint = "status-halted" if meant in {"paused", "dropped", "stopped"} else f"status-{meant}" if meant else "status"
    sheet.report("unknown-key", key_node.start_mark, "message", hint, key=key_node.value, meant=meant)
