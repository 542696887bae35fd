"""What git writes, and how it is read: names, clocks and authors of every kind."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from macros.git import environment
from macros.history import repository as repository_module
from macros.history.repository import (
    NoHistory,
    commit_named,
    commits,
    files_at,
    is_part_of_head,
    read_commit,
    repository_of,
    second_of,
)
from tests.history.branch import PUBLIC, Step, branch, git
from tests.history.changed import day

BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
}


def test_a_refusal_names_the_revision(tmp_path: Path) -> None:
    repository = repository_of(branch(tmp_path, [Step(day("01-01"), BEGIN)]))
    with pytest.raises(NoHistory) as cut:
        commit_named(repository, "origin/main")
    assert (cut.value.revision, cut.value.said, str(cut.value)) == ("origin/main", "", "unknown-revision origin/main")


def test_what_is_part_of_what_is_checked_out(tmp_path: Path) -> None:
    """A commit and those before it; not what was made of it elsewhere, nor what git does not know."""
    steps = [Step(day("01-01"), BEGIN), Step(day("02-01"), {"data/tracks/t.yml": "name: U\nowner: els\n"})]
    repository = repository_of(branch(tmp_path, steps))
    first, last = (commit_named(repository, revision) for revision in ("HEAD~1", "HEAD"))
    assert [is_part_of_head(repository, commit) for commit in (first, last, "0" * 40)] == [True, True, False]
    git(tmp_path, "reset", "--quiet", "--hard", first)
    assert [is_part_of_head(repository, commit) for commit in (first, last)] == [True, False]


def test_of_what_git_says_the_first_line_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever bytes it says it."""
    told = b"fatal: dubious ownership at '/caf\xff'\nTo add an exception:\n\n\tgit config\n"

    def refuse(folder: Path, *arguments: str) -> bytes:
        raise subprocess.CalledProcessError(128, arguments, stderr=told)

    monkeypatch.setattr(repository_module, "asked", refuse)
    with pytest.raises(NoHistory) as cut:
        repository_of(tmp_path)
    assert (cut.value.why, cut.value.said) == ("refused", "fatal: dubious ownership at '/caf\ufffd'")


def test_the_commits_are_those_of_the_revision(tmp_path: Path) -> None:
    steps = [Step(day("01-01"), BEGIN), Step(day("02-01"), {"data/tracks/t.yml": "name: U\nowner: els\n"})]
    repository = repository_of(branch(tmp_path, steps))
    found = {revision: commits(repository, revision, dt.UTC) for revision in ("HEAD", "HEAD~1")}
    assert [commit.day for commit in found["HEAD"]] == [day("01-01"), day("02-01")]
    assert found["HEAD~1"] == found["HEAD"][:1]


@pytest.mark.parametrize("told", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"])
def test_git_is_told_all_but_what_a_hook_was(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It speaks English, in which it is read."""
    monkeypatch.setenv(told, "elsewhere")
    monkeypatch.setenv("GIT_TRACE", "0")
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    found = environment()
    assert (told in found, found["GIT_TRACE"], found["LC_ALL"]) == (False, "0", "C")


def test_a_name_that_is_no_utf8_is_that_of_a_file(tmp_path: Path) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    name = os.fsdecode(b"tracks/caf\xe9.yml")
    (data / name).write_text("x\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message=name")
    repository = repository_of(data)
    commit = commits(repository, "HEAD", dt.UTC)[-1]
    assert list(commit.files) == [name]
    assert name in files_at(repository, commit.id)


def test_the_files_of_data_are_those_below_it_whatever_it_is_called(tmp_path: Path) -> None:
    files: dict[str, str | None] = {path.replace("data/", "-d/"): text for path, text in BEGIN.items()}
    branch(tmp_path, [Step(day("01-01"), {**files, "README.md": "x\n"})])
    found = files_at(repository_of(tmp_path / "-d"), commit_named(repository_of(tmp_path / "-d"), "HEAD"))
    assert sorted(found) == sorted(path.removeprefix("data/") for path in BEGIN)


@pytest.mark.parametrize(
    ("line", "on", "author"),
    [
        (f"1234 1767225600 {PUBLIC}", "2026-01-01", "els"),
        (f"1234 1767225599 {PUBLIC}", "2025-12-31", "els"),
        (f"1234 1767225600  {PUBLIC}", "2026-01-01", None),
        (f"1234 1767225600 Els {PUBLIC}", "2026-01-01", None),
        (f"1234 1767225600 {PUBLIC} Els", "2026-01-01", None),
        ("1234 1767225600 els@example.org", "2026-01-01", None),
        ("1234 1767225600 ", "2026-01-01", None),
        ("1234 1767225600", "2026-01-01", None),
        (f"1234  {PUBLIC}", "1970-01-01", "els"),
    ],
)
def test_a_commit_as_git_writes_it(line: str, on: str, author: str | None) -> None:
    rows = ":100644 100644 aa bb M\0data/a b.yml\0:100644 000000 aa 00 D\0data/c.yml\0:000000 120000 00 cc A\0data/d\0"
    found = read_commit(f"{line}\0\n{rows}", "data/", dt.UTC)
    assert (found.id, str(found.day), found.author) == ("1234", on, author)
    assert found.files == {"a b.yml": "bb", "c.yml": None, "d": None}


@pytest.mark.parametrize(("told", "second"), [("", 0), ("-5", 0), ("7", 7), (str(1 << 40), (1 << 32) - 1)])
def test_a_clock_that_was_very_wrong(told: str, second: int) -> None:
    assert second_of(told) == second
