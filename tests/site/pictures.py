"""Makes the pictures of README from the roadmap in data/, as `make pictures` asks: the same day, the same pixels.

In: data/ and a Chromium. Out: docs/assets/*.png. No test.
"""

import datetime as dt
import tempfile
from pathlib import Path

from macros.build import build_site
from macros.edge import Edge
from tests.site.browser import browser, served, visit

DAY = dt.date(2026, 11, 24)
FOLDER = Path("docs/assets")
PICTURES = {"home": ("", 1340), "map": ("map/", 1260)}  # name: address, height in pixels


def make_pictures() -> None:
    """Builds the site and takes a picture of each page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    edge = Edge(data=Path("data"), today=DAY, as_of=DAY)
    with tempfile.TemporaryDirectory() as folder:
        build_site(edge, Path(folder) / "site")
        with served(Path(folder) / "site") as root, browser() as started, visit(started, root) as seen:
            for name, (address, height) in PICTURES.items():
                seen.page.set_viewport_size({"width": 1440, "height": height})
                seen.page.goto(root + address)
                seen.page.evaluate("document.fonts.ready")
                seen.page.wait_for_timeout(500)
                seen.page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    make_pictures()
