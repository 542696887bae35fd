"""What an editor sees of a change: the page that is looked at, then the whole site, or why it stays as it was."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from macros import processes, serving
from macros.edge import PROJECT
from macros.publishing.rebuilding import files_of, renew, with_content
from macros.publishing.steady import look
from macros.serving import Preview
from tests.roadmaps import EXAMPLE, TODAY
from tests.site.conftest import COMMIT, edge_of

PATIENCE = 60  # seconds
PAGE = "<title>Zoeken</title><article>{}</article><footer></footer>"
ZOEKEN = "use-cases/zoeken/"
WRITE = "import sys; from pathlib import Path; Path(sys.argv[1], 'index.html').write_text('made')"
WAIT = f"{WRITE}; import time; time.sleep({PATIENCE})"
FAIL = "print('WARNING -  why'); raise SystemExit(1)"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    told = {"ROADMAP_DATA": str(tmp_path / "data"), "ROADMAP_TODAY": str(TODAY), "ROADMAP_COMMIT": COMMIT}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return tmp_path / "data"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Chooses what stands in for mkdocs."""

    def choose(program: str) -> None:
        monkeypatch.setattr(serving, "command", lambda *parts: [sys.executable, "-c", program, parts[-1]])

    return choose


@pytest.fixture
def preview(data: Path) -> Iterator[Preview]:
    site = data.parent / "shown" / "site"
    filled(site, {"index.html": "old", f"{ZOEKEN}index.html": PAGE.format('<div class="rm-page">old</div>')})
    shown: list[str] = []
    made = Preview(
        site=site,
        docs=PROJECT / "docs",
        language="nl",
        root="http://x/",
        engine=look(serving.ENGINE),
        show=lambda: shown.append("all"),
    )
    yield made
    made.stop()
    assert [*site.parent.iterdir()] == [site]  # nothing is left of how it was made


def filled(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def retitle(data: Path, title: str) -> None:
    file = data / "use-cases" / "zoeken.yml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([f"title: {title}", *lines[1:], ""]), "utf-8")


def of(preview: Preview, address: str = "") -> str:
    return (preview.site / address / "index.html").read_text("utf-8")


def followed(preview: Preview) -> None:
    """The whole site was made, or was not to be."""
    assert preview.build
    preview.build.thread.join(PATIENCE)
    assert not preview.build.thread.is_alive()


def test_the_page_that_is_looked_at_follows_before_the_others(
    preview: Preview, data: Path, built: Callable[[str], None]
) -> None:
    built(WAIT)
    preview.note(f"{ZOEKEN}index.html")
    preview.note("assets/look.css")
    retitle(data, "Zojuist bedacht")
    preview.rebuild()
    page = of(preview, ZOEKEN)
    assert "Zojuist bedacht</h1>" in page
    assert page.startswith('<title>Zoeken</title><article><div class="rm-page')
    assert page.endswith("</div></article><footer></footer>")
    assert of(preview) == "old"


def test_the_whole_site_follows(
    preview: Preview, built: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    built(WRITE)
    preview.rebuild()
    followed(preview)
    assert files_of(preview.site) == {Path("index.html")}
    assert of(preview) == "made"
    assert capsys.readouterr().err == "De hele site is bij: nog 2 bestanden veranderden.\n"


def test_a_further_change_overtakes_the_one_before(
    preview: Preview, data: Path, built: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    built(WAIT)
    preview.rebuild()
    assert preview.build
    first = preview.build
    built(WRITE)
    preview.rebuild()
    assert first.process.returncode
    assert first.over.is_set()
    followed(preview)
    assert of(preview) == "made"
    assert capsys.readouterr().err.count("\n") == 1  # of the first, nothing


def test_data_that_is_wrong_is_told_and_the_site_stays(
    preview: Preview, data: Path, built: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    built(WRITE)
    preview.note(ZOEKEN)
    retitle(data, "")
    preview.rebuild()
    said = capsys.readouterr().err
    assert "use-cases/zoeken.yml:1:" in said
    assert said.endswith("We laten de site zien zoals hij was. Is de fout weg, dan volgt de nieuwe.\n")
    assert not preview.build
    assert (of(preview), ">old<" in of(preview, ZOEKEN)) == ("old", True)


def test_a_build_that_fails_is_told_and_the_site_stays(
    preview: Preview, built: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    built(FAIL)
    preview.rebuild()
    followed(preview)
    assert capsys.readouterr().err.splitlines()[0] == "WARNING -  why"
    assert of(preview) == "old"


def test_what_the_system_does_not_allow_is_told(
    preview: Preview,
    built: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    built(WRITE)
    monkeypatch.setattr(serving, "renew", full)
    preview.rebuild()
    followed(preview)
    assert "schijf" in capsys.readouterr().err.splitlines()[0]
    monkeypatch.setattr(Preview, "at_once", full)
    preview.rebuild()
    assert "schijf" in capsys.readouterr().err.splitlines()[0]


def test_a_changed_engine_makes_its_pages_itself(
    preview: Preview, data: Path, built: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = filled(data.parent / "engine", {"a.py": "1"})
    monkeypatch.setattr(serving, "ENGINE", {"macros": engine})
    preview.engine = look(serving.ENGINE)
    filled(engine, {"a.py": "12"})
    built(WAIT)
    preview.note(ZOEKEN)
    retitle(data, "Zojuist bedacht")
    preview.rebuild()
    assert ">old<" in of(preview, ZOEKEN)


@pytest.mark.parametrize("asked", ["how-to-edit/", "use-cases/nergens/", "nergens/"])
def test_a_page_of_another_kind_waits_for_the_others(
    asked: str, preview: Preview, built: Callable[[str], None]
) -> None:
    filled(preview.site, {f"{asked}index.html": PAGE.format('<div class="rm-page">old</div>')})
    built(WAIT)
    preview.note(asked)
    preview.rebuild()
    assert ">old<" in of(preview, asked)


@pytest.mark.parametrize(("fixed", "told"), [(True, {"ROADMAP_TODAY"}), (False, set())])
def test_a_server_follows_the_day_it_is_and_the_commit(
    data: Path, monkeypatch: pytest.MonkeyPatch, told: set[str], *, fixed: bool
) -> None:
    def popen(_: object, *, env: Mapping[str, str], **__: object) -> Mapping[str, str]:
        return env

    for name in processes.LIVE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(processes, "subprocess", SimpleNamespace(Popen=popen))
    env = cast("Mapping[str, str]", processes.serving(edge_of(data), PROJECT / "docs", "nl", "x:1", fixed=fixed))
    assert env.keys() & {*processes.LIVE, "ROADMAP_LANGUAGE"} == told | {"ROADMAP_LANGUAGE"}


def test_a_page_without_content_of_ours_stays_as_it_is() -> None:
    assert with_content("<article><p></p></article>", "<p>new</p>") == "<article><p></p></article>"


def test_the_pages_that_changed_are_written_and_no_others(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", {"index.html": "1", "a/index.html": "1", "gone/deep/index.html": "1", "b": "1"})
    kept = (site / "index.html").stat()
    new = {"index.html": "1", "a/index.html": "2", "new/deep/index.html": "1", "b/index.html": "1"}
    assert renew(site, filled(tmp_path / "made", new)) == len({"a", "gone", "b", "new", "b/"})
    assert {name.as_posix(): (site / name).read_text() for name in files_of(site)} == new
    assert [one for one in site.rglob("*") if one.is_dir() and not [*one.iterdir()]] == []
    now = (site / "index.html").stat()
    assert (now.st_mtime_ns, now.st_ino) == (kept.st_mtime_ns, kept.st_ino)
