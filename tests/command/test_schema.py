"""`roadmap schema`: the schemas as files."""

import json
from pathlib import Path

import pytest

from macros.cli import main
from macros.report.schema import schemas
from macros.words import words


@pytest.mark.parametrize(
    ("language", "said", "first"),
    [("nl", "9 schema’s geschreven in ", "Een track: "), ("en", "9 schemas written in ", "A track: ")],
)
def test_writes_a_schema_for_each_kind_of_file(
    language: str, said: str, first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "schemas"
    assert main(["schema", str(folder), "--language", language]) == 0
    assert capsys.readouterr() == ("", f"{said}{folder}\n")
    assert {path.name for path in folder.iterdir()} == set(schemas([words(language)]))
    track = json.loads((folder / "track.schema.json").read_text(encoding="utf-8"))
    assert track["definitions"]["track"]["description"].startswith(first)


def test_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["schema"])
    assert "DIR" in capsys.readouterr().err


def test_a_place_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["schema", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err
