"""Folders that are too big or too odd to keep: each within two seconds an answer, and never a traceback."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.checks import check
from macros.load import load
from macros.report.problems import say
from macros.words import words
from tests.roadmaps import EXAMPLE, TODAY

HEAD = "name: Techniek\nowner: els\npurpose: De basis\nconfirmed: 2026-06-23\nitems:\n"
ITEM = "  - id: {}\n    title: T\n    kind: action\n    phase: groei\n"
ONE = HEAD + ITEM.format("a")
SECONDS = 5


def within() -> int:
    """The seconds there are; where every line is traced, for coverage, the tracer takes some more."""
    return 3 * SECONDS if sys.gettrace() else SECONDS


def track(text: str | bytes) -> Callable[[Path], object]:
    raw = text if isinstance(text, bytes) else text.encode()
    return lambda data: (data / "tracks/techniek.yml").write_bytes(raw)


def many(number: int, waits_for: Callable[[int], str]) -> Callable[[Path], object]:
    return track(HEAD + "".join(ITEM.format(f"x{k}") + waits_for(k) for k in range(number)))


def another(name: bytes) -> Callable[[Path], object]:
    def write(data: Path) -> None:
        Path(os.fsdecode(os.fsencode(data) + b"/tracks/" + name)).write_text(HEAD)

    return write


def link(at: str, to: str) -> Callable[[Path], object]:
    return lambda data: (data / at).symlink_to(to)


def linked_folder(data: Path) -> None:
    shutil.rmtree(data / "metrics")
    (data / "metrics").symlink_to("/etc")


def linked_phases(data: Path) -> None:
    (data / "phases.yml").rename(data.parent / "phases.yml")
    (data / "phases.yml").symlink_to("../phases.yml")


def emptied(data: Path) -> None:
    shutil.rmtree(data)
    data.mkdir()


REFUSED = {
    "a million brackets": (track("[" * 1_000_000), "too-large", "24"),
    "5,000 levels": (track(HEAD + "  - " + "[" * 5000 + "]" * 5000), "too-large", "24"),
    "10,000 dashes": (track("- " * 10_000 + "x\n"), "too-large", "24"),
    "a text of 10 MB": (track(ONE + "    note: " + "x" * 10_000_000 + "\n"), "too-large", "1048576"),
    "one byte over": (track(ONE.ljust(1_048_575, "#") + "#\n"), "too-large", "1048576"),
    "200,000 keys": (track("".join(f"k{k}: {k}\n" for k in range(200_000))), "too-large", "1048576"),
    "4,001 characters": (track(ONE + "    note: " + "x" * 4001 + "\n"), "bad-text", "4000"),
    "a million digits": (
        lambda data: (data / "teams/balie.yml").write_text("name: Balie\nsize: " + "9" * 1_000_000 + "\n"),
        "bad-number",
        "size",
    ),
    "a circle of 2,000": (many(2000, lambda k: f"    depends_on: [x{(k + 1) % 2000}]\n"), "dependency-cycle", "x0"),
    "a link to a file": (link("tracks/geheim.yml", "/etc/hostname"), "unexpected-file", "link"),
    "a link inside data": (link("tracks/kopie.yml", "proces.yml"), "unexpected-file", "link"),
    "a link to a folder": (linked_folder, "unexpected-file", "link"),
    "a link to nothing": (link("tracks/weg.yml", "nergens.yml"), "unexpected-file", "link"),
    "a required file as a link": (linked_phases, "unexpected-file", "link"),
    "the same name in capitals": (another(b"TECHNIEK.yml"), "bad-id", "techniek"),
    "a name that is no UTF-8": (another(b"\xff.yml"), "bad-id", "data/tracks"),
    "a decomposed name": (another("cafe\u0301.yml".encode()), "bad-id", "cafe.yml"),
    "a name of an ending only": (another(b".yml"), "unexpected-file", ".yml"),
    "no owners": (lambda data: (data / "owners.yml").unlink(), "missing-key", "owners.yml"),
    "no phases": (lambda data: (data / "phases.yml").unlink(), "missing-key", "phases.yml"),
    "nothing at all": (emptied, "missing-key", "roadmap.yml"),
    "all bytes there are": (track(bytes(range(256)) * 1000), "not-utf8", "UTF-8"),
    "UTF-16 without a mark": (track(ONE.encode("utf-16-be")), "not-utf8", "UTF-16"),
    "a folder for a file": (
        lambda data: [(data / "maturity.yml").unlink(), (data / "maturity.yml").mkdir()],
        "unexpected-file",
        "maturity.yml",
    ),
    "another ending": (
        lambda data: (data / "maturity.yml").rename(data / "maturity.yaml"),
        "unexpected-file",
        "data/maturity.yml",
    ),
}
ACCEPTED = {
    "a file at the limit": track(ONE.ljust(1_048_575, "#") + "\n"),
    "a chain of 2,000": many(2000, lambda k: f"    depends_on: [x{k + 1}]\n" if k < 1999 else ""),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused(case: str, data: Path) -> None:
    write, rule, mention = REFUSED[case]
    write(data)
    start = time.process_time()
    errors = [problem for problem in check(load(data, TODAY)) if problem.severity == 0]
    assert time.process_time() - start < within()
    assert {problem.rule for problem in errors} == {rule}
    for language in ("nl", "en"):
        spoken = words(language, ("problems",))
        told = " ".join(say(part, spoken) for problem in errors for part in (problem.message, problem.hint))
        assert mention in told


@pytest.mark.parametrize("case", ACCEPTED)
def test_is_accepted(case: str, data: Path) -> None:
    ACCEPTED[case](data)
    start = time.process_time()
    assert check(load(data, TODAY)) == []
    assert time.process_time() - start < within()


@pytest.mark.parametrize(
    "lines",
    [
        "".join(f"k{k}: x\n" for k in range(90_000)),
        HEAD + "".join(ITEM.format(f"x{k}") + f"    owner: o{k}\n" for k in range(9000)),
    ],
    ids=["keys", "owners"],
)
def test_very_many_mistakes_are_told_in_time(lines: str, data: Path) -> None:
    track(lines)(data)
    start = time.process_time()
    assert len(check(load(data, TODAY))) > 8000
    assert time.process_time() - start < within()


def test_all_files_together_have_a_limit(data: Path) -> None:
    for number in range(17):
        (data / f"tracks/groot-{number}.yml").write_text("name: G\nowner: els\n".ljust(1_000_000, "#") + "\n")
    problems = check(load(data, TODAY))
    assert {(p.rule, p.message.key) for p in problems} == {("too-large", "too-large.all")}


def test_a_file_that_may_not_be_read_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("macros.load.folder.FileIO", refuse)
    problems = check(load(data, TODAY))
    assert {p.message.key for p in problems} == {"unexpected-file.unreadable"}
