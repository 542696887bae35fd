"""What a reader changes: no script, no motion, colours and spacing of their own, a narrow or enlarged window, paper.

One page of each kind. Widths of a phone and a desk, light and dark: test_in_the_browser.py. The map on paper:
test_map_on_paper.py. The keyboard: test_keyboard.py.
"""

from base64 import b64encode
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site import browser as browsers
from tests.site.measure import UNFOLD, asked, faults_of, of_boxes, widened
from tests.site.test_in_the_browser import addresses
from tests.site.test_map_on_paper import sheets

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
WEAR = """css => {
  const sheet = new CSSStyleSheet();  // a policy does not forbid what a reader puts on a page
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
LEFT = "button:not(thead *), input, select, textarea, .md-header, .md-footer, .md-tabs, .md-skip"
VISIBLE = """(selector) => [...document.querySelectorAll(selector)].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width * height > 0 && getComputedStyle(one).visibility === "visible";
}).map((one) => one.outerHTML.slice(0, 90))"""
A4 = (210, 297)  # mm
MARGIN = 15  # mm
PAPER = 680  # px between the margins
LEAST = 8  # points that differ between two samples of 16 px high


def opened(page: Page, root: str, site: Path) -> Iterator[str]:
    """Each kind of page, with all that is folded open."""
    for address in addresses(site):
        page.goto(root + address)
        page.evaluate("document.fonts.ready.then(() => 0)")
        yield address


@pytest.mark.parametrize("size", browsers.SIZES)
def test_without_script_nothing_dead_is_shown(site: Path, chromium: Browser, size: str) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size, script=False) as seen:
        assert {address: dead for address in opened(seen.page, root, site) if (dead := asked(seen.page, "dead"))} == {}
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size) as seen:
        seen.page.goto(root)
        assert asked(seen.page, "dead")  # the search box: it is there with script


def test_nothing_moves_for_who_asks_so(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone") as seen:
        assert {
            address: some for address in opened(seen.page, root, site) if (some := asked(seen.page, "moving"))
        } == {}
        assert moved(seen.page, root) == 0
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone", motion=True) as seen:
        assert moved(seen.page, root) > 0
        assert len(asked(seen.page, "moving")) > 10


def moved(page: Page, root: str) -> int:
    """How much began to move when the navigation of a phone was opened."""
    page.goto(root)
    page.evaluate("() => { window.began = 0; addEventListener('transitionrun', () => { window.began += 1; }); }")
    page.click(".md-header [for=__drawer]")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return int(page.evaluate("window.began + document.getAnimations().length"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_in_colours_of_ones_own_every_drawing_is_seen(site: Path, chromium: Browser, *, dark: bool) -> None:
    """Also when the reader's are dark and those chosen on the site are light."""
    with browsers.served(site) as root, browsers.visit(chromium, root, dark=dark, forced=True) as seen:
        for address in opened(seen.page, root, site):
            for scheme in ("default", "slate"):
                seen.page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
                assert asked(seen.page, "faint") == [], (address, scheme)


@pytest.mark.parametrize("forced", [False, True], ids=["grey", "own-colours"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_kinds_and_states_are_told_apart_without_colour(
    site: Path, chromium: Browser, *, dark: bool, forced: bool
) -> None:
    """By the legend, which is drawn as the marks are; the figures of adherence likewise."""
    with browsers.served(site) as root, browsers.visit(chromium, root, dark=dark, forced=forced) as seen:
        for address, samples in (
            ("map/", ".rm-filters-boxes fieldset:first-child svg"),
            ("map/", ".rm-filters-boxes fieldset:last-child svg"),
            ("kpis/adherence/", ".rm-key svg"),
            ("", ".rm-small-legend svg"),
        ):
            seen.page.goto(root + address)
            pictures = [picture(one) for one in seen.page.locator(samples).all()]
            assert len(pictures) > 1
            alike = [
                (one, other, points)
                for (one, first), (other, second) in combinations(enumerate(pictures), 2)
                if (points := asked(seen.page, "different", [first, second])) < LEAST
            ]
            assert alike == [], (address, samples)
            assert asked(seen.page, "different", [pictures[0], pictures[0]]) == 0


def picture(drawing: Locator) -> str:
    return b64encode(drawing.screenshot()).decode()


def test_a_narrow_or_enlarged_window_scrolls_one_way_only(site: Path, chromium: Browser) -> None:
    """320 px, and 1280 px at twice the size: half as many."""
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for address in addresses(site):
            assert list(faults_of(seen, root + address, widths=(320, 640), axe=())) == [], address


def test_wider_spacing_cuts_nothing(site: Path, chromium: Browser) -> None:
    """As WCAG 1.4.12 has it; but in drawings, beside which a list or a table says the same."""
    spacing = "p => parseFloat(getComputedStyle(p).letterSpacing)"
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for address in opened(seen.page, root, site):
            seen.page.evaluate(WEAR, SPACED)
            seen.page.evaluate(UNFOLD)
            assert seen.page.locator("article p").first.evaluate(spacing) > 1
            for width in (320, 1280):
                widened(seen.page, width)
                assert of_boxes(seen.page) == [], (address, width)


def test_on_paper_there_are_words_and_no_controls(site: Path, chromium: Browser) -> None:
    """From a dark screen as well: nothing cut, links that can be read, what was folded unfolded."""
    with browsers.served(site) as root, browsers.visit(chromium, root, dark=True) as seen:
        widened(seen.page, PAPER)
        for address in opened(seen.page, root, site):
            folded = asked(seen.page, "folded")
            seen.page.emulate_media(media="print")
            assert folded or not seen.page.locator("details:not([open])").count() or address.startswith("map/"), address
            assert asked(seen.page, "folded") == [], address
            assert seen.page.evaluate(VISIBLE, LEFT) == [], address
            assert asked(seen.page, "pale") == [], address
            if not seen.page.locator(".rm-wide-page").count():
                assert of_boxes(seen.page) == [], address
            seen.page.emulate_media(media="screen")


def test_a_sheet_is_upright_but_for_what_is_wide(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for address, size in (("kpis/adherence/", A4), ("use-cases/", A4), ("tracks/", A4), ("", A4[::-1])):
            seen.page.goto(root + address)
            pages = sheets(seen.page.pdf(prefer_css_page_size=True, print_background=True))
            assert {(page.width, page.height) for page in pages} == {size}, address
            edges = [edge for page in pages for left, _, right, _ in page.links.values() for edge in (left, right)]
            assert edges
            if size == A4:
                assert MARGIN - 1 <= min(edges) < max(edges) <= size[0] - MARGIN + 1, address
