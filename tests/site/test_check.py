"""What is found in a built site."""

from pathlib import Path

import pytest

from macros.publishing.check import check_site, missing_records
from macros.publishing.faults import told

SHELL = '<html><head><link rel="canonical" href="https://example.org/"></head><body>{}</body></html>'


def faults_in(folder: Path, **pages: str) -> list[str]:
    """Each fault as it is told, of a site with these pages at `home` and `tracks/<name>/`."""
    for name, body in pages.items():
        path = folder / ("index.html" if name == "home" else f"tracks/{name}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHELL.format(body), "utf-8")
    return [told(fault, "en") for fault in check_site(folder)[1]]


def test_a_site_without_faults(tmp_path: Path) -> None:
    home = (
        '<a href="tracks/a/#x">a</a><a href="https://example.org">b</a><a href="mailto:a@b.org">c</a><a href="#"></a>'
    )
    assert faults_in(tmp_path, home=home, a='<p id="x"><a href="../../">home</a> <a href="./">here</a></p>') == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="nope/">x</a>', "tracks/a/: error: the link tracks/a/nope/ leads nowhere"),
        ('<a href="../../../x/">x</a>', "tracks/a/: error: the link x/ leads nowhere"),
        ('<a href="#nope">x</a>', "tracks/a/: error: the link tracks/a/#nope leads to a place that is not there"),
        ('<img src="nope.png">', "tracks/a/: error: the link tracks/a/nope.png leads nowhere"),
        ('<a href="/x">x</a>', "tracks/a/: error: the link /x begins with a slash; write it as seen from this page"),
        (
            '<a href=" java&#115;cript:x()">x</a>',
            "tracks/a/: error: the link  javascript:x() is not allowed; write https:// or mailto:",
        ),
        (
            '<a href="https://[x">x</a>',
            "tracks/a/: error: the link https://[x is not allowed; write https:// or mailto:",
        ),
        (
            '<a href="//evil.example">x</a>',
            "tracks/a/: error: the link //evil.example is not allowed; write https:// or mailto:",
        ),
        (
            '<img src="https://evil.example/x.png">',
            "tracks/a/: error: https://evil.example/x.png is loaded from another host",
        ),
        (
            '<img srcset="https://evil.example/x.png 2x">',
            "tracks/a/: error: https://evil.example/x.png is loaded from another host",
        ),
        ('<i id="x"></i><i id="x"></i>', "tracks/a/: error: the id 'x' stands there twice"),
        ('<i id="x"></i><b id="x"></b>', "tracks/a/: error: the id 'x' stands there twice"),
        ("<A HREF = 'nope/'>x</A>", "tracks/a/: error: the link tracks/a/nope/ leads nowhere"),
        ('<a title="x"href=nope/>x</a>', "tracks/a/: error: the link tracks/a/nope/ leads nowhere"),
        (
            '<svg><use xlink:href="#nope"/></svg>',
            "tracks/a/: error: the link tracks/a/#nope leads to a place that is not there",
        ),
        ("<script>x()</script>", "tracks/a/: error: a script that is not ours: x() [0fa2064bc54cbc2a]"),
        ('<p OnClick="x()">x</p>', "tracks/a/: error: the attribute onclick runs code"),
        ("<svg/onload=x()>", "tracks/a/: error: the attribute onload runs code"),
        ("<iframe></iframe>", "tracks/a/: error: the element <iframe> is not allowed in a page"),
        ('<base href="./">', "tracks/a/: error: the element <base> is not allowed in a page"),
        ('<meta http-equiv="refresh" content="0">', "tracks/a/: error: the element <meta> is not allowed in a page"),
        ('<pre class="mermaid"></pre>', "tracks/a/: error: the element <pre class=mermaid> is not allowed in a page"),
    ],
)
def test_a_fault_in_a_page(tmp_path: Path, body: str, fault: str) -> None:
    assert faults_in(tmp_path, a=body) == [fault]


@pytest.mark.parametrize(
    "body",
    [
        "<p>&lt;a href=nope onclick=x&gt; a &#34; onfocus=&#34;x</p>",
        "<!-- <iframe> -->",
        '<p title="&lt;a href=&#39;nope&#39;&gt; > onclick=x">x</p>',
        '<script type="application/json">{"a": "<iframe>"}</script>',
        "<style>a{}</style>",
        '<p data-id="x" data-href="nope/"></p><p data-id="x" data-onclick="x()"></p>',
    ],
)
def test_what_only_looks_like_a_fault(tmp_path: Path, body: str) -> None:
    assert faults_in(tmp_path, a=body) == []


def test_the_page_for_a_missing_page_is_served_anywhere_and_so_begins_at_the_root(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text(SHELL.format('<a href="/roadmap/">x</a><a href="/roadmap/tracks/b/">x</a>'))
    (tmp_path / "index.html").write_text(SHELL.format(""))
    _, faults = check_site(tmp_path, base="/roadmap/")
    assert [told(fault, "nl") for fault in faults] == ["404.html: fout: de link tracks/b/ leidt nergens heen"]


def test_a_further_part_of_a_page_counts_as_that_page(tmp_path: Path) -> None:
    second = {"a/page_2": '<p id="one">1</p><a href="../../../">x</a>'}
    faults_in(tmp_path, home="", a='<a href="page_2/">2</a>', **second)
    pages, _ = check_site(tmp_path)
    held = [("tracks/a/", "tracks/a/page_2/#one"), ("tracks/a/", "tracks/a/page_2/"), ("tracks/a/", "")]
    assert list(missing_records(pages, held)) == []
    lost = [("tracks/a/", "tracks/a/#one"), ("tracks/a/page_2/", "tracks/a/page_2/#one")]
    assert [told(fault, "en") for fault in missing_records(pages, lost)] == [
        "tracks/a/: error: 'tracks/a/#one' is not on tracks/a/",
        "tracks/a/page_2/: error: the page tracks/a/page_2/ is missing",
    ]


def test_every_record_is_found_where_it_belongs(tmp_path: Path) -> None:
    faults_in(tmp_path, home='<a href="tracks/a/#one">1</a>', a='<p id="one">1</p>')
    pages, _ = check_site(tmp_path)
    found = [("", "tracks/a/#one"), ("tracks/a/", "tracks/a/#one")]
    lost = [("", "tracks/a/#two"), ("tracks/a/", "tracks/a/#two"), ("map/", "tracks/a/#one")]
    assert list(missing_records(pages, found)) == []
    assert [told(fault, "en") for fault in missing_records(pages, lost)] == [
        ": error: 'tracks/a/#two' is not on ",
        "tracks/a/: error: 'tracks/a/#two' is not on tracks/a/",
        "map/: error: the page map/ is missing",
    ]
