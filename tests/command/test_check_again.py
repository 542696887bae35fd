"""`roadmap check` of a large roadmap, asked twice: quicker, and never another answer than it would have worked out."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from macros.cli import main
from macros.commands.check import LARGE
from macros.kept import shelf
from macros.load import read
from macros.load.gathering import Gathered
from macros.model.reading import Reading
from tests.site.many import many

TODAY = dt.date(2026, 6, 30)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A roadmap that is large enough, with something wrong in it; a shelf of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    data = many(tmp_path, 1600, TODAY)
    assert sum(path.stat().st_size for path in data.rglob("*.yml")) >= LARGE
    (data / "tracks/t0.yml").write_text((data / "tracks/t0.yml").read_text().replace("owner: o1\n", "owner: oo\n", 1))
    return data


def ask(data: Path, capsys: pytest.CaptureFixture[str], *more: str, today: dt.date = TODAY) -> tuple[int, str, str]:
    code = main(["check", "--data", str(data), "--today", today.isoformat(), *more])
    return code, *capsys.readouterr()


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each answer that was not kept."""
    done: list[str] = []

    def noted(gathered: Gathered) -> Reading:
        done.append("read")
        return read(gathered)

    monkeypatch.setattr("macros.commands.check.read", noted)
    return done


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_same_answer_without_the_work(
    data: Path, capsys: pytest.CaptureFixture[str], worked_out: list[str], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(data.parent / "summary"))
    first = ask(data, capsys, "--format", form)
    told = (data.parent / "summary").read_text() if form == "github" else ""
    assert first[0] == 1
    assert "oo" in first[1]
    assert ask(data, capsys, "--format", form) == first
    assert worked_out == ["read"]
    assert form != "github" or (data.parent / "summary").read_text() == 2 * told


def test_a_file_of_the_same_length_and_time_is_read_again(
    data: Path, capsys: pytest.CaptureFixture[str], worked_out: list[str]
) -> None:
    ask(data, capsys)
    track = data / "tracks/t0.yml"
    before = track.stat()
    track.write_text(track.read_text().replace("owner: oo\n", "owner: o1\n"))
    os.utime(track, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert track.stat().st_size == before.st_size
    code, out, _ = ask(data, capsys)
    assert (code, "oo" in out) == (0, False)
    assert worked_out == ["read", "read"]


@pytest.mark.parametrize(
    "more",
    [["--strict"], ["--language", "en"], ["--today", "2026-07-01"], ["--format", "json"]],
    ids=lambda more: more[0],
)
def test_another_question_is_worked_out(
    data: Path, capsys: pytest.CaptureFixture[str], worked_out: list[str], more: list[str]
) -> None:
    ask(data, capsys)
    ask(data, capsys, *more)
    assert worked_out == ["read", "read"]


def test_a_file_that_should_not_be_there_is_told_each_time(
    data: Path, capsys: pytest.CaptureFixture[str], worked_out: list[str]
) -> None:
    (data / "notes.txt").touch()
    assert "notes.txt" in ask(data, capsys)[1]
    assert "notes.txt" in ask(data, capsys)[1]
    assert worked_out == ["read", "read"]
    (data / "notes.txt").unlink()
    assert "notes.txt" not in ask(data, capsys)[1]


@pytest.mark.parametrize("answer", [7, ["text"], ["text", "", "line", "0"]], ids=["a number", "short", "no code"])
def test_what_looks_like_an_answer_and_is_none_is_worked_out(
    data: Path, capsys: pytest.CaptureFixture[str], worked_out: list[str], answer: object
) -> None:
    first = ask(data, capsys)
    (file,) = (data.parent / "cache/roadmap").iterdir()
    question, _ = json.loads(file.read_bytes().partition(b"\n")[2])
    shelf().put(file.stem, question.partition(" ")[2], answer)
    assert ask(data, capsys) == first
    assert worked_out == ["read", "read"]


def test_a_small_roadmap_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = many(tmp_path, 20, TODAY)
    ask(data, capsys)
    assert not (tmp_path / "cache").exists()
