"""What a reader has to fetch and a browser has to hold: of the real roadmap, and of 1,000 records."""

import dataclasses
import gzip
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from bench import roadmaps
from bench.sentences import texts_of
from bench.sizes import L, M
from bench.weight import charts_of, nodes
from macros.kpis.measure import measure_with_trend
from macros.load import load
from macros.pages import kpis
from macros.pages.kpi_list import KPIS
from macros.pages.site import PAGES
from macros.pages.view import View
from tests.pages.shown import context
from tests.roadmaps import TODAY, of_what_comes_along
from tests.site.many import many

pytestmark = pytest.mark.uncounted

PROJECT = Path(__file__).parents[2]
KB = 1000
PAGE, NODES = 30 * KB, 2000
OURS = 25 * KB  # style sheets and scripts together
HOME = 30 * KB
REQUESTS = 12  # of a page, with itself and its fonts
SHELL_NODES, SHELL = 380, 7 * KB  # header, navigation and footer around a view
CHART, CHART_NODES = 2 * KB, 200
PROMISE_NODES = 10  # of an item's promise in the history of git
LOADED = re.compile(
    r'<link (?=[^>]*rel="?(?:stylesheet|preload|icon)\b)[^>]*href="?([^">\s]+)|<script (?:defer )?src="([^"]+)"'
)


def compressed(*parts: bytes) -> int:
    return sum(len(gzip.compress(part, 6, mtime=0)) for part in parts)


def test_our_style_sheets_and_scripts_are_light(own: Path) -> None:
    """Of every page but edit/, whose forms have a limit of their own."""
    files = [*(own / "assets").glob("*.css"), *(own / "assets").glob("[!e]*.js")]
    assert {file.name for file in files} == {"look.css", "filters.css", "map.js", "tables.js", "search-on-demand.js"}
    assert compressed(*(file.read_bytes() for file in files)) <= OURS
    assert compressed((own / "assets/tables.js").read_bytes()) <= 3 * KB


def test_only_the_map_asks_for_what_filters_it(own: Path) -> None:
    for address, wanted in {"map/": True, "map/year/": True, "": False, "tracks/tooling/": False}.items():
        assert ("assets/filters.css" in (own / address / "index.html").read_text("utf-8")) is wanted
    assert (own / "assets/filters.css").read_text("utf-8").startswith(".rm-map:has(")


def test_home_is_light(own: Path) -> None:
    assert compressed((own / "index.html").read_bytes()) <= HOME


def test_every_page_asks_for_little(own: Path) -> None:
    pages = [path for path in own.rglob("*.html") if path.relative_to(own).parts[0] != "map"]
    assert pages
    for path in pages:
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' in html:  # a former address
            continue
        if "/map/" not in path.as_posix():
            assert nodes(html) <= NODES, (path, nodes(html))
            assert compressed(html.encode()) <= PAGE, path
        asked = {first or second for first, second in LOADED.findall(html)}
        assert any(one.endswith("look.css") for one in asked), path
        assert 1 + len(asked) <= REQUESTS, (path, asked)


def test_the_script_of_lists_comes_where_a_list_is(own: Path) -> None:
    for address, wanted in {"items/": True, "maturity/": True, "": False, "method/": False}.items():
        assert ("assets/tables.js" in (own / address / "index.html").read_text("utf-8")) is wanted


def test_of_1000_records_every_page_but_the_map_is_one_that_a_browser_carries(tmp_path: Path) -> None:
    found = load(many(tmp_path, 1000, TODAY, steered=True), TODAY).roadmap
    made = dataclasses.replace(context(found), figures=measure_with_trend(found, TODAY))
    views = [view for pages in PAGES.values() for view in pages(made) if not view.address.startswith("map/")]
    carried(views)
    further = {view.address.partition("page_")[0] for view in views if "/page_" in view.address}
    in_parts = {"items/", "changes/", "pitfalls/", "tracks/t0/", "kpis/coverage/", "reviews/2026-06-16/"}
    assert in_parts <= further
    drawn = Counter[str]()
    for view in views:
        if view.address.startswith("tracks/"):
            drawn.update(set(re.findall(r'id="_m-(r\d+)"', view.html)))
    assert drawn.keys() == found.record_by_id.keys()  # each track draws its own lane, a long one in parts


@of_what_comes_along
def test_of_the_measured_roadmap_with_the_owners_of_the_largest_too(tmp_path: Path) -> None:
    """Its records wait for each other far more than those above; git would tell of a promise of each."""
    made = roadmaps.roadmap(dataclasses.replace(M, owners=L.owners), texts_of(PROJECT / "data"))
    data = roadmaps.write(tmp_path / "data", made.files())
    found = load(data, roadmaps.TODAY).roadmap
    figures = measure_with_trend(found, roadmaps.TODAY)
    told = dataclasses.replace(context(found, day=roadmaps.TODAY), figures=figures)
    views = [view for pages in PAGES.values() for view in pages(told)]
    carried([view for view in views if not view.address.startswith("map/")])
    for view in views:
        if re.match(r"tracks/.*page_", view.address):
            assert nodes(view.html) + PROMISE_NODES * view.html.count('class="rm-item"') + SHELL_NODES <= NODES
    for chart in charts_of(view.html for view in views):
        assert compressed(chart.encode()) <= CHART, chart[:80]
        assert nodes(chart) <= CHART_NODES, chart[:80]
    assert {"owners/page_2/", "use-cases/page_2/"} <= {view.address for view in views}


def carried(views: Iterable[View]) -> None:
    """Each is, with what stands around it, a page of a bounded size."""
    for view in views:
        assert nodes(view.html) + SHELL_NODES <= NODES, (view.address, nodes(view.html))
        assert compressed(view.html.encode()) + SHELL <= PAGE, view.address


def test_every_row_of_a_figure_stands_in_one_of_its_pages(tmp_path: Path) -> None:
    made = context(load(many(tmp_path, 300, TODAY), TODAY).roadmap)
    shown = Counter[str]()
    for view in kpis.views(made):
        shown[view.address.split("/")[1]] += view.html.count('class="rm-file"')
    for kpi in KPIS:
        figure = kpi.figure(made.figures)
        assert shown[kpi.id] == len(figure.counted) + len(figure.left_out), kpi.id


def test_what_a_page_asks_of_a_list_is_offered_there(tmp_path: Path) -> None:
    made = context(load(many(tmp_path, 300, TODAY, steered=True), TODAY).roadmap)
    views = {view.address: view.html for pages in PAGES.values() for view in pages(made)}
    asked = {
        (posixpath.normpath(f"{address}{path}") + "/", name, value)
        for address, html in views.items()
        for path, query in re.findall(r'href="([^"?#]*)\?([^"]+)"', html)
        for name, value in parse_qsl(unescape(query))
        if not path.startswith("http") and posixpath.normpath(f"{address}{path}") != "edit"
    }
    assert {("items/", "phase", "twee"), ("items/", "kind", "milestone"), ("items/", "status", "done")} <= asked
    for address, name, value in asked:
        (offered,) = re.findall(rf'(?s)<select name="{name}">(.*?)</select>', views[address])
        assert f'value="{value}"' in offered, (address, name, value)
