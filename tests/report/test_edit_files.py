"""What the forms fetch: one file for each file of data/, and one that names all records."""

import json

from macros.load import load
from macros.report.edit_files import edit_files
from tests.roadmaps import EXAMPLE, TODAY, roadmap

TEXTS = {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml")}
MADE = {path: json.loads(held) for path, held in edit_files(load(EXAMPLE, TODAY).roadmap, TEXTS).items()}


def test_every_file_that_holds_records_has_one() -> None:
    held = {path for path in TEXTS if path not in {"roadmap.yml", "maturity.yml"}}
    assert set(MADE) == {"edit/records.json", *(f"edit/{path.removesuffix('.yml')}.json" for path in held)}


def test_it_holds_the_lines_as_typed_and_where_each_record_stands() -> None:
    held = MADE["edit/tracks/proces.json"]
    assert held["file"] == "data/tracks/proces.yml"
    assert "\n".join(held["lines"]) == TEXTS["tracks/proces.yml"]
    assert list(held["records"]) == ["proces", "kiezen", "bouwen", "opschalen"]
    for name, record in held["records"].items():
        assert name == "proces" or held["lines"][record["first"] - 1] == f"  - id: {name}"


def test_all_records_are_named_with_their_track() -> None:
    rows = MADE["edit/records.json"]["records"]
    assert ["item", "bouwen", "Bouwen", "proces"] in rows
    assert ["use-case", "zoeken", "Zoeken in dossiers", "proces"] in rows
    assert {row[0] for row in rows} == {
        *("item", "use-case", "track", "team", "metric", "owner", "phase", "dimension", "review"),
    }


def test_an_id_that_was_is_taken() -> None:
    made = edit_files(roadmap("== use-cases/u.yml\ntitle: U\ntrack: techniek\naliases: [oud]\n"), {})
    assert json.loads(made["edit/records.json"])["taken"] == ["oud"]
