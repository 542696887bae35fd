"""The execution plan: the five action areas, each with its records, what is done, and its quick wins and foundation.

In: the context. Out: a view. What is done and what of counts as on the page of the balance. Records without an area
stand below the five, so that nothing is lost.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.kpis.balance import Tally
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
    tallies = context.figures.balance.area.total
    areas = tuple(area(name, [row for row in rows if row.record.area == name], most, tallies[name]) for name in AREAS)
    homeless = [row for row in rows if row.record.area is None]
    say = phrases(context)
    told = finding(areas, tallies.values())
    return written(
        "plan.html",
        context,
        here or address(context.roadmap, "plan"),
        title=say.plain("plan.title"),
        summary=say.summary(say.plain(told)),
        part=part,
        finding=told,
        halted=any(row.state == "dropped" and not row.retired for row in rows),
        areas=areas,
        homeless=area(None, homeless, most) if homeless else None,
    )


def area(name: str | None, rows: Sequence[Standing], most: int, tally: Tally | None = None) -> Area:
    still = tuple(row for row in rows if row.open)
    over = tuple(row for row in rows if not row.open)
    return Area(
        name=name,
        title=sentence("plan.area.homeless", n=len(rows)) if tally is None else title(name, rows, tally),
        counts=counts(rows),
        pace=pace(still),
        still=still,
        over=over,
        shown=still[:most],
        more=len(rows) if len(rows) > most else 0,
    )


def title(name: str | None, rows: Sequence[Standing], tally: Tally) -> Sentence:
    """The name of the area and what it says: nothing yet, all over, or how much is done."""
    area_word = sentence(f"area.{name}")
    done = len(tally.done)
    if not tally.total:
        return sentence("plan.area.stopped" if rows else "plan.area.empty", area=area_word)
    if done == tally.total:
        return sentence("plan.area.done", area=area_word, n=done)
    return sentence("plan.area.some" if done else "plan.area.no", area=area_word, done=amount(done), n=tally.total)


def pace(still: Sequence[Standing]) -> Sentence | None:
    """How many of the open records are a quick win, and how many lay a foundation."""
    quick, foundation = (sum(row.record.horizon == name for row in still) for name in ("quick-win", "foundation"))
    if not still:
        return None
    return sentence("plan.pace", n=len(still), quick=some("quick", quick), foundation=some("foundation", foundation))


def some(name: str, n: int) -> Sentence:
    return sentence(f"plan.{name}.some" if n else f"plan.{name}.none", n=n)


def finding(areas: Sequence[Area], tallies: Iterable[Tally]) -> Sentence:
    """Where most open work is, and which areas have none."""
    tallies = tuple(tallies)
    total, done = sum(tally.total for tally in tallies), sum(len(tally.done) for tally in tallies)
    if not total:
        return sentence("plan.finding.stopped" if any(one.over for one in areas) else "plan.finding.empty")
    most = max(areas, key=lambda one: len(one.still))
    without = [one for one in areas if not one.still and not one.over]
    if not most.still:
        return sentence("plan.finding.over", n=total)
    if without:
        return sentence(
            "plan.finding.without", n=len(without), most=sentence(f"area.{most.name}"), done=done, all=total
        )
    return sentence("plan.finding.most", most=sentence(f"area.{most.name}"), n=len(most.still), done=done, all=total)
