"""The bare site says what ours says, or nothing is measured."""

from pathlib import Path

import pytest
from markdown import markdown as as_html

from bench.bare import Differs, bare_site, compare, written
from bench.html_tree import article, words_of
from bench.markdown import markdown
from macros.build import prepare
from macros.publishing.navigation import Entry
from tests.site.conftest import edge_of, example_in

HTML = {
    "marks of Markdown": "<h1>1. A*b* [c] `d`</h1><p># no _heading_ {x} \\ &lt;b&gt; &amp; c</p><p>- no list</p>",
    "inline": "<p>a<b>b</b>c <strong> d </strong>e <em>f</em><br>g <a href='x/'>h <b>i</b></a></p>",
    "list": "<ul><li>a <b>b</b></li><li>+ c</li></ul><ol><li>d</li></ol>",
    "list of cards": "<ol><li><h3 id='x'>a</h3><p>b</p> c</li><li>d</li></ol>",
    "table": "<table><caption>a</caption><tr><th>b | c<th></th></tr><tr><td><p>d</p><p>e</p></td></tr></table>",
    "facts": "<dl><div><dt>a</dt><dd>b <svg><text>no</text></svg></dd></div></dl>",
    "form": "<form><label>a <select><option>b</option><option>c</option></select></label><button>d</button></form>",
    "text between blocks": "<section>a <p>b</p> c <div>d</div>e</section>",
    "code": "<pre><code>a: *b*\n  c</code></pre><p>d</p>",
}


def in_article(html: str) -> str:
    return f"<html><article class='x'>{html}</article><p>after</p></html>"


@pytest.mark.parametrize("html", HTML.values(), ids=HTML)
def test_markdown_says_the_same_words(html: str) -> None:
    tree = article(in_article(html))
    made = as_html(markdown(tree, lambda link: link), extensions=["tables", "attr_list"])
    assert words_of(article(in_article(made))) == words_of(tree) != []


def test_what_is_drawn_or_run_is_no_text() -> None:
    html = "<p>a<script>b</script><svg><text>c</text></svg><style>d</style></p><template><p>e</p></template>"
    assert words_of(article(in_article(html))) == ["a"]
    assert words_of(article("<p>no article</p>")) == []


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ("../b/", "../b/index.md"),
        ("../b/#x", "../b/index.md#x"),
        ("#x", "#x"),
        ("../none/", "../none/"),
        ("https://example.org/b/", "https://example.org/b/"),
        ("../", "../index.md"),
    ],
)
def test_a_link_leads_to_a_file(link: str, made: str) -> None:
    assert written(link, "a", {"", "a", "b"}) == made


def site(folder: Path, **pages: str) -> Path:
    for name, html in pages.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(in_article(html), "utf-8")
    return folder


def test_a_difference_stops_the_measurement(tmp_path: Path) -> None:
    ours = site(tmp_path / "ours", a="<p>one two three</p>", b="<p>x</p>")
    assert compare(ours, site(tmp_path / "same", a="<h1>one two</h1><p>three</p>", b="<p>x</p>")) == 2
    for name, html in {
        "other": "<p>one two four</p>",
        "less": "<p>one two</p>",
        "more": "<p>one two three 4</p>",
    }.items():
        with pytest.raises(Differs, match=r"^a: behind 'one two"):
            compare(ours, site(tmp_path / name, a=html, b="<p>x</p>"))


def test_the_bare_site_has_the_same_pages_and_navigation(tmp_path: Path) -> None:
    ours = site(tmp_path / "ours", a="<h1>A</h1><p><a href='../b/'>b</a></p>", b="<h1>B</h1>")
    (ours / "old").mkdir()
    (ours / "old" / "index.html").write_text('<meta http-equiv="refresh">', "utf-8")
    made = bare_site(ours, [Entry("Both", "a/", (Entry(None, "a/"), Entry(None, "b/")))], tmp_path / "bare")
    pages = {path.relative_to(made / "docs").as_posix(): path.read_text("utf-8") for path in made.rglob("*.md")}
    assert pages == {"a/index.md": "# A\n\n[b](<../b/index.md>)\n", "b/index.md": "# B\n"}
    settings = (made / "mkdocs.yml").read_text("utf-8")
    assert settings.endswith('nav:\n  - "Both":\n      - a/index.md\n      - b/index.md\n')


def test_every_view_of_the_example_can_be_said_in_markdown(tmp_path: Path) -> None:
    for view in prepare(edge_of(example_in(tmp_path))).views:
        tree = article(in_article(view.html))
        made = as_html(markdown(tree, lambda link: link), extensions=["tables", "attr_list"])
        assert words_of(article(in_article(made))) == words_of(tree), view.address
