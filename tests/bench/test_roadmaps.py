"""The roadmaps that are measured: valid, of the promised size, and always the same."""

import dataclasses
import datetime as dt
import subprocess
from pathlib import Path

import pytest

from bench import history
from bench.roadmaps import TODAY, Roadmap, roadmap, write
from bench.sentences import Texts, texts_of
from bench.sizes import S, Size
from macros.checks import check
from macros.edge import PROJECT
from macros.load import load
from macros.model.status import is_open
from tests.roadmaps import of_what_comes_along

pytestmark = of_what_comes_along  # the roadmaps that are measured are made of its sentences
SMALL = dataclasses.replace(S, name="small", tracks=2, items=20, use_cases=10)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return texts_of(PROJECT / "data")


@pytest.fixture(scope="module")
def small(texts: Texts) -> Roadmap:
    return roadmap(SMALL, texts)


@pytest.mark.parametrize("size", [S, SMALL], ids=["S", "small"])
def test_it_is_valid_and_of_its_size(tmp_path: Path, texts: Texts, size: Size) -> None:
    files = roadmap(size, texts).files()
    reading = load(write(tmp_path / "data", files), TODAY)
    assert list(check(reading)) == []
    found = reading.roadmap
    counts = (len(found.tracks), len(found.items), len(found.use_cases), len(found.owners), len(found.teams))
    assert counts == (size.tracks, size.items, size.use_cases, size.owners, size.teams)


def test_a_record_is_as_long_as_a_real_one_and_two_thirds_are_open(tmp_path: Path, texts: Texts) -> None:
    files = roadmap(S, texts).files()
    written = sum(len(text.encode()) for name, text in files.items() if name.startswith(("tracks", "use-cases")))
    assert 900 < written / (S.items + S.use_cases) < 1300
    records = load(write(tmp_path / "data", files), TODAY).roadmap.records
    assert 0.55 < sum(is_open(record, TODAY) for record in records) / len(records) < 0.8


def test_the_same_seed_gives_the_same_bytes(texts: Texts) -> None:
    assert roadmap(SMALL, texts).files() == roadmap(SMALL, texts).files()
    assert roadmap(SMALL, texts, seed=2).files() != roadmap(SMALL, texts).files()


def test_it_says_what_the_project_says(texts: Texts, small: Roadmap) -> None:
    sentences = set(texts.sentences)
    for record in small.records:
        for _, text in record.texts:
            assert any(text.startswith(sentence) for sentence in sentences)


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    write(tmp_path, {"roadmap.yml": "title: T\npurpose: Kort.\n"})
    with pytest.raises(ValueError, match="holds 1 titles and 0 sentences"):
        texts_of(tmp_path)


def test_a_title_is_read_in_the_first_language(tmp_path: Path) -> None:
    lines = "".join(f"- {{title: {{en: Title {n}, nl: Titel {n}}}, note: Zin {n}.}}\n" for n in range(20))
    write(tmp_path, {"roadmap.yml": "languages: [en, nl]\n", "x.yml": lines})
    assert texts_of(tmp_path).titles[:2] == ("Title 0", "Title 1")


def test_the_history_ends_at_the_roadmap_commit_by_commit(tmp_path: Path, small: Roadmap) -> None:
    data = history.repository(tmp_path, history.steps(small, 12))
    found = {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.rglob("*.yml")}
    assert found == small.files()
    log = ["git", "-C", str(tmp_path), "log", "--format=%cs", "--shortstat"]
    told = subprocess.run(log, capture_output=True, text=True, check=True).stdout
    days = [dt.date.fromisoformat(line) for line in told.split() if line.startswith("2026-")]
    assert (len(days), told.count("changed")) == (12, 12)
    assert days == sorted(days, reverse=True)
    assert days[0] <= TODAY


def test_a_history_without_enough_in_it_is_refused(small: Roadmap) -> None:
    with pytest.raises(ValueError, match="too few for 5000 commits"):
        list(history.steps(small, 5000))
