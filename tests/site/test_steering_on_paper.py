"""The board sheet is one page of paper, the agenda at most two, whatever the data; read from the browser's PDF."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from macros.build import build_site
from tests.roadmaps import write
from tests.site import browser as browsers
from tests.site.conftest import edge_of
from tests.site.test_map_on_paper import HREFS, sheets

LANDSCAPE, PORTRAIT = (297, 210), (210, 297)  # mm
PAPER = {"width": 1054, "height": 726}  # px: A4 landscape within its margins
LONG = ("Een zin die veel te lang is voor een titel " * 5)[:199].strip()
UNBROKEN = "W" * 199
MANY = 24


def crowded() -> Iterator[str]:
    """As much as there can be: long titles, many points of each sort, many phases, long names."""
    yield "== owners.yml\n" + "".join(
        f"- {{id: o{n}, name: {(UNBROKEN, LONG)[n % 2]}, kind: role}}\n" for n in range(9)
    )
    yield f"== roadmap.yml\ntitle: {LONG}\norganisation: {UNBROKEN}\npurpose: P\n"
    yield "== phases.yml\n"
    yield from (f"- {{id: p{n}, name: {LONG}, start: 2026-0{n}-01, finish: 2026-0{n}-28}}\n" for n in range(1, 10))
    yield f"== tracks/t.yml\nname: {LONG}\nowner: o0\nconfirmed: 2026-01-05\nitems:\n"
    for n in range(MANY):
        title, owner = (UNBROKEN, LONG)[n % 2], f"owner: o{n % 9}"
        yield f"  - {{id: late-{n}, title: {title}, kind: milestone, {owner}, planned: {{finish: 2026-06-20}}}}\n"
        yield f"  - {{id: done-{n}, title: {title}, kind: action, {owner}, finished: 2026-06-20}}\n"
        yield f"  - {{id: soon-{n}, title: {title}, kind: milestone, {owner}, planned: {{finish: 2026-07-02}}}}\n"
    yield f"== reviews/2026-06-16.yml\nsummary: {LONG}\ndecisions:\n"
    for n in range(MANY):
        due = "2026-06-20" if n < MANY / 2 else "2026-09-01"
        yield f"  - {{what: {LONG}, why: {LONG}, owner: o{n % 9}, due: {due}, items: [late-{n}]}}\n"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which nothing fits."""
    folder = tmp_path_factory.mktemp("full")
    write(folder / "data", "".join(crowded()))
    build_site(edge_of(folder / "data"), folder / "site")
    return folder / "site"


@pytest.mark.parametrize("name", ["own", "full", "site"])
@pytest.mark.parametrize(
    ("address", "size", "most"), [("board/", LANDSCAPE, 1), ("agenda/", PORTRAIT, 2)], ids=["board", "agenda"]
)
def test_it_fits_its_paper(
    name: str, address: str, size: tuple[int, int], most: int, request: pytest.FixtureRequest, chromium: Browser
) -> None:
    folder: Path = request.getfixturevalue(name)
    with browsers.served(folder) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + address)
        first = seen.page.locator("td:first-child a:not(.rm-fold *)")  # what is folded is for the screen only
        asked = [urljoin(root + address, link) for link in first.evaluate_all(HREFS)]
        pages = sheets(seen.page.pdf(prefer_css_page_size=True, print_background=True))
    assert {(page.width, page.height) for page in pages} == {size}
    assert 1 <= len(pages) <= most
    printed = {link for page in pages for link in page.links}
    assert set(asked) <= printed
    for page in pages:
        for left, low, right, high in page.links.values():
            assert 0 <= left <= right <= size[0] + 1
            assert 0 <= low <= high <= size[1] + 1


@pytest.mark.parametrize("name", ["own", "full", "site"])
def test_the_stamp_stands_at_the_foot_of_the_sheet(
    name: str, request: pytest.FixtureRequest, chromium: Browser
) -> None:
    """Nothing pushes it off; of our own example nothing at all is cut."""
    folder: Path = request.getfixturevalue(name)
    with browsers.served(folder) as root, browsers.visit(chromium, root) as seen:
        seen.page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
        seen.page.emulate_media(media="print")
        seen.page.goto(f"{root}board/")
        sheet = seen.page.locator(".rm-sheet").bounding_box()
        stamp = seen.page.locator(".rm-stamp").bounding_box()
        parts = seen.page.locator(".rm-sheet-parts").evaluate("(one) => [one.scrollHeight, one.clientHeight]")
    assert sheet
    assert stamp
    assert sheet["y"] <= stamp["y"] < stamp["y"] + stamp["height"] <= sheet["y"] + sheet["height"] + 1
    assert name != "own" or parts[0] <= parts[1] + 1


def test_all_that_does_not_fit_is_counted(full: Path, chromium: Browser) -> None:
    with browsers.served(full) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(f"{root}agenda/")
        shown = [len(part.locator("> table tbody tr").all()) for part in seen.page.locator(".rm-points").all()]
        told = seen.page.locator(".rm-points").all_inner_texts()
    assert shown == [12, 6, 5, 8]
    assert [text.strip().splitlines()[-1] for text in told] == [
        "En nog 13 punten.",
        "En nog zes punten.",
        "En nog 19 punten.",
        "En nog 16 punten.",
    ]
    assert "Twaalf besluiten staan hierboven." in told[1]
