"""What the tests of faults share: the smallest roadmap, its site, and an older site that must stay whole."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.edge import PROJECT
from tests.roadmaps import TODAY, write
from tests.site.conftest import bytes_in

PAGE = 4096  # bytes: a file takes whole ones
OLD = {"sitemap.xml": "old", "index.html": "<p>old</p>", "map/index.html": "<p>old map</p>"}


@dataclass(frozen=True, slots=True)
class New:
    """The site that a build makes, and how long that took."""

    files: Mapping[str, str]
    seconds: float
    room: int  # bytes on a disk


def old_site(site: Path) -> Mapping[str, str]:
    """A site made by an earlier build; its files, each with a hash."""
    for name, text in OLD.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return bytes_in(site)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "macros", *map(str, arguments), "--today", TODAY.isoformat()]


def started(*arguments: str | Path) -> "subprocess.Popen[str]":
    """A command in a group of its own, so that all its processes can be counted and killed."""
    return subprocess.Popen(
        command(*arguments),
        cwd=PROJECT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def until(condition: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    """Wait for something that takes a second, or for the end of the process."""
    deadline = time.monotonic() + 120
    while not condition() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.fixture(scope="session")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest roadmap. Read, but do not write."""
    data = tmp_path_factory.mktemp("smallest") / "data"
    write(data, "")
    return data


@pytest.fixture(scope="session")
def new(smallest: Path) -> New:
    """The site of the smallest roadmap."""
    begin = time.monotonic()
    build = started("build", "--data", smallest, "--site", smallest.parent / "site")
    said, _ = build.communicate()
    assert build.returncode == 0, said
    seconds = time.monotonic() - begin
    sizes = [path.stat().st_size for path in (smallest.parent / "site").rglob("*") if path.is_file()]
    return New(bytes_in(smallest.parent / "site"), seconds, sum(-(-size // PAGE) * PAGE for size in sizes))
