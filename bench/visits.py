"""What a reader's browser fetches, and how long a reader waits for a first search result on a slow line.

In: the folder of a site. Out: findings by name; the reason, where there is no browser or nothing that drives one. The
line is that of Lighthouse's phone: 150 ms there and back, 1.6 Mbit/s, and a processor four times as slow.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.workshop import Found

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TIMES = 3
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
STEP = 0.1  # seconds between two looks, which cost the page something too
RESULT = "a.md-search-result__link"
FONT = ".woff2"
INDEX = "search_index.json"
PATIENCE = 60_000  # milliseconds
KINDS = {"record": "use-cases/*/", "home": "", "map": "map/"}
FOUND = "first view record", "first view home", "first view map", "requests", "foreign requests", "index before focus"


@dataclass(slots=True)
class Fetched:
    """What one visit asked for, and what of it came over the line."""

    addresses: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)  # by address, as it was sent: compressed

    def bytes_but(self, *endings: str) -> int:
        return sum(size for address, size in self.sizes.items() if not address.endswith(endings))


def of_visits(site: Path) -> Found:
    """The first view of a record's page, home and the map."""
    try:
        with browsing(site) as (browser, root):
            seen = {kind: first_view(browser, root + page_of(site, pattern)) for kind, pattern in KINDS.items()}
    except Unavailable as why:
        return dict.fromkeys(FOUND, str(why))
    found: Found = {f"first view {kind}": (one.bytes_but(FONT, INDEX) / 1000,) for kind, one in seen.items()}
    foreign = [one for kind in seen.values() for one in kind.addresses if not one.startswith((root, "data:", "blob:"))]
    return {
        **found,
        "requests": (float(max(len(one.addresses) for one in seen.values())),),
        "foreign requests": (float(len(foreign)),),
        "index before focus": (sum(size for one in seen.values() for at, size in one.sizes.items() if INDEX in at),),
    }


def of_search(site: Path) -> Found:
    """Seconds from opening a record's page, with nothing kept, to the first result for a title typed at once."""
    try:
        with browsing(site) as (browser, root):
            address, query = root + page_of(site, KINDS["record"]), query_of(site)
            seconds = [first_result(browser, address, query) for _ in range(TIMES)]
    except Unavailable as why:
        return {"first result": str(why)}
    return {"first result": tuple(seconds)}


class Unavailable(Exception):
    """There is no browser, or nothing that drives one."""


@contextmanager
def browsing(site: Path) -> "Iterator[tuple[Browser, str]]":
    """A browser, and the address at which the site is served as a static host does."""
    try:
        from playwright.sync_api import Error
    except ImportError:
        raise Unavailable("playwright is not installed") from None
    from tests.site.browser import browser, served
    from tests.site.lighthouse import StaticHost

    with served(site, StaticHost) as root, ExitStack() as stack:
        try:
            started = stack.enter_context(browser())
        except Error as error:
            raise Unavailable(error.message.partition("\n")[0]) from None
        yield started, root


def page_of(site: Path, pattern: str) -> str:
    """The first page of a kind."""
    if "*" not in pattern:
        return pattern
    return next(path for path in sorted(site.glob(pattern)) if "_" not in path.name).relative_to(site).as_posix() + "/"


def query_of(site: Path) -> str:
    """The last word of the site's last page in the index: what finds something."""
    docs = json.loads((site / "search" / INDEX).read_text("utf-8"))["docs"]
    return str(re.findall(r"\w{4,}", docs[-1]["title"])[0])


def fetched_by(page: "Page") -> tuple[Fetched, Any]:
    """What a page fetches from here on, and the line to the browser that tells."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    found, names = Fetched(), dict[str, str]()

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]
        found.addresses.append(event["request"]["url"])

    def came(event: dict[str, Any]) -> None:
        address = names.get(event["requestId"], "")
        found.sizes[address] = found.sizes.get(address, 0) + int(event["encodedDataLength"])

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.loadingFinished", came)
    return found, line


def first_view(browser: "Browser", address: str) -> Fetched:
    """A page opened with nothing kept, until it has been quiet for a while."""
    with window(browser) as page:
        found, _ = fetched_by(page)
        page.goto(address, wait_until="networkidle", timeout=PATIENCE)
        return found


def first_result(browser: "Browser", address: str, query: str) -> float:
    """Seconds until the first result stands there; all of our patience, where none comes."""
    with window(browser) as page:
        _, line = fetched_by(page)
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        begun = time.perf_counter()
        page.goto(address, wait_until="commit", timeout=PATIENCE)
        page.click("input.md-search__input", timeout=PATIENCE)  # as soon as it can be seen
        page.keyboard.insert_text(query)
        while (waited := time.perf_counter() - begun) < PATIENCE / 1000 and not page.locator(RESULT).count():
            time.sleep(STEP)
        return waited


@contextmanager
def window(browser: "Browser") -> "Iterator[Page]":
    """A fresh one, in which nothing is kept."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        yield context.new_page()
    finally:
        context.close()
