"""The execution plan: the five action areas, each with its records, what is done, and its quick wins and foundation.

In: the context. Out: a view. Records without an area stand below the five, so that nothing is lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import AREAS
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.lists import SOME
from macros.pages.phrases import Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, amount, counts, standings
from macros.pages.view import View

SMALL = 120  # records of which all are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An action area; `name` is None for the records without one."""

    name: str | None
    title: Sentence
    counts: tuple[Sentence, ...]
    pace: Sentence | None  # its quick wins and foundation
    still: tuple[Standing, ...]
    over: tuple[Standing, ...]
    shown: tuple[Standing, ...]  # of those that are open: all, but of a large roadmap the first
    more: int  # records that stand in the list of all items only


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """All five areas, in their own order."""
    rows = standings(context, context.roadmap.records)
    most = SOME if len(rows) > SMALL else len(rows)
    areas = tuple(area(name, [row for row in rows if row.record.area == name], most) for name in AREAS)
    homeless = [row for row in rows if row.record.area is None]
    say = phrases(context)
    told = finding(areas)
    return written(
        "plan.html",
        context,
        here or address(context.roadmap, "plan"),
        title=say.plain("plan.title"),
        summary=say.summary(say.plain(told)),
        part=part,
        finding=told,
        areas=areas,
        homeless=area(None, homeless, most) if homeless else None,
    )


def area(name: str | None, rows: Sequence[Standing], most: int) -> Area:
    still = tuple(row for row in rows if row.open)
    over = tuple(row for row in rows if not row.open)
    return Area(
        name=name,
        title=title(name, rows),
        counts=counts(rows),
        pace=pace(still),
        still=still,
        over=over,
        shown=still[:most],
        more=len(rows) if len(rows) > most else 0,
    )


def title(name: str | None, rows: Sequence[Standing]) -> Sentence:
    """The name of the area and what it says: nothing yet, all over, or how much is done."""
    if name is None:
        return sentence("plan.area.homeless", n=len(rows))
    area_word = sentence(f"area.{name}")
    done = sum(row.done for row in rows)
    if not rows:
        return sentence("plan.area.empty", area=area_word)
    if done == len(rows):
        return sentence("plan.area.done", area=area_word, n=done)
    return sentence("plan.area.some" if done else "plan.area.no", area=area_word, done=amount(done), n=len(rows))


def pace(still: Sequence[Standing]) -> Sentence | None:
    """How many of the open records are a quick win, and how many lay a foundation."""
    quick, foundation = (sum(row.record.horizon == name for row in still) for name in ("quick-win", "foundation"))
    if not still:
        return None
    return sentence("plan.pace", n=len(still), quick=some("quick", quick), foundation=some("foundation", foundation))


def some(name: str, n: int) -> Sentence:
    return sentence(f"plan.{name}.some" if n else f"plan.{name}.none", n=n)


def finding(areas: Sequence[Area]) -> Sentence:
    """Where most open work is, and which areas have none."""
    total = sum(len(one.still) + len(one.over) for one in areas)
    done = sum(row.done for one in areas for row in one.over)
    if not total:
        return sentence("plan.finding.empty")
    most = max(areas, key=lambda one: len(one.still))
    without = [one for one in areas if not one.still and not one.over]
    if not most.still:
        return sentence("plan.finding.over", n=total, done=done)
    if without:
        return sentence(
            "plan.finding.without", n=len(without), most=sentence(f"area.{most.name}"), done=done, all=total
        )
    return sentence("plan.finding.most", most=sentence(f"area.{most.name}"), n=len(most.still), done=done, all=total)
