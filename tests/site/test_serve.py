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
    settings = folder / "data/roadmap.yml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [nl]", "languages: [nl, en]"), "utf-8")
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


def test_one_language_is_served_and_none_is_offered(served: Served) -> None:
    """The roadmap has two; a link to the other would lead to a page that is not there."""
    assert 'lang="nl"' in served.page("tracks/techniek/")
    assert "md-select__link" not in served.page("tracks/techniek/")


def test_once_it_is_right_the_new_site_is_shown(served: Served) -> None:
    served.owner("piet")
    with (served.data / "owners.yml").open("a", encoding="utf-8") as stream:
        stream.write("- {id: piet, name: Pietje Bel, kind: role}\n")
    wait_for(lambda: "Pietje Bel" in served.page("tracks/techniek/"))
    assert "De hele site is bij" not in served.said.read_text()  # the page that is looked at came first
    wait_for(lambda: "De hele site is bij" in served.said.read_text())
    assert "Pietje Bel" in served.page("owners/piet/")
    assert "md-select__link" not in served.page("owners/piet/")
    assert "Deze pagina is er niet" in served.page("nowhere/")
    wait_for(lambda: len([*served.temporary.glob("mkdocs_*")]) == 1)  # nothing is left of how it was made


def test_who_is_asked_to_end_leaves_nothing_running(served: Served) -> None:
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(PATIENCE) == 0
    assert served.page() == ""
    assert not [*served.temporary.glob("mkdocs_*")]
