"""The fields of a form, made from the contract: what each is called, what to write in it, and what it may hold.

In: a table of the contract and the words. Out: frozen fields that a template writes down, in the contract's order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.contract import tables, types
from macros.contract.choices import MEASURES
from macros.words import Words

FORMS = {  # a form for each kind of record, by the name of its schema
    "item": tables.ITEM,
    "use-case": tables.USE_CASE,
    "track": tables.TRACK,
    "review": tables.REVIEW,
    "team": tables.TEAM,
    "metric": tables.METRIC,
    "owner": tables.OWNER,
    "phase": tables.PHASE,
    "dimension": tables.DIMENSION,
    "maturity": tables.MATURITY,
    "roadmap": tables.ROADMAP,
}
FIRST = {  # what a new record is asked for first; the rest is folded
    "item": ("title", "id", "kind", "planned", "result", "phase", "owner"),
    "use-case": ("title", "id", "track", "problem", "value", "owner", "team", "stages", "planned"),
    "roadmap": ("title", "organisation", "purpose", "languages", "review_every_days", "repository", "targets"),
}
SHAPES: dict[type, str] = {
    types.Text: "line",
    types.Id: "id",
    types.Reference: "reference",
    types.Choice: "choice",
    types.Day: "day",
    types.Date: "date",
    types.Fact: "fact",
    types.Number: "number",
    types.Address: "address",
    types.Contact: "contact",
    types.Handle: "handle",
    types.Language: "language",
    types.Timezone: "timezone",
    types.Branch: "branch",
    types.QuarterKey: "quarter",
    types.ListOf: "list",
    types.MapOf: "map",
    types.Table: "table",
}
HINTED = ("id", "date", "fact", "number", "quarter")  # what to write is said beside the field
MAP_KEY = "key"
MANY = {"date": 3, "fact": 3, "number": 2}  # fields of one shape in a table, of which is said once what to write
CHOSEN = 10  # the highest number that is chosen from a list; a higher one is written
SHORT = ("day", "date", "fact", "number", "whole", "quarter")  # a few of these stand beside each other


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field; `fields` are those of a table, or the one entry of a list or map, behind its key."""

    key: str
    shape: str
    label: str
    help: str
    hint: str
    required: bool
    space: str  # of a reference
    choices: tuple[tuple[str, str], ...]  # what is written, and what it is called
    fields: tuple["FormField", ...]
    fact: bool
    row: bool  # its fields stand beside each other
    folded: bool  # each of its entries is, since it holds entries itself
    order: int  # of its key in what is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of one kind of record."""

    kind: str
    first: tuple[FormField, ...]
    others: tuple[FormField, ...]  # folded


def forms(say: Words) -> Iterator[Form]:
    """All forms. The items of a track have a form of their own."""
    for kind, table in FORMS.items():
        fields = [
            form_field(field, table.name, say, order)
            for order, field in enumerate(table.fields, 1)
            if (kind, field.key) != ("track", "items")
        ]
        if kind in NAMED_BY_FILE:
            own = types.Field("id", types.Day(fact=True) if kind == "review" else types.Id("file"), required=True)
            fields.insert(0, form_field(own, f"edit-{kind}", say, 0))
        first = FIRST.get(kind, tuple(field.key for field in fields))
        yield Form(
            kind=kind,
            first=tuple(
                sorted((field for field in fields if field.key in first), key=lambda one: first.index(one.key))
            ),
            others=tuple(field for field in fields if field.key not in first),
        )


NAMED_BY_FILE = ("use-case", "track", "review", "team", "metric")


def form_field(field: types.Field, table: str, say: Words, order: int = 0) -> FormField:
    """A field of a table, with its words."""
    key = words_of(say, table, field.key)
    pick = f"{key}.pick"
    made = bare(field.type, table, field.key, field.key, say)
    return replace(
        made,
        label=say(f"{key}.label"),
        help=say(pick if say.has(pick) else f"{key}.help"),
        required=field.required,
        order=order,
    )


def words_of(say: Words, table: str, key: str) -> str:
    """The entry of words/<language>/fields.yml that speaks of a field: its own, else the one of all so called."""
    own = f"field.{table}.{key}"
    return own if say.has(f"{own}.label") else f"field.any.{key}"


def said_once(type_: types.Type) -> str:
    """The shape that many fields of a table have, of which is said once what to write."""
    shapes = [shape_of(field.type) for field in type_.fields] if isinstance(type_, types.Table) else []
    return next((shape for shape, many in MANY.items() if shapes.count(shape) >= many), "")


def shape_of(type_: types.Type) -> str:
    """How a value is asked for."""
    match type_:
        case types.Text(long=True):
            return "long"
        case types.Number(whole=True):
            return "whole"
        case _:
            return SHAPES[type(type_)]


def inner(type_: types.Type, table: str, key: str, say: Words) -> Iterator[FormField]:
    """The fields of a table; the entry of a list; the key and the entry of a map."""
    match type_:
        case types.Table():
            fields = [form_field(field, type_.name, say, order) for order, field in enumerate(type_.fields)]
            many = said_once(type_)
            yield from (replace(field, hint="") if field.shape == many else field for field in fields)
        case types.ListOf():
            yield bare(type_.of, table, key, "", say)
        case types.MapOf():
            yield bare(type_.key, table, key, MAP_KEY, say)
            yield bare(type_.of, table, key, "", say)
        case _:
            return


def bare(type_: types.Type, table: str, key: str, name: str, say: Words) -> FormField:
    """A field as its type has it; one without a name is an entry of a list or a map, and called as the whole is."""
    shape = shape_of(type_)
    hinted = said_once(type_) or shape
    return FormField(
        key=name,
        shape=shape,
        label=say(key_words(type_, key)) if name == MAP_KEY else say(f"{words_of(say, table, key)}.label"),
        help="",
        hint=say(f"value.{hinted}") if hinted in HINTED else "",
        required=False,
        space=type_.space if isinstance(type_, types.Reference) else "",
        choices=tuple(choices(type_, key, say)),
        fields=tuple(inner(type_, table, key, say)),
        fact=isinstance(type_, types.Fact) or (isinstance(type_, types.Day) and type_.fact),
        row=isinstance(type_, types.Table) and all(shape_of(field.type) in SHORT for field in type_.fields),
        folded=isinstance(type_, types.MapOf) and isinstance(type_.of, types.MapOf),
        order=0,
    )


def key_words(type_: types.Type, key: str) -> str:
    """What the keys of a map are called; `key` is that of the map, or of the map that holds it."""
    return "edit.key.quarters" if isinstance(type_, types.QuarterKey) else f"edit.key.{key}"


def choices(type_: types.Type, key: str, say: Words) -> Iterator[tuple[str, str]]:
    """The words that a value is chosen from, each as readers call it."""
    if isinstance(type_, types.Choice):
        yield from ((value, say(f"edit.choice.{key}.{value}")) for value in type_.values)
    elif isinstance(type_, types.Reference) and type_.space == "measure":
        yield from ((value, say(f"edit.choice.measure.{value}")) for value in MEASURES)
    elif isinstance(type_, types.Number) and type_.minimum and type_.maximum and type_.maximum <= CHOSEN:
        yield from ((str(value), str(value)) for value in range(type_.minimum, type_.maximum + 1))
