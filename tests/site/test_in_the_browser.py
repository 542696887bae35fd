"""A page of every kind in a real browser, at four widths, light and dark; and how it is searched."""

from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Route

from tests.site import browser as browsers
from tests.site.measure import darkened, faults_of

COLOURS = """() => [...document.querySelectorAll("body, body *")].map((one) => {
  const { color, backgroundColor, fill, stroke } = getComputedStyle(one);
  return [color, backgroundColor, fill, stroke].join();
})"""
AXE = (390, 1440)
SEARCH_BOX = "[data-md-component=search-query]"
KINDS = (  # one page of each kind; * is the first under the folder
    "",
    "map/",
    "map/year/",
    "map/month/",
    "map/a3/",
    "phases/",
    "phases/*/",
    "tracks/",
    "tracks/*/",
    "use-cases/",
    "items/",
    "use-cases/*/",
    "owners/",
    "owners/*/",
    "plan/",
    "kpis/",
    "kpis/coverage/",
    "kpis/lead-time/",
    "kpis/maturity/",
    "kpis/adherence/",
    "milestones/",
    "metrics/",
    "metrics/*/",
    "maturity/",
    "teams/",
    "teams/*/",
    "reviews/",
    "reviews/*/",
    "open-data/",
    "changes/",
    "agenda/",
    "board/",
    "pitfalls/",
    "balance/",
    "forecasts/",
    "speed/",
    "edit/",
    "method/",
    "how-to-edit/",
    "404.html",
)


def addresses(site: Path) -> list[str]:
    """The pages of KINDS that the example has."""
    found = []
    for kind in KINDS:
        pattern = kind if kind.endswith(".html") else f"{kind}index.html"
        page = next(iter(sorted(site.glob(pattern))), None)
        if page:
            found.append(page.relative_to(site).as_posix().removesuffix("index.html"))
    return found


def test_no_page_has_a_fault(site: Path, chromium: Browser) -> None:
    """As wide as a phone and as a desk; 320 px, and 1280 px at twice the size: half as many.

    In the dark the one as a phone, the next as a desk; `make look` has each at both.
    """
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        faults = [
            (address, width, state, fault)
            for number, address in enumerate(addresses(site))
            for state, width, fault in faults_of(
                seen, root + address, widths=(320, 640, *AXE), axe=AXE, dark=AXE[number % 2]
            )
        ]
        assert faults == []


def test_in_the_dark_it_is_dark(site: Path, chromium: Browser) -> None:
    """A page that is darkened has the colours of one that was opened so."""
    with ExitStack() as stack:
        root = stack.enter_context(browsers.served(site))
        light, dark = (stack.enter_context(browsers.visit(chromium, root, dark=dark)).page for dark in (False, True))
        for address in ("", "map/", "kpis/adherence/"):
            for page in (light, dark):
                page.goto(root + address, wait_until="networkidle")
            own = light.evaluate(COLOURS)
            darkened(light, dark=True)
            assert light.evaluate(COLOURS) == dark.evaluate(COLOURS) != own, address
            darkened(light, dark=False)
            assert light.evaluate(COLOURS) == own, address


def test_the_search_index_is_asked_for_when_the_search_box_is_used(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root, wait_until="networkidle")
        assert "search/search_index.json" not in seen.asked
        seen.page.click("[data-md-component=search-query]")
        seen.page.keyboard.type("a")
        seen.page.wait_for_selector(".md-search-result__item", state="attached")
        assert seen.asked.count("search/search_index.json") == 1


def test_what_was_typed_before_the_theme_ran_is_searched(site: Path, chromium: Browser) -> None:
    held: list[Route] = []
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.route("**/bundle*.js", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
        seen.page.goto(root, wait_until="commit")
        seen.page.click(SEARCH_BOX)
        seen.page.keyboard.type("zoeken")
        assert "search/search_index.json" not in seen.asked
        (bundle,) = held
        bundle.continue_()
        seen.page.wait_for_selector(".md-search-result__link", state="attached", timeout=10_000)
        assert seen.asked.count("search/search_index.json") == 1


def test_what_comes_into_the_search_box_without_a_key_is_searched(site: Path, chromium: Browser) -> None:
    """Pasted, spoken, or chosen on the keyboard of a phone."""
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root, wait_until="networkidle")
        seen.page.click(SEARCH_BOX)
        seen.page.keyboard.type("xyzzy")
        seen.page.locator(".md-search-result__meta", has_text="Geen").wait_for(state="attached")
        seen.page.keyboard.press("Control+A")
        seen.page.keyboard.insert_text("zoeken")
        seen.page.wait_for_selector(".md-search-result__link", state="attached", timeout=10_000)


def test_the_other_language_opens_at_the_same_page_without_script(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root, script=False) as seen:
        for address in ("", "use-cases/", "method/"):
            seen.page.goto(root + address)
            seen.page.focus(".md-header button[aria-label]")
            seen.page.click(".md-select__link[hreflang=en]")
            assert seen.page.url == f"{root}en/{address}"
            seen.page.focus(".md-header button[aria-label]")
            seen.page.click(".md-select__link[hreflang=nl]")
            assert seen.page.url == root + address


def test_the_page_for_a_missing_page_speaks_every_language(site: Path, chromium: Browser) -> None:
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + "404.html")
        assert seen.page.locator("section[lang=nl] h1").inner_text() == "Deze pagina is er niet"
        assert seen.page.locator("section[lang=en] h2").inner_text() == "This page does not exist"
        seen.page.click("section[lang=en] a")
        assert seen.page.url == f"{root}en/"


def test_an_item_is_found_at_its_place_on_its_track(site: Path, chromium: Browser) -> None:
    """It has no page of its own; search leads to where it stands in full."""
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root, wait_until="networkidle")
        seen.page.click("[data-md-component=search-query]")
        seen.page.keyboard.type("Opschalen")
        found = seen.page.locator(".md-search-result__link", has_text="Opschalen").first
        found.wait_for(state="attached")
        assert urljoin(root, str(found.get_attribute("href"))).split("?")[0] == f"{root}tracks/proces/#opschalen"
