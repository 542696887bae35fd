"""A finished page: what a view returns, and what the hook, the macros and `roadmap pages` take."""

import zlib
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from macros.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int  # 2 or 3; the h1 is the page's title
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page in one language. All text in `html` is escaped; `title` and `summary` are plain text."""

    address: str  # "" for home, else "use-cases/x/": the data's path, the same in every language
    title: str
    packed: bytes  # its content from the h1 on, compressed: all pages are there before the first is written
    contents: tuple[Heading, ...] = ()
    summary: str = ""  # for the search entry and the description: at most 160 characters
    keywords: tuple[str, ...] = ()  # further words that find it: aliases, owner, track, tags
    source: Source | None = None  # the data file that the edit link opens
    wide: bool = False  # without the navigation at the side: home, the map

    @property
    def html(self) -> Markup:
        """The page's content from its h1 on."""
        return unpacked(self.packed)


def packed(html: str) -> bytes:
    """What a view keeps of its content."""
    return zlib.compress(html.encode(), 1)


@lru_cache(maxsize=1)
def unpacked(content: bytes) -> Markup:
    """The content as it was; the last one stays, since the theme asks for that of a page a dozen times."""
    return Markup(zlib.decompress(content).decode())
