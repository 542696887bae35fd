"""`roadmap serve`: what an editor sees while the data is wrong, and that nothing keeps running afterwards."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from macros.edge import PROJECT
from macros.publishing.rebuilding import files_of, rebuild
from tests.roadmaps import EXAMPLE, TODAY
from tests.site.conftest import COMMIT

PATIENCE = 180  # seconds


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.2)


@dataclass
class Served:
    """A roadmap that is edited, and the site that is shown of it."""

    data: Path
    root: str
    said: Path
    process: "subprocess.Popen[bytes]"
    temporary: Path

    def page(self, address: str = "") -> str:
        try:
            with urlopen(self.root + address, timeout=20) as answer:  # noqa: S310 - our own
                return re.sub(r"livereload\(\d+, \d+\)", "", answer.read().decode())
        except HTTPError as error:
            return error.read().decode()
        except (URLError, TimeoutError):
            return ""

    def owner(self, name: str) -> None:
        track = self.data / "tracks/techniek.yml"
        text = track.read_text(encoding="utf-8")
        before = next(line for line in text.splitlines() if line.startswith("owner:"))
        track.write_text(text.replace(before, f"owner: {name}", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(EXAMPLE, folder / "data")
    (folder / "tmp").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    told = {"ROADMAP_COMMIT": COMMIT, "TMPDIR": str(folder / "tmp"), "PYTHONUNBUFFERED": "1"}
    call = [
        sys.executable,
        "-m",
        "macros",
        "serve",
        "--data",
        str(folder / "data"),
        "--today",
        str(TODAY),
        "--address",
        at,
    ]
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(call, cwd=PROJECT, env={**os.environ, **told}, stdout=said, stderr=said)
        try:
            made = Served(folder / "data", f"http://{at}/", folder / "said", process, folder / "tmp")
            wait_for(lambda: "<title>" in made.page() or process.poll() is not None)
            yield made
        finally:
            process.kill()
            process.wait()


def test_the_last_good_site_is_shown_while_something_is_wrong(served: Served) -> None:
    before = served.page("tracks/techniek/")
    served.owner("elz")
    wait_for(lambda: "We laten de site zien zoals hij was." in served.said.read_text())
    assert "eigenaar 'elz' staat niet in data/owners.yml" in served.said.read_text()
    assert served.page("tracks/techniek/") == before
    assert "Deze pagina is er niet" in served.page("nowhere/")


def test_once_it_is_right_the_new_site_is_shown(served: Served) -> None:
    served.owner("piet")
    with (served.data / "owners.yml").open("a", encoding="utf-8") as stream:
        stream.write("- {id: piet, name: Pietje Bel, kind: role}\n")
    wait_for(lambda: "Pietje Bel" in served.page("tracks/techniek/"))
    assert "Deze pagina is er niet" in served.page("nowhere/")
    wait_for(lambda: len([*served.temporary.glob("mkdocs_*")]) == 1)  # nothing is left of how it was made


def test_who_is_asked_to_end_leaves_nothing_running(served: Served) -> None:
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(PATIENCE) == 0
    assert served.page() == ""
    assert not [*served.temporary.glob("mkdocs_*")]


class Refused(Exception):
    pass


def filled(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_site_that_is_refused_leaves_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = filled(tmp_path / "site", {"index.html": "old"})

    def build(folder: str) -> None:
        filled(Path(folder), {"index.html": "new"})
        raise Refused("why")

    rebuild(site, build, Refused, "kept")
    assert ([*tmp_path.iterdir()], (site / "index.html").read_text()) == ([site], "old")
    assert capsys.readouterr().err == "why\nkept\n"


def test_the_pages_that_changed_are_written_and_no_others(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", {"index.html": "1", "a/index.html": "1", "gone/deep/index.html": "1", "b": "1"})
    kept = (site / "index.html").stat()
    new = {"index.html": "1", "a/index.html": "2", "new/deep/index.html": "1", "b/index.html": "1"}

    def build(folder: str) -> None:
        filled(Path(folder), new)

    rebuild(site, build, Refused, "")
    assert {name.as_posix(): (site / name).read_text() for name in files_of(site)} == new
    assert [one for one in site.rglob("*") if one.is_dir() and not [*one.iterdir()]] == []
    now = (site / "index.html").stat()
    assert (now.st_mtime_ns, now.st_ino) == (kept.st_mtime_ns, kept.st_ino)
    assert [*tmp_path.iterdir()] == [site]
