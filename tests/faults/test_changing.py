"""Files that change while they are read, or while the site is made of them."""

import os
import shutil
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import pytest

from macros.build import Invalid, seen, steady
from macros.checks import check
from macros.load import folder, load
from macros.problems import Severity
from macros.publishing.steady import changed, look
from macros.report.problems import say
from macros.words import words
from tests.faults.conftest import old_site, started, until
from tests.history.branch import git
from tests.roadmaps import EXAMPLE, TODAY
from tests.site.conftest import bytes_in, edge_of

TRACK = "tracks/techniek.yml"
WHOLE = (EXAMPLE / TRACK).read_bytes()
OTHER = WHOLE.replace(b"name: Techniek", b"name: Mechaniek")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path / "data"


def grown(path: Path) -> None:
    path.write_bytes(OTHER)


def cut(path: Path) -> None:
    os.truncate(path, 20)


def touched(path: Path) -> None:
    """Other bytes, as many."""
    path.write_bytes(WHOLE.replace(b"Techniek", b"Mechanik", 1))
    os.utime(path, ns=(1, 1))


def replaced(path: Path) -> None:
    """As most editors save, and git checks out."""
    path.with_name(".new").write_bytes(OTHER)
    path.with_name(".new").replace(path)


def gone(path: Path) -> None:
    path.unlink(missing_ok=True)


def meanwhile(
    data: Path, monkeypatch: pytest.MonkeyPatch, when: str, change: Callable[[Path], None], times: int = 99
) -> None:
    """Let a change happen to the track before it is opened, before its bytes are read, or right after."""
    left = [times]

    def happen(now: str, path: str) -> None:
        if now == when and path.endswith(TRACK) and left[0]:
            left[0] -= 1
            change(data / TRACK)

    class Watched(FileIO):
        def __init__(self, path: str) -> None:
            happen("opening", path)
            super().__init__(path)

        def read(self, size: int | None = -1, /) -> bytes:
            happen("reading", str(self.name))
            found = super().read(size)
            happen("closing", str(self.name))
            return found or b""

    monkeypatch.setattr(folder, "FileIO", Watched)


def told(data: Path, language: str = "nl") -> list[tuple[str, int, str]]:
    """Where something is wrong, and what."""
    spoken = words(language, ("problems",))
    errors = (one for one in check(load(data, TODAY)) if one.severity is Severity.ERROR)
    return [(one.source.path, one.source.line, say(one.message, spoken)) for one in errors]


@pytest.mark.parametrize("when", ["opening", "reading", "closing"])
@pytest.mark.parametrize("change", [grown, cut, touched, replaced])
def test_a_file_that_changes_once_is_read_at_one_moment(
    data: Path, monkeypatch: pytest.MonkeyPatch, when: str, change: Callable[[Path], None]
) -> None:
    """As it was before or as it is after, never a part of both."""
    before = load(data, TODAY).roadmap
    shutil.copytree(data, data.parent / "after")
    change(data.parent / "after" / TRACK)
    after = load(data.parent / "after", TODAY).roadmap
    meanwhile(data, monkeypatch, when, change, times=1)
    assert load(data, TODAY).roadmap in (before, after)


@pytest.mark.parametrize("when", ["reading", "closing"])
def test_a_file_that_never_rests_is_told(data: Path, monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    def more(path: Path) -> None:
        with path.open("ab") as file:
            file.write(b"# more\n")

    meanwhile(data, monkeypatch, when, more)
    path = f"data/{TRACK}"
    assert (path, 1, f"{path} verandert terwijl we het lezen") in told(data)
    assert (path, 1, f"{path} is being written while we read it") in told(data, "en")


def test_a_file_that_goes_between_listing_and_reading_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(data, monkeypatch, "opening", gone)
    path = f"data/{TRACK}"
    assert (path, 1, f"{path} was er net nog, en is nu weg") in told(data)
    (data / TRACK).write_bytes(WHOLE)
    assert (path, 1, f"{path} was here a moment ago, and is gone now") in told(data, "en")


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def large(path: Path) -> None:
        path.write_bytes(WHOLE.ljust(2_000_000, b"#"))

    meanwhile(data, monkeypatch, "reading", large, times=1)
    assert (f"data/{TRACK}", 1, "dit bestand is groter dan 1 MiB (1048576 bytes)") in told(data)


def test_a_folder_that_goes_while_it_is_listed_is_an_empty_one(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = folder.listing

    def late(place: Path | str) -> list["os.DirEntry[str]"]:
        if str(place).endswith("tracks"):
            shutil.rmtree(place)
        return listing(place)

    monkeypatch.setattr(folder, "listing", late)
    assert told(data) == [("data/tracks", 1, "het bestand data/tracks ontbreekt")]


# --- while the site is made ---


def edited(data: Path) -> None:
    (data / TRACK).write_bytes(OTHER)


def added(data: Path) -> None:
    (data / "use-cases/nieuw.yml").touch()


def removed(data: Path) -> None:
    (data / TRACK).unlink()


def written_over(data: Path) -> None:
    """The same bytes once more: a moment ago they may have been others."""
    (data / TRACK).write_bytes(WHOLE)


def committed(data: Path) -> None:
    """What lies there already: not a byte of it changes, but the history does."""
    git(data.parent, "add", "data")
    commit(data)


def commit(data: Path) -> None:
    git(data.parent, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--allow-empty", "-mx")


def page_edited(data: Path) -> None:
    (data.parent / "docs/nl/method.md").write_text("# Anders\n", "utf-8")


@pytest.mark.parametrize("fails", [True, False], ids=["a fault", "no fault"])
@pytest.mark.parametrize(
    ("change", "file"),
    [
        (edited, f"data/{TRACK}"),
        (added, "data/use-cases/nieuw.yml"),
        (removed, f"data/{TRACK}"),
        (written_over, f"data/{TRACK}"),
        (committed, "HEAD"),
        (page_edited, "docs/nl/method.md"),
    ],
)
def test_what_changes_while_the_site_is_made_is_not_published(
    data: Path, change: Callable[[Path], None], file: str, *, fails: bool
) -> None:
    """Nor is a fault told that comes from it: half of the site was made of one state, half of another."""
    (data.parent / "docs/nl").mkdir(parents=True)
    git(data.parent, "init", "--quiet")
    commit(data)
    told = made_meanwhile(data, lambda: change(data), fails=fails)
    assert told == [f"{file} is veranderd terwijl we de site maakten; bouw opnieuw"]


def made_meanwhile(data: Path, change: Callable[[], None], *, fails: bool) -> list[str]:
    """What is said of a site that is made while something changes; nothing where it may be published."""
    edge, docs = edge_of(data), data.parent / "docs"
    before = seen(edge, docs)
    try:
        with steady(before, edge, docs, "nl"):
            change()
            if fails:
                raise Invalid("nl", ["a fault"])
    except Invalid as invalid:
        return invalid.texts
    return []


def test_without_a_change_a_fault_is_told_and_a_site_is_published(data: Path) -> None:
    assert made_meanwhile(data, lambda: None, fails=True) == ["a fault"]
    assert made_meanwhile(data, lambda: None, fails=False) == []


def test_a_commit_of_something_else_is_no_change(data: Path) -> None:
    git(data.parent, "init", "--quiet")
    committed(data)
    assert made_meanwhile(data, lambda: commit(data), fails=False) == []


def test_of_many_files_three_are_named(data: Path) -> None:
    (told,) = made_meanwhile(data, lambda: shutil.rmtree(data / "tracks"), fails=False)
    assert told.count(".yml") == min(3, len(list((EXAMPLE / "tracks").iterdir())))
    (told,) = made_meanwhile(data, lambda: shutil.rmtree(data), fails=False)
    assert told.count(".yml") == 3
    assert ", … is veranderd" in told


def test_a_file_that_goes_while_we_look_counts_as_gone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look({"data": data})
    lstat = Path.lstat

    def late(path: Path) -> os.stat_result:
        if path.name == "techniek.yml":
            path.unlink(missing_ok=True)
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", late)
    assert changed(before, look({"data": data})) == (f"data/{TRACK}",)


def test_what_git_keeps_in_data_is_not_looked_at(data: Path) -> None:
    before = look({"data": data})
    git(data, "init", "--quiet")
    assert changed(before, look({"data": data})) == ()


def test_a_whole_build_during_which_a_file_changes(smallest: Path, tmp_path: Path, *, long: bool) -> None:
    if not long:
        pytest.skip("a whole build: one of the long forms")
    shutil.copytree(smallest, tmp_path / "data")
    old = old_site(tmp_path / "site")
    build = started("build", "--data", tmp_path / "data", "--site", tmp_path / "site")
    until(lambda: any(tmp_path.glob(".site-build-*/nl")), build)
    with (tmp_path / "data/roadmap.yml").open("a") as roadmap:
        roadmap.write("# later\n")
    said, _ = build.communicate()
    assert said.splitlines() == [
        "data/roadmap.yml is veranderd terwijl we de site maakten; bouw opnieuw",
        "niets gepubliceerd: de site staat er nog zoals hij was",
    ]
    assert bytes_in(tmp_path / "site") == old
