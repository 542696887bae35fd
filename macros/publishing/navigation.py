"""The navigation: few entries, since every one of them costs every page.

In: the titles of the pages by address, in their order, and the pages written by hand. Out: entries as a tree. A page
that stands in no entry is reached from the page that lists it, and shows the pages beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (  # the word, and the addresses; one that ends in * has its pages
    ("home", ("",)),
    ("map", ("map/",)),
    ("phases", ("phases/", "phases/*")),
    ("tracks", ("tracks/", "tracks/*")),
    ("use-cases", ("use-cases/",)),
    ("kpis", ("kpis/", "kpis/*", "forecasts/", "metrics/", "maturity/", "teams/")),
    ("plan", ("plan/", "items/", "balance/", "milestones/", "owners/")),
    ("reviews", ("reviews/", "changes/", "agenda/", "pitfalls/", "board/")),
)
BY_HAND = "join"
FIRST = ("how-to-edit/", "method/")  # of the pages written by hand; the others follow by address
BESIDE = ("edit/", "open-data/")  # pages of ours that stand with them
MOST = 12  # pages under one entry or beside each other; where there are more, only their list is an entry
PART = "_"  # in the address of a further part of a list, and in no id of the data


@dataclass(frozen=True, slots=True)
class Beside:
    """The pages beside one, itself among them, and how many more its list has of their group."""

    pages: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation: a page, or a section when it has `children` (its own page is then the first)."""

    title: str | None  # None: the page's own title, which is read later
    address: str
    children: tuple["Entry", ...] = ()


def navigation(titles: Mapping[str, str], by_hand: list[str], say: Callable[[str], str]) -> Iterator[Entry]:
    """Entries in the order of SECTIONS, then the pages by hand. What has no page has no entry."""
    for word, patterns in SECTIONS:
        found = [address for pattern in patterns for address in matching(pattern, list(titles))]
        yield from section(say(f"nav.{word}"), [Entry(titles[address], address) for address in found])
    others = [address for address in by_hand if address not in FIRST]
    found = [address for address in (*FIRST, *others) if address in by_hand]
    made = [Entry(titles[address], address) for address in BESIDE if address in titles]
    yield from section(say(f"nav.{BY_HAND}"), [*(Entry(None, address) for address in found), *made])


def section(title: str, entries: list[Entry]) -> Iterator[Entry]:
    """One page is an entry itself, under the entry's word; more are a section."""
    if len(entries) > 1:
        yield Entry(title, entries[0].address, tuple(entries))
    elif entries:
        yield Entry(entries[0].title and title, entries[0].address)


def matching(pattern: str, addresses: list[str]) -> list[str]:
    """`phases/` itself, or with `phases/*` the pages right under it."""
    if not pattern.endswith("*"):
        return [pattern] if pattern in addresses else []
    parent = pattern.removesuffix("*")
    found = [address for address in addresses if is_under(address, parent)]
    return found if len(found) <= MOST else []


def is_under(address: str, parent: str) -> bool:
    return address.startswith(parent) and address.count("/") == parent.count("/") + 1


def home_of(address: str, entries: Iterable[Entry]) -> str | None:
    """The address of the entry under which a page without an entry belongs: the list it is in; None for none."""
    first = address.split("/", 1)[0] + "/"
    for entry in entries:
        for candidate in (entry, *entry.children):
            if candidate.address == first:
                return candidate.address
    return None


def beside(addresses: Iterable[str], group: Callable[[str], object]) -> Mapping[str, Beside]:
    """The pages beside each page of a list: those of its group, the nearest where there are many.

    Pages that stand alone are left out.
    """
    groups: dict[tuple[str, object], list[str]] = defaultdict(list)
    for address in addresses:
        parent = address.split("/", 1)[0] + "/"
        if is_under(address, parent) and PART not in address:
            groups[parent, group(address)].append(address)
    found: dict[str, Beside] = {}
    for pages in groups.values():
        for place, address in enumerate(pages if len(pages) > 1 else ()):
            begin = max(0, min(place - MOST // 2, len(pages) - MOST))
            near = tuple(pages[begin : begin + MOST])
            found[address] = Beside(near, len(pages) - len(near))
    return found
