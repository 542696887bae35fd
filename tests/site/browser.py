"""A built site in a real browser, served from its folder, with every other host out of reach.

In: a folder. Out: a page that notes what it asked for and what went wrong.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # no other host can be reached
# The driver's own list, which ours takes the place of, and two parts of the address bar: pages that nobody sees, which
# every window opens anew in half a second.
WITHOUT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "PreconnectToSearch"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps no log."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path, host: type[Quiet] = Quiet) -> Iterator[str]:
    """The address under which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def program() -> str | None:
    """`ROADMAP_CHROMIUM`, else the Chromium of this machine."""
    return os.environ.get("ROADMAP_CHROMIUM") or next((path for name in BROWSERS if (path := which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, else the one that playwright installed."""
    with sync_playwright() as playwright:
        options = [ALONE, f"--disable-features={','.join(WITHOUT)}"]
        started = playwright.chromium.launch(executable_path=program(), args=options)
        try:
            yield started
        finally:
            started.close()


@dataclass
class Visit:
    """A page that is open, and what happened since."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)  # requests to another host
    asked: list[str] = field(default_factory=list)  # paths asked for

    def width_of_content(self) -> int:
        """Wider than the window means that the page scrolls sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def ran(self) -> object:
        """What a hostile text left behind; None when nothing ran."""
        return self.page.evaluate("window.PWN ?? null")


@contextmanager
def visit(
    browser: Browser,
    root: str,
    *,
    size: str = "desktop",
    dark: bool = False,
    script: bool = True,
    forced: bool = False,
    motion: bool = False,
) -> Iterator[Visit]:
    """A fresh window, with the reader's own colours where they are forced; the pages are opened by the caller."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        forced_colors="active" if forced else "none",
        reduced_motion="no-preference" if motion else "reduce",
    )
    page = context.new_page()
    seen = Visit(page)

    def asked(request: Request) -> None:
        if request.url.startswith(root):
            seen.asked.append(request.url.removeprefix(root))
        elif not request.url.startswith(("data:", "blob:")):
            seen.foreign.append(request.url)

    def dismissed(dialog: Dialog) -> None:
        seen.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("request", asked)
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("dialog", dismissed)
    try:
        yield seen
    finally:
        context.close()
