"""What a reader changes: no script, no motion, colours and spacing of their own, paper.

One page of each kind. Every width, light and dark: test_in_the_browser.py. The map on paper:
test_map_on_paper.py. The keyboard: test_keyboard.py.
"""

from base64 import b64encode
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site import browser as browsers
from tests.site.measure import DRESS, UNFOLD, asked, darkened, of_boxes, widened
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
SPACING = "p => parseFloat(getComputedStyle(p).letterSpacing)"
LEFT = "button:not(thead *), input, select, textarea, .md-header, .md-footer, .md-tabs, .md-skip"
VISIBLE = """(selector) => [...document.querySelectorAll(selector)].filter((one) => {
  const { width, height } = one.getBoundingClientRect();
  return width * height > 0 && getComputedStyle(one).visibility === "visible";
}).map((one) => one.outerHTML.slice(0, 90))"""
OWN: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")  # the reader's colours
A4 = (210, 297)  # mm
MARGIN = 15  # mm
PAPER = 680  # px between the margins
WIDE = 1280
LEAST = 8  # points that differ between two samples of 16 px high


def opened(page: Page, root: str, site: Path) -> Iterator[str]:
    """Each kind of page."""
    for address in addresses(site):
        page.goto(root + address)
        page.evaluate("document.fonts.ready.then(() => 0)")
        yield address


def sized(page: Page, size: str) -> None:
    width, height = browsers.SIZES[size]
    page.set_viewport_size({"width": width, "height": height})


class Answers(dict[str, dict[str, object]]):
    """What was found wrong, by question and by page. To open a page takes longer than to ask it everything."""

    def note(self, question: str, address: str, found: object) -> None:
        self.setdefault(question, {})
        if found:
            self[question][address] = found


@pytest.fixture(scope="module")
def without_script(site: Path, chromium: Browser) -> Answers:
    answers = Answers()
    with browsers.served(site) as root, browsers.visit(chromium, root, script=False) as seen:
        page = seen.page
        for address in opened(page, root, site):
            for size in browsers.SIZES:
                sized(page, size)
                words = (page.locator(words).first for words in ("h1", "article a, article td, article p"))
                answers.note(f"words {size}", address, [str(one) for one in words if not one.is_visible()])
                answers.note(f"dead {size}", address, asked(page, "dead"))
        answers.note("trouble", "", seen.errors + seen.foreign)
    return answers


@pytest.fixture(scope="module")
def with_script(site: Path, chromium: Browser) -> Answers:
    answers = Answers()
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        page = seen.page
        widened(page, WIDE)
        for address in opened(page, root, site):
            in_own_colours(answers, page, address)
            on_paper(answers, page, address)
            spaced(answers, page, address)
        answers.note("trouble", "", seen.errors + seen.foreign)
    return answers


@pytest.mark.parametrize("size", browsers.SIZES)
def test_without_script_nothing_dead_is_shown(
    without_script: Answers, site: Path, chromium: Browser, size: str
) -> None:
    assert without_script[f"dead {size}"] == {}
    with browsers.served(site) as root, browsers.visit(chromium, root, size=size) as seen:
        seen.page.goto(root)
        assert asked(seen.page, "dead")  # the search box: it is there with script


@pytest.mark.parametrize("size", browsers.SIZES)
def test_every_page_reads_without_script(without_script: Answers, size: str) -> None:
    assert without_script[f"words {size}"] == {}
    assert without_script["trouble"] == {}


def test_nothing_moves_for_who_asks_so(with_script: Answers, site: Path, chromium: Browser) -> None:
    assert with_script["moving"] == {}
    with browsers.served(site) as root, browsers.visit(chromium, root, size="phone") as seen:
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


def in_own_colours(answers: Answers, page: Page, address: str) -> None:
    """Also when the reader's are dark and those chosen on the site are light."""
    for own in OWN:
        page.emulate_media(color_scheme=own, forced_colors="active")
        page.evaluate(DRESS, "slate")
        answers.note(f"faint {own}", address, asked(page, "faint"))
        page.evaluate("document.body.dataset.mdColorScheme = 'default'")
        answers.note(f"faint {own}", address, asked(page, "faint"))
    page.emulate_media(color_scheme="light", forced_colors="none")


@pytest.mark.parametrize("own", OWN)
def test_in_colours_of_ones_own_every_drawing_is_seen(with_script: Answers, own: str) -> None:
    assert with_script[f"faint {own}"] == {}


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


def spaced(answers: Answers, page: Page, address: str) -> None:
    """Unfolds the page, and leaves it so."""
    page.evaluate(WEAR, SPACED)
    page.evaluate(UNFOLD)
    answers.note("spaced", address, page.locator("article p").first.evaluate(SPACING) > 1)
    for width in (WIDE, 320):
        widened(page, width)
        answers.note("cut", f"{address} {width}", of_boxes(page))
    answers.note("moving", address, asked(page, "moving"))  # where the navigation slides in


def test_wider_spacing_cuts_nothing(with_script: Answers, site: Path) -> None:
    """As WCAG 1.4.12 has it; but in drawings, beside which a list or a table says the same."""
    assert list(with_script["spaced"]) == addresses(site)
    assert with_script["cut"] == {}


def on_paper(answers: Answers, page: Page, address: str) -> None:
    """From a dark screen."""
    darkened(page, dark=True)
    widened(page, PAPER)
    folded = asked(page, "folded")
    page.emulate_media(media="print")
    unseen = not folded and page.locator("details:not([open])").count() and not address.startswith("map/")
    answers.note("already unfolded", address, unseen)
    for question in ("folded", "pale"):
        answers.note(question, address, asked(page, question))
    answers.note("controls", address, page.evaluate(VISIBLE, LEFT))
    if not page.locator(".rm-wide-page").count():
        answers.note("cut on paper", address, of_boxes(page))
    page.emulate_media(media="screen", color_scheme="light")


def test_on_paper_there_are_words_and_no_controls(with_script: Answers) -> None:
    """Nothing cut, links that can be read, what was folded unfolded."""
    for question in ("already unfolded", "folded", "pale", "controls", "cut on paper"):
        assert with_script[question] == {}, question


def test_no_page_complains(with_script: Answers) -> None:
    assert with_script["trouble"] == {}


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
