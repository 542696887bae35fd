"""The data contract as JSON Schema (draft-07), a document for each kind of file: for editors, forms and validators.

In: the words of each language. Out: documents by name (`track.schema.json`). What only shows across files, with the day
or in the text itself (comments, anchors, duplicate keys) a schema cannot say; `roadmap check` does.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from macros.contract import types
from macros.contract.files import FILES
from macros.contract.tables import ITEM, LONG, TEXT
from macros.report.schema_values import SCALARS, Schema, written
from macros.words import Words

DRAFT = "http://json-schema.org/draft-07/schema#"
NAMES = {"use-cases": "use-case"}  # of a folder, where it is not its name without the last letter
EXAMPLES: dict[type, tuple[Any, ...]] = {
    types.Day: ("2026-11-30",),
    types.Date: ("2026-11-30", "2026-11", "2026-Q4", 2026),
    types.Fact: ("2026-11-30", "2026-11", "unknown"),
    types.Id: ("eerste-proef",),
    types.Address: ("https://example.org/",),
    types.Contact: ("mailto:team@example.org", "https://example.org/"),
    types.Handle: ("octocat",),
    types.Timezone: ("Europe/Amsterdam",),
    types.Branch: ("main",),
    types.Language: ("nl",),
}
HINTS = {  # what to write in a value of a type: an entry of words/<language>/fields.yml under `value`
    types.Id: "id",
    types.Day: "day",
    types.Date: "date",
    types.Fact: "fact",
    types.Number: "number",
    types.Address: "address",
}


def schemas(spoken: Sequence[Words]) -> dict[str, Schema]:
    """Each document by its file name, described in the languages given, in their order."""
    return {f"{name_of(file)}.schema.json": document(file, type_, spoken) for file, type_ in FILES.items()}


def schemas_as_text(spoken: Sequence[Words]) -> dict[str, str]:
    """The documents as they are written to disk."""
    return {name: as_text(schema) for name, schema in schemas(spoken).items()}


def as_text(schema: Schema) -> str:
    """A schema as it is written to disk."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def name_of(file: str) -> str:
    """What the schema of a file is called: track for tracks/{id}.yml, phases for phases.yml."""
    folder, _, _ = file.rpartition("/")
    return NAMES.get(folder, folder[:-1]) if folder else file.removesuffix(".yml")


def document(file: str, type_: types.Type, spoken: Sequence[Words]) -> Schema:
    """The schema of one kind of file, whole in itself."""
    return {
        "$schema": DRAFT,
        "title": f"data/{file}",
        **described(type_, "", "", spoken),
        "definitions": {
            "line": written(TEXT),
            "long": written(LONG),
            **{name: table(found, spoken) for name, found in tables(type_)},
        },
    }


def tables(type_: types.Type) -> Iterable[tuple[str, types.Table]]:
    """Every table in a type, each once, under its name."""
    if isinstance(type_, types.ListOf | types.MapOf):
        return tables(type_.of)
    if isinstance(type_, types.Table):
        below = dict(pair for field in type_.fields for pair in tables(field.type))
        return {type_.name: type_, **below}.items()
    return ()


def table(type_: types.Table, spoken: Sequence[Words]) -> Schema:
    """A map with known keys."""
    schema: Schema = {
        "type": "object",
        "description": told(spoken, [f"field.{type_.name}.is"]),
        "properties": {field.key: described(field.type, type_.name, field.key, spoken) for field in type_.fields},
        "additionalProperties": False,
    }
    required = [field.key for field in type_.fields if field.required]
    if required:
        schema["required"] = required
    if type_.only_one_of:
        schema["oneOf"] = [{"required": [key]} for key in type_.only_one_of]
    elif type_.one_of:
        schema["anyOf"] = [{"required": [key]} for key in type_.one_of]
    if type_ == ITEM:
        without_start = {"properties": {"start": False}}
        schema["not"] = {"required": ["finished", "dropped"]}
        schema["if"] = {"properties": {"kind": {"const": "milestone"}}, "required": ["kind"]}
        schema["then"] = {"properties": {"planned": without_start, "replanned": {"items": without_start}}}
    return schema


def described(type_: types.Type, name: str, key: str, spoken: Sequence[Words]) -> Schema:
    """The schema of a value, with what its field is called and what to write in it."""
    schema = of_type(type_)
    if key:
        keys = [field_key(spoken[0], name, key)]
        if type(type_) in HINTS:
            keys.append(f"value.{HINTS[type(type_)]}")
        if isinstance(type_, types.Date) and type_.withdrawable:
            keys.append("value.open")
        schema["description"] = told(spoken, keys)
    examples = EXAMPLES.get(type(type_), ())
    if examples:
        schema["examples"] = list(examples)
    return schema


def field_key(say: Words, name: str, key: str) -> str:
    """The entry of words/<language>/fields.yml that speaks of a field: its own, else the one of all fields so called.

    Raises KeyError for a field without words.
    """
    own, common = f"field.{name}.{key}", f"field.any.{key}"
    found = own if say.has(f"{own}.help") else common
    if not say.has(f"{found}.help"):
        raise KeyError(own)
    return found


def told(spoken: Sequence[Words], keys: Sequence[str]) -> str:
    """What entries say, in every language, a paragraph each."""
    return "\n\n".join(" ".join(line(say, key) for key in keys) for say in spoken)


def line(say: Words, key: str) -> str:
    return f"{say(f'{key}.label')}. {say(f'{key}.help')}" if say.has(f"{key}.help") else say(key)


def of_type(type_: types.Type) -> Schema:
    """The schema of a type, without words."""
    match type_:
        case types.ListOf():
            one = of_type(type_.of)
            return {"type": "array", "items": one} | ({"uniqueItems": True} if type_.unique == "" else {})
        case types.MapOf():
            return {"type": "object", "propertyNames": key_of(type_.key), "additionalProperties": of_type(type_.of)}
        case types.Table():
            return {"$ref": f"#/definitions/{type_.name}"}
        case _:
            return dict(SCALARS[type(type_)](type_))


def key_of(type_: types.Type) -> Schema:
    """The schema of a key of a map, which JSON knows as text only."""
    if isinstance(type_, types.Number):
        low, high = type_.minimum or 0, type_.maximum or 0
        return {"enum": [str(number) for number in range(low, high + 1)]}
    return of_type(type_)
