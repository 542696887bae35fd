"""The map in a real browser: nothing touches, everything can be reached, and filters need no script."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.build import build_site
from tests.roadmaps import TODAY
from tests.site import browser as browsers
from tests.site.conftest import edge_of
from tests.site.many import many

ZOOMS = ("map/", "map/year/", "map/month/", "map/a3/")
WIDTHS = (320, 390, 768, 1280, 1440)
TOUCHING = """() => {
  const parts = (mark) =>
    [...mark.querySelectorAll(":scope > :not(.ground, .ties)")]
      .map((part) => part.getBoundingClientRect())
      .filter((box) => box.width || box.height);
  const touch = (a, b) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const found = [];
  for (const lane of document.querySelectorAll(".rm-plot")) {
    const marks = [...lane.querySelectorAll(".rm-mark")].map((mark) => [mark.id, parts(mark)]);
    marks.forEach(([one, own], number) =>
      marks.slice(0, number).forEach(([other, others]) => {
        if (own.some((a) => others.some((b) => touch(a, b)))) found.push(`${one} ${other}`);
      }),
    );
  }
  return found;
}"""
SHOWN = "(marks) => marks.filter((mark) => getComputedStyle(mark).display !== 'none').map((mark) => mark.id)"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 300 records."""
    folder = tmp_path_factory.mktemp("large")
    build_site(edge_of(many(folder, 300, TODAY)), folder / "site")
    return folder / "site"


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(".rm-plot .rm-mark").evaluate_all(SHOWN)
    return found


@pytest.mark.parametrize("name", ["site", "large"])
def test_no_mark_touches_another(name: str, request: pytest.FixtureRequest, chromium: Browser) -> None:
    folder: Path = request.getfixturevalue(name)
    with browsers.served(folder) as root, browsers.visit(chromium, root) as seen:
        for address in ZOOMS:
            seen.page.goto(root + address)
            seen.page.evaluate("document.fonts.ready")
            assert seen.page.locator(".rm-mark").count() > 0, address
            assert seen.page.evaluate(TOUCHING) == [], address
        assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways(large: Path, chromium: Browser, width: int) -> None:
    with browsers.served(large) as root, browsers.visit(chromium, root) as seen:
        seen.page.set_viewport_size({"width": width, "height": 844})
        for address in ZOOMS:
            seen.page.goto(root + address)
            assert seen.width_of_content() <= width, address


def test_keys_reach_every_mark_once_from_the_top(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        page.goto(root + "map/")
        page.focus(".rm-skip a")
        met = []
        for _ in range(300):
            page.keyboard.press("Tab")
            met.append(page.evaluate("document.activeElement.closest('.rm-mark')?.id ?? ''"))
            if page.evaluate("!!document.activeElement.closest('.rm-after')"):
                break
        reached = [name for name in met if name.startswith("m-")]
        assert reached == shown(page)
        assert len(reached) == len(set(reached)) > 0


def test_escape_closes_the_card(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        page.goto(root + "map/")
        mark = page.locator(".rm-plot .rm-mark").first
        mark.focus()
        card = page.locator(".rm-mark-card")
        assert card.is_visible()
        title = (mark.get_attribute("aria-label") or "").split("\n")[0]
        assert card.locator("b").inner_text() in title
        page.keyboard.press("Escape")
        assert not card.is_visible()
        assert seen.errors == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_filters_keep_what_they_say(large: Path, chromium: Browser, *, script: bool) -> None:
    with browsers.served(large) as root, browsers.visit(chromium, root, script=script) as seen:
        page = seen.page
        page.goto(root + "map/")
        everything = page.locator(".rm-plot .rm-mark").count()
        page.select_option("select[name=track]", "t3")
        page.uncheck("input[name=kind][value=action]")
        left = page.locator(".rm-plot .rm-mark:visible")
        assert 0 < left.count() < everything
        assert set(left.evaluate_all("(marks) => marks.map((mark) => mark.dataset.track)")) == {"t3"}
        assert "action" not in left.evaluate_all("(marks) => marks.map((mark) => mark.dataset.kind)")
        assert page.locator(".rm-lane:visible").count() == 1
        if script:
            assert page.locator(".rm-count").inner_text() == f"{left.count()} van {everything} onderdelen"
            assert page.url.endswith("?track=t3&without=kind.action")
            page.reload()
            assert left.count() < everything
        page.click(".rm-filters button[type=reset]")
        page.wait_for_function("document.querySelector('[name=kind]').checked")
        assert left.count() == everything


def test_on_a_phone_and_on_demand_the_list_stands_in_place_of_the_map(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone", script=False) as seen:
        seen.page.goto(root + "map/")
        assert seen.page.locator(".rm-row").first.is_visible()
        assert not seen.page.locator(".rm-lanes").is_visible()
    with browsers.served(site) as root, browsers.visit(chromium, root, script=False) as seen:
        seen.page.goto(root + "map/")
        assert not seen.page.locator(".rm-row").first.is_visible()
        seen.page.check("[name=view][value=list]", force=True)
        assert seen.page.locator(".rm-row").first.is_visible()
        assert not seen.page.locator(".rm-lanes").is_visible()
        seen.page.goto(root + "map/year/")
        seen.page.click(".rm-switch span a[href$=_list]")
        assert seen.page.locator(".rm-row").first.is_visible()


def test_a_map_of_300_records_is_light(large: Path) -> None:
    assert len(gzip.compress((large / "map" / "index.html").read_bytes(), 9)) <= 45_000
