"""`roadmap fix`: what it changes, what it says, and with which exit code."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.cli import main
from macros.commands import fix
from tests.roadmaps import EXAMPLE

TODAY = ["--today", "2026-06-30"]
Told = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path / "data"


def run(data: Path, *arguments: str) -> int:
    return main(["fix", "--data", str(data), *TODAY, *arguments])


def replace(path: Path, old: str, new: str) -> None:
    raw = path.read_bytes()
    assert old.encode() in raw
    path.write_bytes(raw.replace(old.encode(), new.encode()))


def held(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_a_valid_roadmap_stays_as_it_is(data: Path, capsys: Told) -> None:
    before = held(data)
    assert run(data) == 0
    assert held(data) == before
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "niets te verbeteren waarvan we de juiste tekst zeker weten; de roadmap klopt\n"


def broken(data: Path) -> dict[str, bytes]:
    """Makes mistakes of which one hides another, and returns what is right."""
    owners = data / "owners.yml"
    owners.write_bytes(b"\xef\xbb\xbf" + owners.read_bytes().replace(b"\n", b"\r\n"))
    replace(data / "tracks/techniek.yml", "owner: els\n", "owner: els   # trekt het\n")
    right = held(data)
    replace(owners, "kind: person", "kind: persoon")
    replace(data / "tracks/techniek.yml", "owner: els  ", "eigenaar: els  ")
    replace(data / "tracks/techniek.yml", "finish: 2026-09-01", "finish: 1 september 2026")
    replace(data / "tracks/proces.yml", "    title: ", "\ttitle: ")
    with (data / "tracks/proces.yml").open("ab") as stream:
        stream.write(b"ownr: jan\n")
    right["tracks/proces.yml"] += b"owner: jan\n"  # which then stands there twice
    return right


def test_all_that_is_known_is_put_right_and_nothing_else(data: Path, capsys: Told) -> None:
    right = broken(data)
    (data / "tracks/proces.yml").write_bytes((data / "tracks/proces.yml").read_bytes().removesuffix(b"ownr: jan\n"))
    right["tracks/proces.yml"] = right["tracks/proces.yml"].removesuffix(b"owner: jan\n")
    os.chmod(data / "owners.yml", 0o640)  # noqa: PTH101 - as the shell does it
    assert run(data) == 0
    assert held(data) == right
    assert (data / "owners.yml").stat().st_mode & 0o777 == 0o640
    out, err = capsys.readouterr()
    assert set(out.splitlines()) >= {
        "data/owners.yml:3: kind: persoon → kind: person",
        "data/tracks/techniek.yml:2: eigenaar: els   # trekt het → owner: els   # trekt het",
        "data/tracks/techniek.yml:10: planned: {finish: 1 september 2026} → planned: {finish: 2026-09-01}",
    }
    assert err == "4 fouten verbeterd in 3 bestanden; de roadmap klopt\n"


def test_what_is_left_is_told(data: Path, capsys: Told) -> None:
    broken(data)
    assert run(data, "--language", "en") == 1
    err = capsys.readouterr().err
    assert err == "4 mistakes put right in 3 files; what is left: 1 error\n"


def test_a_dry_run_says_what_it_would_do(data: Path, capsys: Told) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "Owner: els")
    with (data / "tracks/techniek.yml").open("a", encoding="utf-8") as stream:
        stream.write("    note: TBD")
    before = held(data)
    assert run(data, "--dry-run") == 0
    assert held(data) == before
    dry, told = capsys.readouterr()
    last = before["tracks/techniek.yml"].count(b"\n") + 1
    assert (
        dry
        == f"data/tracks/techniek.yml:2: Owner: els → owner: els\ndata/tracks/techniek.yml:{last}: note: TBD → (weg)\n"
    )
    assert told == "2 fouten te verbeteren in 1 bestand; nog niets geschreven; daarna klopt de roadmap\n"
    assert run(data) == 0
    assert capsys.readouterr() == (dry, "2 fouten verbeterd in 1 bestand; de roadmap klopt\n")


def test_a_line_that_goes_takes_no_other_with_it(data: Path, capsys: Told) -> None:
    track = data / "tracks/techniek.yml"
    before = track.read_bytes()
    replace(track, "owner: els\n", "owner: els\nid: techniek\n")
    assert run(data) == 0
    assert track.read_bytes() == before
    assert capsys.readouterr().out == "data/tracks/techniek.yml:3: id: techniek → (weg)\n"


def test_a_text_cannot_steer_a_terminal(data: Path, capsys: Told) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "owner: els\x1b[2J # \x1b")
    run(data)
    assert "\x1b" not in capsys.readouterr().out


def test_a_file_that_cannot_be_replaced_stays_whole(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    replace(data / "tracks/techniek.yml", "owner: els", "Owner: els")
    before = held(data)
    monkeypatch.setattr("os.replace", full)
    assert run(data) == 1
    assert held(data) == before
    assert "de schijf is vol" in capsys.readouterr().err


def saving(monkeypatch: pytest.MonkeyPatch, *saved: tuple[Path, str]) -> None:
    """While the copy is repaired, somebody saves files; without a text, one goes."""
    repair = fix.repair

    def meanwhile(*given: Any) -> Any:
        for path, text in saved:
            path.write_text(text, "utf-8") if text else path.unlink()
        return repair(*given)

    monkeypatch.setattr(fix, "repair", meanwhile)


def test_what_was_saved_meanwhile_stays(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    techniek, proces = data / "tracks/techniek.yml", data / "tracks/proces.yml"
    replace(techniek, "owner: els", "Owner: els")
    replace(proces, "owner: jan", "Owner: jan")
    replace(proces, "name: ", "Name: ")
    right = proces.read_bytes().replace(b"Owner: jan", b"owner: jan").replace(b"Name: ", b"name: ")
    saving(monkeypatch, (techniek, "name: Nieuw\nOwner: els\n"))
    assert run(data) == 1
    assert techniek.read_text("utf-8") == "name: Nieuw\nOwner: els\n"
    assert proces.read_bytes() == right
    out, err = capsys.readouterr()
    assert {line.partition(":")[0] for line in out.splitlines()} == {"data/tracks/proces.yml"}
    assert err == "data/tracks/techniek.yml is intussen veranderd en blijft zoals het nu is; draai dit nog eens\n"


def test_files_that_changed_or_went_meanwhile_are_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    techniek, proces = data / "tracks/techniek.yml", data / "tracks/proces.yml"
    replace(techniek, "owner: els", "Owner: els")
    replace(proces, "owner: jan", "Owner: jan")
    saving(monkeypatch, (techniek, "name: Nieuw\n"), (proces, ""))
    assert run(data, "--language", "en") == 1
    assert not proces.exists()
    out, err = capsys.readouterr()
    told, files, todo = re.split(": |; ", err)
    assert (out, told, todo) == ("", "2 files changed meanwhile and stay as they are now", "run this again\n")
    assert sorted(files.split(", ")) == ["data/tracks/proces.yml", "data/tracks/techniek.yml"]


def test_rounds_have_an_end(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "Owner: els")
    monkeypatch.setattr(fix, "ROUNDS", 0)
    assert run(data) == 1


def test_a_program_is_told_where_and_what(data: Path, capsys: Told) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "Owner: els")
    replace(data / "tracks/proces.yml", "owner: jan", "owner: iemand")
    assert main(["check", "--data", str(data), *TODAY, "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    by_rule = {problem["rule"]: problem for problem in problems}
    assert set(by_rule) == {"unknown-reference", "unknown-key"}
    assert "fix" not in by_rule["unknown-reference"]
    assert by_rule["unknown-key"]["fix"] == {"line": 2, "column": 1, "end_line": 2, "end_column": 6, "text": "owner"}
