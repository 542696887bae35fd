"""The table of faults names tests that are there, and every test of this folder that it should."""

import re
from pathlib import Path

HERE = Path(__file__).parent
NAMED = re.findall(r"`([\w./]+\.py)::(test_\w+)`", (HERE / "README.md").read_text("utf-8"))


def test_every_test_in_the_table_is_there() -> None:
    assert len(NAMED) > 30
    for file, name in NAMED:
        text = (HERE / file).read_text("utf-8")
        assert re.search(rf"^def {name}\(", text, re.MULTILINE), f"{file}: {name}"


def test_every_file_of_tests_has_its_rows() -> None:
    files = {path.name for path in HERE.glob("test_*.py")} - {Path(__file__).name}
    assert files == {file for file, _ in NAMED if "/" not in file}
