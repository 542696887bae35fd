"""The balance: quick wins against foundation, and the five areas, per quarter, promised against done.

In: the context. Out: a view. The quarter is that of the current promise, done or not.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.balance import Cell, cell
from macros.kpis.balance import Side, Tally
from macros.model.dates import Quarter
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import area_name
from macros.pages.view import View

BEFORE, AFTER = 3, 3  # quarters beside this one that have a column of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A quarter; before and after them all earlier and all later ones; at the end what has no promise."""

    name: Sentence
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A label in a column; without a drawing there is nothing in it."""

    column: Column
    told: Sentence | None
    drawn: Cell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    name: Named | None  # of an area, which has a place on the plan
    word: Sentence
    total: Sentence
    spots: tuple[Spot, ...]


Group = tuple[Column, Mapping[str, Tally]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One side of the balance."""

    key: str  # horizon or area
    title: Sentence
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    without: int  # records that say nothing of this side


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """Both sides."""
    say = phrases(context)
    balance = context.figures.balance
    charts = tuple(chart(context, key, side) for key, side in (("horizon", balance.horizon), ("area", balance.area)))
    finding = charts[0].title
    return written(
        "balance.html",
        context,
        here or address(context.roadmap, "balance"),
        title=say.plain("balance.title"),
        summary=say.summary(say.plain(finding)),
        part=part,
        halted=any(row.why.key != "no-label" for row in balance.area.left_out),
        charts=charts,
    )


def findings(context: Context) -> Iterator[Sentence]:
    """What each side shows, in a sentence."""
    balance = context.figures.balance
    yield title(context, "horizon", balance.horizon)
    yield title(context, "area", balance.area)


def chart(context: Context, key: str, side: Side) -> Chart:
    """The lanes of a side over the same columns."""
    groups = tuple(by_column(side, Quarter.of(context.as_of)))
    most = max((tally.total for _, labels in groups for tally in labels.values()), default=0)
    return Chart(
        key=key,
        title=title(context, key, side),
        columns=tuple(column for column, _ in groups),
        lanes=tuple(lane(context, key, label, groups, side.total[label], most) for label in side.total),
        without=sum(row.why.key == "no-label" for row in side.left_out),
    )


def by_column(side: Side, this: Quarter) -> Iterator[Group]:
    """The quarters around this one by themselves, the others together where there is anything in them."""
    near = [*reversed(list(before(this, BEFORE))), this, *after(this, AFTER)]
    dated = {quarter: labels for quarter, labels in side.by_quarter.items() if quarter is not None}
    yield from some("earlier", [labels for quarter, labels in dated.items() if quarter < near[0]])
    empty = dict.fromkeys(side.total, Tally(open=(), done=()))
    for quarter in near if dated else ():
        yield Column(name=sentence("plain", text=quarter), now=quarter == this), dated.get(quarter, empty)
    yield from some("later", [labels for quarter, labels in dated.items() if quarter > near[-1]])
    yield from some("open", [side.by_quarter[None]] if None in side.by_quarter else [])


def some(name: str, groups: Sequence[Mapping[str, Tally]]) -> Iterator[Group]:
    if groups:
        yield Column(name=sentence(f"balance.{name}"), now=False), together(groups)


def after(quarter: Quarter, number: int) -> Iterator[Quarter]:
    for _ in range(number):
        quarter = quarter.next
        yield quarter


def before(quarter: Quarter, number: int) -> Iterator[Quarter]:
    """The nearest first."""
    for _ in range(number):
        quarter = Quarter.of(quarter.first - dt.timedelta(1))
        yield quarter


def together(groups: Sequence[Mapping[str, Tally]]) -> Mapping[str, Tally]:
    """The tallies of several quarters as one."""
    return {
        label: Tally(
            open=tuple(row for labels in groups for row in labels[label].open),
            done=tuple(row for labels in groups for row in labels[label].done),
        )
        for label in groups[0]
    }


def lane(context: Context, key: str, label: str, groups: Sequence[Group], total: Tally, most: int) -> Lane:
    """A label with what it has in each column."""
    return Lane(
        name=area_name(context, label) if key == "area" else None,
        word=sentence(f"{key}.{label}"),
        total=counted(total),
        spots=tuple(spot(column, labels[label], most) for column, labels in groups),
    )


def spot(column: Column, tally: Tally, most: int) -> Spot:
    if not tally.total:
        return Spot(column=column, told=None, drawn=None)
    return Spot(column=column, told=counted(tally), drawn=cell(len(tally.done), tally.total, most))


def counted(tally: Tally) -> Sentence:
    return sentence("balance.done", n=tally.total, done=len(tally.done))


def title(context: Context, key: str, side: Side) -> Sentence:
    """What the side shows: the open work of each kind, or the area with most of it."""
    open_ = {label: len(tally.open) for label, tally in side.total.items()}
    if not sum(open_.values()):
        return sentence(f"balance.none.{key}")
    if key == "horizon":
        return sentence("balance.horizon", quick=open_["quick-win"], foundation=open_["foundation"])
    most = max(open_, key=lambda label: open_[label])
    name = area_name(context, most)
    return sentence("balance.area", name=name, n=open_[most], of=sum(open_.values()))
