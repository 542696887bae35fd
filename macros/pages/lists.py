"""Lists that a reader sorts and filters: their columns, what can be chosen, and the parts that a long one stands in.

In: the rows, and the address of the page. Out: frozen records for the template lists.html. A list of up to `ROWS` rows
stands on one page (fewer beside long filters); of a longer one each part has a page, and tables.js searches them all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from macros.model.records import AREAS, ITEM_KINDS, Roadmap
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.links import part_address, relative
from macros.pages.standing import ORDER, Standing

R = TypeVar("R")
ROWS, LEAST_ROWS = 80, 20  # on one page; where there is very much to choose from
CHOICES = 18  # that weigh as much as a row
SOME = 8  # of a group on a page about more, where the whole of a long list stands elsewhere
FINDS_FROM = 8  # rows; in fewer, everything is seen at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that sorts; by the `data-key` of its cells, else by their text."""

    key: str  # in the address
    words: str = ""  # the key of its head
    text: Text | None = None  # its head, where the data names it
    number: bool = False  # its keys are numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Something to choose by; a row tells its own value in `data-<name>`."""

    name: str  # in the address
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where a page stands among the parts of a long list."""

    number: int
    links: tuple[tuple[int, str], ...]  # every part and its address, as seen from this one

    @property
    def before(self) -> str | None:
        return dict(self.links).get(self.number - 1)

    @property
    def after(self) -> str | None:
        return dict(self.links).get(self.number + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What stands around the rows of a list."""

    columns: tuple[Column, ...]
    total: int  # rows in all parts
    filters: tuple[Filter, ...] = ()
    part: Part | None = None

    @property
    def finds(self) -> bool:
        """Whether there are rows enough to look for one."""
        return self.total >= FINDS_FROM

    @property
    def offers(self) -> tuple[Filter, ...]:
        """The filters that leave something out."""
        return tuple(one for one in self.filters if len(one.choices) > 1) if self.finds else ()


def split(rows: Sequence[R], size: int = ROWS) -> tuple[Sequence[R], ...]:
    """The rows of each page: one page when there are none."""
    return tuple(rows[begin : begin + size] for begin in range(0, len(rows), size)) or ((),)


def part_of(own: str, number: int, count: int, *, here: str | None = None) -> Part | None:
    """A page among so many, shown on its own address or on another; None for a list on one page."""
    if count == 1:
        return None
    here = part_address(own, number) if here is None else here
    links = tuple((one, relative(part_address(own, one), here)) for one in range(1, count + 1))
    return Part(number=number, links=links)


def room(filters: Iterable[Filter]) -> int:
    """How many rows a page has beside what it offers to choose from."""
    return max(ROWS - sum(len(one.choices) for one in filters) // CHOICES, LEAST_ROWS)


# --- what can be chosen: only what occurs, in its own order ---


def states(context: Context, rows: Iterable[Standing]) -> Filter:
    found = {row.state for row in rows}
    return spoken(context, "status", "list.filter.status", "status", [name for name in ORDER if name in found])


def kinds(context: Context, rows: Iterable[Standing]) -> Filter:
    found = {row.record.kind for row in rows}
    known = [name for name in (*ITEM_KINDS, "use_case") if name in found]
    return spoken(context, "kind", "list.filter.kind", "kind", known)


def areas(context: Context, rows: Iterable[Standing]) -> Filter:
    found = {row.record.area for row in rows}
    return spoken(context, "area", "list.filter.area", "area", [name for name in AREAS if name in found])


def tracks(roadmap: Roadmap, rows: Iterable[Standing]) -> Filter:
    found = {row.record.track for row in rows}
    choices = tuple(Choice(value=one.id, text=one.name) for one in roadmap.tracks if one.id in found)
    return Filter(name="track", words="list.filter.track", choices=choices)


def phases(roadmap: Roadmap, rows: Iterable[Standing]) -> Filter:
    found = {row.record.phase for row in rows}
    choices = tuple(Choice(value=one.id, text=one.name) for one in roadmap.phases if one.id in found)
    return Filter(name="phase", words="list.filter.phase", choices=choices)


def owners(roadmap: Roadmap, rows: Iterable[Standing]) -> Filter:
    found = {roadmap.owner_of(row.record) for row in rows}
    choices = tuple(Choice(value=one.id, text=one.name) for one in roadmap.owners if one.id in found)
    return Filter(name="owner", words="list.filter.owner", choices=choices)


def spoken(context: Context, name: str, words: str, told: str, values: Iterable[str]) -> Filter:
    """Choices that are told by words of ours, not of the data."""
    choices = tuple(Choice(value=one, text={context.language: context.words(f"{told}.{one}")}) for one in values)
    return Filter(name=name, words=words, choices=choices)
