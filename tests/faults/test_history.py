"""A history that was rewritten, cut off or never kept, and commits of which the clock was wrong."""

import datetime as dt
import json
import random
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from macros.build import prepare
from macros.cli import main
from macros.edge import Edge, time_of
from macros.history import history
from macros.history.ledger import Ledger
from macros.processes import environment
from tests.history.branch import Step, Stream, branch, git
from tests.roadmaps import TODAY

ZOEKEN = "data/use-cases/zoeken.yml"
BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
}
GRACE = dt.timedelta(14)
LAST = (1 << 32) - 1


def case(day: str) -> str:
    return f"title: Zoeken\ntrack: t\nplanned: {{production: 2026-{day}}}\n"


def clocked(folder: Path, versions: list[str], seconds: list[int]) -> Path:
    """A branch on which a use case was written version by version, each at the second that its clock told."""
    stream = Stream()
    for number, (text, second) in enumerate(zip(versions, seconds, strict=True)):
        files = {ZOEKEN: text} if number else {**BEGIN, ZOEKEN: text}
        stream.commit("main", Step(dt.date(2026, 1, 1), files), files, [number] if number else [])
        stamp = f"{int(dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC).timestamp())} +0000".encode()
        stream.lines[-1] = stream.lines[-1].replace(stamp, f"{second} +0000".encode())
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "fast-import", "--quiet", "--date-format=raw-permissive", told=b"".join(stream.lines))
    git(folder, "reset", "--quiet", "--hard")
    return folder / "data"


def second(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())


def moves_in(ledger: Ledger) -> list[tuple[str, dt.date, dt.date]]:
    return [(one.id, move.from_, move.to) for one in ledger.records for move in one.moves]


@pytest.mark.parametrize("seed", range(12))
def test_a_branch_on_which_clocks_run_backwards_tells_the_same_promises(tmp_path: Path, seed: int) -> None:
    """In the order of the commits, whatever each clock told; only their days differ."""
    choose = random.Random(seed)  # noqa: S311 - clocks by chance
    versions = [case(f"{choose.randrange(7, 13):02}-{choose.randrange(1, 29):02}") for _ in range(8)]
    right = [second(dt.date(2026, 1, 1) + dt.timedelta(number)) for number in range(len(versions))]
    wrong = [second(dt.date(2026, 1, 1) + dt.timedelta(choose.randrange(-4000, 4000))) for _ in versions]
    one = history(clocked(tmp_path / "right", versions, right), dt.UTC, TODAY, GRACE)
    other = history(clocked(tmp_path / "wrong", versions, wrong), dt.UTC, TODAY, GRACE)
    assert moves_in(other) == moves_in(one)
    assert [(record.first, record.current) for record in other.records] == [
        (record.first, record.current) for record in one.records
    ]
    assert (other.from_, other.to) == tuple(
        dt.datetime.fromtimestamp(found, dt.UTC).date() for found in (min(wrong), max(wrong))
    )


@pytest.mark.parametrize(
    ("told", "day", "seconds"),
    [
        (0, "1970-01-01", 0),
        (LAST, "2106-02-07", LAST),
        (LAST + 1, "2106-02-07", LAST),
        (253_402_300_800, "2106-02-07", LAST),  # the year 10000
        (9_223_372_036_854_775_807, "2106-02-07", LAST),
        (18_446_744_073_709_551_615, "2106-02-07", LAST),
    ],
)
def test_a_clock_that_told_no_time_is_set_to_the_nearest_that_can_be(
    tmp_path: Path, told: int, day: str, seconds: int
) -> None:
    data = clocked(tmp_path, [case("09-01"), case("10-01")], [told, told])
    for zone in ("Europe/Amsterdam", "Pacific/Kiritimati", "Etc/GMT+12"):
        ledger = history(data, ZoneInfo(zone), TODAY, GRACE)
        assert ledger.from_
        assert abs(ledger.from_ - dt.date.fromisoformat(day)) <= dt.timedelta(1)
        assert len(moves_in(ledger)) == 1
    assert time_of(data) == seconds
    edge = Edge(data=data, today=TODAY, as_of=TODAY)
    assert 0 < int(environment(edge, tmp_path, "nl")["SOURCE_DATE_EPOCH"]) <= LAST


def test_a_clock_of_which_git_can_say_nothing(tmp_path: Path) -> None:
    """A second before 1970, as some programs wrote it: git shows an empty date."""
    data = clocked(tmp_path, [case("09-01")], [-1])
    assert [record.promised_on for record in history(data, dt.UTC, TODAY, GRACE).records] == [dt.date(1970, 1, 1)]


@pytest.fixture
def rewritten(tmp_path: Path) -> tuple[Path, str]:
    """A branch whose last commit was written anew with another promise; the id of the one it replaced."""
    data = branch(tmp_path, [Step(dt.date(2026, 1, 1), BEGIN), Step(dt.date(2026, 2, 1), {ZOEKEN: case("09-01")})])
    old = git(tmp_path, "rev-parse", "HEAD").strip()
    (tmp_path / ZOEKEN).write_text(case("11-01"), "utf-8")
    git(
        tmp_path,
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b.c",
        "commit",
        "--quiet",
        "--all",
        "--amend",
        "--message=again",
    )
    return data, old


def test_a_promise_that_was_taken_out_of_the_history_is_told_beside_what_was_published(
    rewritten: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The branch itself knows of nothing: what counts is the commit that readers were shown."""
    data, old = rewritten
    assert moves_in(history(data, dt.UTC, TODAY, GRACE)) == []
    assert main(["check", "--data", str(data), "--today", TODAY.isoformat()]) == 0
    capsys.readouterr()
    call = ["check", "--data", str(data), "--today", TODAY.isoformat(), "--base", old]
    assert main([*call, "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [problem["rule"] for problem in json.loads(out)["problems"]] == ["commitment-changed"]
    assert err.startswith(f"deze tak mist wat er op {old} bij kwam")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "roadmap: git kent '{}' niet; haal de takken op met: git fetch origin\n"),
        ("en", "roadmap: git does not know '{}'; get the branches with: git fetch origin\n"),
    ],
)
def test_a_commit_that_git_forgot_is_told(
    rewritten: tuple[Path, str], capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    data, old = rewritten
    git(data.parent, "reflog", "expire", "--expire=now", "--all")
    git(data.parent, "gc", "--quiet", "--prune=now")
    call = ["check", "--data", str(data), "--today", TODAY.isoformat(), "--base", old, "--language", language]
    assert main(call) == 2
    assert capsys.readouterr().err == told.format(old)


def test_a_commit_that_stands_in_for_another_does_not_hide_it(tmp_path: Path) -> None:
    """`git replace` shows another history to who does not know better."""
    versions = [case("09-01"), case("10-01"), case("11-01")]
    days = [dt.date(2026, month, 1) for month in (1, 2, 3)]
    steps = [Step(day, {**BEGIN, ZOEKEN: text}) for day, text in zip(days, versions, strict=True)]
    data = branch(tmp_path, steps)
    before = history(data, dt.UTC, TODAY, GRACE)
    git(tmp_path, "replace", "--graft", "HEAD", "HEAD~2")
    assert git(tmp_path, "rev-list", "--count", "HEAD") == "2\n"
    assert history(data, dt.UTC, TODAY, GRACE) == before
    assert len(moves_in(before)) == 2


@pytest.mark.parametrize("way", ["no git on the machine", "no repository", "a shallow clone"])
def test_without_a_history_there_is_a_whole_site_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    data = branch(
        tmp_path / "r", [Step(dt.date(2026, 1, 1), BEGIN), Step(dt.date(2026, 2, 1), {ZOEKEN: case("09-01")})]
    )
    why = "no-git"
    if way == "a shallow clone":
        git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "r").as_uri(), "part")
        data, why = tmp_path / "part/data", "shallow"
    elif way == "no repository":
        shutil.rmtree(tmp_path / "r/.git")
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    made = prepare(Edge(data=data, today=TODAY, as_of=TODAY, commit=None))
    assert (made.context.ledger, made.context.no_ledger) == (None, why)
    page = next(view for view in made.views if view.address == "use-cases/zoeken/")
    assert {"no-git": "De roadmap staat niet in git.", "shallow": "Deze kopie van git is niet volledig."}[
        why
    ] in page.html
