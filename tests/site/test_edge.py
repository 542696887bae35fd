"""What the core is told of the world outside."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from macros.edge import Edge, commit_of, edge_from_environment, time_of, timezone_of, today_in


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


def test_a_commit_is_found_from_the_data(tmp_path: Path) -> None:
    who = {"NAME": "a", "EMAIL": "a@example.org", "DATE": "2026-06-30T12:00:00Z"}
    environment = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    for command in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "-m", "a"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env={**os.environ, **environment})
    assert len(commit_of(tmp_path) or "") == 40
    assert time_of(tmp_path) == 1_782_820_800


def test_another_process_reads_the_same_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for commit in (None, "0" * 40):
        edge = Edge(data=tmp_path, today=dt.date(2026, 6, 30), as_of=dt.date(2026, 6, 1), commit=commit)
        for name, value in edge.as_environment().items():
            monkeypatch.setenv(name, value)
        assert edge_from_environment() == edge
