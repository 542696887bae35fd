"""What is wrong with a page before mkdocs looks at it."""

from pathlib import Path

import pytest

from macros.publishing.faults import told
from macros.publishing.hand_written import faults_in, pages_in

ONLY = "the head of a page holds only 'title', 'description', 'hide'"
EATEN = "mkdocs reads this first line as a head and leaves it out"


def faults(docs: Path, **files: str | bytes) -> list[str]:
    """Each fault as it is told, of files under docs/en: a_b is a/b.md."""
    for name, content in files.items():
        path = docs / "en" / f"{name.replace('_', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [told(fault, "en") for fault in faults_in(docs, "en")]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "# Title\n",
        "\nNote: text\n",
        "---\ntitle: A page\ndescription: What it says, in a line.\nhide: [navigation, toc]\n---\n# A\n",
        "---\n---\n",
        "\ufeff# Title\n",
        "Just text.\n",
    ],
)
def test_a_page_without_faults(tmp_path: Path, page: str) -> None:
    assert faults(tmp_path, a=page) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("---\ntitle: a\n\n# A\n", "docs/en/a.md:1: error: the head of the page is not closed with ---"),
        (
            "---\ntitel: a\n---\n",
            f"docs/en/a.md:2: error: {ONLY}; 'titel' cannot stand there. Do you mean 'title'?",
        ),
        (
            "---\nrender_macros: false\n---\n",
            f"docs/en/a.md:2: error: {ONLY}; 'render_macros' cannot stand there",
        ),
        ("---\ntitle: a\ntitle: b\n---\n", "docs/en/a.md:3: error: 'title' stands twice in the head of the page"),
        *(
            (f"---\n{line}\n---\n", "docs/en/a.md:2: error: this line in the head of the page is not 'key: text'")
            for line in (
                "title: [a",
                "title:",
                "title: a: b",
                "title: a #b",
                "title: {a: b}",
                'title: "a',
                "- a",
                "title: a:",
            )
        ),
        (
            "Note: text\n",
            f"docs/en/a.md:1: error: {EATEN}; put an empty line or a title above it",
        ),
    ],
)
def test_a_fault_in_the_head(tmp_path: Path, page: str, fault: str) -> None:
    assert faults(tmp_path, a=page) == [fault]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, a="---\ntitle: [a\nx: y\n---\n", b="---\n")) == 3


def test_a_page_that_is_no_text(tmp_path: Path) -> None:
    assert faults(tmp_path, a=b"\xff\xfe") == ["docs/en/a.md:1: error: this file is not UTF-8 text"]


def test_two_pages_with_one_address(tmp_path: Path) -> None:
    found = faults(tmp_path, a="# A", a_index="# A")
    assert found == ["docs/en/a.md:1: error: two pages with one address: docs/en/a/index.md"]


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "secret.md").symlink_to("/etc/hostname")
    assert faults(tmp_path) == ["docs/en/secret.md:1: error: a link to a file outside docs/"]


def test_addresses_are_those_of_mkdocs(tmp_path: Path) -> None:
    for name in ("index.md", "a.md", "b/index.md", "c/README.md", "d/e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# A")
    assert pages_in(tmp_path) == {
        "": "index.md",
        "a/": "a.md",
        "b/": "b/index.md",
        "c/": "c/README.md",
        "d/e/": "d/e.md",
    }
