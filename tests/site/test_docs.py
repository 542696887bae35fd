"""What the pages written by hand say is true: every example in them is valid data."""

import re
from pathlib import Path

import pytest

from macros.checks import check
from macros.edge import PROJECT
from macros.load import load
from macros.problems import Severity
from tests.roadmaps import TODAY
from tests.site.conftest import example_in

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    (page.relative_to(PROJECT).as_posix(), number, text)
    for page in sorted((PROJECT / "docs").rglob("*.md"))
    for number, text in enumerate(BLOCK.findall(page.read_text("utf-8")), 1)
]


def test_both_languages_have_the_same_pages_and_as_many_examples() -> None:
    folders = [sorted(path.name for path in (PROJECT / "docs" / language).iterdir()) for language in ("nl", "en")]
    assert folders[0] == folders[1]
    counts = [sum(page.startswith(f"docs/{language}/") for page, _, _ in EXAMPLES) for language in ("nl", "en")]
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize(("page", "number", "text"), EXAMPLES, ids=[f"{page}-{number}" for page, number, _ in EXAMPLES])
def test_an_example_is_valid(tmp_path: Path, page: str, number: int, text: str) -> None:
    data = example_in(tmp_path)
    track = next((data / "tracks").iterdir()).stem
    if text.startswith("items:"):
        owner = re.search(r"^owner: (.*)$", (data / "tracks" / f"{track}.yml").read_text("utf-8"), re.MULTILINE)
        assert owner
        (data / "tracks" / "shown.yml").write_text(f"name: Shown\nowner: {owner[1]}\n{text}", "utf-8")
    elif text.startswith("summary:"):
        (data / "reviews" / f"{TODAY}.yml").write_text(text, "utf-8")
    else:
        text = re.sub(r"^track: .*$", f"track: {track}", text, flags=re.MULTILINE)
        (data / "use-cases" / "shown.yml").write_text(text, "utf-8")
    problems = [problem for problem in check(load(data, TODAY)) if problem.severity is Severity.ERROR]
    assert [(problem.rule, str(problem.source)) for problem in problems] == []
