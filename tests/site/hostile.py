"""A roadmap in which every text is hostile: texts.json in every field that the contract has for a text.

In: a folder with a good roadmap. Out: what was added to it: the text that each page bears, by its address. A new field
of the contract is filled by itself, where the table that holds it occurs.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.contract import types
from macros.contract.files import FILES
from macros.contract.tables import ITEM, MATURITY, METRIC, PHASE, REVIEW, TEAM, TRACK, USE_CASE

TEXTS: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["shown_as_typed"]
REFUSED: list[str] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))["refused"]
IN_PHASES = [text for text in TEXTS if set(text) & set("<{`|]")][:20]
MARKUP = "</title><script>(window.PWN=window.PWN||[]).push(1)</script>"
NAMES = {"title": 'A "roadmap" & <b>{{ 7*7 }}</b>', "organisation": MARKUP, "purpose": f"{MARKUP} {{% raise %}}"}


def write(path: Path, value: object) -> None:
    """A file of the data; JSON is YAML."""
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def filled(table: types.Table, text: str, /, **given: Any) -> dict[str, Any]:
    """A map with a text in each of its fields for one, and in those of the tables in it."""
    for field in table.fields:
        match field.type:
            case types.Text():
                given.setdefault(field.key, text)
            case types.ListOf(of=types.Text()):
                given.setdefault(field.key, [text])
            case types.ListOf(of=types.Table() as inner) if field.key in given:
                given[field.key] = [filled(inner, text, **one) for one in given[field.key]]
            case types.Table() as inner if field.key in given:
                given[field.key] = filled(inner, text, **given[field.key])
            case _:
                pass
    return given


def text_fields(type_: Any) -> Iterator[tuple[str, str]]:
    """Each table and key of the contract, at or below a type, that holds a text."""
    match type_:
        case types.Table(name=name, fields=fields):
            for field in fields:
                inner = field.type.of if isinstance(field.type, types.ListOf | types.MapOf) else field.type
                yield from [(name, field.key)] if isinstance(inner, types.Text) else text_fields(inner)
        case types.ListOf(of=of) | types.MapOf(of=of):
            yield from text_fields(of)
        case _:
            pass


def texts_in(type_: Any, value: Any) -> Iterator[tuple[str, str, str]]:
    """Each table, key and text in a value."""
    match type_:
        case types.Table(name=name, fields=fields):
            by_key = {field.key: field.type for field in fields}
            for key, one in value.items():
                inner = getattr(by_key[key], "of", by_key[key])
                held = one.values() if isinstance(one, dict) else one if isinstance(one, list) else [one]
                if isinstance(inner, types.Text):
                    yield from ((name, key, text) for text in held)
                else:
                    yield from texts_in(by_key[key], one)
        case types.ListOf(of=of):
            for one in value:
                yield from texts_in(of, one)
        case types.MapOf(of=of):
            for one in value.values():
                yield from texts_in(of, one)
        case _:
            pass


def texts_of(data: Path) -> Iterator[tuple[str, str, str]]:
    """Each table, key and text of a folder."""
    for path in data.rglob("*.yml"):
        name = path.relative_to(data).as_posix()
        place = name if name in FILES else f"{name.partition('/')[0]}/{{id}}.yml"
        value = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
        yield from texts_in(FILES[place], value)


def make_hostile(data: Path) -> dict[str, str]:
    """Add an owner, an item, a use case, a team, a metric and a decision for every text, and a phase for some."""
    lines = (data / "roadmap.yml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f"{name}:" for name in NAMES))]
    named = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in NAMES.items()]
    (data / "roadmap.yml").write_text("\n".join([*kept, *named, ""]), "utf-8")
    owners = [
        f"- {{id: h-{n}, name: {json.dumps(text, ensure_ascii=False)}, kind: role}}" for n, text in enumerate(TEXTS)
    ]
    with (data / "owners.yml").open("a", encoding="utf-8") as stream:
        stream.write("\n".join(["", *owners, ""]))
    link, halt = {"url": "https://example.org/"}, {"date": "2026-05-05"}
    items = [
        filled(
            ITEM,
            text,
            id=f"hi-{n}",
            kind=("action", "experiment", "mvp", "milestone")[n % 4],
            owner=f"h-{n}",
            planned={"finish": "2026-05-01"},
            links=[dict(link)],
            **({"dropped": dict(halt)} if n % 3 == 0 else {}),
            **({"replanned": [{**halt, "finish": "2026-09-01"}]} if n % 3 == 1 else {}),
        )
        for n, text in enumerate(TEXTS)
    ]
    write(data / "tracks" / "hostile.yml", filled(TRACK, MARKUP, owner="h-0") | {"items": items})
    write(data / "teams" / "hostile.yml", filled(TEAM, MARKUP, size=5))
    dimensions = [{"id": name, "levels": {"1": MARKUP, "5": MARKUP}} for name in ("data", "mensen")]
    write(data / "maturity.yml", filled(MATURITY, MARKUP, dimensions=dimensions))
    for n, text in enumerate(TEXTS):
        use_case = filled(
            USE_CASE,
            text,
            track="hostile",
            owner=f"h-{n}",
            planned={"production": "2026-05-01"},
            links=[dict(link)],
            kpis=[{"id": "k", "direction": "up", "quarters": {"2026-Q2": {"target": "1"}}}],
            **({} if n % 3 == 0 else {("paused", "stopped")[n % 2]: dict(halt)}),
            **({} if n % 3 == 1 else {"replanned": [{**halt, "production": "2026-09-01"}]}),
        )
        write(data / "use-cases" / f"hu-{n}.yml", use_case)
        quarters = {"2026-Q2": {"target": "7", "actual": "6"}}
        metric = filled(METRIC, text, kind="satisfaction", direction="up", owner=f"h-{n}", quarters=quarters)
        write(data / "metrics" / f"hm-{n}.yml", metric)
        scores = {"date": "2026-03-02", "scores": {"data": "2", "mensen": "3"}}
        write(data / "teams" / f"ht-{n}.yml", filled(TEAM, text, size="5", assessments=[scores]))
    decisions = [{"what": text, "why": text, "items": [f"hi-{n}"], "owner": f"h-{n}"} for n, text in enumerate(TEXTS)]
    write(data / "reviews" / "2026-06-29.yml", filled(REVIEW, MARKUP) | {"decisions": decisions})
    with (data / "phases.yml").open("a", encoding="utf-8") as stream:
        for n, text in enumerate(IN_PHASES):
            phase = filled(PHASE, text, id=f"hp-{n}", goals=[{"id": f"hg-{n}", "items": [f"hi-{n}"]}])
            stream.write(f"- {json.dumps(phase, ensure_ascii=False)}\n")
    return {
        f"{kind}-{n}/": text
        for kind, texts in (
            ("use-cases/hu", TEXTS),
            ("owners/h", TEXTS),
            ("metrics/hm", TEXTS),
            ("teams/ht", TEXTS),
            ("phases/hp", IN_PHASES),
        )
        for n, text in enumerate(texts)
    }
