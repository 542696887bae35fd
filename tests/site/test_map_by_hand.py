"""Pages written by hand that show the map, or stand in its place: the other pages lead nowhere that is not there."""

from pathlib import Path

from macros.build import build_site
from tests.roadmaps import write
from tests.site.conftest import edge_of

ROADMAP = """
== roadmap.yml
title: T
organisation: O
purpose: P
languages: [nl, en]
== phases.yml
- {id: een, name: Een, start: 2026-05-01, finish: 2026-09-30}
== owners.yml
- {id: els, name: Els, kind: role}
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: A, kind: action, phase: een, area: people, planned: {start: 2026-05-04, finish: 2026-08-03}}
  - {id: b, title: B, kind: action, depends_on: [a], planned: {start: 2026-08-04, finish: 2026-12-01}}
"""


def test_a_page_by_hand_may_stand_in_the_place_of_the_map_with_or_without_it(tmp_path: Path) -> None:
    write(tmp_path / "data", ROADMAP)
    for page, text in {
        "nl/map.md": "# Onze kaart\n\nZie [de tracks](../tracks/t/).\n",
        "en/map.md": "# Our map\n\n{{ roadmap_map() }}\n\n{{ roadmap_map() }}\n",
        "nl/deel.md": '# Deel\n\n{{ roadmap_map(track="t", area="people", owner="els", phase="een") }}\n',
    }.items():
        (tmp_path / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / page).write_text(text, "utf-8")
    build_site(edge_of(tmp_path / "data"), tmp_path / "site", docs=tmp_path / "docs")
    built = {name: (tmp_path / "site" / name / "index.html").read_text("utf-8") for name in ("map", "en/map", "deel")}
    assert "rm-mark" not in built["map"]
    assert built["en/map"].count('id="_m-a"') == built["en/map"].count('id="_m-a_2"') == 1
    assert ('id="_m-a"' in built["deel"], 'id="_m-b"' in built["deel"]) == (True, False)
    assert "assets/map.js" in built["deel"]
    assert "assets/map.js" not in built["map"]
