"""By keyboard: every stop is in sight and shows it, with and without script and in colours of one's own; search too."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site import browser as browsers
from tests.site.measure import of_axe, of_boxes, reader
from tests.site.test_in_the_browser import addresses

PAGES = ("", "map/", "kpis/adherence/", "tracks/", "404.html")
MODES: dict[str, dict[str, Any]] = {  # wide and narrow, with and without script, colours of the site and one's own
    "wide": {},
    "narrow without script": {"size": "phone", "script": False, "dark": True},
    "narrow": {"size": "phone"},
    "own colours without script": {"forced": True, "script": False},
    "own dark colours": {"forced": True, "dark": True},
}
MOST = 400  # stops on a page
# Each letter is searched for, and what was chosen of the results before is not chosen of those that come after.
SETTLED = """() => {
  const shown = document.querySelector(".md-search-result__list").innerHTML;
  const settled = window.shown === shown;
  window.shown = shown;
  return settled;
}"""


def stops(page: Page, *, script: bool) -> Iterator[dict[str, object]]:
    """All that the keyboard comes by in a round."""
    asked = reader(page)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = asked.evaluate("(reader, script) => reader.stop(script)", script)
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize("mode", MODES)
def test_every_stop_is_in_sight_and_shows_it(site: Path, chromium: Browser, mode: str) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, **MODES[mode]) as seen:
        track = next(address for address in addresses(site) if re.fullmatch("tracks/.+/", address))
        for address in (*PAGES, track):
            seen.page.goto(root + address)
            met = list(stops(seen.page, script=MODES[mode].get("script", True)))
            assert 8 <= len(met) < MOST, address
            assert [stop["name"] for stop in met if not stop["seen"]] == [], address
            assert [stop["name"] for stop in met if not stop["ringed"]] == [], address


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_navigation_of_a_narrow_window_opens(site: Path, chromium: Browser, *, script: bool) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone", script=script) as seen:
        seen.page.goto(root)
        link = seen.page.locator(".md-sidebar--primary .md-nav__link[href='tracks/']").first
        assert not link.is_visible()
        box = seen.page.get_by_role("checkbox", name="Navigatie")
        box.focus()
        seen.page.keyboard.press("Space")
        assert link.is_visible()
        for _ in range(60):
            seen.page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{root}tracks/")


def search(page: Page, address: str) -> None:
    """Something is found by keys only, once the page listens to them."""
    page.goto(address)
    query = page.locator("[data-md-component=search-query]")
    for _ in range(50):
        page.keyboard.press("/")
        if query.evaluate("query => query === document.activeElement"):
            break
        page.wait_for_timeout(200)
    page.keyboard.type("track")
    page.wait_for_selector(".md-search-result__link")
    page.wait_for_function(SETTLED, polling=300)


def test_search_is_opened_followed_and_left(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        search(page, root)
        page.keyboard.press("ArrowDown")
        page.wait_for_selector(".md-search-result__link:focus")
        title = page.locator(".md-search-result__link h1, .md-search-result__link h2").first.inner_text()
        address = page.evaluate("document.activeElement.href ?? ''")
        assert address.startswith(root)
        page.keyboard.press("Enter")
        page.wait_for_url(address)
        assert title in page.title() or title in page.locator("article").inner_text()
        search(page, root)
        page.keyboard.press("Escape")
        page.wait_for_function("!document.getElementById('__search').checked")
        assert seen.errors == []


@pytest.mark.parametrize(("size", "dark"), [("desktop", False), ("desktop", True), ("phone", False), ("phone", True)])
def test_what_is_found_can_be_read(site: Path, chromium: Browser, size: str, *, dark: bool) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size, dark=dark) as seen:
        search(seen.page, root)
        assert of_axe(seen.page) == []
        found = [fault for fault in of_boxes(seen.page) if "md-search" in fault.where]
        assert found == []


@pytest.mark.parametrize("size", browsers.SIZES)
def test_without_script_a_link_stands_in_place_of_the_search_box(site: Path, chromium: Browser, size: str) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size, script=False) as seen:
        for address in ("", "en/", "en/404.html" if (site / "en/404.html").exists() else "404.html"):
            seen.page.goto(root + address)
            assert not seen.page.locator(".md-search").is_visible()
            link = seen.page.locator(".rm-search-less")
            assert link.is_visible()
            link.click()
            assert seen.page.url == f"{root}{'en/' if 'en/' in address else ''}map/"
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size) as seen:
        seen.page.goto(root)
        assert seen.page.locator(".rm-search-less").count() == 0
