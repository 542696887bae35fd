"""A former address of a use case leads to where it is now; a former id of an item is a place on its track's page."""

import json
import re
from pathlib import Path

import pytest

from macros.build import build_site, moved_in
from macros.publishing.check import check_site
from macros.publishing.faults import told
from tests.roadmaps import reading
from tests.site.conftest import edge_of, example_in

pytestmark = pytest.mark.uncounted

NEW = '<meta http-equiv="refresh" content="0; url=../zoeken/">'


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in which a use case and an item had other ids, built. Look, but do not touch."""
    folder = tmp_path_factory.mktemp("moved")
    data = example_in(folder)
    with (data / "use-cases/zoeken.yml").open("a", encoding="utf-8") as stream:
        stream.write("aliases: [vinden, opzoeken]\n")
    track = data / "tracks/techniek.yml"
    text = track.read_text("utf-8")
    track.write_text(text.replace("  - id: meten\n", "  - id: meten\n    aliases: [nulmeting]\n"), "utf-8")
    assert "nulmeting" in track.read_text("utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ROADMAP_SITE_URL", "https://example.org/roadmap/")
        said = build_site(edge_of(data), folder / "site")
    pages = len(list((folder / "site").rglob("*.html")))
    assert f"{pages - 4} " in said  # two former addresses in two languages are no pages of the roadmap
    return folder / "site"


@pytest.mark.parametrize(("root", "title"), [("", "Deze pagina is verhuisd"), ("en/", "This page has moved")])
@pytest.mark.parametrize("old", ["vinden", "opzoeken"])
def test_a_former_address_sends_its_reader_on(moved: Path, root: str, title: str, old: str) -> None:
    page = (moved / root / "use-cases" / old / "index.html").read_text("utf-8")
    assert NEW in page
    assert f"<title>{title}</title>" in page
    assert '<a href="../zoeken/">' in page
    assert f'<link rel="canonical" href="https://example.org/roadmap/{root}use-cases/zoeken/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page


def test_nothing_lists_a_former_address(moved: Path) -> None:
    pages = [path for path in moved.rglob("*.html") if path.parent.name not in ("vinden", "opzoeken")]
    assert pages
    assert not [path for path in pages if re.search(r'href="[^"]*(vinden|opzoeken)/', path.read_text("utf-8"))]
    assert "zoeken/" in (moved / "sitemap.xml").read_text("utf-8")
    assert not re.search("vinden|opzoeken", (moved / "sitemap.xml").read_text("utf-8"))
    index = json.loads((moved / "search/search_index.json").read_text("utf-8"))
    assert not [entry for entry in index["docs"] if re.search("vinden|opzoeken", entry["location"])]


def test_a_former_id_of_an_item_is_a_place_on_the_page_of_its_track(moved: Path) -> None:
    for root in ("", "en/"):
        assert 'id="nulmeting"' in (moved / root / "tracks/techniek/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("0; url=../new/", []),
        ("0; url=../other/", ["old/: error: the element <meta> is not allowed in a page"]),
        ("0; url=https://evil.example", ["old/: error: the element <meta> is not allowed in a page"]),
    ],
)
def test_only_to_where_it_stands_now(tmp_path: Path, content: str, faults: list[str]) -> None:
    for name, body in (("old", f'<meta http-equiv="refresh" content="{content}">'), ("new", ""), ("other", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(body, "utf-8")
    assert [told(fault, "en") for fault in check_site(tmp_path, moved={"old/": "new/"})[1]] == faults


def test_a_page_written_by_hand_keeps_its_address(tmp_path: Path) -> None:
    text = "== use-cases/zoeken.yml\ntitle: Z\ntrack: techniek\naliases: [vinden, opzoeken]\n"
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "use-cases/vinden.md").write_text("# Vinden\n", "utf-8")
    assert moved_in(tmp_path, reading(text).roadmap) == {"use-cases/opzoeken/": "use-cases/zoeken/"}
