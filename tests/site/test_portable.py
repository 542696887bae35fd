"""Pages on disk: all that another generator needs. mkdocs itself, without our hook, stands for the others here."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.build import Invalid, build_site
from macros.cli import main
from macros.portable import by_hand, parted, title_in, write_pages
from macros.publishing.written import Wrong
from macros.shell import Site, site_of
from tests.site import portable
from tests.site.conftest import bytes_in, edge_of, example_in
from tests.site.portable import Difference, Known, addresses_in, built_from_disk, differences, report
from tests.site.test_hostile_texts import plain, shown

PROJECT = Path(__file__).parents[2]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def with_alias(folder: Path) -> Path:
    """The example, in which a use case had another id."""
    data = example_in(folder)
    with (data / "use-cases/zoeken.yml").open("a", encoding="utf-8") as stream:
        stream.write("aliases: [vinden]\n")
    return data


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The example as `roadmap build` makes it, its pages on disk, and the site that plain mkdocs makes of them."""
    folder = tmp_path_factory.mktemp("portable")
    edge = edge_of(with_alias(folder))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ROADMAP_SITE_URL", "https://example.org/roadmap/")
        patched.setenv("NO_MKDOCS_2_WARNING", "1")
        build_site(edge, folder / "site")
        made = built_from_disk(edge, folder / "pages", "mkdocs")
    return {"ours": folder / "site", "pages": folder / "pages", "theirs": made}


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(edge_of(example_in(tmp_path_factory.mktemp("one"))), PROJECT / "docs", "en")


def test_the_same_addresses_and_titles(sites: Mapping[str, Path]) -> None:
    found = list(differences("other", addresses_in(sites["ours"]), addresses_in(sites["theirs"])))
    assert [str(difference) for difference in found] == ["other: more: en/404.html"]
    assert len(addresses_in(sites["ours"])) > 100


def test_every_page_shows_what_the_site_shows(sites: Mapping[str, Path]) -> None:
    for page in ("", "map/", "phases/", "use-cases/zoeken/", "kpis/coverage/", "method/", "en/tracks/techniek/"):
        ours, theirs = (content_of(sites[name] / page / "index.html") for name in ("ours", "theirs"))
        assert len(ours) > 300
        assert ours in theirs, page


def content_of(path: Path) -> str:
    """The text of a page's content."""
    return plain(shown(path).content)


def test_a_former_address_sends_its_reader_on(sites: Mapping[str, Path]) -> None:
    for root in ("", "en/"):
        ours, theirs = (
            (sites[name] / root / "use-cases/vinden/index.html").read_text("utf-8") for name in ("ours", "theirs")
        )
        assert '<meta http-equiv="refresh" content="0; url=../zoeken/">' in theirs
        assert f'<link rel="canonical" href="https://example.org/roadmap/{root}use-cases/zoeken/">' in theirs
        assert "Content-Security-Policy" in ours


def entries_of(site: Path) -> dict[str, dict[str, str]]:
    found = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return {entry["location"]: entry for entry in found}


def test_a_page_is_found_by_its_title_and_a_short_text(sites: Mapping[str, Path]) -> None:
    for root in ("", "en/"):
        ours, theirs = entries_of(sites["ours"] / root), entries_of(sites["theirs"] / root)
        ready = [address for address in ours if re.fullmatch(r"(use-cases|owners)/[^/]+/", address)]
        assert len(ready) > 3
        for address in ready:
            assert theirs[address]["title"] == ours[address]["title"]
            assert ours[address]["text"] in theirs[address]["text"]
            assert len(theirs[address]["text"]) < 600
            assert not [other for other in theirs if other.startswith(f"{address}#")], "a heading is no entry"
        item = ours["tracks/techniek/#meten"]
        assert item["title"] in theirs["tracks/techniek/"]["text"]


def test_the_open_data_and_the_looks_are_there(sites: Mapping[str, Path]) -> None:
    ours, theirs = bytes_in(sites["ours"]), bytes_in(sites["theirs"])
    wanted = {
        name for name in ours if name.startswith(("open-data/", "assets/", "en/open-data/")) and ".html" not in name
    }
    assert {"assets/look.css", "assets/filters.css"} <= wanted
    assert [name for name in sorted(wanted) if ours[name] != theirs.get(name)] == []


def test_the_reader_stays_on_the_page_in_another_language(sites: Mapping[str, Path]) -> None:
    page = (sites["theirs"] / "use-cases/zoeken/index.html").read_text("utf-8")
    assert '<a href="../../en/use-cases/zoeken/" hreflang="en" lang="en" class="md-select__link">English</a>' in page
    missing = (sites["theirs"] / "404.html").read_text("utf-8")
    assert '<a href="/roadmap/en/">' in missing
    assert "Deze pagina is er niet" in missing
    assert "This page does not exist" in missing


def test_the_settings_are_those_of_the_site(sites: Mapping[str, Path]) -> None:
    ours = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    for name, language in (("mkdocs.yml", "nl"), ("mkdocs.en.yml", "en")):
        theirs = read(sites["pages"] / name)
        assert theirs["docs_dir"] == theirs["theme"]["language"] == language
        for key in ("features", "favicon", "font", "name"):
            assert theirs["theme"][key] == ours["theme"][key]
        without = [{**one, "toggle": {"icon": one["toggle"]["icon"]}} for one in theirs["theme"]["palette"]]
        assert without == ours["theme"]["palette"]
        assert theirs["markdown_extensions"] == ours["markdown_extensions"]
        assert "macros" not in theirs["plugins"]
        assert "hooks" not in theirs


def test_what_we_wrote_is_replaced_as_a_whole_and_nothing_else_is(tmp_path: Path) -> None:
    edge = edge_of(example_in(tmp_path))
    assert write_pages(edge, tmp_path / "pages").endswith("pagina's in nl, en.")
    (tmp_path / "pages/nl/use-cases/gone").mkdir()
    write_pages(edge, tmp_path / "pages")
    assert not (tmp_path / "pages/nl/use-cases/gone").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/mkdocs.yml").write_text("site_name: mine\n", "utf-8")
    with pytest.raises(Invalid, match="is een map met iets anders erin"):
        write_pages(edge, tmp_path / "mine")
    with pytest.raises(Invalid, match="is een map met iets anders erin"):
        write_pages(edge, tmp_path / "data/roadmap.yml")
    assert bytes_in(tmp_path / "mine").keys() == {"mkdocs.yml"}


def test_a_mistake_in_a_page_by_hand_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edge, docs = edge_of(example_in(tmp_path)), tmp_path / "docs"
    for language in ("nl", "en"):
        (docs / language).mkdir(parents=True)
        (docs / language / "picture.svg").write_text("<svg/>", "utf-8")
    (docs / "nl/a.md").write_text("---\ntitle: A\n---\n# A\n\n{{ compas() }}\n", "utf-8")
    (docs / "nl/b.md").write_text('{{ title("track", "x") }}\n', "utf-8")
    with pytest.raises(Invalid) as invalid:
        write_pages(edge, tmp_path / "pages", docs=docs)
    assert [text.partition(": fout")[0] for text in invalid.value.texts] == ["docs/nl/a.md:6", "docs/nl/b.md:1"]
    assert not (tmp_path / "pages").exists()
    for name in ("a", "b"):
        (docs / f"nl/{name}.md").write_text("# **Goed**\n", "utf-8")
    write_pages(edge, tmp_path / "pages", docs=docs)
    assert (tmp_path / "pages/nl/a.md").read_text("utf-8").splitlines()[1] == 'title: "Goed"'
    assert (tmp_path / "pages/nl/picture.svg").exists()


def test_the_command_writes_them_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = example_in(tmp_path)
    given = ["pages", str(tmp_path / "pages"), "--data", str(data), "--today", "2026-06-30", "--as-of", "2026-06-01"]
    assert main(given) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("pagina's in nl, en.\n")
    assert "1 juni 2026" in read(tmp_path / "pages/mkdocs.yml")["extra"]["past"]


@pytest.mark.parametrize(
    ("text", "values", "body", "above"),
    [
        ("# A\n", {}, "# A\n", 0),
        ("", {}, "", 0),
        ("---\ntitle: A: b\nhide: [toc]\n---\n\nx", {"title": "A: b", "hide": "[toc]"}, "\nx", 4),
    ],
    ids=["no head", "nothing", "a head"],
)
def test_a_page_is_its_head_and_its_body(text: str, values: dict[str, str], body: str, above: int) -> None:
    found = parted(text)
    assert (found.values, found.body, found.above) == (values, body, above)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Plain\n", "Plain"),
        ("text\n\n# With *stress*, `code` and a [link](x/) #\n", "With stress, code and a link"),
        ("# Of data &#60;b&#62;\n", "Of data <b>"),
        ("## Not this one\n", ""),
    ],
)
def test_the_title_is_the_first_heading(body: str, title: str) -> None:
    assert title_in(body) == title


def test_a_page_by_hand_keeps_its_markdown_and_has_its_macros_filled_in(one: Site) -> None:
    text = '---\ntitle: A {{ title("track", "techniek") }}\nhide: [toc]\n---\n\n{{ kpi_value("coverage") }} *x*\n'
    page = by_hand(one, "method.md", text)
    _, head, body = page.split("---\n", 2)
    values = yaml.safe_load(head)
    assert values["title"].startswith("A ")
    assert values["written"] is True
    assert values["hide"] == ["toc"]
    assert '<a href="../kpis/coverage/"' in body
    assert "*x*" in body
    with pytest.raises(Wrong):
        by_hand(one, "method.md", "{{ kpi_value('coverag') }}")


# --- make portable ---


def page(title: str, heading: str = "H") -> str:
    return f"<!doctype html><title>{title}</title><body><h1>{heading} <b>x</b></h1><h1>another</h1>"


def test_each_difference_is_told(tmp_path: Path) -> None:
    for site, files in {
        "a": {"index.html": page("A &amp; b"), "x/index.html": page("X"), "y/index.html": page("Y"), "f.json": "1"},
        "b": {
            "index.html": page("A &amp; b"),
            "x/index.html": page("Z", "I"),
            "z/index.html": page("Z"),
            "f.json": "2",
        },
    }.items():
        for name, text in files.items():
            (tmp_path / site / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / site / name).write_text(text, "utf-8")
    found = differences("zensical", addresses_in(tmp_path / "a"), addresses_in(tmp_path / "b"))
    assert [str(one) for one in found] == [
        "zensical: title: x/: 'X', and not 'Z'",
        "zensical: heading: x/: 'H x', and not 'I x'",
        "zensical: missing: y/",
        "zensical: more: z/",
    ]


def test_what_nobody_knows_and_what_is_known_for_nothing_counts() -> None:
    found = [Difference(generator="zensical", kind="more", address=address) for address in ("en/404.html", "x/")]
    known = [
        Known(generator="zensical", kind="more", address="*/404.html", reason="a host serves one"),
        Known(generator="zensical", kind="missing", address="*", reason="another kind"),
        Known(generator="properdocs", kind="more", address="*", reason="another generator"),
    ]
    lines, unknown = report(found, known)
    assert unknown == 3
    assert lines == [
        "known     1 zensical: more: */404.html: a host serves one",
        "unknown     zensical: more: x/",
        "unknown     portable.toml: nothing needs this any more: zensical: missing: *",
        "unknown     portable.toml: nothing needs this any more: properdocs: more: *",
    ]
    assert report(found[:1], known[:1])[1] == 0


def test_the_known_differences_have_a_reason_and_stand_in_the_papers() -> None:
    told = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    for one in portable.known():
        assert one.reason
        assert f"`{one.address.lstrip('*/')}`" in told, one.address
    assert not [one for one in portable.known() if one.kind in ("title", "heading")]


def test_what_is_compared_is_what_the_lock_installs() -> None:
    groups = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    assert tuple(one.partition("==")[0] for one in groups["portable"]) == portable.GENERATORS


def test_where_they_are_not_installed_it_says_who_installs_them() -> None:
    assert portable.missing(["yaml"]) == ""
    assert portable.missing(["yaml", "no_such_generator"]) == (
        "not installed here: no_such_generator; make portable does so, in a place of its own"
    )


def test_a_generator_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)no_such_program builds no site from mkdocs.yml.*No module named"):
        built_from_disk(edge_of(example_in(tmp_path)), tmp_path / "pages", "no_such_program")
