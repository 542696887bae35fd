"""What is kept between two runs: never a wrong answer, whatever stands in the folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros import kept
from macros.kept import Shelf, digest, shelf

ANSWER = {"a": [1, "één", None]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Shelf(folder=tmp_path / "kept").put("name", "question", ANSWER)
    return tmp_path / "kept"


@pytest.fixture
def fresh() -> Iterator[None]:
    """The engine is looked at again."""
    kept.engine.cache_clear()
    yield
    kept.engine.cache_clear()


def get(folder: Path | None, name: str = "name", question: str = "question") -> Any:
    return Shelf(folder=folder).get(name, question)


def test_the_answer_to_the_same_question(folder: Path) -> None:
    assert get(folder) == ANSWER
    assert [path.name for path in folder.iterdir()] == ["name.json"]


def test_another_question_has_no_answer(folder: Path) -> None:
    assert get(folder, question="another question") is None
    assert get(folder, name="other") is None


def test_a_newer_answer_takes_the_place_of_the_one_before(folder: Path) -> None:
    Shelf(folder=folder).put("name", "later question", "later")
    assert get(folder, question="later question") == "later"
    assert get(folder) is None


def signed(body: bytes) -> bytes:
    return digest([body]).encode() + b"\n" + body


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\xff\xfe\n[]",
        b"no checksum\n[1, 2]",
        signed(b"not json"),
        signed(b"[]"),
        signed(b"7"),
        signed(b'["question", 1]'),
        signed(b"[" * 100_000),
    ],
    ids=["empty", "a line", "no text", "foreign", "no JSON", "too short", "a number", "of no engine", "too deep"],
)
def test_what_is_no_answer_is_passed_over(folder: Path, raw: bytes) -> None:
    (folder / "name.json").write_bytes(raw)
    assert get(folder) is None


@pytest.mark.parametrize("at", [0, 10, 33, 60, -1])
def test_a_bit_that_fell_over_is_noticed(folder: Path, at: int) -> None:
    raw = bytearray((folder / "name.json").read_bytes())
    raw[at] ^= 1
    (folder / "name.json").write_bytes(raw)
    assert get(folder) is None


def test_what_was_cut_off_is_noticed(folder: Path) -> None:
    raw = (folder / "name.json").read_bytes()
    for end in range(len(raw)):
        (folder / "name.json").write_bytes(raw[:end])
        assert get(folder) is None


@pytest.mark.parametrize("changed", ["checks/new.py", "words/nl/problems.yml"])
@pytest.mark.usefixtures("fresh")
def test_another_engine_answers_for_itself(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """A file more, or one of the same length and time that says something else."""
    monkeypatch.setattr(kept, "ENGINE", tmp_path / "engine")
    words = tmp_path / "engine/words/nl/problems.yml"
    words.parent.mkdir(parents=True)
    (tmp_path / "engine/checks").mkdir()
    words.write_text("fout: a")
    kept.engine.cache_clear()
    Shelf(folder=folder).put("name", "question", ANSWER)
    kept.engine.cache_clear()
    assert get(folder) == ANSWER
    time = words.stat().st_mtime_ns
    (tmp_path / "engine" / changed).write_text("fout: b")
    os.utime(words, ns=(time, time))
    kept.engine.cache_clear()
    assert get(folder) is None


@pytest.mark.usefixtures("fresh")
def test_another_python_answers_for_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99")
    kept.engine.cache_clear()
    assert get(folder) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Shelf(folder=tmp_path / "file" / "kept").put("name", "question", ANSWER)
    assert get(tmp_path / "file" / "kept") is None


def test_an_answer_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "name.json").mkdir()
    Shelf(folder=tmp_path).put("name", "question", ANSWER)
    assert [path.name for path in tmp_path.iterdir()] == ["name.json"]
    assert get(tmp_path) is None


def test_without_a_folder_nothing_is_kept() -> None:
    Shelf(folder=None).put("name", "question", ANSWER)
    assert get(None) is None


def test_the_shelf_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert shelf().folder == tmp_path / "roadmap"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shelf().folder == tmp_path / ".cache/roadmap"
    monkeypatch.setenv("XDG_CACHE_HOME", "no/absolute/path")
    assert shelf().folder is None


WRITER = """
import sys
from pathlib import Path
from macros.kept import Shelf
shelf = Shelf(folder=Path(sys.argv[1]))
for number in range(200):
    shelf.put("name", "question", [sys.argv[2]] * 2_000)
    found = shelf.get("name", "question")
    assert found in (["one"] * 2_000, ["other"] * 2_000), found
"""


def test_two_processes_at_once_find_whole_answers_only(tmp_path: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name]) for name in ("one", "other")]
    assert [process.wait() for process in both] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["name.json"]


def test_an_answer_is_one_line_of_json_behind_its_checksum(folder: Path) -> None:
    checksum, body = (folder / "name.json").read_bytes().split(b"\n")
    assert checksum.decode() == digest([body])
    assert json.loads(body)[1] == ANSWER
