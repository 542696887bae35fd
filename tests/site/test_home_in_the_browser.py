"""The home page of data/ in a real browser: what fits on the first screen, and the map in small at every width."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import browser as browsers
from tests.site.measure import of_axe

WIDTHS = (320, 390, 720, 768, 959, 961, 1216, 1280, 1440)
MOST_KB = 30
VISIBLE = "svg => svg.getClientRects().length > 0"
TEXT_SIZES = """svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
}"""
TOUCHING = """svg => {
  const box = one => one.getBoundingClientRect();
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  const pairs = boxes => boxes.flatMap((one, n) => boxes.slice(0, n).filter(other => meet(one, other))).length;
  const outer = box(svg), all = [...svg.querySelectorAll("text")].map(box);
  return {
    discs: pairs([...svg.querySelectorAll(".disc")].map(box)),
    words: pairs([...svg.querySelectorAll("text:not(.number)")].map(box)),
    outside: all.filter(one => one.left < outer.left - 1 || one.right > outer.right + 1).length,
  };
}"""


@pytest.mark.parametrize("address", ["", "en/"])
def test_state_decisions_phases_and_figures_fit_on_the_first_screen(own: Path, chromium: Browser, address: str) -> None:
    with browsers.served(own) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + address)
        seen.page.evaluate("document.fonts.ready")
        for part in ("h1", ".rm-decisions", ".rm-strip", ".rm-cards"):
            box = seen.page.locator(part).first.bounding_box()
            assert box, part
            assert box["y"] + box["height"] <= browsers.SIZES["desktop"][1], part


def test_at_every_width_one_drawing_is_seen_and_its_words_can_be_read(own: Path, chromium: Browser) -> None:
    with browsers.served(own) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        seen.page.evaluate("document.fonts.ready")
        for width in WIDTHS:
            seen.page.set_viewport_size({"width": width, "height": 900})
            assert seen.width_of_content() <= width, width
            drawings = seen.page.locator(".rm-small-map[role=group]").all()
            shown = [drawing for drawing in drawings if drawing.evaluate(VISIBLE)]
            assert len(shown) == 1, width
            sizes = shown[0].evaluate(TEXT_SIZES)
            assert min(sizes) >= 12, width
            assert max(sizes) <= 16.3, width  # names of tracks on the widest phone
            assert shown[0].evaluate(TOUCHING) == {"discs": 0, "words": 0, "outside": 0}, width


def test_the_numbers_of_the_list_are_on_the_map(own: Path, chromium: Browser) -> None:
    with browsers.served(own) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        listed = seen.page.locator(".rm-next .number").all_inner_texts()
        drawn = seen.page.locator(".rm-small-wide text.number").all_text_contents()
        assert listed == ["1", "2", "3", "4", "5"]
        assert sorted(drawn) == listed


@pytest.mark.parametrize(("size", "dark"), [("desktop", False), ("phone", True)])
def test_everyone_can_use_it(own: Path, chromium: Browser, size: str, *, dark: bool) -> None:
    with browsers.served(own) as root, browsers.visit(chromium, root, size=size, dark=dark) as seen:
        seen.page.goto(root)
        assert of_axe(seen.page) == []
        assert (seen.errors, seen.foreign) == ([], [])


def test_a_track_opens_from_the_map_by_keyboard(own: Path, chromium: Browser) -> None:
    with browsers.served(own) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        links = seen.page.locator(".rm-small-wide a")
        for link in links.all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 24
        links.first.focus()
        address = links.first.get_attribute("href") or ""
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{root}{address}")


def test_the_page_is_light(own: Path) -> None:
    for page in ("index.html", "en/index.html"):
        assert len(gzip.compress((own / page).read_bytes())) < MOST_KB * 1000
