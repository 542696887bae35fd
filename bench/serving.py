"""From saving a file to the page that shows it, with `roadmap serve` running: what an editor waits for.

In: a workshop and a size. Out: seconds by the clock; how many pages were written that did not change, or the other way
round; how many files differ from those of a server that was started anew.
"""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

from bench.measure import Failed
from bench.sizes import Size
from bench.weight import differing
from bench.workshop import Found, Workshop

TIMES = 3
PATIENCE = 1800  # seconds for a site to be there
STEP = 0.02  # seconds between two looks
REST = 2  # seconds in which nothing is written any more
SAVED = "Zojuist"  # the word that an editor adds
State = dict[str, tuple[int, bytes]]  # of each page: when it was written, and what it says in short


def of_serving(shop: Workshop, size: Size) -> Found:
    """Three changes to use cases, one after the other, and a look at what was written."""
    files = sorted((shop.data(size) / "use-cases").glob("*.yml"))[:TIMES]
    before = {file: file.read_bytes() for file in files}
    seconds: list[float] = []
    wrong: list[float] = []
    kept = shop.folder / f"served-{size.name}"
    port = free_port()
    try:
        with serving(shop, size, port) as site:
            for file in files:
                old = state_of(site)
                seconds.append(save(file, f"http://127.0.0.1:{port}/use-cases/{file.stem}/"))
                wrong.append(len(wrongly_written(old, settled(site))))
            shutil.copytree(site, kept)
        with serving(shop, size, port) as anew:
            unlike = differing(kept, anew)
    finally:
        for file, content in before.items():
            file.write_bytes(content)
    return {
        "save to page": tuple(seconds),
        "pages wrongly written": tuple(wrong),
        "files unlike a whole build": (float(len(unlike)),),
    }


@contextmanager
def serving(shop: Workshop, size: Size, port: int) -> Iterator[Path]:
    """The folder of the site that is served, from when it is there."""
    folder = shop.folder / f"serving-{size.name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = shop.project.command("serve", "--address", f"127.0.0.1:{port}", data=shop.data(size))
    process = subprocess.Popen(
        command.line,
        cwd=command.folder,
        env=command.told | {"TMPDIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that mkdocs ends with it
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", "", process)
        yield next(path.parent for path in folder.rglob("sitemap.xml"))
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # a shell may have told us to take no notice of SIGINT
        process.wait()
        wait_until_free(port)


def save(file: Path, address: str) -> float:
    """Change the text of a use case as an editor does; the seconds until its page shows that."""
    text = file.read_text("utf-8")
    begun = time.perf_counter()
    file.write_text(text.replace("problem: >-\n  ", f"problem: >-\n  {SAVED} ", 1), "utf-8")
    wait_for(address, SAVED)
    return time.perf_counter() - begun


def wait_for(address: str, text: str, process: "subprocess.Popen[bytes] | None" = None) -> None:
    """Until a page is there and says this. Raises `Failed` when it takes too long, or the server has ended."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and (process is None or process.poll() is None):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
                if text in answer.read().decode(errors="replace"):
                    return
        except (OSError, HTTPException):  # not there yet, or being written right now
            pass
        time.sleep(STEP)
    raise Failed(f"{address} does not say '{text}'")


def state_of(site: Path) -> State:
    """What stands in a site: its pages."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest())
        for path in site.rglob("*.html")
    }


def settled(site: Path) -> State:
    """What stands in a site when nothing is written any more, nor made beside it."""
    while True:
        try:
            before = state_of(site)
            time.sleep(REST)
            if state_of(site) == before and not [*site.parent.glob(f"{site.name}-next-*")]:
                return before
        except FileNotFoundError:  # it is being written right now
            continue


def wrongly_written(old: State, new: State) -> set[str]:
    """The pages that were written and say what they said, or say something else and were not written."""
    pages = old.keys() | new.keys()
    written = {page for page in pages if old.get(page, (0, b""))[0] != new.get(page, (0, b""))[0]}
    changed = {page for page in pages if old.get(page, (0, b""))[1] != new.get(page, (0, b""))[1]}
    return written ^ changed


def wait_until_free(port: int) -> None:
    """Until nobody listens there any more: what a server started may outlive it for a moment."""
    with suppress(ConnectionRefusedError):
        while True:
            socket.create_connection(("127.0.0.1", port), timeout=60).close()
            time.sleep(STEP)


def free_port() -> int:
    """A port at which nobody listens now."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
