"""What the core is told of the world outside."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.edge import Edge, commit_of, edge_from_environment, last_change_of, time_of, timezone_of, today_in
from tests.history.branch import Step, branch, git


def test_the_zone_is_the_roadmaps(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yml").write_text('contract: 2\ntimezone: "America/New_York"\n')
    assert str(timezone_of(tmp_path)) == "America/New_York"


@pytest.mark.parametrize("text", ["", "timezone: Mars/Base\n", "timezone: /etc/passwd\n"])
def test_the_zone_is_that_of_the_contract_when_none_or_a_wrong_one_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "roadmap.yml").write_text(text)
    assert str(timezone_of(tmp_path)) == "Europe/Amsterdam"


def test_today_can_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_TODAY", "2026-06-30")
    assert today_in(tmp_path) == dt.date(2026, 6, 30)


def test_today_is_the_day_in_the_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROADMAP_TODAY", raising=False)
    now = dt.datetime.now(timezone_of(tmp_path))
    assert today_in(tmp_path) in {now.date(), (now + dt.timedelta(minutes=1)).date()}


def test_outside_git_there_is_no_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None
    assert time_of(tmp_path) is None


@pytest.fixture
def committed(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a repository with one commit, on a day; its data folder."""

    def made(day: str) -> Path:
        return branch(tmp_path / day, [Step(dt.date.fromisoformat(day), {"data/a.yml": f"{day}\n"})])

    return made


def test_a_commit_is_found_from_the_data(committed: Callable[[str], Path]) -> None:
    data = committed("2026-06-30")
    assert commit_of(data) == last_change_of(data) == git(data, "rev-parse", "HEAD").strip()
    assert time_of(data) == 1_782_820_800


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"])
def test_what_a_hook_of_another_repository_was_told_does_not_mislead(
    committed: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data, other = committed("2026-06-30"), committed("2026-06-29").parent / ".git"
    commit = git(data, "rev-parse", "HEAD").strip()
    monkeypatch.setenv(name, str(other / "objects" if name == "GIT_OBJECT_DIRECTORY" else other))
    assert (commit_of(data), last_change_of(data), time_of(data)) == (commit, commit, 1_782_820_800)


def test_a_commit_that_stands_in_for_another_does_not_hide_it(committed: Callable[[str], Path]) -> None:
    data = committed("2026-06-30")
    commit = git(data, "rev-parse", "HEAD").strip()
    git(data, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--allow-empty", "--message=other")
    git(data, "replace", commit, "HEAD")
    git(data, "reset", "--quiet", "--hard", commit)
    assert (commit_of(data), time_of(data)) == (commit, 1_782_820_800)


def test_another_process_reads_the_same_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for commit in (None, "0" * 40):
        edge = Edge(data=tmp_path, today=dt.date(2026, 6, 30), as_of=dt.date(2026, 6, 1), commit=commit)
        for name, value in edge.as_environment().items():
            monkeypatch.setenv(name, value)
        assert edge_from_environment() == edge
