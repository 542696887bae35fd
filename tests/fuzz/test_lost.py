"""A short run of `make lost`: what was typed in a valid roadmap is told, and what cannot be read is an error."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.checks import check
from macros.contract import types
from macros.contract.files import FILES
from macros.kpis.measure import measure
from macros.load import load
from macros.pages.site import views
from macros.pages.view import View, packed
from macros.problems import Problem, Severity
from macros.report.open_data import document
from macros.words import words
from tests.fuzz import writing
from tests.fuzz.corpus import files_in, in_order, place_of
from tests.fuzz.kept import lost, unseen
from tests.fuzz.reading import read
from tests.fuzz.trials import valid_roadmap
from tests.fuzz.valid import Maker
from tests.pages.shown import context
from tests.roadmaps import EXAMPLE, TODAY, laid_over

pytestmark = pytest.mark.uncounted

SHORT, PAGES = 200, 4  # roadmaps, and of how many the pages are made; `make lost` takes 10,000 and 500
STRAYS = (
    *("tracks/Techniek.yml", "tracks/techniek.yaml", "tracks/a b.yml", "tracks/index.yml", "tracks/diep/a.yml"),
    *(
        "track.yml",
        "Roadmap.yml",
        "roadmap.yml~",
        ".roadmap.yml.swp",
        "notes.md",
        "use_cases/a.yml",
        "use-cases/a.json",
    ),
    *("reviews/2026-02-30.yml", "reviews/23-06-2026.yml", "reviews/a.yml", "teams/.yml", "metrics/x.yml.bak", "a/b/c"),
    *("maturity.yaml", "owners/els.yml", "phases/start.yml", "data/roadmap.yml", "teams/Balie.YML", ".DS_Store"),
)


def made(seed: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    said, choose = Maker(seed).files(), random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    return said, {name: writing.file(said[name], choose) for name in sorted(said, key=in_order)}


def test_nothing_that_was_typed_is_lost() -> None:
    numbers = range(SHORT)
    found = [one for number in numbers if (one := valid_roadmap("short", number, pages=number < PAGES))]
    assert [(failure.number, failure.complaint) for failure in found] == []


def keys_in(type_: Any, value: Any) -> Iterator[tuple[str, str]]:
    """Each table and key that a value has."""
    match type_:
        case types.Table(name=name, fields=fields):
            by_key = {field.key: field.type for field in fields}
            for key, one in value.items():
                yield name, key
                yield from keys_in(by_key[key], one)
        case types.ListOf(of=of):
            for one in value:
                yield from keys_in(of, one)
        case types.MapOf(of=of):
            for one in value.values():
                yield from keys_in(of, one)
        case _:
            pass


def keys_of(type_: Any) -> Iterator[tuple[str, str]]:
    """Each table and key that the contract has below a type."""
    match type_:
        case types.Table(name=name, fields=fields):
            for field in fields:
                yield name, field.key
                yield from keys_of(field.type)
        case types.ListOf(of=of) | types.MapOf(of=of):
            yield from keys_of(of)
        case _:
            pass


def test_every_key_of_the_contract_occurs_in_the_roadmaps_made() -> None:
    there = set()
    for number in range(SHORT):
        for name, value in made(f"short:{number}")[0].items():
            place = place_of(name)
            assert place
            there |= set(keys_in(FILES[place[0]], value))
    assert {key for type_ in FILES.values() for key in keys_of(type_)} - there == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows["items"][0].pop("title"), "items.title is lost"),
        (lambda rows: rows["items"][0].update(kind="mvp"), "items.kind was changed"),
        (lambda rows: rows["items"][1]["replanned"].clear(), "items.replanned has lost an entry"),
        (lambda rows: rows["items"].pop(), "items.id is lost"),
        (lambda rows: rows["owners"].reverse(), "owners are others"),
        (lambda rows: rows["roadmap"].update(title={"en": "AI-roadmap"}), "roadmap.yml.title.nl is lost"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_lost_is_told(change: Callable[[dict[str, Any]], object], told: str) -> None:
    roadmap = read(files_in(EXAMPLE)).roadmap
    rows = document(roadmap, measure(roadmap, TODAY), None, words("nl"))
    said: dict[str, Any] = {
        "roadmap.yml": {"title": "AI-roadmap", "contract": "2"},
        "owners.yml": [{"id": "jan"}, {"id": "els"}],
        "tracks/proces.yml": {
            "items": [
                {"id": "kiezen", "title": "Kiezen wat eerst komt", "kind": "action"},
                {"id": "bouwen", "replanned": [{"date": "2026-04-14", "finish": "2026-06-12"}]},
                {"id": "opschalen"},
            ]
        },
        "tracks/techniek.yml": {"items": [{"id": "meten"}]},
    }
    assert list(lost(said, rows)) == []
    change(rows)
    assert next(lost(said, rows)).partition("\n")[0] == told


def without(address: str, text: str) -> Callable[[View], View]:
    return lambda view: (
        replace(view, packed=packed(view.html.replace(text, ""))) if address in ("*", view.address) else view
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda view: view, ""),
        (without("*", 'id="_m-kiezen"'), "items: one is not on the map"),
        (without("items/", "tracks/proces/#bouwen"), "items: one is not in items/"),
        (without("use-cases/", "zoeken/"), "use_cases: one is not in use-cases/"),
        (without("tracks/proces/", "Bouwen"), "tracks: title is not on the page"),
        (without("teams/", "balie/"), "teams: one is not in its list"),
    ],
    ids=["nothing", "map", "items", "use cases", "text", "teams"],
)
def test_what_is_not_on_the_pages_is_told(change: Callable[[View], View], told: str) -> None:
    found = context(read(files_in(EXAMPLE)).roadmap)
    rows = document(found.roadmap, found.figures, None, words("nl"))
    assert next(unseen(rows, map(change, views(found))), "").partition("\n")[0] == told


def errors(data: Path) -> set[str]:
    """Where the errors are."""

    def place(problem: Problem) -> str:
        return problem.source.path.removeprefix("data/")

    return {place(problem) for problem in check(load(data, TODAY)) if problem.severity is Severity.ERROR}


@pytest.mark.parametrize("name", STRAYS)
def test_a_file_that_nobody_would_read_is_an_error(name: str, tmp_path: Path) -> None:
    data = laid_over(tmp_path / "nothing", tmp_path)
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    (data / name).write_bytes(b"name: T\nowner: els\n")
    assert any(name == told or name.startswith(f"{told}/") for told in errors(data))
