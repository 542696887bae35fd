"""What git is asked, and what it cannot say."""

import datetime as dt
from pathlib import Path

import pytest

from macros.history import history, may_be_corrected
from macros.history.repository import NoHistory, commit_named, commits, contents, repository_of
from macros.history.state import lay_out, reading_at, same_files
from tests.history.branch import Step, branch, git

TODAY = dt.date(2026, 6, 30)
BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def why(data: Path, revision: str = "HEAD") -> str:
    with pytest.raises(NoHistory) as cut:
        commit_named(repository_of(data), revision)
    return cut.value.why


def test_a_folder_outside_git(tmp_path: Path) -> None:
    assert why(tmp_path) == "no-git"


def test_no_git_on_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert why(tmp_path) == "no-git"


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert why(tmp_path) == "no-commits"


def test_a_revision_that_is_none(tmp_path: Path) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    assert why(data, "origin/main") == "unknown-revision"
    assert why(data, "--all") == "unknown-revision"


def test_a_clone_that_is_cut_off(tmp_path: Path) -> None:
    branch(tmp_path / "whole", [Step(day("01-01"), BEGIN), Step(day("02-01"), {"data/a.yml": "x\n"})])
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/whole", "part")
    with pytest.raises(NoHistory) as cut:
        repository_of(tmp_path / "part/data")
    assert (cut.value.why, cut.value.revision, cut.value.said, str(cut.value)) == ("shallow", "", "", "shallow")


def test_a_repository_that_git_does_not_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    (tmp_path / ".git/config").write_text("[core\n")
    with pytest.raises(NoHistory, match="refused") as cut:
        repository_of(data)
    assert cut.value.said.startswith("fatal: bad config line 1 in file ")


def test_a_hook_of_another_repository_does_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = branch(tmp_path / "here", [Step(day("01-01"), BEGIN)])
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    repository = repository_of(data)
    (commit,) = commits(repository, "HEAD", dt.UTC)
    blobs = [blob for blob in commit.files.values() if blob]
    assert [raw.decode() for _, raw in contents(repository, blobs)] == [BEGIN[f"data/{path}"] for path in commit.files]


def lost(folder: Path, name: str) -> str:
    """Takes away an object of a repository, which then stands on its own in no pack; its id."""
    packs = list((folder / ".git/objects/pack").glob("*.pack"))
    for pack in packs:
        moved = folder / pack.name
        pack.rename(moved)
        pack.with_suffix(".idx").unlink()
        git(folder, "unpack-objects", "-q", told=moved.read_bytes())
    id_ = git(folder, "rev-parse", name).strip()
    (folder / ".git/objects" / id_[:2] / id_[2:]).unlink()
    return id_


def refused(data: Path) -> str:
    """What git says where it cannot tell the history."""
    with pytest.raises(NoHistory) as cut:
        history(data, dt.UTC, TODAY, dt.timedelta(14))
    assert cut.value.why == "refused"
    return cut.value.said


def test_an_object_that_git_lost_is_no_history(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    id_ = lost(tmp_path, "HEAD:data/tracks/t.yml")
    assert refused(data) == f"{id_} missing"
    repository = repository_of(data)
    with pytest.raises(NoHistory, match=f"refused  {id_} missing"):
        reading_at(repository, commit_named(repository, "HEAD"), TODAY)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["HEAD:data", "HEAD:data/tracks"])
def test_a_folder_that_git_lost_is_no_history(tmp_path: Path, name: str) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    id_ = lost(tmp_path, name)
    assert id_ in refused(data)
    repository = repository_of(data)
    with pytest.raises(NoHistory, match=rf"refused .*{id_}"):
        reading_at(repository, commit_named(repository, "HEAD"), TODAY)


def test_an_object_that_is_broken_is_no_history(tmp_path: Path) -> None:
    data = branch(tmp_path, [Step(day("01-01"), BEGIN)])
    id_ = lost(tmp_path, "HEAD:data/tracks/t.yml")
    (tmp_path / ".git/objects" / id_[:2] / id_[2:]).write_bytes(b"broken")
    assert id_ in refused(data) or "header" in refused(data)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("exit 3", "git cat-file: 3"),
        ("echo 'fatal: no memory' >&2; exit 128", "fatal: no memory"),
        ("read name; echo $name blob 10; printf short", "{blob} blob 10"),
        ("read name; echo $name blob 19; printf 'name: T\\nowner: els\\n'", "{blob} blob 19"),
    ],
    ids=["silent", "told", "in the middle", "before the last newline"],
)
def test_git_that_ends_early_is_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, said: str
) -> None:
    repository = repository_of(branch(tmp_path, [Step(day("01-01"), BEGIN)]))
    blob = git(tmp_path, "rev-parse", "HEAD:data/tracks/t.yml").strip()
    assert dict(contents(repository, [blob])) == {blob: b"name: T\nowner: els\n"}
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(f"#!/bin/sh\n{answer}\n")
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=":")
    with pytest.raises(NoHistory) as cut:
        list(contents(repository, [blob]))
    assert (cut.value.why, cut.value.said) == ("refused", said.format(blob=blob))


def test_data_may_be_the_whole_repository(tmp_path: Path) -> None:
    begin = {path.removeprefix("data/"): text for path, text in BEGIN.items()}
    branch(tmp_path, [Step(day("01-01"), begin), Step(day("02-01"), {"use-cases/zoeken.yml": use_case()})])
    ledger = history(tmp_path, dt.UTC, TODAY, dt.timedelta(14))
    assert [(record.id, record.path) for record in ledger.records] == [("zoeken", "data/use-cases/zoeken.yml")]


def test_names_that_are_no_ascii_and_files_that_are_none(tmp_path: Path) -> None:
    data = branch(tmp_path, [Step(day("01-01"), {**BEGIN, "data/tracks/caf\u00e9.yml": "x\n"})])
    (data / "tracks/link.yml").symlink_to("t.yml")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message=link")
    repository = repository_of(data)
    first, second = commits(repository, "HEAD", dt.UTC)
    assert "tracks/caf\u00e9.yml" in first.files
    assert second.files == {"tracks/link.yml": None}
    found = reading_at(repository, second.id, TODAY)
    assert [(problem.rule, problem.source.path) for problem in found.problems] == [
        ("bad-id", "data/tracks/caf\u00e9.yml"),
        ("unexpected-file", "data/tracks/link.yml"),
    ]


def test_a_name_with_a_tab_in_it_is_one_name(tmp_path: Path) -> None:
    repository = repository_of(branch(tmp_path, [Step(day("01-01"), {**BEGIN, "data/tracks/a\tb\tc.yml": "x\n"})]))
    (commit,) = commits(repository, "HEAD", dt.UTC)
    assert "tracks/a\tb\tc.yml" in commit.files
    assert [problem.rule for problem in reading_at(repository, commit.id, TODAY).problems] == ["bad-id"]


def test_an_earlier_state_is_read_whole(tmp_path: Path) -> None:
    steps = [
        Step(day("01-01"), {**BEGIN, "data/use-cases/zoeken.yml": use_case()}),
        Step(day("02-01"), {"data/use-cases/zoeken.yml": None}),
    ]
    repository = repository_of(branch(tmp_path, steps))
    assert [
        record.id for record in reading_at(repository, commit_named(repository, "HEAD~1"), TODAY).roadmap.records
    ] == ["zoeken"]
    assert reading_at(repository, commit_named(repository, "HEAD"), TODAY).roadmap.records == ()


@pytest.mark.parametrize(("today", "rules"), [("05-01", []), ("04-30", ["future-fact"])])
def test_in_an_earlier_state_a_fact_may_not_lie_after_the_day_it_is_read_for(
    tmp_path: Path, today: str, rules: list[str]
) -> None:
    track = {"data/tracks/t.yml": "name: T\nowner: els\nconfirmed: 2026-05-01\n"}
    repository = repository_of(branch(tmp_path, [Step(day("05-01"), {**BEGIN, **track})]))
    found = reading_at(repository, commit_named(repository, "HEAD"), day(today))
    assert [problem.rule for problem in found.problems] == rules


def test_folders_in_folders_are_laid_out_too(tmp_path: Path) -> None:
    steps = [Step(day("01-01"), {**BEGIN, "data/oud/2025/a.yml": "name: T\n", "data/oud/2025/b.yml": "name: U\n"})]
    repository = repository_of(branch(tmp_path, steps))
    found = reading_at(repository, commit_named(repository, "HEAD"), TODAY).problems
    assert [(problem.rule, problem.source.path) for problem in found] == [("unexpected-file", "data/oud")]


def test_a_name_that_leads_out_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    """Git makes no such names, but reads them from who does."""
    repository = repository_of(branch(tmp_path, [Step(day("01-01"), BEGIN)]))
    data = git(tmp_path, "ls-tree", "HEAD:data")
    for name in ("..", "data"):
        data += f"040000 tree {git(tmp_path, 'mktree', told=data.encode()).strip()}\t{name}\n"
    root = git(tmp_path, "mktree", told=data.splitlines()[-1].encode()).strip()
    folder = tmp_path / "laid/data"
    folder.parent.mkdir()
    lay_out(repository, root, folder)
    assert sorted(path.relative_to(tmp_path / "laid").as_posix() for path in folder.parent.rglob("*.yml")) == sorted(
        BEGIN
    )


def test_only_what_is_asked_for_is_found_young(tmp_path: Path) -> None:
    """Each record of its own age; one that never stood there has nothing to correct."""
    steps = [
        Step(day("01-01"), {**BEGIN, "data/use-cases/zoeken.yml": use_case()}),
        Step(day("06-20"), {"data/use-cases/vinden.yml": use_case()}),
        Step(day("06-25"), {"data/use-cases/zoeken.yml": None}),
    ]
    repository = repository_of(branch(tmp_path, steps))
    asked = ["zoeken", "vinden", "nergens"]
    found = may_be_corrected(asked, "HEAD~1", repository, dt.UTC, dt.timedelta(14), TODAY)
    assert {id_: sorted(one.key for one in young) for id_, young in found.items()} == {
        "zoeken": [],
        "vinden": ["agreed", "production"],
        "nergens": [],
    }
    assert list(may_be_corrected(["vinden"], "HEAD~1", repository, dt.UTC, dt.timedelta(14), TODAY)) == ["vinden"]


@pytest.mark.parametrize(("altered", "young"), [("06-15", ["production"]), ("06-16", [])])
def test_both_days_of_a_correction_are_those_of_the_roadmaps_time_zone(
    tmp_path: Path, altered: str, young: list[str]
) -> None:
    """Each of the commits is a day later there."""
    first = f"{use_case()}stages: {{intake: 2026-01-01}}\n"
    other = first.replace("09-01", "10-01") + "replanned: [{date: 2026-01-01, why: W, production: 2026-11-01}]\n"
    steps = [
        Step(day("01-01"), BEGIN),
        Step(day("06-01"), {"data/use-cases/zoeken.yml": first}),
        Step(day(altered), {"data/use-cases/zoeken.yml": other}),
    ]
    repository = repository_of(branch(tmp_path, steps))
    zone = dt.timezone(dt.timedelta(hours=13))
    found = may_be_corrected(["zoeken"], "HEAD~1", repository, zone, dt.timedelta(14), TODAY)
    assert [one.key for one in found["zoeken"]] == young


@pytest.mark.parametrize(("gone", "young"), [("05-14", ["agreed", "production"]), ("05-16", [])])
def test_what_a_commit_took_away_is_measured_on_its_day(tmp_path: Path, gone: str, young: list[str]) -> None:
    steps = [
        Step(day("01-01"), BEGIN),
        Step(day("05-01"), {"data/use-cases/zoeken.yml": use_case()}),
        Step(day(gone), {"data/use-cases/zoeken.yml": None}),
    ]
    repository = repository_of(branch(tmp_path, steps))
    found = may_be_corrected(["zoeken"], "HEAD~1", repository, dt.UTC, dt.timedelta(14), TODAY)
    assert sorted(one.key for one in found["zoeken"]) == young


def use_case() -> str:
    return "title: Zoeken\ntrack: t\nplanned: {production: 2026-09-01}\n"


def test_files_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    """But for how lines end on this machine; a link is never the same as what it leads to."""
    steps = [Step(day("01-01"), BEGIN), Step(day("02-01"), {"data/tracks/t.yml": "name: U\nowner: els\n"})]
    data = branch(tmp_path, steps)
    repository = repository_of(data)
    first, last = (commit_named(repository, revision) for revision in ("HEAD~1", "HEAD"))
    assert same_files(repository, last, last)
    assert not same_files(repository, first, last)
    assert same_files(repository, last, None)
    assert not same_files(repository, first, None)
    track = data / "tracks/t.yml"
    track.write_bytes(b"name: U\r\nowner: els\r\n")
    assert same_files(repository, last, None)
    track.unlink()
    assert not same_files(repository, last, None)
    track.symlink_to("../roadmap.yml")
    assert not same_files(repository, last, None)
    git(tmp_path, "add", "data")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-mA link")
    track.unlink()
    track.write_text("../roadmap.yml", "utf-8")
    assert not same_files(repository, commit_named(repository, "HEAD"), None)


def test_what_git_keeps_in_data_is_none_of_its_files(tmp_path: Path) -> None:
    files = {path.removeprefix("data/"): text for path, text in BEGIN.items()}
    branch(tmp_path / "data", [Step(day("01-01"), files)])
    repository = repository_of(tmp_path / "data")
    assert same_files(repository, commit_named(repository, "HEAD"), None)
