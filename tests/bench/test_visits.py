"""What a browser fetches is counted as it comes over the line; a first result takes what a slow line makes of it."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.visits import of_search, of_visits, page_of
from bench.workshop import Found

PAGE = """<!doctype html><title>A</title><link rel="stylesheet" href="/a.css">
<style>@font-face { font-family: F; src: url(/f.woff2) } p { font-family: F }</style>
<p>a</p><input class="md-search__input"><script>
document.querySelector("input").oninput = async () => {
  const found = await fetch("/search/search_index.json").then((answer) => answer.json());
  const link = document.createElement("a");
  [link.className, link.textContent] = ["md-search-result__link", found.docs[0].title];
  document.body.append(link);
};
</script>"""


def aside(visits: Callable[[Path], Found], site: Path) -> Found:
    """In a thread of its own: one thread can drive one browser, and other tests may hold one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(visits, site).result()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for address in ("", "map", "use-cases/a", "use-cases/page_2"):
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "a.css").write_text("/* quiet */" * 2000, "utf-8")
    (tmp_path / "f.woff2").write_bytes(bytes(range(256)) * 200)
    (tmp_path / "favicon.ico").touch()
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"docs": [{"title": "Roosters maken"}]}', "utf-8")
    return tmp_path


def test_a_first_view_is_compressed_and_without_fonts(site: Path) -> None:
    (site / "map" / "index.html").write_text(PAGE + '<img src="https://example.org/x.png">', "utf-8")
    found = aside(of_visits, site)
    assert 0.5 < float(found["first view record"][0]) < 3  # a font of 51 kB and a sheet of 22 kB are not in it
    assert found["foreign requests"] == (1.0,)
    assert found["index before focus"][0] == 0
    assert found["requests"][0] in (4.0, 5.0)  # with the picture; a browser may ask for an icon too


def test_a_first_result_waits_for_the_line(site: Path) -> None:
    found = aside(of_search, site)["first result"]
    assert len(found) == 3
    assert all(isinstance(one, float) and one > 0.3 for one in found)  # there and back twice, at 150 ms


def test_a_page_of_a_kind_is_no_further_part_of_a_list(site: Path) -> None:
    assert page_of(site, "use-cases/*/") == "use-cases/a/"
    assert page_of(site, "map/") == "map/"


def test_without_a_browser_the_reason_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    assert aside(of_search, site) == {"first result": "playwright is not installed"}
    assert set(aside(of_visits, site).values()) == {"playwright is not installed"}


def test_a_browser_that_does_not_start_is_a_reason_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_CHROMIUM", str(site / "no-such-browser"))
    (why,) = set(aside(of_visits, site).values())
    assert isinstance(why, str)
    assert "no-such-browser" in why
