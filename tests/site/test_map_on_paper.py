"""The map on paper, read from the PDF that the browser prints: sheets, lanes that do not break, an axis on each.

A mark is a link, and a PDF holds each link with its place on its page in plain text: no reader of PDFs is needed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from macros.build import build_site
from tests.roadmaps import TODAY
from tests.site import browser as browsers
from tests.site.conftest import edge_of
from tests.site.many import many

A3, A4 = (420, 297), (297, 210)  # mm
POINT = 25.4 / 72  # mm
MARGIN = 9  # mm
HREFS = "(links) => links.map((link) => link.getAttribute('href'))"


@dataclass(frozen=True)
class Sheet:
    width: float  # mm
    height: float
    links: Mapping[str, tuple[float, float, float, float]]  # by address, in mm from the left and the foot


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of a PDF and where their links stand."""
    objects = dict(re.findall(rb"(?s)(\d+) 0 obj\s(.*?)\sendobj", pdf))
    found = []
    for body in objects.values():
        if not re.search(rb"/Type\s*/Page\b", body):
            continue
        box = [float(part) * POINT for part in re.search(rb"/MediaBox\s*\[([^\]]*)\]", body)[1].split()]  # type: ignore[index]
        listed = re.search(rb"/Annots\s*\[([^\]]*)\]", body)
        links = {}
        for number in re.findall(rb"(\d+) 0 R", listed[1]) if listed else ():
            address = re.search(rb"/URI\s*\(([^)]*)\)", objects[number])
            place = re.search(rb"/Rect\s*\[([^\]]*)\]", objects[number])
            if address and place:
                left, low, right, high = (float(part) * POINT for part in place[1].split())
                links[address[1].decode()] = (left, low, right, high)
        found.append(Sheet(round(box[2]), round(box[3]), links))
    return found


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 120 records."""
    folder = tmp_path_factory.mktemp("dense")
    build_site(edge_of(many(folder, 120, TODAY)), folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    ("name", "address", "size", "most"),
    [
        ("own", "map/a3/", A3, 1),
        ("own", "map/", A4, 3),
        ("dense", "map/a3/", A3, 1),
        ("large", "map/a3/", A3, 4),
    ],
)
def test_lanes_stay_whole_on_sheets_of_the_right_size(
    name: str, address: str, size: tuple[int, int], most: int, request: pytest.FixtureRequest, chromium: Browser
) -> None:
    folder: Path = request.getfixturevalue(name)
    with browsers.served(folder) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + address)
        here = root + address
        lanes = [
            [urljoin(here, link) for link in lane.locator("a").evaluate_all(HREFS)]
            for lane in seen.page.locator(".rm-lane").all()
        ]
        phases = [urljoin(here, link) for link in seen.page.locator(".rm-axis a").evaluate_all(HREFS)]
        beside = {urljoin(here, link) for link in seen.page.locator("p a").evaluate_all(HREFS)}
        first = seen.page.locator(".rm-axis rect").first.get_attribute("width")
        pages = sheets(seen.page.pdf(prefer_css_page_size=True, print_background=True))
    assert {(page.width, page.height) for page in pages} == {size}
    assert 1 <= len(pages) <= most
    for page in pages:
        assert phases[0] in page.links  # the axis
        assert all(left >= MARGIN - 1 and right <= size[0] - MARGIN + 1 for left, _, right, _ in page.links.values())
    for lane in lanes:
        on = {number for number, page in enumerate(pages) for link in lane if link in page.links and link not in beside}
        assert len(on) == 1, lane[0]
        assert all(link in pages[min(on)].links or link in beside for link in lane)
    if size == A3:
        left, _, right, _ = pages[0].links[phases[0]]
        points = 13 * (right - left) / POINT / float(first or 0)
        assert points == pytest.approx(7.4, abs=0.15)
