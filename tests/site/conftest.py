"""What the tests of the site share: the example built once, and a way to build anything else."""

import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build import build_site
from macros.edge import Edge
from tests.roadmaps import EXAMPLE, TODAY
from tests.site import browser as browsers
from tests.site.many import many

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def edge_of(data: Path, *, commit: str | None = COMMIT) -> Edge:
    """The tests' day and commit."""
    return Edge(data=data, today=TODAY, as_of=TODAY, commit=commit)


def example_in(folder: Path) -> Path:
    """The example's data in two languages, in a folder of its own."""
    shutil.copytree(EXAMPLE, folder / "data")
    lines = (folder / "data" / "roadmap.yml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("languages:")]
    (folder / "data" / "roadmap.yml").write_text("\n".join([*kept, "languages: [nl, en]", ""]), "utf-8")
    return folder / "data"


def bytes_in(folder: Path) -> Mapping[str, str]:
    """The files of a folder, each with a hash of what it holds."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's data in two languages. Read, but do not write."""
    return example_in(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="session")
def site(example: Path) -> Path:
    """The example, built. Look, but do not touch."""
    build_site(edge_of(example), example.parent / "site")
    return example.parent / "site"


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 300 records. Look, but do not touch."""
    folder = tmp_path_factory.mktemp("large")
    build_site(edge_of(many(folder, 300, TODAY)), folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with browsers.browser() as started:
        yield started
