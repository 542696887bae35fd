"""Where a figure comes from: the rows that count and those that do not, on its page and, where they are many, in parts.

In: the context, a `Kpi` and its figure. Out: frozen records: what stands on the page, and the views of the parts. Every
row stands in exactly one of them, with its file and line.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.kpis.figure import Figure
from macros.pages.context import Context
from macros.pages.kpi_list import Kpi, points_of
from macros.pages.kpi_rows import DATED, SQUARES, CountedRow, LeftOut, counted_rows, left_out
from macros.pages.links import address, part_address, relative
from macros.pages.lists import Part as Place
from macros.pages.lists import part_of
from macros.pages.parts import Part, begins, dealt
from macros.pages.phrases import sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.view import View

WHOLE = 92  # so many rows stand on the page of the figure, with those of its trend
FIRST = SQUARES  # of more rows, so many: each that is drawn as a square stands on the page of the squares


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """The rows left out for one reason: all of them here, or a link to where they begin."""

    group: LeftOut
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    counted: tuple[CountedRow, ...]
    left_out: tuple[LeftOut, ...]
    parts: tuple[Part[CountedRow], ...] = ()  # group 0 is counted, the others are `left_out`

    @property
    def first(self) -> tuple[CountedRow, ...]:
        """The counted rows on the page of the figure."""
        return self.counted[:FIRST] if self.parts else self.counted

    def link(self, nth: int, own: str, here: str) -> str | None:
        """Where a counted row stands, when that is not on the page of the figure."""
        if nth <= len(self.first):
            return None
        number = next(
            number for number, part in enumerate(self.parts) if any(row.nth == nth for one in part for row in one.rows)
        )
        return f"{relative(part_address(own, number + 2), here)}#r{nth}"

    def reasons(self, own: str, here: str) -> tuple[Reason, ...]:
        """What was left out, as the page of the figure shows it."""
        return tuple(
            Reason(group=group, link=None if begin is None else relative(part_address(own, begin + 2), here))
            for place, group in enumerate(self.left_out, start=1)
            for begin in [begins(self.parts, place)]
        )

    def place(self, own: str, here: str) -> Place | None:
        """The other parts, as seen from a page that shows the first."""
        return part_of(own, 1, len(self.parts) + 1, here=here)


def evidence(context: Context, kpi: Kpi, figure: Figure) -> Evidence:
    """All rows; dealt over parts where the page would have more than `WHOLE`."""
    counted, out = counted_rows(context, kpi, figure), left_out(context, kpi, figure)
    if len(figure.counted) + len(figure.left_out) + len(points_of(context, kpi)) <= WHOLE:
        return Evidence(counted=counted, left_out=out)
    parts = dealt([counted[FIRST:], *(group.rows for group in out)])
    return Evidence(counted=counted, left_out=out, parts=parts)


def part_views(context: Context, kpi: Kpi, found: Evidence) -> Iterator[View]:
    """A page for each part."""
    own, say = address(context.roadmap, "kpi", kpi.id), phrases(context)
    name, count = say.plain(f"kpi.{kpi.id}.name"), len(found.parts) + 1
    for number, part in enumerate(found.parts, start=2):
        told = sentence("kpi.part", n=count, number=number, name=name)
        yield written(
            "kpi-part.html",
            context,
            part_address(own, number),
            title=say.plain("kpi.title_of_part", name=name, number=number),
            summary=say.summary(say.plain(told)),
            kpi=kpi,
            name=name,
            finding=told,
            pieces=part,
            counted=found.counted,
            left_out=found.left_out,
            dated=kpi.id in DATED,
            list=part_of(own, number, count),
        )
