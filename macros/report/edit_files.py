"""What the forms of edit/ know of the data: a file of JSON for each file of data/, and one that names all records.

In: the roadmap, and the texts of its files. Out: files, one after the other, each a path below the site and bytes. A
form fetches what it changes, so that a roadmap of thousands of records costs its page nothing.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from macros.load.outline import outlines
from macros.model.records import Roadmap
from macros.words import LANGUAGES, words

FOLDER = "edit/"
KINDS = {"tracks": "track", "use-cases": "use-case", "teams": "team", "metrics": "metric", "reviews": "review"}
ALONE = {"owners.yml": "owner", "phases.yml": "phase", "maturity.yml": "maturity", "roadmap.yml": "roadmap"}


def edit_files(roadmap: Roadmap, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """`texts` are those of the files in data/, each with its path in it."""
    yield f"{FOLDER}records.json", as_bytes({"records": list(rows(roadmap)), "taken": list(taken(roadmap))})
    for path, text in texts:
        folder, _, file = path.rpartition("/")
        kind, name = KINDS.get(folder) or ALONE[path], file.removesuffix(".yml")
        held = {"file": f"data/{path}", "lines": text.split("\n"), "records": outlines(text, kind, name)}
        yield f"{FOLDER}{path.removesuffix('.yml')}.json", as_bytes(held)


def rows(roadmap: Roadmap) -> Iterator[list[Any]]:
    """Everything a form can be about: kind, id, title and, of an item or a use case, its track."""
    for record in roadmap.records:
        yield [record.type.replace("_", "-"), record.id, record.title, record.track]
    for track in roadmap.tracks:
        yield ["track", track.id, track.name]
    for team in roadmap.teams:
        yield ["team", team.id, team.name]
    for metric in roadmap.metrics:
        yield ["metric", metric.id, metric.name]
    for owner in roadmap.owners:
        yield ["owner", owner.id, owner.name]
    for phase in roadmap.phases:
        yield ["phase", phase.id, phase.name]
    for dimension in roadmap.maturity.dimensions if roadmap.maturity else ():
        yield ["dimension", dimension.id, dimension.name]
    for review in reversed(roadmap.reviews):
        yield ["review", review.date.isoformat(), review.date.isoformat()]
    yield ["roadmap", "roadmap", roadmap.title]
    if roadmap.maturity:
        spoken = [code for code in roadmap.languages if code in LANGUAGES] or LANGUAGES
        yield ["maturity", "maturity", {code: words(code)("maturity.title") for code in spoken}]


def taken(roadmap: Roadmap) -> Iterator[str]:
    """The ids that records had before, which no other may have."""
    for record in roadmap.records:
        yield from record.aliases


def as_bytes(held: object) -> bytes:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
