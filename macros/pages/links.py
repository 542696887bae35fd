"""Addresses: of every page, relative to the page that links to it, and of the file and line behind a record.

In: the roadmap, the address of the current page, the built commit. Out: addresses as text. A page that does not exist
raises `UnknownPage` with the names nearest to it; nothing is ever linked to that is not built.
"""

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import quote, urlsplit

from macros.model.records import AREAS, Roadmap
from macros.source import Source

LISTS = {
    "home": "",
    "map": "map/",
    "map_year": "map/year/",
    "map_month": "map/month/",
    "map_a3": "map/a3/",
    "phases": "phases/",
    "tracks": "tracks/",
    "use_cases": "use-cases/",
    "items": "items/",
    "owners": "owners/",
    "plan": "plan/",
    "kpis": "kpis/",
    "milestones": "milestones/",
    "metrics": "metrics/",
    "maturity": "maturity/",
    "teams": "teams/",
    "reviews": "reviews/",
    "open_data": "open-data/",
    "changes": "changes/",
    "agenda": "agenda/",
    "pitfalls": "pitfalls/",
    "balance": "balance/",
    "board": "board/",
    "forecasts": "forecasts/",
    "edit": "edit/",
}
KPIS = (
    "coverage",
    "lead-time",
    "maturity",
    "adherence",
    "adherence-use-cases",
    "use-cases-live",
    "ai-enabled-share",
    "moves",
)

NAMES: Mapping[str, Callable[[Roadmap], Collection[str]]] = {  # of all that a kind of page exists for
    "record": lambda roadmap: roadmap.record_by_id,
    "use_case": lambda roadmap: roadmap.use_case_by_id,
    "track": lambda roadmap: roadmap.track_by_id,
    "phase": lambda roadmap: roadmap.phase_by_id,
    "owner": lambda roadmap: roadmap.owner_by_id,
    "team": lambda roadmap: roadmap.team_by_id,
    "metric": lambda roadmap: roadmap.metric_by_id,
    "kpi": lambda _: KPIS,
    "area": lambda _: AREAS,
    "item": lambda roadmap: roadmap.item_by_id,
    "review": lambda roadmap: roadmap.review_by_day,
}
CARDS = 25  # items in full on a track's page; of a longer track they stand in parts
PART = 14  # items in a part, which draws them too


class UnknownPage(LookupError):
    """There is no such page, record or argument; `near` holds the names most like it, best first."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        self.kind, self.name = kind, name
        self.near = tuple(get_close_matches(name, known, n=3))
        meant = f": {', '.join(self.near)}?" if self.near else ""
        super().__init__(f"{kind} {name!r}{meant}")


def checked(kind: str, name: str, known: Iterable[str]) -> str:
    """The name itself, when it is one of `known`; else raises `UnknownPage`."""
    known = tuple(known)
    if name not in known:
        raise UnknownPage(kind, str(name), known)
    return name


def address(roadmap: Roadmap, kind: str, name: str | None = None) -> str:
    """The address of a page within the site: `tracks/tooling/`, with an anchor for what has no page of its own."""
    if name is None:
        checked("page", kind, LISTS)
        return LISTS[kind]
    known = names(roadmap, kind)
    if name not in known:
        raise UnknownPage(kind, str(name), tuple(known))
    match kind:
        case "record":
            record = roadmap.record_by_id[name]
            return address(roadmap, record.type, name)
        case "item":
            return f"{card_address(roadmap, name)}#{name}"
        case "area":
            return f"plan/#{name}"
        case "use_case":
            return f"use-cases/{name}/"
        case _:
            return f"{kind}s/{name}/"


def card_address(roadmap: Roadmap, name: str) -> str:
    """The page on which an item stands in full: its track's, of a long track a part of it."""
    track = roadmap.track_by_id[roadmap.record_by_id[name].track]
    own = f"tracks/{track.id}/"
    if len(track.items) <= CARDS:
        return own
    return part_address(own, 2 + roadmap.place_in_track[name] // PART)


def part_address(own: str, number: int) -> str:
    """The first part has the address of the whole; no id of the data holds the `_` of the others."""
    return own if number == 1 else f"{own}page_{number}/"


def names(roadmap: Roadmap, kind: str) -> Collection[str]:
    """The names of all that a kind of page exists for."""
    return NAMES[checked("kind", kind, NAMES)](roadmap)


def former(alias: str) -> str:
    """Where a use case stood when it had another id."""
    return f"use-cases/{alias}/"


def moved(roadmap: Roadmap) -> Mapping[str, str]:
    """Where each former address leads. A former id of an item is an anchor beside its own."""
    return {
        former(alias): address(roadmap, "use_case", use_case.id)
        for use_case in roadmap.use_cases
        for alias in use_case.aliases
    }


def relative(target: str, here: str) -> str:
    """An address of the site as seen from the page at another one: `../../map/`."""
    path, _, anchor = target.partition("#")
    if path == here and anchor:
        return f"#{anchor}"
    way = way_to(path, here)
    return f"{way}#{anchor}" if anchor else way


@lru_cache(maxsize=1 << 14)
def way_to(path: str, here: str) -> str:
    """From one page to another; a page leads to some others many times."""
    there, own = path.split("/")[:-1], here.split("/")[:-1]
    shared = len(posixpath.commonprefix([there, own]))
    return "/".join([*[".."] * (len(own) - shared), *there[shared:], ""]) or "./"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of one page."""

    roadmap: Roadmap
    here: str  # the page's address
    commit: str | None

    def url(self, kind: str, name: str | None = None) -> str:
        """A page's address relative to this page: `url("map")`, `url("track", "tooling")`, `url("record", id)`."""
        return relative(address(self.roadmap, kind, name), self.here)

    def file(self, source: Source) -> str | None:
        """The repository's page of a file and line at the built commit; None without a repository or commit."""
        if not self.roadmap.repository or not self.commit:
            return None
        return f"{self.repository_view('blob')}/{self.commit}/{quote(source.path)}#L{source.line}"

    def edit(self, source: Source) -> str | None:
        """The repository's editor for a file on the branch; None without a repository."""
        if not self.roadmap.repository:
            return None
        return f"{self.repository_view('edit')}/{quote(self.roadmap.branch)}/{quote(source.path)}"

    def revision(self, commit: str) -> str | None:
        """The repository's page of a commit; None without a repository."""
        return f"{self.repository_view('commit')}/{commit}" if self.roadmap.repository else None

    def on_branch(self, view: str) -> str | None:
        """A view of the repository on its branch: edit, new or tree; None without a repository."""
        if not self.roadmap.repository:
            return None
        return f"{self.repository_view(view)}/{quote(self.roadmap.branch)}"

    @property
    def is_gitlab(self) -> bool:
        return "gitlab" in (urlsplit(self.roadmap.repository or "").hostname or "")

    def repository_view(self, view: str) -> str:
        repository = (self.roadmap.repository or "").removesuffix("/").removesuffix(".git")
        return f"{repository}/-/{view}" if self.is_gitlab else f"{repository}/{view}"
