"""The site of a day that is over, and what a site tells of the history in git. Today is 30 June 2026."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from macros.build import build_site, prepare
from macros.edge import Edge
from macros.pages.view import View
from tests.history.branch import Step, branch, git
from tests.roadmaps import TODAY
from tests.site.conftest import bytes_in, edge_of

pytestmark = pytest.mark.uncounted

DAY = dt.date(2026, 5, 20)
SAID = {"": "Dit is de stand van 20 mei 2026.", "en/": "This is how things stood on 20 May 2026."}
ZOEKEN = "data/use-cases/zoeken.yml"
CASE = "title: Zoeken\ntrack: t\nplanned: {production: 2026-09-01}\n"
MOVED = f"{CASE}replanned: [{{date: 2026-05-01, why: Ziek, production: 2026-10-06}}]\n"
BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\nrepository: https://github.com/o/r\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
    ZOEKEN: CASE,
}


@pytest.fixture(scope="module")
def then(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as of a day that is over."""
    folder = tmp_path_factory.mktemp("then")
    build_site(replace(edge_of(example), as_of=DAY), folder / "site")
    return folder / "site"


def test_every_page_of_a_day_that_is_over_says_so_in_its_own_language(then: Path) -> None:
    pages = [path.relative_to(then).as_posix() for path in then.rglob("*.html")]
    assert len(pages) > 60
    for name in pages:
        language = "en/" if name.startswith("en/") else ""
        assert SAID[language] in (then / name).read_text("utf-8"), name


def test_the_site_of_today_has_no_band(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert "md-banner" not in path.read_text("utf-8")


def test_what_came_later_has_no_page(site: Path, then: Path) -> None:
    assert (site / "reviews/2026-06-23/index.html").is_file()
    assert not (then / "reviews/2026-06-23").exists()
    assert "2026-06-23" not in (then / "changes/index.html").read_text("utf-8")


# --- the history in git ---


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a branch on which a promise was made and moved. Read, but do not write."""
    steps = [Step(dt.date(2026, 2, 1), BEGIN), Step(dt.date(2026, 5, 2), {ZOEKEN: MOVED})]
    return branch(tmp_path_factory.mktemp("branch"), steps)


def pages_of(data: Path, as_of: dt.date = TODAY) -> Mapping[str, View]:
    edge = Edge(data=data, today=TODAY, as_of=as_of, commit=git(data, "rev-parse", "HEAD").strip())
    return {view.address: view for view in prepare(edge).views}


def copied(data: Path, folder: Path, *options: str) -> Path:
    git(folder, "clone", "--quiet", *options, data.parent.as_uri(), "copy")
    return folder / "copy" / "data"


def html(data: Path, as_of: dt.date = TODAY) -> str:
    return pages_of(data, as_of)["use-cases/zoeken/"].html


def test_a_record_shows_every_promise_of_the_branch(data: Path) -> None:
    assert "Van 1 september 2026 naar 6 oktober 2026, vijf weken later." in html(data)
    assert f"https://github.com/o/r/commit/{git(data, 'rev-parse', 'HEAD').strip()}" in html(data)
    assert "Volgens git verschoof de ene belofte" in pages_of(data)["changes/"].html


def test_a_full_copy_gives_the_same_pages(data: Path, tmp_path: Path) -> None:
    assert pages_of(copied(data, tmp_path)) == pages_of(data)


def test_a_copy_that_is_cut_off_says_so(data: Path, tmp_path: Path) -> None:
    page = html(copied(data, tmp_path, "--depth", "1"))
    assert "Deze kopie van git is niet volledig." in page
    assert "In git sta" not in page


def test_on_a_day_that_is_over_later_commits_are_not_told(data: Path) -> None:
    page = html(data, dt.date(2026, 4, 1))
    assert "In git staat één belofte." in page
    assert "6 oktober" not in page


def test_a_move_that_was_written_before_it_was_committed_is_told_as_such(data: Path) -> None:
    assert "Die wijziging is nog niet vastgelegd." in html(data, dt.date(2026, 5, 1))


def test_what_is_not_committed_yet_is_told_as_such(data: Path, tmp_path: Path) -> None:
    copy = copied(data, tmp_path)
    (copy.parent / ZOEKEN).write_text(MOVED.replace("2026-10-06", "2026-11-03"), "utf-8")
    page = html(copy)
    assert "Die wijziging is nog niet vastgelegd." in page
    assert "naar 6 oktober 2026" in page
    assert "naar 3 november 2026" not in page.partition("In git staan")[2]


def test_two_builds_of_a_commit_are_the_same(data: Path, tmp_path: Path) -> None:
    copy = copied(data, tmp_path)
    for place in (data, copy):
        edge = Edge(data=place, today=TODAY, as_of=TODAY, commit=git(place, "rev-parse", "HEAD").strip())
        build_site(edge, tmp_path / place.parent.name / "site")
    one, other = (bytes_in(tmp_path / place.parent.name / "site") for place in (data, copy))
    assert one == other
