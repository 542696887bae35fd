"""`roadmap export`: the open data as files, the same as on the site."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import main
from macros.load import load
from macros.model.known import known_on
from tests.roadmaps import EXAMPLE

PROJECT = Path(__file__).parents[2]
GIVEN = ["--data", str(EXAMPLE), "--today", "2026-06-30"]


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [("nl", "bestanden geschreven in", "Review van"), ("en", "files written in", "Review of")],
)
def test_writes_every_file(
    language: str, said: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["export", str(tmp_path / "out"), *GIVEN, "--language", language, "--site-url", "https://example.org/"])
        == 0
    )
    written = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert capsys.readouterr() == ("", f"{len(written)} {said} {tmp_path / 'out'}\n")
    assert {
        "roadmap.json",
        "roadmap.schema.json",
        "roadmap.xlsx",
        "items.csv",
        "news.atom",
        "calendar/all.ics",
    } <= written
    calendar = (tmp_path / "out/calendar/all.ics").read_text("utf-8")
    assert f"SUMMARY:{name}" in calendar
    assert "URL:https://example.org/reviews/2026-06-23/" in calendar


def exported(folder: Path, seed: str) -> dict[str, bytes]:
    """Every file of an export by a process of its own, in which sets have an order of their own."""
    line = (sys.executable, "-m", "macros", "export", str(folder), *GIVEN)
    subprocess.run(line, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=PROJECT, check=True)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_twice_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (exported(tmp_path / seed, seed) for seed in ("1", "2"))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_of_a_day_that_is_over_only_what_was_known_then(tmp_path: Path) -> None:
    assert main(["export", str(tmp_path), *GIVEN, "--as-of", "2026-03-01"]) == 0
    found = json.loads((tmp_path / "roadmap.json").read_text("utf-8"))
    known = known_on(load(EXAMPLE, dt.date(2026, 6, 30)).roadmap, dt.date(2026, 3, 1))
    assert [row["id"] for row in found["items"]] == [item.id for item in known.items]
    assert (
        max(day for row in found["items"] for day in (row.get("started", ""), row.get("finished", ""))) <= "2026-03-01"
    )


@pytest.mark.parametrize("url", ["https://example.org/plan", "https://example.org/plan/"])
def test_the_address_of_the_site_may_end_as_it_likes(url: str, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path), *GIVEN, "--site-url", url]) == 0
    assert "URL:https://example.org/plan/reviews/2026-06-23/" in (tmp_path / "calendar/all.ics").read_text("utf-8")


def test_data_that_is_wrong_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(SystemExit, match="1"):
        main(["export", str(tmp_path / "out"), "--data", str(tmp_path / "data"), "--today", "2026-06-30"])
    assert "[missing-key]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
