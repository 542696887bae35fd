"""What the tests of the site share: the example built once, and a way to build anything else."""

import datetime as dt
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.build import build_site
from macros.edge import PROJECT, Edge
from tests.roadmaps import EXAMPLE, TODAY
from tests.site import browser as browsers
from tests.site.many import many

COMMIT = "0123456789abcdef0123456789abcdef01234567"
OWN_DAY = dt.date(2026, 11, 24)  # on which the roadmap in data/ is told


@dataclass(frozen=True, slots=True)
class Once:
    """What is made once in a run of the tests, by the first worker that asks; the others wait for it."""

    shelf: Path

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of this name, filled by `make`; anew where that failed before."""
        folder, ready = self.shelf / name, self.shelf / f"{name}.ready"
        with (self.shelf / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not ready.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                ready.touch()
        return folder


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
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    own = tmp_path_factory.getbasetemp()
    return Once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def site(example: Path, once: Once) -> Path:
    """The example, built. Look, but do not touch."""
    return once.made("site", lambda folder: build_site(edge_of(example), folder / "site")) / "site"


@pytest.fixture(scope="session")
def own(once: Once) -> Path:
    """The roadmap of the project, built. Look, but do not touch."""
    edge = replace(edge_of(PROJECT / "data"), today=OWN_DAY, as_of=OWN_DAY)
    return once.made("own", lambda folder: build_site(edge, folder / "site")) / "site"


@pytest.fixture(scope="session")
def large(once: Once) -> Path:
    """A site of 300 records. Look, but do not touch."""
    return once.made("large", lambda folder: build_site(edge_of(many(folder, 300, TODAY)), folder / "site")) / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with browsers.browser() as started:
        yield started
