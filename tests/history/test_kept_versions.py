"""What was read of the versions on a branch is kept: the ledger is the same, and only what is new is read."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.history import history
from macros.history.ledger import Ledger
from macros.history.repository import contents, repository_of
from macros.history.versions import MANY, WHAT, name_of
from macros.kept import Shelf
from tests.history.branch import Files, Step, branch, git

BEGIN = dt.date(2026, 1, 1)
TODAY = dt.date(2026, 6, 30)
HEAD: Files = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
}
ITEM = """\
  - id: {id}
    kind: action
    title: T
    aliases: [{alias}]
    planned: {{start: 2026-Q1, finish: 2026-12-{day:02}, agreed: 2026-01-01}}
    replanned:
      - {{date: 2026-01-02, why: {{nl: W, en: V}}, finish: 2027-01-{day:02}}}
      - {{date: 2026-01-03, why: W, finish: open}}
"""


def day(number: int) -> dt.date:
    return BEGIN + dt.timedelta(number)


def track(number: int, wrong: str = "") -> str:
    items = [("a", "", 1), ("b", f"b{number}", 1 + number % 28), (f"c{number // 40}", "", 2)]
    texts = [ITEM.format(id=id_, alias=alias, day=on) for id_, alias, on in items]
    text = texts[0] + texts[1].partition("    replanned")[0] + texts[2]
    return f"name: Noord\nowner: els\nitems:\n{text}{wrong}"


def steps() -> Iterator[Step]:
    """More versions than are read as quickly as looked up: of a track, and of a use case that comes and goes."""
    for number in range(MANY):
        use_case = "title: T\ntrack: north\nplanned: {production: 2026}\n" if number % 3 else None
        text = track(number, "  - id: d\n    kind: acti\n    title: T\n" if number == 7 else "")
        changed: dict[str, str | None] = {"data/tracks/north.yml": text, "data/use-cases/u.yml": use_case}
        if number % 3 == 0 and number < 3:
            del changed["data/use-cases/u.yml"]
        yield Step(day(number), {**HEAD, **changed} if number == 0 else changed)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return branch(tmp_path / "repository", steps())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(folder=tmp_path / "kept")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The blobs that git was asked for."""
    asked: list[str] = []

    def noted(repository: Any, blobs: Any) -> Iterator[tuple[str, bytes]]:
        for blob, raw in contents(repository, blobs):
            asked.append(blob)
            yield blob, raw

    monkeypatch.setattr(sys.modules["macros.history.versions"], "contents", noted)
    return asked


def ledger(data: Path, shelf: Shelf | None = None, today: dt.date = TODAY) -> Ledger:
    return history(data, dt.UTC, today, dt.timedelta(14), shelf=shelf)


def test_the_ledger_is_the_same(data: Path, shelf: Shelf, read: list[str]) -> None:
    plain = ledger(data)
    assert len(plain.records) == 6
    assert plain.refused == 1
    assert sum(len(one.moves) for one in plain.records) > MANY // 2
    everything = len(read)
    assert ledger(data, shelf) == plain
    assert len(read) == 2 * everything
    assert ledger(data, shelf) == plain
    assert len(read) == 2 * everything + 1, "the version in which something is wrong is read again"


def test_a_later_day_reads_nothing_anew(data: Path, shelf: Shelf, read: list[str]) -> None:
    ledger(data, shelf)
    read.clear()
    later = TODAY + dt.timedelta(1)
    assert ledger(data, shelf, later) == ledger(data, None, later)
    assert len(read) == 1 + len(set(read))


def test_a_day_before_reads_everything_anew(data: Path, shelf: Shelf, read: list[str]) -> None:
    """A fact that is over today was still to come then."""
    ledger(data, shelf)
    read.clear()
    earlier = TODAY - dt.timedelta(1)
    assert ledger(data, shelf, earlier) == ledger(data, None, earlier)
    assert len(read) == 2 * len(set(read))


def test_a_commit_more_reads_its_files_only(data: Path, shelf: Shelf, read: list[str]) -> None:
    ledger(data, shelf)
    (data / "tracks/north.yml").write_text(track(99), encoding="utf-8")
    (data / "use-cases").mkdir(exist_ok=True)
    (data / "use-cases/new.yml").write_text("title: N\ntrack: north\nplanned: {production: 2026}\n", encoding="utf-8")
    git(data, "add", "--all")
    git(data, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "new")
    read.clear()
    assert "new" in [one.id for one in ledger(data, shelf).records]
    assert len(read) == 2


@pytest.mark.parametrize(
    "kept",
    [
        None,
        7,
        [],
        ["2026-06-30", [], [["tracks/north.yml", "blob", [3]]]],
        ["2026-06-30", [[["a", "item"]]], []],
        ["2026-06-30", [[["a", "item", [], "finish", "2026-13", None, [], []]]], []],
        ["2026-06-30", [[["a", "item", [], "finish", None, None, [["2026-01-01", "W", 7]], []]]], []],
        ["some day", [], []],
    ],
    ids=["nothing", "number", "list", "no such part", "short", "no date", "no dates", "no day"],
)
def test_what_looks_like_versions_and_is_none_is_passed_over(data: Path, shelf: Shelf, kept: object) -> None:
    shelf.put(name_of(repository_of(data)), WHAT, kept)
    assert ledger(data, shelf) == ledger(data)


def test_of_a_short_branch_nothing_is_kept(tmp_path: Path, shelf: Shelf) -> None:
    data = branch(tmp_path / "repository", [*steps()][:9])
    assert ledger(data, shelf) == ledger(data)
    assert shelf.folder is not None
    assert not shelf.folder.exists()


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch of three versions, of which as many are kept; nothing is wrong in them."""
    monkeypatch.setattr(sys.modules["macros.history.versions"], "MANY", 3)
    return branch(
        tmp_path / "few", (Step(day(number), {"data/tracks/north.yml": track(number)}) for number in range(3))
    )


def test_from_so_many_on_versions_are_kept_and_git_is_not_asked_for_them(
    few: Path, shelf: Shelf, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = ledger(few)
    assert ledger(few, shelf) == plain
    assert len(read) == 6
    monkeypatch.setattr(sys.modules["macros.history.versions"], "contents", None)
    monkeypatch.setattr(Shelf, "put", None)  # what is kept is not written again
    assert ledger(few, shelf) == plain


def test_a_branch_that_is_shorter_is_neither_kept_nor_looked_up(
    few: Path, shelf: Shelf, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger(few, shelf)
    monkeypatch.setattr(sys.modules["macros.history.versions"], "MANY", 4)
    read.clear()
    ledger(few, shelf)
    assert len(read) == 3


def test_what_many_versions_say_is_kept_once(few: Path, shelf: Shelf) -> None:
    ledger(few, shelf)
    _, parts, files = shelf.get(name_of(repository_of(few)), WHAT)
    assert len(files) == 3
    assert sum(len(numbers) for _, _, numbers in files) == 12
    assert len(parts) == len({number for _, _, numbers in files for number in numbers}) == 6


def test_each_repository_has_its_own_name(few: Path, data: Path) -> None:
    assert name_of(repository_of(few)) != name_of(repository_of(data))
    assert name_of(repository_of(few)) == name_of(repository_of(few / "tracks/.."))
