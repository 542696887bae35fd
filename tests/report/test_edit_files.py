"""What the forms fetch: one file for each file of data/, and one that names all records."""

import json

from macros.load import load
from macros.report.edit_files import edit_files
from tests.roadmaps import EXAMPLE, TODAY, roadmap

TEXTS = {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in EXAMPLE.rglob("*.yml")}
MADE = {path: json.loads(held) for path, held in edit_files(load(EXAMPLE, TODAY).roadmap, TEXTS.items())}


def test_every_file_has_one() -> None:
    assert set(MADE) == {"edit/records.json", *(f"edit/{path.removesuffix('.yml')}.json" for path in TEXTS)}


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
        *("maturity", "roadmap"),
    }


def test_the_file_of_maturity_is_called_as_readers_call_it() -> None:
    assert ["maturity", "maturity", {"nl": "AI-maturity per team"}] in MADE["edit/records.json"]["records"]


def test_without_a_language_that_we_speak_it_is_called_in_each() -> None:
    text = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [fy]\n== maturity.yml\ndimensions: []\n"
    rows = json.loads(dict(edit_files(roadmap(text), ()))["edit/records.json"])["records"]
    assert next(title for kind, _, title in (row[:3] for row in rows) if kind == "maturity").keys() == {"en", "nl"}


def test_an_id_that_was_is_taken() -> None:
    made = dict(edit_files(roadmap("== use-cases/u.yml\ntitle: U\ntrack: techniek\naliases: [oud]\n"), ()))
    assert json.loads(made["edit/records.json"])["taken"] == ["oud"]
