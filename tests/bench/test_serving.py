"""From saving to the page: a small server in the place of ours writes too much, too little, or just enough."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bench.measure import Command, Failed
from bench.roadmaps import write
from bench.serving import free_port, of_serving, wait_for
from bench.sizes import S
from bench.workshop import Workshop

SERVER = """
import http.server, os, pathlib, sys, tempfile, threading, time

port, data, kind = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
site = pathlib.Path(tempfile.mkdtemp())
begun = {path: path.read_text() for path in data.rglob("*.yml")}


def page(path, text):
    place = site / "use-cases" / path.stem / "index.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text + ("" if kind != "stale" or text == begun[path] else " not made anew"))


(site / "sitemap.xml").touch()
(site / "index.html").touch()
seen = dict(begun)
for path, text in seen.items():
    page(path, text)
handler = lambda *given: http.server.SimpleHTTPRequestHandler(*given, directory=str(site))
server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
while True:
    time.sleep(0.05)
    for path in data.rglob("*.yml"):
        if path.read_text() != seen[path]:
            seen[path] = path.read_text()
            for one in seen if kind == "eager" else [path]:
                page(one, seen[one])
"""


def workshop(folder: Path, kind: str) -> Workshop:
    """A workshop whose `serve` is that server."""
    data = write(folder / "S" / "data", {f"use-cases/{name}.yml": f"problem: >-\n  {name}\n" for name in "abcd"})

    def command(_: str, __: str, address: str, *, data: Path) -> Command:
        line = (sys.executable, "-c", SERVER, address.partition(":")[2], str(data), kind)
        return Command(line=line, folder=folder)

    made: Any = SimpleNamespace(folder=folder, data=lambda _: data, project=SimpleNamespace(command=command))
    return cast("Workshop", made)


@pytest.mark.parametrize(
    ("kind", "wrong", "unlike"),
    [("exact", (0, 0, 0), (0.0,)), ("eager", (3, 3, 3), (0.0,)), ("stale", (0, 0, 0), (3.0,))],
)
def test_what_a_server_writes_is_noticed(
    tmp_path: Path, kind: str, wrong: tuple[int, ...], unlike: tuple[float, ...]
) -> None:
    shop = workshop(tmp_path, kind)
    before = {path: path.read_bytes() for path in (tmp_path / "S").rglob("*.yml")}
    found = of_serving(shop, S)
    assert found["pages wrongly written"] == wrong
    assert found["files unlike a whole build"] == unlike
    assert all(0 < float(seconds) < 20 for seconds in found["save to page"])
    assert {path: path.read_bytes() for path in before} == before


def test_a_server_that_ended_is_not_waited_for() -> None:
    ended: Any = SimpleNamespace(poll=lambda: 1)
    with pytest.raises(Failed, match="does not say 'x'"):
        wait_for(f"http://127.0.0.1:{free_port()}/", "x", ended)
