"""`roadmap check`: what it prints, where, and with which exit code."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import main
from tests.roadmaps import EXAMPLE

TODAY = ["--today", "2026-06-30"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path / "data"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_valid_roadmap(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(data), *TODAY]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    read = "gelezen: 2 tracks, 4 onderdelen, 2 use cases, 1 team"
    assert err == f"0 fouten, 0 waarschuwingen, 0 aandachtspunten; {read}\n"


def test_an_invalid_roadmap_in_english(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "owner: elz")
    assert main(["check", "--data", str(data), "--language", "en", *TODAY]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        "data/tracks/techniek.yml:2:8: error: owner 'elz' is not in data/owners.yml  [unknown-reference]",
        "    2 | owner: elz",
        "      |        ^^^ did you mean 'els'?",
    ]
    assert "did you mean 'els'?" in out
    assert err.startswith("1 error, 0 warnings, 0 points for attention")


@pytest.mark.parametrize(("strict", "code"), [([], 0), (["--strict"], 1)])
def test_a_warning_is_fatal_with_strict(data: Path, strict: list[str], code: int) -> None:
    with (data / "owners.yml").open("a") as stream:
        stream.write("- {id: piet, name: Piet, kind: role}\n")
    assert main(["check", "--data", str(data), *TODAY, *strict]) == code


def test_an_attention_is_never_fatal(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(data), "--today", "2027-06-30", "--strict", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["valid"] is True
    assert {problem["severity"] for problem in found["problems"]} == {"attention"}
    assert found["counts"]["use_cases"] == 2


def test_github_gets_annotations_and_all_in_the_summary(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    replace(data / "tracks/techniek.yml", "owner: els", 'owner: "::error::x%0A"')
    assert main(["check", "--data", str(data), "--format", "github", *TODAY]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"]
    assert "%250A" in lines[0]
    assert len((tmp_path / "summary").read_text().splitlines()) == 2 + 1


def test_the_environment_says_where_and_when(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_DATA", str(data))
    monkeypatch.setenv("ROADMAP_TODAY", "2026-06-01")  # then the review of 23 June is in the future
    assert main(["check"]) == 1
    monkeypatch.setenv("ROADMAP_TODAY", "2026-06-30")
    assert main(["check"]) == 0
    monkeypatch.setenv("ROADMAP_TODAY", "morgen")
    assert main(["check"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--data", "/nergens"],
        ["check", "--today", "30-06-2026"],
        ["check", "--today", "20260630"],
        ["kpis", "--as-of", "2026-07-01"],
        ["chek"],
        [],
        ["check", "--language", "xx"],
        ["check", "--format", "xml"],
    ],
)
def test_wrong_usage_is_two(arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = arguments if "--data" in arguments or not arguments else [*arguments, "--data", str(data)]
    given = given if "--today" in given or len(given) < 2 else [*given, *TODAY]
    try:
        code = main(given)
    except SystemExit as stop:  # how argparse ends
        code = int(str(stop.code))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err


def test_check_loads_only_what_it_needs(data: Path) -> None:
    script = (
        "import sys; from macros.cli import main; code = main(sys.argv[1:]); "
        "heavy = {'mkdocs', 'pygal', 'jinja2', 'babel', 'markupsafe', 'material'} & set(sys.modules); "
        "print(heavy or 'light'); sys.exit(code)"
    )
    command = [sys.executable, "-c", script, "check", "--data", str(data), *TODAY]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "light\n"


def test_a_closed_pipe_is_no_fault_to_shout_about(data: Path) -> None:
    (data / "tracks/techniek.yml").write_bytes(b"".join(b"k%d: x\n" % k for k in range(20_000)))
    command = f"{sys.executable} -m macros check --data {data} --today 2026-06-30 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - a pipe is asked for
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:99999", "127.0.0.1:x", "no-such-host.invalid:1"])
def test_an_address_that_is_none_is_told_before_anything_is_made(
    address: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "--data", str(data), "--address", address])
    assert address in capsys.readouterr().err


def test_an_address_where_somebody_listens_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit, match="2"):
        main(["serve", "--data", str(data), "--address", f"127.0.0.1:{taken.getsockname()[1]}"])
    assert "Address already in use" in capsys.readouterr().err


def test_what_may_not_be_published_is_told_in_the_roadmaps_language(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "owner: elz")
    replace(data / "roadmap.yml", "languages: [nl]", "languages: [en]")
    assert main(["build", "--data", str(data), "--site", str(data.parent / "site"), *TODAY]) == 1
    err = capsys.readouterr().err
    assert "did you mean 'els'?" in err
    assert err.splitlines()[-1] == "nothing was published: the site still stands as it was"


def test_the_figures_as_text_and_for_machines(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kpis", "--data", str(data), *TODAY]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Dekking ")
    assert err == "de cijfers van 2026-06-30\n"
    assert main(["kpis", "--data", str(data), "--as-of", "2026-06-01", "--format", "json", *TODAY]) == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-06-01"


def test_there_are_no_figures_of_an_invalid_roadmap(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(data / "tracks/techniek.yml", "owner: els", "owner: elz")
    with pytest.raises(SystemExit, match="1"):
        main(["kpis", "--data", str(data), *TODAY])
    out, err = capsys.readouterr()
    assert out == ""
    assert "bedoel je 'els'?" in err
