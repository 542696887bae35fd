"""The comparator: plain Material for MkDocs, building the very same text from Markdown.

In: a site that the project built, and its navigation. Out: a folder with mkdocs.yml and docs/, ready for `mkdocs
build`. Raises `Differs` where the text of an article is not the same in both sites: then a ratio means nothing.
"""

import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from bench.html_tree import article, words_of
from bench.markdown import markdown
from macros.publishing.navigation import Entry

MOVED = 'http-equiv="refresh"'  # a former address has no page
SETTINGS = """\
site_name: Roadmap
theme: {name: material, language: nl, font: false}
markdown_extensions: [attr_list, tables]
not_in_nav: "*"
validation: {links: {unrecognized_links: ignore, not_found: ignore, anchors: ignore}}
nav:
"""


class Differs(Exception):
    """An article that does not say the same in both sites."""


def bare_site(built: Path, entries: Iterable[Entry], folder: Path) -> Path:
    """The folder of the bare site, with the same pages and the same navigation."""
    shutil.rmtree(folder, ignore_errors=True)
    addresses = set(pages_of(built))
    for address in sorted(addresses):
        page = folder / "docs" / address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        tree = article((built / address / "index.html").read_text("utf-8"))
        page.write_text(markdown(tree, partial(written, here=address, addresses=addresses)), "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS + "".join(lines(entries)), "utf-8")
    return folder


def pages_of(built: Path) -> Iterator[str]:
    """The addresses of all pages of a site but those that send a reader on."""
    for path in sorted(built.rglob("index.html")):
        if MOVED not in path.read_text("utf-8"):
            yield path.parent.relative_to(built).as_posix().removeprefix(".")


def written(link: str, here: str, addresses: set[str]) -> str:
    """A link as Markdown has it: to a file, where it leads to a page of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    target = posixpath.normpath(posixpath.join("/", here, parts.path)).strip("/")
    if target not in addresses:
        return link
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return posixpath.relpath(f"/{target}/index.md", f"/{here}") + anchor


def lines(entries: Iterable[Entry], indent: str = "  ") -> Iterator[str]:
    """The navigation as mkdocs.yml has it; titles are the pages' own."""
    for entry in entries:
        if entry.children:
            yield f'{indent}- "{name_of(entry)}":\n'
            yield from lines(entry.children, f"{indent}    ")
        else:
            yield f"{indent}- {entry.address}index.md\n"


def name_of(entry: Entry) -> str:
    return re.sub(r'["\\]', "", entry.title or entry.address)


def compare(built: Path, bare: Path) -> int:
    """How many articles say the same, word for word. Raises `Differs` for the first that does not."""
    count = 0
    for address in pages_of(built):
        ours = words_of(article((built / address / "index.html").read_text("utf-8")))
        theirs = words_of(article((bare / address / "index.html").read_text("utf-8")))
        for place, (one, other) in enumerate(zip_longest(ours, theirs, fillvalue="")):
            if one != other:
                before = " ".join(ours[max(0, place - 5) : place])
                raise Differs(f"{address or 'home'}: behind '{before}' stands '{one}', and in the bare site '{other}'")
        count += 1
    return count
