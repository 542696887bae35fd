"""A last look at a built site, in the files as readers get them: what mkdocs checks in Markdown, it does not in HTML.

In: the folder of a whole site, and the records that must be found in it. Out: faults. A built page is text by our own
templates and by trusted hands; this net is for mistakes, the escaping of data text is done where it is written.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.pages.links import relative
from macros.publishing.faults import Fault, fault

SKIPPED = re.compile(r"<!--.*?-->", re.DOTALL)
SCRIPT = re.compile(r"<(script|style)\b((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
TAGS = re.compile(r"<[a-zA-Z][^\s/>]*(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")  # the same, without its parts
ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
LINKS = {"href", "xlink:href", "src", "srcset", "action", "formaction", "poster", "data", "background", "cite"}
FOLLOWED = {"a", "area", "form"}  # a reader goes there; what others name is loaded with the page
FORBIDDEN = {"iframe", "frame", "object", "embed", "base", "portal", "applet"}
SCHEMES = {"https", "http", "mailto"}
TELLING = re.compile(  # a tag without any of this, in small letters, asks nothing of the site: most have none
    rf"""<(?:{"|".join(FORBIDDEN)})|mermaid|[\s"'/=](?:on|(?:id|http-equiv|{"|".join(LINKS)})(?![^\s"'>/=]))"""
)
MARK = re.compile(r"(?m)^_m-([a-z0-9-]+)(?:_\d+)?$")  # the id of a mark; a number where it is not in the first view
FURTHER = re.compile(r"page_\d+/$")  # the end of the address of a further part of a page
SCOPE = re.compile(r'new URL\("[^"]*",location\)')
MATERIAL_SCRIPTS = {  # the inline scripts of Material 9.8.2, by `fingerprint`
    "7fda2510d7f888c9",  # where the site begins, and what it keeps in the browser
    "0eb10c249dbdb0be",  # the palette that was chosen
    "ffcc0f7735fdab43",  # the tab that was chosen
}


@dataclass(slots=True)
class Tag:
    """What one tag asks of the site; equal tags are read once."""

    id: str | None = None
    links: list[tuple[str, bool]] = field(default_factory=list)  # and whether a reader follows it
    faults: list[tuple[str, str]] = field(default_factory=list)  # key and name
    refresh: str | None = None  # where it sends a reader without being asked


@dataclass(slots=True)
class Link:
    """Where a link leads; equal links are read once."""

    path: str  # as seen from the page, or from the root of the host
    anchor: str = ""
    leaves: bool = False  # the site
    allowed: bool = True


@dataclass(slots=True)
class Built:
    """A page as it was built."""

    address: str  # use-cases/x/, or 404.html
    ids: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)  # addresses within the site, with their anchors

    def within(self, path: str) -> str:
        """The address of a path that is seen from this page."""
        if not path:
            return self.address
        folder = self.address[: self.address.rfind("/") + 1]
        target = posixpath.normpath(f"/{folder}{path}").lstrip("/")
        return f"{target}/" if target and path.endswith(("/", ".", "..")) else target


def check_site(
    folder: Path, *, base: str = "/", moved: Mapping[str, str] | None = None
) -> tuple[dict[str, Built], list[Fault]]:
    """All pages by address, and every fault in them.

    `base` is the path under which the site will stand; the pages at the addresses of `moved` may send a reader on.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages: dict[str, Built] = {}
    faults: list[Fault] = []
    for file in sorted(name for name in files if name.endswith(".html")):
        address = file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file
        pages[address] = Built(address)
        new = (moved or {}).get(address)
        faults += read_page(pages[address], (folder / file).read_text("utf-8"), base, new)
    right: set[str] = set()
    for page in pages.values():
        faults += broken_links(page, pages, files, right)
    return pages, faults


def read_page(page: Built, html: str, base: str, moved: str | None) -> Iterator[Fault]:
    """Fill in the ids and targets of a page; yield what is wrong with the page alone.

    `moved` is where it may send its reader on to, None for nowhere.
    """
    html = SKIPPED.sub("", html)
    for element, attributes, text in SCRIPT.findall(html):
        if element.lower() == "script" and not is_known(attributes, text):
            yield fault(page.address, "check.inline-script", text=f"{text.strip()[:60]} [{fingerprint(text)}]")
    html = SCRIPT.sub(r"<\1\2>", html)
    for text, times in Counter(TAGS.findall(html)).items():
        if (tag := read_tag(text)) is None:
            continue
        for key, name in tag.faults:
            yield fault(page.address, key, name=name)
        if tag.refresh is not None and (moved is None or tag.refresh != f"0; url={relative(moved, page.address)}"):
            yield fault(page.address, "check.element", name="meta")
        if tag.id is not None:
            if times > 1 or tag.id in page.ids:
                yield fault(page.address, "check.double-id", name=tag.id)
            page.ids.add(tag.id)
        for link, followed in tag.links:
            yield from follow(page, link, base, followed=followed)


def is_known(attributes: str, text: str) -> bool:
    """A file of the site's own, data, or an inline script of the theme."""
    if "src" in attributes:
        return not text.strip()
    return 'type="application/json"' in attributes or fingerprint(text) in MATERIAL_SCRIPTS


def fingerprint(script: str) -> str:
    """A short hash of an inline script, the same at every depth of the site."""
    return sha256(SCOPE.sub("", script.strip()).encode()).hexdigest()[:16]


@lru_cache(maxsize=100_000)
def read_tag(text: str) -> Tag | None:
    """What a tag says, once for all pages on which it stands; None of one that asks nothing."""
    if not TELLING.search(text.lower()):
        return None
    found = TAG.match(text)
    assert found
    element, tag = found[1].lower(), Tag()
    if element in FORBIDDEN:
        tag.faults.append(("check.element", element))
    attributes = {name.lower(): unescape(value.strip("\"'")) for name, value in ATTRIBUTE.findall(found[2])}
    for name, value in attributes.items():
        if name == "id":
            tag.id = value
        elif name.startswith("on"):
            tag.faults.append(("check.handler", name))
        elif name == "class" and "mermaid" in value.split():  # the theme would fetch a program from another host
            tag.faults.append(("check.element", f"{element} class=mermaid"))
        elif name == "http-equiv" and "refresh" in value.lower():
            tag.refresh = attributes.get("content", "")
        elif name == "srcset":
            tag.links += [(part.split()[0], False) for part in value.split(",") if part.strip()]
        elif name in LINKS and not (element == "link" and is_address_only(attributes)):
            tag.links.append((value, element in FOLLOWED))
    return tag


def is_address_only(attributes: dict[str, str]) -> bool:
    """A `link` that names the page's own address and loads nothing."""
    return attributes.get("rel") == "canonical"


def follow(page: Built, link: str, base: str, *, followed: bool) -> Iterator[Fault]:
    """Note where a link leads within the site, or tell why it may not lead there."""
    read = read_link(link)
    if not read.allowed:
        yield fault(page.address, "check.forbidden-link", link=link)
    elif read.leaves:
        if not followed:
            yield fault(page.address, "check.foreign-resource", link=link)
    elif not read.path.startswith("/"):
        page.targets.add(page.within(read.path) + read.anchor)
    elif page.address == "404.html" and read.path.startswith(base):
        page.targets.add(page.within(read.path.removeprefix(base)) + read.anchor)
    else:
        yield fault(page.address, "check.absolute-link", link=link)


@lru_cache(maxsize=100_000)
def read_link(link: str) -> Link:
    """A link, once for all pages on which it stands."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return Link("", allowed=False)
    if parts.scheme or parts.netloc:
        allowed = parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
        return Link("", leaves=True, allowed=allowed)
    return Link(unquote(parts.path), anchor=f"#{unquote(parts.fragment)}" if parts.fragment else "")


def broken_links(page: Built, pages: dict[str, Built], files: set[str], right: set[str]) -> Iterator[Fault]:
    """Targets that were not built; `right` are those of which that is not so, and it grows."""
    for target in sorted(page.targets - right):
        address, _, anchor = target.partition("#")
        address = address.removesuffix("index.html") if address in files else address
        if address not in pages and address not in files:
            yield fault(page.address, "check.broken-link", link=target)
        elif anchor and address in pages and anchor not in pages[address].ids:
            yield fault(page.address, "check.broken-anchor", link=target)
        else:
            right.add(target)


def missing_records(pages: dict[str, Built], wanted: Iterable[tuple[str, str]], root: str = "") -> Iterator[Fault]:
    """For each (page, target) that the data asks for: the page or a further part of it leads there, or holds it."""
    parts: dict[str, list[Built]] = {}
    for address, page in pages.items():
        parts.setdefault(FURTHER.sub("", address), []).append(page)
    for address, target in wanted:
        held = parts.get(root + address)
        if held is None:
            yield fault(root + address, "check.no-page", page=root + address)
            continue
        own, _, anchor = (root + target).partition("#")
        if not any(page.address == own and anchor in page.ids for page in held) and not any(
            root + target in page.targets for page in held
        ):
            yield fault(root + address, "check.not-in-list", name=target, page=root + address)


def missing_marks(pages: Mapping[str, Built], tracks: Mapping[str, str], root: str = "") -> Iterator[Fault]:
    """Each record is drawn on the map, on its track's page or on a part of it; `tracks` has that page by record."""
    places = {root + place for place in ("map/", *tracks.values())}
    drawn: dict[str, set[str]] = {place: set() for place in places}
    for address, page in pages.items():
        if (place := FURTHER.sub("", address)) in places:
            drawn[place] |= set(MARK.findall("\n".join(page.ids)))
    for record, address in tracks.items():
        if not any(record in drawn.get(root + place, ()) for place in ("map/", address)):
            yield fault(root + address, "check.not-on-map", name=record)
