"""The charts of our pages in a real browser: one drawing for the room, letters that can be read, axes in line."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site import browser as browsers

PAGES = ("phases/groei/", "kpis/adherence/", "kpis/lead-time/", "kpis/coverage/", "use-cases/samenvatten/")
WIDTHS = (320, 390, 900, 1280)
SHOWN = """() => [...document.querySelectorAll('.rm-fits')].map((one) =>
  [...one.children].filter((child) => child.className.startsWith('fits-') && child.getClientRects().length).length)"""
# The size of every letter in a drawing as it stands on the screen: a drawing that is scaled down scales its letters
LETTERS = """() => [...document.querySelectorAll('.rm-page svg text')].filter((text) => text.getClientRects().length)
  .map((text) => {
    const scale = text.getScreenCTM().a;
    return Math.round(parseFloat(getComputedStyle(text).fontSize) * scale * 10) / 10;
  })"""
# Left edges of the first tick on the axis, and in each row that is shown: of the milestones, and of the tracks
AXES = """(rows) => [...document.querySelectorAll(rows)].filter((row) => row.checkVisibility()).map((row) => {
  const drawings = [...row.querySelectorAll('svg.rm-drawing')];
  const place = drawings.find((drawing) => drawing.checkVisibility()).getBoundingClientRect();
  const grid = row.querySelector('use');
  return [place.left, place.right, grid ? grid.getBoundingClientRect().left : null].map((x) => x && Math.round(x));
})"""


def open_at(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 0)")


@pytest.mark.parametrize("address", PAGES)
def test_one_drawing_is_shown_and_its_letters_can_be_read(site: Path, chromium: Browser, address: str) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for width in WIDTHS:
            open_at(seen.page, root + address, width)
            assert set(seen.page.evaluate(SHOWN)) == {1}, width
            sizes = seen.page.evaluate(LETTERS)
            assert sizes or width < 640, width  # on the phone the stages of a use case are lines of text
            assert all(11.9 <= size <= 15.1 for size in sizes), (width, sorted(set(sizes)))
            assert seen.width_of_content() <= width


@pytest.mark.parametrize(("address", "rows"), [("phases/groei/", ".rm-promise"), ("kpis/adherence/", ".rm-dots .row")])
def test_the_axis_stands_above_its_rows(site: Path, chromium: Browser, address: str, rows: str) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for width in (390, 900, 1440):
            open_at(seen.page, root + address, width)
            places = seen.page.evaluate(AXES, rows)
            lefts, rights, grids = zip(*places, strict=True)
            drawn = [x for x in grids if x is not None]
            assert len(drawn) >= 1
            assert len(places) > len(drawn)  # the axis itself has no grid
            for same in (lefts, rights, drawn):
                assert max(same) - min(same) <= 1, (width, same)
            assert lefts[0] <= drawn[0] < rights[0]  # the lines, drawn once, are seen in every row


def test_a_square_leads_to_its_row_also_where_the_rows_are_folded(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        open_at(seen.page, root + "kpis/adherence/", 1440)
        square = seen.page.locator(".rm-squares a").last
        name = (square.get_attribute("aria-label") or "").split(":")[0]
        square.click()
        row = seen.page.locator("tr:target")
        assert name in row.inner_text()
        assert row.is_visible()
        box = square.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_on_paper_a_page_has_each_chart_once(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.emulate_media(media="print")
        open_at(seen.page, root + "kpis/adherence/", 1123)  # A4 landscape at 96 dpi
        assert seen.page.evaluate(SHOWN) == [1]
