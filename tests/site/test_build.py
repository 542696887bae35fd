"""The whole build: the same bytes everywhere, and the old site whenever anything is wrong."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.build import Invalid, build_site
from macros.edge import PROJECT
from macros.processes import complaints
from tests.roadmaps import TODAY
from tests.site.conftest import COMMIT, bytes_in, edge_of, example_in

BUILD = (  # the build as a process of its own, that can be killed
    "import sys; from pathlib import Path; from macros.build import build_site;"
    " from macros.edge import edge_from_environment; build_site(edge_from_environment(), Path(sys.argv[1]))"
)
PARTS = ("macros", "overrides", "docs", "mkdocs.yml")


def environment(data: Path, project: Path, **more: str) -> dict[str, str]:
    told = {"ROADMAP_DATA": str(data), "ROADMAP_TODAY": TODAY.isoformat(), "ROADMAP_COMMIT": COMMIT}
    return {**os.environ, **told, "PYTHONPATH": str(project), **more}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def started(data: Path, site: Path) -> "subprocess.Popen[bytes]":
    """A build in a group of its own."""
    told = environment(data, PROJECT)
    return subprocess.Popen([sys.executable, "-c", BUILD, site], cwd=PROJECT, env=told, start_new_session=True)


def test_the_site_stands_in_both_languages_at_the_same_addresses(site: Path) -> None:
    pages = {name for name in bytes_in(site) if name.endswith(".html")}
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    assert english == {name for name in pages if not name.startswith("en/")} - {"404.html"}
    assert {"index.html", "map/index.html", "method/index.html", "how-to-edit/index.html"} <= english


def test_no_absolute_path_of_this_machine_is_published(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file():
            assert str(PROJECT).encode() not in path.read_bytes(), path


@pytest.mark.uncounted
def test_a_build_elsewhere_in_another_zone_locale_and_order_is_the_same(site: Path, tmp_path: Path) -> None:
    project = tmp_path / "elsewhere"
    project.mkdir()
    for part in PARTS:
        copy: Callable[[Path, Path], object] = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy
        copy(PROJECT / part, project / part)
    example_in(tmp_path)
    told = environment(
        tmp_path / "data", project, TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8", PYTHONHASHSEED="7"
    )
    subprocess.run([sys.executable, "-c", BUILD, project / "out"], cwd=tmp_path, env=told, check=True, umask=0o027)
    assert bytes_in(project / "out") == bytes_in(site)


def test_a_site_under_a_path_knows_where_it_stands(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROADMAP_SITE_URL", "https://example.org/roadmap/")
    build_site(edge_of(example), tmp_path / "site")
    canonical = '<link rel="canonical" href="https://example.org/roadmap/en/map/">'
    assert canonical in (tmp_path / "site" / "en" / "map" / "index.html").read_text("utf-8")
    missing = (tmp_path / "site" / "404.html").read_text("utf-8")
    assert 'href="/roadmap/assets/look.css"' in missing
    assert '<a href="/roadmap/en/">' in missing


def test_invalid_data_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    example_in(tmp_path)
    (tmp_path / "data" / "owners.yml").write_text("- id: nobody\n")
    with pytest.raises(Invalid) as invalid:
        build_site(edge_of(tmp_path / "data"), tmp_path / "site")
    assert {problem.rule for problem in invalid.value.problems} >= {"missing-key", "unknown-reference"}
    assert bytes_in(tmp_path / "site") == bytes_in(site)
    assert names_in(tmp_path) == ["data", "site"]


def test_a_folder_that_is_no_site_is_left_alone(example: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Invalid, match=r"holds something else|iets anders"):
        build_site(edge_of(example), tmp_path)
    assert names_in(tmp_path) == ["thesis.txt"]


@pytest.mark.uncounted
@pytest.mark.parametrize("whole_group", [True, False], ids=["with its processes", "alone"])
def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_succeeds(
    example: Path, site: Path, tmp_path: Path, *, whole_group: bool
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / "old.txt").write_text("old")
    before = bytes_in(tmp_path / "site")
    build = started(example, tmp_path / "site")
    until(lambda: any(tmp_path.glob(".site-build-*/*/assets")))
    (os.killpg if whole_group else os.kill)(build.pid, signal.SIGKILL)
    build.wait()
    assert bytes_in(tmp_path / "site") == before
    assert any(tmp_path.glob(".site-build-*"))
    build_site(edge_of(example), tmp_path / "site")
    assert bytes_in(tmp_path / "site") == bytes_in(site)
    if whole_group:
        assert names_in(tmp_path) == ["site"]


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that takes a second."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_of_a_crash_no_more_is_told_than_why_and_where() -> None:
    output = (
        "INFO    -  Cleaning site directory\nWARNING -  a page\nTraceback (most recent call last):\n"
        '  File "a.py", line 1, in <module>\n    run()\n  File "b.py", line 22, in run\n    write()\n'
        "RecursionError: too deep\n"
    )
    told = "the build broke off: RecursionError: too deep (in b.py:22)"
    assert complaints(output, "en") == ["WARNING -  a page", told]


def test_of_a_chain_of_crashes_the_last_is_told() -> None:
    first = 'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    f()\nKeyError: 1\n'
    second = first.replace("a.py", "b.py").replace("KeyError: 1", "ValueError: two")
    output = f"{first}\nDuring handling of the above exception, another exception occurred:\n\n{second}"
    assert complaints(output, "en") == ["the build broke off: ValueError: two (in b.py:1)"]


def test_a_crash_that_was_cut_off_is_told() -> None:
    assert complaints("Traceback (most recent call last):\n  File", "en") == ["the build broke off: ? (in ?)"]


def test_a_build_that_the_system_ended_is_told() -> None:
    told = "the system ended the build (SIGKILL); often the memory is full then"
    assert complaints("INFO    -  Building\n", "en", -signal.SIGKILL) == [told]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full; make room and try again"),
        ("OSError: [Errno 30] Read-only file system: 'a/b'", "a/b is on a disk that can only be read; choose another"),
        (
            "PermissionError: [Errno 13] Permission denied: 'a'",
            "we may not use a; ask for the right, or choose another",
        ),
        ("FileNotFoundError: [Errno 2] No such file or directory: 'a' -> 'b'", "a is not there"),
        ("OSError: [Errno 40] Too many levels of symbolic links: 'a'", "a: Too many levels of symbolic links"),
        ("OSError: [Errno 5] Input/output error", "Input/output error"),
    ],
)
def test_what_the_system_refused_is_told_in_words(said: str, told: str) -> None:
    crash = f'Traceback (most recent call last):\n  File "b.py", line 22, in run\n    write()\n{said}\n'
    (line,) = complaints(f"ERROR   -  Error building page 'a.md': {said.partition(' ')[2]}\n{crash}", "en")
    assert line.startswith(told)
