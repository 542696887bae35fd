"""A file by itself: in blocks or as a whole, it says the same."""

import datetime as dt
from pathlib import Path

import pytest

from macros.history.versions import all_said
from macros.load.alone import Alone, Part, has_records, read_part, reader_alone
from macros.load.blocks import blocks_of
from macros.load.quick import Readers
from macros.load.records import BUILDERS

TODAY = dt.date(2026, 6, 30)
ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("tests/broken/*/data/tracks/*.yml"), *ROOT.glob("data/tracks/*.yml")))
TRACK = """\
name: T
items:
  # the first
  - id: a
    title: A
    kind: mvp
    note: |
      - id: none
  - id: b
    title: B
    kind: mvp
    wrong: x

owner: els
odd: x
"""


def read(path: str, text: str) -> Alone:
    return reader_alone(TODAY)(path, text.encode())


def test_a_file_in_blocks() -> None:
    blocks = blocks_of(TRACK.encode())
    assert blocks
    assert blocks.lines == (4, 9)
    lines = blocks.head.splitlines()
    assert (lines[0], lines[13], lines[14], {*lines[1:13]}) == ("name: T", "owner: els", "odd: x", {""})
    assert blocks.items[0].startswith("  - id: a\n")


def test_problems_keep_their_lines() -> None:
    found = read("tracks/t.yml", TRACK)
    assert len(found.parts) == 3
    assert [(problem.rule, problem.source.line) for problem in found.problems] == [
        ("unknown-key", 15),
        ("unknown-key", 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "name: T\n",
        "items: []\n",
        "items:\n  [a]\n",
        "items:\n  - a\nitems:\n  - b\n",
        "items:\n  - &a b\n",
        "items:\r\n  - a\n",
    ],
)
def test_a_file_that_is_not_taken_apart(text: str) -> None:
    assert blocks_of(text.encode()) is None


def test_bytes_that_are_no_text() -> None:
    assert blocks_of(b"items:\n  - \xff\n") is None


def test_an_item_that_stays_is_read_once() -> None:
    reader = reader_alone(TODAY)
    one = reader("tracks/t.yml", TRACK.encode())
    other = reader("tracks/t.yml", TRACK.replace("title: B", "title: C").encode())
    assert [a is b for a, b in zip(one.parts, other.parts, strict=True)] == [True, True, False]


def test_every_file_says_the_same_in_blocks_and_as_a_whole() -> None:
    reader, readers, apart = reader_alone(TODAY), Readers(TODAY, (), BUILDERS), 0
    for path in FILES:
        raw = path.read_bytes()
        one, whole = reader("tracks/x.yml", raw), read_part("tracks/x.yml", raw, TODAY, readers)
        assert outcome(one.parts, one) == outcome((whole,), whole), path
        apart += len(one.parts) > 1
    assert apart > 100


def outcome(parts: tuple[Part, ...], found: Alone | Part) -> object:
    """What can be told of a file, however it was read."""
    problems = sorted((problem.source, problem.rule) for problem in found.problems)
    return {one.id: one for part in parts for one in all_said(part)}, problems, found.whole


def test_a_use_case_by_itself() -> None:
    """A fact of tomorrow is wrong, and the mistake is in no promise; one in `planned`, or meant for it, is."""
    text = "title: U\ntrack: t\nstages: {intake: 2026-07-01}\n"
    found = read("use-cases/zoeken.yml", text)
    assert [(one.rule, one.source.path, one.source.line) for one in found.problems] == [
        ("future-fact", "data/use-cases/zoeken.yml", 3)
    ]
    ((record,),) = (part.records for part in found.parts)
    assert (record.id, found.parts[0].doubtful, found.whole) == ("zoeken", frozenset(), True)
    for wrong in ("planned: {production: 2026-13-01}", "planed: {production: 2026-05}"):
        assert read("use-cases/zoeken.yml", f"{text}{wrong}\n").parts[0].doubtful == {"zoeken"}


def test_a_fact_of_tomorrow_is_wrong_in_an_item_by_itself() -> None:
    item = "  - {id: a, title: A, kind: mvp, started: 2026-07-01}\n"
    found = read("tracks/t.yml", f"name: T\nowner: els\nitems:\n{item}")
    assert [(one.rule, one.source.line) for one in found.problems] == [("future-fact", 4)]
    assert len(found.parts) == 2


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("tracks/a.yml", True),
        ("use-cases/a.yml", True),
        ("teams/a.yml", False),
        ("tracks/A.yml", False),
        ("tracks/a/b.yml", False),
        ("tracks.yml", False),
    ],
)
def test_where_records_are(path: str, *, wanted: bool) -> None:
    assert has_records(path) == wanted


def test_a_file_that_is_too_large_is_not_read() -> None:
    found = read("use-cases/a.yml", "title: A\ntrack: t\n" + "#" * (1 << 20))
    assert (found.parts[0].records, found.whole) == ((), False)
