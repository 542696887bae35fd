"""What changed in a time, cut to what one page carries; the rest stands in further parts of that page.

In: a period, and for a review what was late on its day. Out: a frozen record for the page, and the views of the parts.
Nothing is left out: a row stands on the page or in one of its parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.pages.context import Context
from macros.pages.links import part_address, relative
from macros.pages.lists import Part as Place
from macros.pages.lists import part_of
from macros.pages.parts import Part, begins, dealt
from macros.pages.periods import Group, Period, Row
from macros.pages.phrases import Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.review_state import LateThen
from macros.pages.view import View

WHOLE = 60  # so many rows stand on one page
OF_EACH = 6  # of more, so many of each group
ROWS = 80  # in one part
LATE = 0  # the group of what was late; those of the changes follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """How many of a group stand elsewhere, and where they begin."""

    n: int
    part: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What stands on the page."""

    late: tuple[LateThen, ...]
    groups: tuple[Group, ...]
    rests: tuple[Rest | None, ...]  # of what was late, then of each group
    all_groups: tuple[Group, ...]
    parts: tuple[Part[LateThen | Row], ...]
    place: Place | None


def cut(period: Period | None, late: Sequence[LateThen], own: str, here: str, *, whole: int | None = WHOLE) -> Cut:
    """Whole while there are few rows, or None is asked for, else the first of each group."""
    groups = period.groups if period else ()
    count = len(late) + sum(len(group.rows) for group in groups)
    most = OF_EACH if whole is not None and count > whole else count
    left: list[Sequence[LateThen | Row]] = [late[most:], *(group.rows[most:] for group in groups)]
    parts = dealt(left, ROWS)
    return Cut(
        late=tuple(late[:most]),
        groups=tuple(replace(group, rows=group.rows[:most]) for group in groups),
        rests=tuple(rest(parts, place, len(rows), own, here) for place, rows in enumerate(left)),
        all_groups=groups,
        parts=parts,
        place=part_of(own, 1, len(parts) + 1, here=here),
    )


def rest(parts: Sequence[Part[LateThen | Row]], place: int, n: int, own: str, here: str) -> Rest | None:
    begin = begins(parts, place)
    if begin is None:
        return None
    return Rest(n=n, part=begin + 2, link=f"{relative(part_address(own, begin + 2), here)}#_group-{place}")


def part_views(
    context: Context, own: str, name: str, found: Cut, *, title: Sentence | None, late_title: Sentence | None = None
) -> Iterator[View]:
    """A page for each part; `name` is the title of the page that is cut."""
    say, count = phrases(context), len(found.parts) + 1
    for number, part in enumerate(found.parts, start=2):
        told = sentence("list.this_part", n=count, number=number, name=name)
        yield written(
            "changes-part.html",
            context,
            part_address(own, number),
            title=say.plain("list.title_of_part", name=name, number=number),
            summary=say.summary(say.plain(told)),
            name=name,
            finding=told,
            late_title=late_title,
            caption=title,
            pieces=part,
            groups=found.all_groups,
            first=relative(own, part_address(own, number)),
            list=part_of(own, number, count),
        )
