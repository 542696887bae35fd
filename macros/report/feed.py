"""What every feed is told: the roadmap in one language, the day, and where the site and the repository are.

In: the roadmap and what the edge knows. Out: texts in the language, permanent names, addresses.
"""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from macros.model.records import Record, Roadmap
from macros.model.text import Text, in_language
from macros.pages.links import address
from macros.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The roadmap for subscribers, in one language."""

    roadmap: Roadmap
    as_of: dt.date
    say: Words
    site: str  # the address of the site in this language, or empty where nobody said it

    def read(self, text: Text) -> str:
        return in_language(text, self.say.language, self.roadmap.languages).text

    @property
    def title(self) -> str:
        return self.read(self.roadmap.title)

    @property
    def authority(self) -> str:
        """Who gives the names: the host of the repository, else one that can belong to nobody."""
        return urlsplit(self.roadmap.repository or "").hostname or "roadmap.invalid"

    def name(self, *parts: str) -> str:
        """A permanent name; the repository's path keeps two roadmaps of one host apart."""
        path = re.sub(r"[^a-z0-9]+", "-", urlsplit(self.roadmap.repository or "").path.lower()).strip("-")
        return ".".join(part for part in (path, *parts) if part)

    def url(self, kind: str, name: str) -> str:
        """Where a page stands; relative to the feeds' folder where the site's own address is not known."""
        page = address(self.roadmap, kind, name)
        return urljoin(self.site, page) if self.site else f"../{page}"


def first_id(record: Record) -> str:
    """The id by which subscribers know a record: the oldest it had, so that a new name makes no second event."""
    return record.aliases[0] if record.aliases else record.id
