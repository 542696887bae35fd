"""Data text never executes: whatever is typed appears as typed, in every language and on every kind of page."""

import csv
import json
import re
import zipfile
from collections import defaultdict
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown import markdown
from playwright.sync_api import Browser

from macros.build import Invalid, build_site
from macros.contract.files import FILES
from macros.portable import write_pages
from tests.site import browser as browsers
from tests.site.conftest import edge_of, example_in
from tests.site.hostile import IN_PHASES, MARKUP, NAMES, REFUSED, TEXTS, make_hostile, text_fields, texts_of, write
from tests.site.look import pages_of

FORBIDDEN = {"script", "style", "iframe", "img", "math", "base", "meta", "object", "form"}
LISTS = ("map/", "tracks/hostile/", "use-cases/", "owners/", "items/", "metrics/", "teams/", "reviews/2026-06-29/")
PAGES = (  # that are opened, among others
    *("", "map/", "tracks/", "tracks/hostile/", "use-cases/", "owners/", "reviews/", "milestones/", "phases/", "plan/"),
    *("kpis/", "metrics/", "teams/", "maturity/", "items/", "changes/", "agenda/", "board/", "pitfalls/", "balance/"),
    *("edit/", "open-data/", "reviews/2026-06-29/", "404.html"),
)


class Shown(HTMLParser):
    """What a reader sees of a page: its title, its h1, the text of its content, and which elements stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.title = self.heading = self.content = ""
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" or (tag in ("title", "h1", "article") and "svg" not in self.inside):
            self.inside.append(tag)
        if "article" in self.inside:
            self.elements.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.inside[-1:] == ["title"]:
            self.title += data
        if "h1" in self.inside:
            self.heading += data
        if "article" in self.inside:
            self.content += data


def shown(page: Path) -> Shown:
    parser = Shown()
    parser.feed(page.read_text("utf-8"))
    return parser


def plain(text: str) -> str:
    return " ".join(text.split())


ONCE = {"roadmap", "track", "phase", "goal", "dimension", "review"}  # of which a site has few: some texts each


def test_every_text_stands_in_every_field_for_one(tmp_path: Path) -> None:
    data = example_in(tmp_path)
    make_hostile(data)
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table, key, text in texts_of(data):
        held[table, key].add(text)
    fields = {field for type_ in FILES.values() for field in text_fields(type_)}
    assert fields - held.keys() == set()
    lacking = {field: sorted(set(TEXTS) - held[field]) for field in fields if field[0] not in ONCE}
    assert {field: texts for field, texts in lacking.items() if texts} == {}
    assert [field for field in fields if field[0] in ONCE and not any("<" in text for text in held[field])] == []


def of_each_kind(site: Path) -> list[str]:
    """The address of a page of each kind, and of each third in the other language, which has the same templates."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted(site.rglob("*.html")):
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        kind = "/".join(address.removesuffix("/").split("/")[: 2 if address.startswith("en/") else 1])
        found[f"{kind} {address.count('/')}"].append(address)
    firsts = [all_[0] for all_ in found.values()]
    other = [address for address in firsts if address.startswith("en/")]
    return [address for address in firsts if address not in other or address in other[::3]]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The site of the example with hostile texts, and the text that each page bears."""
    folder = tmp_path_factory.mktemp("hostile")
    data = example_in(folder)
    pages = make_hostile(data)
    build_site(edge_of(data), folder / "site")
    for page in (folder / "site").rglob("*.html"):  # the texts are harmless by themselves, not by the policy
        html, found = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
        assert found == 1
        page.write_text(html, "utf-8")
    return folder / "site", pages


@pytest.mark.parametrize("language", ["", "en/"], ids=["nl", "en"])
def test_every_text_appears_as_typed(hostile: tuple[Path, dict[str, str]], language: str) -> None:
    site, pages = hostile
    for address, text in pages.items():
        page = shown(site / language / address / "index.html")
        name = text
        if address.startswith("phases/"):  # counted, after the three of the example
            number = int(address.strip("/").rpartition("-")[2]) + 4
            name = f"{'Phase' if language else 'Fase'} {number}: {text}"
        assert plain(page.heading) == plain(name), address
        assert plain(page.title) == plain(f"{name} - {NAMES['title']}"), address
        assert plain(page.content).count(plain(text)) >= 3, address
        assert not page.elements & FORBIDDEN, address


@pytest.mark.parametrize("language", ["", "en/"], ids=["nl", "en"])
def test_lists_show_every_text_as_typed(hostile: tuple[Path, dict[str, str]], language: str) -> None:
    site, _ = hostile
    for address in LISTS:
        folder = site / language / address
        parts = (folder / "index.html", *folder.glob("page_*/index.html"))
        content = " ".join(plain(shown(part).content) for part in parts)
        assert [text for text in TEXTS if plain(text) not in content] == [], address
    content = plain(shown(site / language / "phases" / "index.html").content)
    assert [text for text in IN_PHASES if plain(text) not in content] == []


@pytest.mark.parametrize("file", ["sitemap.xml", "en/sitemap.xml", "assets/look.css", "assets/filters.css"])
def test_files_without_words_hold_no_text(hostile: tuple[Path, dict[str, str]], file: str) -> None:
    held = (hostile[0] / file).read_text("utf-8")
    assert [text for text in TEXTS if len(text) > 12 and (text in held or escape(text) in held)] == []


def test_the_page_for_a_missing_page_shows_the_names_as_typed(hostile: tuple[Path, dict[str, str]]) -> None:
    page = (hostile[0] / "404.html").read_text("utf-8")
    assert MARKUP not in page
    assert escape(MARKUP) in page


def test_search_entries_hold_every_text_as_it_is_shown(hostile: tuple[Path, dict[str, str]]) -> None:
    site, pages = hostile
    entries = {
        entry["location"]: entry for entry in json.loads((site / "search" / "search_index.json").read_text())["docs"]
    }
    for address, text in pages.items():
        parser = Shown()
        parser.feed(f"<article><h1>{entries[address]['title']}</h1></article>")
        assert plain(parser.heading).endswith(plain(text))
        assert parser.elements == {"article", "h1"}


def test_nothing_runs(hostile: tuple[Path, dict[str, str]], chromium: Browser, *, long: bool) -> None:
    """On a page of each kind and some that bear a telling text; in the long form on every page."""
    site, pages = hostile
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        telling = [address for address, text in pages.items() if set(text) & set("<{\"'")][::8]  # of each kind some
        every = pages_of(site)
        opened = every if long else list(dict.fromkeys((*PAGES, *of_each_kind(site), *telling)))
        assert set(opened) <= set(every)
        for address in opened:
            seen.page.goto(root + address)
            assert (address, seen.errors, seen.foreign, seen.ran()) == (address, [], [], None)


@pytest.mark.parametrize(("kind", "name"), [("item", "hi"), ("use-case", "hu"), ("metric", "hm"), ("team", "ht")])
def test_nothing_runs_in_the_forms(
    hostile: tuple[Path, dict[str, str]], chromium: Browser, kind: str, name: str
) -> None:
    site, _ = hostile
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        for n in range(0, len(TEXTS), 28):
            task = "change" if kind in ("item", "use-case") else "change-other"
            seen.page.goto(f"{root}edit/?do={task}&kind={kind}&id={name}-{n}")
            seen.page.locator(f"form[data-kind={kind}]:not([hidden])").wait_for()
            assert plain(TEXTS[n]) in plain(seen.page.locator("#_work").text_content() or "")
            values = seen.page.eval_on_selector_all(
                f"form[data-kind={kind}] :is(input, textarea)", "all => all.map(one => one.value)"
            )
            assert TEXTS[n] in values
        assert (seen.errors, seen.foreign, seen.ran()) == ([], [], None)


def test_open_data_holds_every_text_as_typed(hostile: tuple[Path, dict[str, str]]) -> None:
    folder = hostile[0] / "open-data"
    told = json.loads((folder / "roadmap.json").read_text("utf-8"))
    assert [row["note"]["nl"] for row in told["items"] if row["id"].startswith("hi-")] == TEXTS
    for table, column in (
        ("items", "title_nl"),
        ("use-cases", "problem_nl"),
        ("decisions", "why_nl"),
        ("owners", "name_nl"),
    ):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            cells = {row[column] for row in csv.DictReader(stream)}
        assert [text for text in TEXTS if {text, f"'{text}"} & cells == set()] == [], table
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], table
    with zipfile.ZipFile(folder / "roadmap.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet for sheet in sheets)
    typed = [one for sheet in sheets for one in ET.fromstring(sheet).iter() if one.tag.endswith("}is")]  # noqa: S314 - ours
    texts = {"".join(one.itertext()) for one in typed}
    assert [text for text in TEXTS if text not in texts] == []


@pytest.mark.parametrize("language", ["", "en/"], ids=["nl", "en"])
def test_feeds_hold_texts_as_typed(hostile: tuple[Path, dict[str, str]], language: str) -> None:
    folder = hostile[0] / language / "open-data"
    news = ET.parse(folder / "news.atom").getroot()  # noqa: S314 - we wrote it ourselves
    summaries = [entry.text or "" for entry in news.iter() if entry.tag.endswith("}summary")]
    assert summaries
    for summary in summaries:  # readers of feeds take it for HTML
        parser = Shown()
        parser.feed(f"<article>{summary}</article>")
        assert parser.elements <= {"article", "br"}
    for path in (folder / "calendar").rglob("*.ics"):
        lines = path.read_bytes().split(b"\r\n")
        assert all(re.match(rb"[A-Z-]+[:;]| |$", line) for line in lines), path


def test_nothing_runs_in_search(hostile: tuple[Path, dict[str, str]], chromium: Browser) -> None:
    site, _ = hostile
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root)
        for query in ("script", "window.PWN", "7191", "onerror", "evil.example"):
            seen.page.fill("[data-md-component=search-query]", query)
            told = seen.page.locator(".md-search-result__meta")
            told.filter(has_text=re.compile("document|Geen")).wait_for()  # some words stand in no entry
            seen.page.wait_for_timeout(300)
        assert (seen.errors, seen.foreign, seen.ran()) == ([], [], None)
        seen.page.fill("[data-md-component=search-query]", "script")
        seen.page.wait_for_selector(".md-search-result__item")


def test_names_of_the_site_are_shown_as_typed(hostile: tuple[Path, dict[str, str]], chromium: Browser) -> None:
    site, _ = hostile
    with browsers.served(site) as root, browsers.visit(chromium, root) as seen:
        seen.page.goto(root + "tracks/hostile/")
        assert seen.page.inner_text(".md-header__topic >> nth=0").strip() == NAMES["title"]
        assert MARKUP in seen.page.inner_text(".md-copyright")
        assert seen.page.get_attribute("meta[name=description]", "content")


def test_pages_written_for_another_generator_pass_through_markdown_as_they_are(tmp_path: Path) -> None:
    data = example_in(tmp_path)
    pages = make_hostile(data)
    write_pages(edge_of(data), tmp_path / "pages")
    for address, text in pages.items():
        page = (tmp_path / "pages" / "en" / address / "index.md").read_text("utf-8")
        head, body = page.removeprefix("---\n").split("---\n", 1)
        assert not set(head) & set("{}<>*`"), address
        made = markdown(body, extensions=["tables", "toc", "attr_list", "md_in_html", "admonition", "footnotes"])
        assert plain(made) == plain(body), address
        title = json.loads(head.splitlines()[0].removeprefix("title: "))
        assert plain(unescape(title)).endswith(plain(text)), address
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        settings = (tmp_path / "pages" / name).read_text("utf-8")
        assert [text for text in (*TEXTS, MARKUP) if set(text) & set("<{`") and text in settings] == []


def test_what_is_refused_is_told_and_nothing_is_built(tmp_path: Path) -> None:
    data = example_in(tmp_path)
    for n, text in enumerate(REFUSED):
        item = {"id": f"r-{n}", "title": text, "kind": "action"}
        write(data / "tracks" / f"refused-{n}.yml", {"name": "x", "owner": "nobody", "items": [item]})
    with pytest.raises(Invalid) as invalid:
        build_site(edge_of(data), tmp_path / "site")
    files = {problem.source.path for problem in invalid.value.problems if problem.rule == "bad-text"}
    assert files == {f"data/tracks/refused-{n}.yml" for n in range(len(REFUSED))}
    assert not (tmp_path / "site").exists()
