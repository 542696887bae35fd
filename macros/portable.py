"""The pages of the site as a folder that another generator makes the same site of.

In: the edge, and the folder with the pages written by hand. Out: for each language a configuration in the form of
mkdocs, Markdown in which no text of the data has a meaning, assets, open data and former addresses; and the few
templates of overrides/portable, to be laid over the theme's own. The folder is replaced as a whole, or stays as it was.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from pathlib import Path

from markupsafe import Markup, escape

from macros.build import Invalid, refuse, site_languages, valid_roadmap
from macros.edge import PROJECT, Edge
from macros.pages.markdown import as_markdown_safe
from macros.pages.named import Named
from macros.pages.view import View
from macros.portable_settings import as_yaml, configuration, head, settings_file
from macros.publishing.faults import Fault, site_words
from macros.publishing.hand_written import FENCE, address_of
from macros.publishing.swap import publish, staging
from macros.publishing.written import Wrong, filled, sandbox
from macros.shell import STYLES, Site, site_of

OVERRIDES = PROJECT / "overrides"
THEME = ("main.html", "404.html", "partials/alternate.html", "partials/copyright.html")  # of overrides/portable
SHARED = ("partials/logo.html", "partials/scripts.html")  # of overrides
MARK = "# roadmap pages\n"  # the first line of a folder's configuration: it is ours, and may be replaced
HEADING = re.compile(r"^# +(?P<text>.+?)(?: +#+)? *$", re.MULTILINE)
UNSEARCHED = "<div><rm-page data-search-exclude>{}</rm-page></div>"  # a tag of our own: none like it ends it too soon
HEADINGS = re.compile(r"<(h[1-6])\b")  # each would be an entry of its own in a search
EMPHASIS = re.compile(r"[*_`]|<[^>]*>|\[(?P<text>[^\]]*)\]\([^)]*\)")


def write_pages(edge: Edge, folder: Path, *, docs: Path = PROJECT / "docs") -> str:
    """Write the pages of every language, wholly or not at all; what was written, in a line.

    Raises `Invalid` where anything is wrong with the data or a page, or where the folder holds something else.
    """
    languages = site_languages(valid_roadmap(edge))
    first = languages[0]
    folder = folder.resolve()
    if not may_be_replaced(folder):
        raise Invalid(first, [site_words(first)("build.not-pages", folder=str(folder))])
    url = os.environ.get("ROADMAP_SITE_URL", "")
    pages = 0
    with staging(folder) as stage:
        written = stage.folder / "pages"
        for language in languages:
            site = site_of(edge, docs, language)
            for path, content in files_of(site, docs, url):
                (written / path).parent.mkdir(parents=True, exist_ok=True)
                (written / path).write_bytes(content)
            pages += len(site.files)
        publish(written, folder)
    return site_words(first)("build.pages", folder=str(folder), pages=pages, languages=", ".join(languages))


def may_be_replaced(folder: Path) -> bool:
    """Whether a folder is new, empty, or written by us before."""
    if not folder.exists():
        return True
    settings = folder / settings_file("", "")
    return folder.is_dir() and (
        not any(folder.iterdir()) or (settings.is_file() and settings.read_bytes().startswith(MARK.encode()))
    )


def files_of(site: Site, docs: Path, url: str) -> Iterator[tuple[str, bytes]]:
    """The files of one language by their path in the folder, for a site at an address (empty: nobody said where)."""
    language, first = site.language, site.languages[0]
    own = f"{url.rstrip('/')}/{'' if language == first else f'{language}/'}" if url else ""
    settings = as_yaml(configuration(site, own))
    yield settings_file(language, first), f"{MARK}{settings}".encode()
    yield from theme()
    pages = dict(pages_of(site, docs))
    for path, text in pages.items():
        yield f"{language}/{path}", text.encode()
    for path, content in chain(beside_pages(docs / language).items(), assets(site).items(), site.exports(own)):
        yield f"{language}/{path}", content
    for address, html in site.moved(own).items():
        yield f"{language}/{address}index.html", html.encode()


def theme() -> Iterator[tuple[str, bytes]]:
    """What is laid over the theme; the same for every language."""
    for name in THEME:
        yield f"overrides/{name}", (OVERRIDES / "portable" / name).read_bytes()
    for name in SHARED:
        yield f"overrides/{name}", (OVERRIDES / name).read_bytes()


def assets(site: Site) -> Mapping[str, bytes]:
    """Style sheets, scripts and fonts."""
    folder = OVERRIDES / "assets"
    sheets = [folder / f"{name}.css" for name in STYLES]
    made = site.style_sheets(sheet.read_text("utf-8") for sheet in sheets)
    others = sorted(set(folder.iterdir()) - set(sheets))
    return {
        **{name: css.encode() for name, css in made.items()},
        **{f"assets/{path.name}": path.read_bytes() for path in others},
    }


def beside_pages(folder: Path) -> Mapping[str, bytes]:
    """The files beside pages written by hand: pictures, attachments."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".md")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


# --- pages ---


def pages_of(site: Site, docs: Path) -> Iterator[tuple[str, str]]:
    """Every page as Markdown by its file. Raises `Invalid` with all that is wrong in those written by hand."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, title, others in site.items():
        found[place.partition("#")[0]] += [title, others]
    for address, view in site.views.items():
        if address not in site.by_hand:
            yield site.files[address], ready(view, site, found[address])
    faults: list[Fault] = []
    for file in site.by_hand.values():
        try:
            yield file, by_hand(site, file, (docs / site.language / file).read_text("utf-8-sig"))
        except Wrong as wrong:
            faults.append(wrong.fault)
    refuse(site.language, faults)


def ready(view: View, site: Site, found: list[str]) -> str:
    """A finished page. What finds it is its title and the text that is not shown, as short as that of the site."""
    edit = site.edit_address(view.source)
    values = {
        "title": view.title,
        "description": view.summary,
        "hide": ["navigation", "toc"] if view.wide else [],
        "edit": "" if edit is None or str(escape(edit)) in view.html else edit,
        "translations": [list(one) for one in site.translations(view.address)],
        "home": not view.address,
    }
    text = " ".join(one for one in (view.summary, *view.keywords, *found) if one)
    hidden = as_markdown_safe(Markup("<div hidden>{}</div>").format(text)) if text else ""
    shown = as_markdown_safe(UNSEARCHED.format(HEADINGS.sub(r"<\1 data-search-exclude", str(view.html))))
    return f"{head(values)}\n{hidden}\n\n{shown}\n"


def by_hand(site: Site, file: str, text: str) -> str:
    """A page written by hand, its macros filled in. Raises `Wrong`."""
    address = address_of(file)
    functions = Named(context=site.context, here=address).functions()
    environment = sandbox(functions, functions)
    page = parted(text)
    name = f"docs/{site.language}/{file}"
    body = filled(environment, page.body, name, page.above)
    title = plain(filled(environment, page.values.get("title", ""), name)) or title_in(body)
    hide = page.values.get("hide", "").strip("[]")
    values = {
        "title": title,
        "description": page.values.get("description", ""),
        "hide": [one.strip() for one in hide.split(",") if one.strip()],
        "edit": site.edit_page(file) or "",
        "translations": [list(one) for one in site.translations(address)],
        "home": not address,
        "written": True,
    }
    return f"{head(values)}\n{body}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A page written by hand: the values of its head as they were typed, and what follows."""

    values: Mapping[str, str]
    body: str
    above: int = 0  # lines, above the body


def parted(text: str) -> Parted:
    """A page whose head has no faults."""
    lines = text.splitlines()
    if not lines or not FENCE.fullmatch(lines[0]):
        return Parted(values={}, body=text)
    end = next(number for number, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line))
    pairs = (line.partition(":") for line in lines[1:end])
    return Parted(
        values={key.strip(): value.strip() for key, _, value in pairs},
        body="\n".join(lines[end + 1 :]),
        above=end + 1,
    )


def title_in(body: str) -> str:
    """The text of the first heading, as mkdocs finds a title; empty: by the name of the file."""
    heading = HEADING.search(body)
    return plain(EMPHASIS.sub(lambda mark: mark["text"] or "", heading["text"])) if heading else ""


def plain(text: str) -> str:
    return " ".join(unescape(text).split())
