"""Every folder of tests/broken: files laid over the example, and expect.yml with all that must be said of them.

With `base`, the example is what stood there before, at the commit of that name.

`pytest --update` writes what is said now; read the difference before you keep it.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.checks import check
from macros.checks.against import check_against
from macros.checks.commitments import Base
from macros.contract.rules import SEVERITIES
from macros.load import load
from macros.model.reading import Reading
from macros.problems import Problem, in_order
from macros.report.problems import say
from macros.words import words
from tests.roadmaps import EXAMPLE, TODAY, laid_over

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
WORDS = {language: words(language, ("problems",)) for language in ("nl", "en")}


def told(problem: Problem) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rule": problem.rule,
        "severity": problem.severity.word,
        "file": problem.source.path,
        "line": problem.source.line,
        "column": problem.source.column,
    }
    if problem.fix:
        row["fix"] = problem.fix.as_json()
    for language, spoken in WORDS.items():
        row[language] = [say(problem.message, spoken), say(problem.hint, spoken)]
    return row


def against(reading: Reading, expected: Any) -> list[Problem]:
    """What is wrong beside the example, where the case is a change of it long after it was written."""
    if "base" not in expected:
        return []
    return check_against(reading, Base(commit=expected["base"], reading=load(EXAMPLE, TODAY)))


@pytest.mark.parametrize("case", CASES)
def test_is_told(case: str, tmp_path: Path, *, update: bool) -> None:
    path = BROKEN / case / "expect.yml"
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = laid_over(BROKEN / case, tmp_path, tuple(expected.get("remove", ())))
    reading = load(data, TODAY)
    found = [told(problem) for problem in in_order([*check(reading), *against(reading, expected)])]
    if update:
        comment = "".join(
            line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")
        )
        body = yaml.safe_dump(expected | {"problems": found}, sort_keys=False, allow_unicode=True, width=1000)
        path.write_text(comment + body, encoding="utf-8")
        return
    assert found == expected["problems"]


def test_every_rule_has_a_case() -> None:
    cases = (yaml.safe_load((BROKEN / case / "expect.yml").read_text(encoding="utf-8")) for case in CASES)
    shown = {problem["rule"] for expected in cases for problem in expected["problems"]}
    assert shown == set(SEVERITIES)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_rule_is_explained(language: str) -> None:
    page = (BROKEN.parent.parent / "docs" / language / "errors.md").read_text(encoding="utf-8")
    explained = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert explained == list(SEVERITIES)
