"""Addresses of pages, and of files in the repository."""

import pytest

from macros.model.records import Roadmap
from macros.pages.links import Links, UnknownPage, address, relative
from macros.source import Source
from tests.roadmaps import item, roadmap

PLACE = Source("data/tracks/a b.yml", 12)


def links(here: str, roadmap: Roadmap, commit: str | None = "abc") -> Links:
    return Links(roadmap=roadmap, here=here, commit=commit)


def test_addresses_are_relative_to_the_page() -> None:
    made = item("kind: action")
    assert links("", made).url("home") == "./"
    assert links("map/", made).url("home") == "../"
    assert links("", made).url("track", "techniek") == "tracks/techniek/"
    assert links("phases/een/", made).url("map") == "../../map/"
    assert links("kpis/coverage/", made).url("kpi", "lead-time") == "../lead-time/"


def test_an_item_stands_on_its_track() -> None:
    made = item("kind: action")
    assert address(made, "record", "a") == address(made, "item", "a") == "tracks/techniek/#a"
    assert links("tracks/techniek/", made).url("record", "a") == "#a"
    assert links("", made).url("area", "people") == "plan/#people"


def test_a_review_has_its_day() -> None:
    made = roadmap("== reviews/2026-06-16.yml\nsummary: S\n")
    assert address(made, "review", "2026-06-16") == "reviews/2026-06-16/"


@pytest.mark.parametrize(
    ("kind", "name", "near"),
    [
        ("track", "techneik", ("techniek",)),
        ("owner", "elz", ("els",)),
        ("item", "techniek", ()),
        ("kpi", "adherance", ("adherence",)),
        ("trak", "techniek", ("track",)),
        ("mapp", None, ("map",)),
    ],
)
def test_what_does_not_exist_raises_with_near_names(kind: str, name: str | None, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownPage) as raised:
        address(item("kind: action"), kind, name)
    assert raised.value.near[:1] == near[:1]
    assert str(raised.value)


@pytest.mark.parametrize(
    ("repository", "file", "edit"),
    [
        (
            "https://github.com/o/r",
            "https://github.com/o/r/blob/abc/data/tracks/a%20b.yml#L12",
            "https://github.com/o/r/edit/main/data/tracks/a%20b.yml",
        ),
        (
            "https://gitlab.example.org/o/r.git",
            "https://gitlab.example.org/o/r/-/blob/abc/data/tracks/a%20b.yml#L12",
            "https://gitlab.example.org/o/r/-/edit/main/data/tracks/a%20b.yml",
        ),
    ],
)
def test_file_and_line_in_the_repository(repository: str, file: str, edit: str) -> None:
    made = roadmap(f"== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nrepository: {repository}\n")
    assert links("", made).file(PLACE) == file
    assert links("", made).edit(PLACE) == edit
    assert links("", made, commit=None).file(PLACE) is None


def test_without_a_repository_there_is_no_link() -> None:
    assert links("", roadmap()).file(PLACE) is None
    assert links("", roadmap()).edit(PLACE) is None


def test_an_anchor_on_the_same_page() -> None:
    assert relative("plan/#people", "plan/") == "#people"
    assert relative("plan/#people", "map/") == "../plan/#people"
