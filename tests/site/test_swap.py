"""Publishing replaces a folder wholly or not at all."""

from pathlib import Path

import pytest

from macros.publishing import swap
from macros.publishing.swap import clear, exchange, staging


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(text)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_first_site_is_put_in_place(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        swap.publish(written(stage.folder / "nl", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "page.html").read_text() == "new"
    assert names_in(tmp_path) == ["site"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_an_old_site_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    site = written(tmp_path / "site", "old")
    with staging(site) as stage:
        swap.publish(written(stage.folder / "nl", "new"), site)
    assert (site / "page.html").read_text() == "new"
    assert names_in(tmp_path) == ["site"]


def test_folders_change_names_in_one_step(tmp_path: Path) -> None:
    one, other = written(tmp_path / "one", "1"), written(tmp_path / "other", "2")
    if not exchange(one, other):
        pytest.skip("this system has no renameat2")
    assert (one / "page.html").read_text() == "2"
    assert (other / "page.html").read_text() == "1"
    assert not exchange(one, tmp_path / "missing")


def test_a_fault_leaves_the_old_site(tmp_path: Path) -> None:
    site = written(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError), staging(site) as stage:
        swap.publish(stage.folder / "nl", site)
    assert (site / "page.html").read_text() == "old"
    assert names_in(tmp_path) == ["site"]


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    written(tmp_path / ".site-build-dead" / "nl", "half")
    with staging(tmp_path / "site") as stage:
        assert names_in(tmp_path) == [stage.folder.name]


def test_the_folder_of_a_build_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as one, staging(tmp_path / "site") as other:
        assert one.folder.is_dir()
        assert other.folder.is_dir()


def test_a_site_on_its_way_is_put_back(tmp_path: Path) -> None:
    written(tmp_path / ".site-build-dead" / "old", "old")
    clear(tmp_path / ".site-build-dead", tmp_path / "site")
    assert (tmp_path / "site" / "page.html").read_text() == "old"
    assert names_in(tmp_path) == ["site"]
