"""Pages that people write: the macros they call, and every wrong page of pages/INDEX.tsv."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build import Invalid, build_site
from macros.edge import PROJECT
from tests.site import browser as browsers
from tests.site.conftest import edge_of

PAGES = Path(__file__).parent / "pages"
EXPECTED = dict(line.split("\t") for line in (PAGES / "INDEX.tsv").read_text().splitlines()[1:])
INERT = ("emoji-cdn.md", "snippet-config.md")  # of those that may fail or be inert
FOUND_IN_HTML = (  # what shows in the built page only; the others are told before anything is built
    "absolute-link.md",
    "broken-html-link.md",
    "iframe.md",
    "javascript-link.md",
    "mermaid-html.md",
    "onclick.md",
)
HEAD = ("front-matter-broken.md", "front-matter-duplicate.md", "front-matter-no-end.md", "render-macros-off.md")
PASSING = [page for page, expected in EXPECTED.items() if expected == "pass" or page in INERT]
FAILING = [page for page in EXPECTED if page not in PASSING]
IN_MACROS = [page for page in FAILING if page not in (*FOUND_IN_HTML, *HEAD)]


def texts(data: Path, docs: Path, *pages: str | Path) -> list[str]:
    """What is told of the example with these pages added; nothing when it is published at site/."""
    shutil.copytree(PROJECT / "docs", docs)
    for page in pages:
        shutil.copy(PAGES / page, docs / "nl")
    try:
        build_site(edge_of(data), docs.parent / "site", docs=docs)
    except Invalid as invalid:
        return invalid.texts
    return []


@pytest.mark.parametrize("pages", [HEAD, IN_MACROS, FOUND_IN_HTML], ids=["head", "macros", "html"])
def test_every_wrong_page_is_told_in_one_build(example: Path, tmp_path: Path, pages: tuple[str, ...]) -> None:
    told = texts(example, tmp_path / "docs", *pages)
    for page in pages:
        assert any(re.match(rf"docs/nl/{page}:\d+: fout: ", text) for text in told), (page, told)
    assert not (tmp_path / "site").exists()


@pytest.mark.uncounted
def test_a_mistake_in_a_macro_is_told_with_page_line_and_near_miss(example: Path, tmp_path: Path) -> None:
    assert texts(example, tmp_path / "docs", "misspelt-compass.md", "unknown-argument.md", "unknown-kpi.md") == [
        "docs/nl/misspelt-compass.md:3: fout: de macro 'compas' bestaat niet. Bedoel je 'compass'?",
        "docs/nl/unknown-argument.md:3: fout: 'trak' bestaat niet. Bedoel je 'track'?",
        "docs/nl/unknown-kpi.md:3: fout: 'covrage' bestaat niet. Bedoel je 'coverage'?",
    ]


@pytest.mark.uncounted
def test_a_macro_says_how_it_is_called(example: Path, tmp_path: Path) -> None:
    calls = {
        "1 / 0": "dit gaat mis: division by zero",
        "compass": "de macro 'compass' wordt niet aangeroepen; schrijf compass()",
        "kpi()": "de macro 'kpi' krijgt niet wat hij nodig heeft; schrijf kpi(name)",
        "milestones(nxt=3)": "de macro 'milestones' kent 'nxt' niet. Bedoel je 'next'?",
        "roadmap_map('x')": "de macro 'roadmap_map' krijgt niet wat hij nodig heeft; schrijf roadmap_map()",
        "roadmap_map(trakc='x')": "'trakc' bestaat niet. Bedoel je 'track'?",
        "title()": "de macro 'title' krijgt niet wat hij nodig heeft; schrijf title(kind, name)",
    }
    (tmp_path / "more").mkdir()
    for n, call in enumerate(calls):
        (tmp_path / "more" / f"{n}.md").write_text(f"# A\n\n{{{{ {call} }}}}\n")
    told = texts(example, tmp_path / "docs", *(tmp_path / "more" / f"{n}.md" for n in range(len(calls))))
    assert told == [f"docs/nl/{n}.md:3: fout: {fault}" for n, fault in enumerate(calls.values())]


@pytest.mark.uncounted
def test_a_fault_of_the_built_page_is_told_at_the_line_that_was_written(example: Path, tmp_path: Path) -> None:
    assert texts(example, tmp_path / "docs", "absolute-link.md", "broken-html-link.md", "onclick.md") == [
        "docs/nl/absolute-link.md:3: fout: de link /nope begint met een schuine streep; schrijf hem vanaf deze pagina",
        "docs/nl/onclick.md:3: fout: het attribuut onclick voert code uit",
        "docs/nl/broken-html-link.md:3: fout: de link broken-html-link/nope/ leidt nergens heen",
    ]


@pytest.mark.uncounted
def test_the_line_is_that_of_the_file_under_a_head_too(example: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copytree(PROJECT / "docs", tmp_path / "docs", dirs_exist_ok=True)
    page = "---\ntitle: A\n---\n\n\n# A\n\ntext\n\n{{ kpi('coverage') }} {{ trakc('x') }}\n"
    (tmp_path / "docs" / "nl" / "a.md").write_text(page)
    with pytest.raises(Invalid) as invalid:
        build_site(edge_of(example), tmp_path / "site", docs=tmp_path / "docs")
    assert invalid.value.texts == ["docs/nl/a.md:10: fout: de macro 'trakc' bestaat niet. Bedoel je 'track'?"]


@pytest.mark.uncounted
def test_a_page_that_is_right_or_inert_is_published_as_it_was_written(
    example: Path, tmp_path: Path, chromium: Browser
) -> None:
    assert texts(example, tmp_path / "docs", *PASSING) == []
    shown = {page: (tmp_path / "site" / page.removesuffix(".md") / "index.html").read_text() for page in PASSING}
    assert "{{ vergeten() }}" in shown["dead-template-text.md"]
    assert ":smile:" in shown["emoji-cdn.md"]
    assert '--8&lt;-- "mkdocs.yml"' in shown["snippet-config.md"]
    assert "<strong>nadruk</strong>" in shown["good-plain.md"]
    with browsers.served(tmp_path / "site") as root, browsers.visit(chromium, root) as seen:
        for page in PASSING:
            seen.page.goto(root + page.removesuffix(".md") + "/")
        assert (seen.errors, seen.foreign, seen.ran()) == ([], [], None)


@pytest.mark.uncounted
def test_a_page_written_by_hand_stands_in_the_place_of_a_generated_one(example: Path, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "docs", tmp_path / "docs")
    for language in ("nl", "en"):
        (tmp_path / "docs" / language / "map.md").write_text("# By hand\n\n{{ roadmap_map() }}\n")
    build_site(edge_of(example), tmp_path / "site", docs=tmp_path / "docs")
    assert ">By hand</h1>" in (tmp_path / "site" / "map" / "index.html").read_text()
