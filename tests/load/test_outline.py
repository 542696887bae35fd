"""Where things stand in a file, for whoever shows how to change a line."""

import pytest

from macros.load.outline import outlines

TRACK = """# Een track
name: T  # kort
purpose: |-
  Eén.

  Twee.

# tussendoor
owner: els
items:
  - id: a
    title: {nl: A, en: B}
    replanned:
      - date: 2026-06-01
        why: >-
          Te
          laat

  - {id: b, title: B}
"""


def test_a_track_and_its_items() -> None:
    found = outlines(TRACK, "track", "t")
    assert list(found) == ["t", "a", "b"]
    assert {key: found["t"][key] for key in ("kind", "first", "last", "indent", "flow")} == {
        "kind": "track",
        "first": 2,
        "last": 19,
        "indent": 0,
        "flow": "",
    }
    assert found["t"]["keys"] == {"name": [2, 2, -1], "purpose": [3, 6, -1], "owner": [9, 9, -1], "items": [10, 19, 2]}
    assert found["t"]["value"] == {"name": "T", "purpose": "Eén.\n\nTwee.", "owner": "els"}
    assert found["a"]["keys"] == {"id": [11, 11, -1], "title": [12, 12, -1], "replanned": [13, 17, 6]}
    assert (found["a"]["first"], found["a"]["last"], found["a"]["indent"], found["a"]["flow"]) == (11, 17, 4, "")
    assert found["a"]["value"]["replanned"] == [{"date": "2026-06-01", "why": "Te laat"}]
    assert (found["b"]["kind"], found["b"]["flow"], found["b"]["keys"]["title"]) == ("item", "map", [19, 19, -1])


@pytest.mark.parametrize(
    ("text", "kind", "flow"),
    [
        pytest.param("- id: a\n  name: A\n", "owner", {"a": ""}, id="a list"),
        pytest.param("[{id: a, name: A}]\n", "owner", {"a": "list"}, id="in one line"),
        pytest.param("[]\n", "phase", {}, id="nothing yet"),
        pytest.param("name: M\nitems: [x]\n", "metric", {"m": ""}, id="a file of its own"),
    ],
)
def test_other_files(text: str, kind: str, flow: dict[str, str]) -> None:
    found = outlines(text, kind, "m")
    assert {name: record["flow"] for name, record in found.items()} == flow


def test_maturity_and_its_dimensions() -> None:
    text = "valid_days: 300\ndimensions:\n  - id: data\n    name: {nl: D}\n    levels:\n      1: Los\n\n      5: Orde\n"
    found = outlines(text, "maturity", "maturity")
    assert [(name, record["kind"]) for name, record in found.items()] == [
        ("maturity", "maturity"),
        ("data", "dimension"),
    ]
    assert found["data"]["keys"]["name"] == [4, 4, -1]
    assert found["data"]["keys"]["levels"] == [5, 8, 6, {"1": [6, 6, -1], "5": [8, 8, -1]}]
    assert found["maturity"]["value"] == {"valid_days": "300", "dimensions": [found["data"]["value"]]}


def test_maps_in_maps() -> None:
    text = "title: T\ntargets:\n  coverage:\n    2026-Q1: {at_least: 1}\n    2026-Q2:\n      at_least: 2\n"
    assert outlines(text, "roadmap", "roadmap")["roadmap"]["keys"]["targets"] == [
        *(2, 6, 2),
        {"coverage": [3, 6, 4, {"2026-Q1": [4, 4, -1], "2026-Q2": [5, 6, 6, {"at_least": [6, 6, -1]}]}]},
    ]


def test_a_block_at_the_end_of_a_file_without_a_line_end() -> None:
    assert outlines("name: M\nsource: |\n  Een\n  twee", "metric", "m")["m"]["keys"]["source"] == [2, 4, -1]


def test_a_block_that_ends_with_the_file() -> None:
    assert outlines("name: M\nsource: |\n  Een\n\n", "metric", "m")["m"]["last"] == 3
