"""Every word of a generated page is in words/ or in the data: with marks for both, no other letter is left."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from macros.kpis.measure import measure_with_trend
from macros.load import load
from macros.pages import render
from macros.pages.context import Context
from macros.pages.site import views
from macros.words import LANGUAGES, Words, words
from tests.roadmaps import write
from tests.words.marks import (
    DATA,
    MARKS,
    Reader,
    mark_data,
    mark_words,
    marked,
    marked_entry,
    scalars,
    strange,
)

PROJECT = Path(__file__).parents[2]
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
DAY = dt.date(2026, 11, 25)
TEMPLATES = sorted((PROJECT / "overrides").rglob("*.html"))


@pytest.fixture(scope="module")
def roadmaps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example of the project and the smallest roadmap, their texts replaced by marks."""
    full, bare = tmp_path_factory.mktemp("full") / "data", tmp_path_factory.mktemp("bare") / "data"
    shutil.copytree(PROJECT / "data", full)
    write(bare, "")
    mark_data(full)
    mark_data(bare)
    return {"full": full, "bare": bare}


def told_by(data: Path, language: str, day: dt.date) -> Iterator[tuple[str, str]]:
    """All that the pages of a roadmap tell on a day, each with the page's address."""
    roadmap = load(data, DAY).roadmap
    entries = {key: marked_entry(entry, MARKS[language]) for key, entry in words(language).entries.items()}
    context = Context(
        roadmap=roadmap,
        figures=measure_with_trend(roadmap, day),
        as_of=day,
        language=language,
        words=Words(language=language, entries=entries),
        commit=None,
    )
    for view in views(context):
        headings = (heading.text for heading in view.contents)
        for told in (*Reader(view.html).told, view.title, view.summary, *headings, *view.keywords):
            yield view.address, told


def strangers(told: Iterable[tuple[str, str]], data: Path, language: str) -> list[tuple[str, str]]:
    """The texts that hold more than words and data, each with the first page that tells it."""
    known = frozenset(scalars(data))
    once = {text: address for address, text in reversed(list(told))}
    return [(address, text) for text, address in reversed(once.items()) if strange(text, language, known)]


@pytest.mark.parametrize(
    ("name", "language", "day"),
    [
        pytest.param("full", "nl", DAY, id="the example"),
        pytest.param("full", "en", dt.date(2028, 6, 1), id="all of it late"),
        pytest.param("bare", "nl", DAY, id="nothing yet"),
    ],
)
def test_a_page_holds_words_and_data_only(roadmaps: dict[str, Path], name: str, language: str, day: dt.date) -> None:
    told = list(told_by(roadmaps[name], language, day))
    assert len(told) > 100
    assert strangers(told, roadmaps[name], language) == []


def test_a_word_in_a_template_is_found(roadmaps: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """And with it, that the test above can fail."""
    real = render.environment()
    inside = [path for path in TEMPLATES if path.is_relative_to(render.FRAGMENTS)]
    sources = {path.relative_to(render.FRAGMENTS).as_posix(): path.read_text("utf-8") for path in inside}
    sources["phases.html"] = sources["phases.html"].replace("</h1>", '</h1><p title="Uitleg">λλ <b>Nu</b></p>')
    planted = Environment(
        loader=DictLoader(sources), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    planted.filters |= real.filters
    monkeypatch.setattr(render, "environment", lambda: planted)
    told = told_by(roadmaps["bare"], "nl", DAY)
    assert strangers(told, roadmaps["bare"], "nl") == [("phases/", "Uitleg"), ("phases/", "Nu")]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<p>λλ жж 3 dagen</p>", ["λλ жж 3 dagen"], id="in a text"),
        pytest.param('<svg><title>Grafiek</title><text x="3">nu</text></svg>', ["Grafiek", "nu"], id="in a drawing"),
        pytest.param('<a aria-label="Λ. Open"><img alt="een"></a>', ["Λ. Open", "een"], id="in a name"),
        pytest.param('<meta name="description" content="Over"><input placeholder="Zoek">', ["Over", "Zoek"], id="head"),
        pytest.param("<p>λnλ</p>", ["λnλ"], id="in a word"),
        pytest.param('<div class="rm-page rm-written"><p>Tekst<br>meer</p></div><p>na</p>', ["na"], id="by hand"),
        pytest.param("<p>24 nov 2026, <b>Q4 2026</b>, data/tracks/x.yml:3, 76%</p>", [], id="dates, files, numbers"),
        pytest.param("<p>24 Nov 2026, <b>Q5 2026</b></p>", ["Q5 2026"], id="no such quarter"),
        pytest.param(
            '<script>let a = "b"</script><style>p { color: red }</style><p id="x" class="y"></p>', [], id="code"
        ),
    ],
)
def test_what_is_read(html: str, found: list[str]) -> None:
    assert [text for text in Reader(html).told if strange(text, "nl", ())] == found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PROJECT / "overrides").as_posix())
def test_no_template_holds_a_word(path: Path) -> None:
    """Also where no roadmap gets: what is left without Jinja tells nothing."""
    left = JINJA.sub(" ", path.read_text("utf-8"))
    left = re.sub(r"""[a-z-]+="\s*"(?![^<]*>)""", " ", left)  # a macro may write attributes alone
    assert [text for text in Reader(left).told if strange(text, "nl", ())] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of a small roadmap, built by a copy of the project in which every word is a mark."""
    folder = tmp_path_factory.mktemp("marked")
    project, data = folder / "project", folder / "data"
    project.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", project)
    for name in ("macros", "overrides", ".cache"):
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, project / name)
    for language in LANGUAGES:
        mark_words(project / "macros/words" / language, language)
        page = project / "docs" / language / "how-to-edit.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# {DATA}\n", "utf-8")
    write(data, "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nlanguages: [nl, en]\n")
    mark_data(data)
    done = subprocess.run(
        [sys.executable, "-m", "macros", "build", "--data", data, "--site", folder / "site", "--today", str(DAY)],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def words_of_the_theme(language: str) -> frozenset[str]:
    """What Material says by itself in a language: the values of its own language file."""
    path = files("material") / f"templates/partials/languages/{language}.html"
    return frozenset(re.findall(r'": "(.+)"', path.read_text("utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_around_the_pages_too(site: Path, language: str) -> None:
    """Header, navigation, footer, search entries, 404. What the theme says by itself is not ours, and told exactly."""
    known = frozenset(scalars(site / "data"))
    pages = pages_of(site / "site", language)
    assert len(pages) > 20
    theirs = words_of_the_theme(language)
    for page, told in pages.items():
        ours = [text.partition(": ")[2] if text.partition(": ")[0] in theirs else text for text in told]
        assert [text for text in ours if text not in theirs and strange(text, language, known)] == [], page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_holds_a_word_of_another_language(site: Path, language: str) -> None:
    """But for the name of that language, and the page for a missing page, which is in all of them."""
    others = [code for code in LANGUAGES if code != language]
    names = {marked(words(code, ("site",))("language"), MARKS[code]) for code in others}
    for page, told in pages_of(site / "site", language).items():
        foreign = [text for text in told if any(MARKS[code] in text.lower() for code in others)]
        assert page == "404.html" or [text for text in foreign if text not in names] == [], page


def pages_of(site: Path, language: str) -> dict[str, list[str]]:
    """All that the pages and the search entries of a language tell."""
    root = site if language == "nl" else site / language
    pages = [
        path for path in sorted(root.rglob("*.html")) if language == "en" or "en" not in path.relative_to(root).parts
    ]
    told = {path.relative_to(root).as_posix(): Reader(path.read_text("utf-8")).told for path in pages}
    for entry in json.loads((root / "search/search_index.json").read_text("utf-8"))["docs"]:
        told[f"search: {entry['location']}"] = [entry["title"], entry["text"], *entry.get("tags", ())]
    return told
