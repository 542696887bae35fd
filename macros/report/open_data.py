"""The roadmap as open data: one JSON document with everything that data/ says and what follows from it on a day.

In: the roadmap, its figures, the commit. Out: the document, and the JSON Schema that describes it. Keys are those of
the data contract; what is derived stands under `derived`. The numbers of figures are those of `roadmap kpis`.
"""

import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros.contract import tables, types
from macros.kpis.measure import Figures
from macros.model.dates import Date
from macros.model.promise import end_at, first_promise, is_moved
from macros.model.records import Record, Roadmap, UseCase
from macros.model.status import exists, is_late, is_live, slip, stage, status
from macros.pages.links import address
from macros.report import figures as report
from macros.report.open_values import Json, fields
from macros.report.schema import DRAFT, of_type
from macros.source import Source
from macros.words import Words

FORMAT = "1"  # of this document; it is raised when something that stands in it changes its meaning or goes
LISTS = {  # of records, by their key in the document: the table of the contract, and what the roadmap calls them
    "phases": (tables.PHASE, "phases"),
    "owners": (tables.OWNER, "owners"),
    "tracks": (tables.TRACK, "tracks"),
    "items": (tables.ITEM, "items"),
    "use_cases": (tables.USE_CASE, "use_cases"),
    "teams": (tables.TEAM, "teams"),
    "metrics": (tables.METRIC, "metrics"),
    "reviews": (tables.REVIEW, "reviews"),
}
NAMED_BY_FILE = {"tracks", "use_cases", "teams", "metrics"}


def document(roadmap: Roadmap, figures: Figures, commit: str | None, say: Words) -> dict[str, Json]:
    """Everything, as JSON."""
    languages, as_of = roadmap.languages, figures.as_of
    found: dict[str, Json] = {
        "$schema": "roadmap.schema.json",
        "format": FORMAT,
        "contract": "2",
        "as_of": as_of.isoformat(),
        "commit": commit,
        "roadmap": fields(tables.ROADMAP, roadmap, languages) | {"place": place(roadmap.source)},
        "maturity": fields(tables.MATURITY, roadmap.maturity, languages) if roadmap.maturity else None,
        "kpis": report.as_json(figures, commit, say, records=False),
    }
    for key, (table, name) in LISTS.items():
        found[key] = list(records(roadmap, key, table, getattr(roadmap, name), as_of))
    return found


def records(
    roadmap: Roadmap, key: str, table: types.Table, found: Iterable[Any], as_of: dt.date
) -> Iterator[dict[str, Json]]:
    """The records of one kind."""
    for record in found:
        row: dict[str, Json] = {"id": record.id} if key in NAMED_BY_FILE else {}
        if key == "reviews":
            row["date"] = record.date.isoformat()
        row |= fields(table, record, roadmap.languages)
        if key == "tracks":
            row["items"] = [item.id for item in record.items]
        if key == "items":
            row["track"] = record.track
        if key in {"items", "use_cases"}:
            row["derived"] = derived(roadmap, record, as_of)
        if key != "owners":
            kind = key.removesuffix("s")
            row["address"] = address(roadmap, kind, row["date"] if key == "reviews" else record.id)
        yield row | {"place": place(record.source)}


def derived(roadmap: Roadmap, record: Record, as_of: dt.date) -> dict[str, Json]:
    """What follows from the dates of a record on a day."""
    first = first_promise(record)
    found: dict[str, Json] = {
        "exists": exists(record, as_of),
        "status": status(record, as_of),
        "owner": roadmap.owner_of(record),
        "first_promise": day_of(first.date if first else None),
        "current_promise": day_of(end_at(record, as_of)),
        "moved": is_moved(record, as_of),
        "late": is_late(record, as_of),
        "slip": slip(record, as_of),
    }
    if isinstance(record, UseCase):
        found |= {"stage": stage(record, as_of), "live": is_live(record, as_of)}
    return found


def day_of(date: Date | None) -> str | None:
    """The last day of a date: what it is held against."""
    return date.last.isoformat() if date else None


def place(source: Source) -> dict[str, Json]:
    return {"file": source.path, "line": source.line}


def document_as_bytes(found: dict[str, Json]) -> bytes:
    """In UTF-8, with a line for each record, so that two documents can be compared."""
    out = io.BytesIO()
    for number, (key, value) in enumerate(found.items()):
        out.write(f"{',' if number else '{'}\n{as_json(key)}: ".encode())
        if isinstance(value, list) and value:
            for place, row in enumerate(value):
                out.write(f"{',' if place else '['}\n{as_json(row)}".encode())
            out.write(b"\n]")
        else:
            out.write(as_json(value).encode())
    out.write(b"\n}\n")
    return out.getvalue()


def as_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


# --- the schema of the document ---


def schema() -> dict[str, Json]:
    """What the document holds, for whoever reads it with a program."""
    lists = {key: {"type": "array", "items": row_schema(key, table)} for key, (table, _) in LISTS.items()}
    required = ["format", "contract", "as_of", "commit", "roadmap", "maturity", "kpis", *LISTS]
    return {
        "$schema": DRAFT,
        "title": "Roadmap, open data",
        "type": "object",
        "required": required,
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT},
            "contract": {"const": "2"},
            "as_of": {"$ref": "#/definitions/day"},
            "commit": {"type": ["string", "null"]},
            "roadmap": table_schema(tables.ROADMAP, {"place": PLACE}),
            "maturity": {"anyOf": [{"type": "null"}, table_schema(tables.MATURITY)]},
            "kpis": {"type": "object"},
            **lists,
        },
        "definitions": {"day": of_type(types.Day()), "text": TEXT},
    }


TEXT: Json = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2,3}$"},
    "additionalProperties": {"type": "string"},
    "minProperties": 1,
}
PLACE: Json = {
    "type": "object",
    "properties": {"file": {"type": "string"}, "line": {"type": "integer", "minimum": 1}},
    "required": ["file", "line"],
}
DAY_OR_NOTHING: Json = {"anyOf": [{"type": "null"}, {"$ref": "#/definitions/day"}]}
DERIVED: Json = {
    "exists": {"type": "boolean"},
    "status": {"enum": ["done", "active", "planned", "idea", "paused", "dropped"]},
    "owner": {"type": "string"},
    "first_promise": DAY_OR_NOTHING,
    "current_promise": DAY_OR_NOTHING,
    "moved": {"type": "boolean"},
    "late": {"type": "boolean"},
    "slip": {"type": ["integer", "null"], "description": "days, later is above zero"},
    "stage": {"enum": ["idea", "intake", "selected", "experiment", "mvp", "production", "stopped", "retired"]},
    "live": {"type": "boolean"},
}


def row_schema(key: str, table: types.Table) -> dict[str, Json]:
    """A record of one kind in its list."""
    more: dict[str, Json] = {"place": PLACE}
    if key in NAMED_BY_FILE:
        more["id"] = {"type": "string"}
    if key == "reviews":
        more["date"] = {"$ref": "#/definitions/day"}
    if key != "owners":
        more["address"] = {"type": "string"}
    if key in {"items", "use_cases"}:
        more |= {"track": {"type": "string"}, "derived": {"type": "object", "properties": DERIVED}}
    if key == "tracks":
        more["items"] = {"type": "array", "items": {"type": "string"}}
    return table_schema(table, more)


def table_schema(table: types.Table, more: dict[str, Json] | None = None) -> dict[str, Json]:
    """A table of the contract as it stands in the document."""
    own = {field.key: value_schema(field.type) for field in table.fields}
    required = [field.key for field in table.fields if field.required]
    return {
        "type": "object",
        "properties": own | (more or {}),
        "required": [*required, *(key for key in more or {} if key != "track")],
        "additionalProperties": False,
    }


def value_schema(type_: types.Type) -> dict[str, Json]:
    """A value of the contract as it stands in the document: resolved, and in one form only."""
    make = SHAPES.get(type(type_))
    return make(type_) if make else {"type": "string"}


SHAPES: dict[type, Callable[[Any], dict[str, Json]]] = {
    types.Text: lambda _: {"$ref": "#/definitions/text"},
    types.Number: lambda type_: {"type": "integer" if type_.whole else "number"},
    types.ListOf: lambda type_: {"type": "array", "items": value_schema(type_.of)},
    types.MapOf: lambda type_: {"type": "object", "additionalProperties": value_schema(type_.of)},
    types.Table: table_schema,
    types.Date: lambda type_: {"type": "string", "pattern": of_type(type_)["anyOf"][0]["pattern"]},
    types.Fact: lambda type_: {"type": "string", "pattern": of_type(type_)["anyOf"][0]["pattern"]},
    types.Choice: lambda type_: {"enum": list(type_.values)},
}
