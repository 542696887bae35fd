"""The agenda: every record by the day it is promised or was done, as the map tells it in text.

In: the context and the records on the day. Out: groups of rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, capital, sentence, slip_sentence
from macros.pages.render import phrases
from macros.pages.standing import ORDER, Standing, last_day

FOLDED = ("done", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record in the list; the lists of words are what the filters look for."""

    standing: Standing
    date: str
    year: str  # only where it is another year than today's
    note: Sentence | None  # what is wrong with the promise
    urgent: bool  # late or slipping; without a plan is neither
    tracks: str
    owners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    name: str
    title: Sentence | str
    rows: tuple[Row, ...]
    folded: bool


def groups(context: Context, rows: tuple[Standing, ...]) -> Iterator[Group]:
    """Late, in progress, a group a month, without plan, paused; folded: done and stopped."""
    by_state = {state: [row for row in rows if row.state == state] for state in ORDER}
    for state in ("late", "active"):
        yield from group(context, state, by_state[state])
    say = phrases(context)
    for (year, month), members in groupby(by_state["planned"], key=month_of):
        listed = tuple(members)
        day = last_day(listed[0].end)
        assert day is not None
        title = say.month(day)
        yield Group(
            name=f"{year}-{month:02}",
            title=capital(title),
            rows=tuple(row(context, one) for one in listed),
            folded=False,
        )
    for state in ("idea", "paused"):
        yield from group(context, state, by_state[state])
    for state in FOLDED:
        newest = sorted(by_state[state], key=lambda one: str(over(one)), reverse=True)
        yield from group(context, state, newest)


def over(standing: Standing) -> object:
    """The day a record was done or stopped."""
    halt = standing.record.halted
    day = last_day(halt.date if standing.state == "dropped" and halt else standing.end)
    return day or ""


def month_of(standing: Standing) -> tuple[int, int]:
    day = last_day(standing.end)
    assert day is not None  # a planned record has a promise
    return day.year, day.month


def group(context: Context, state: str, rows: Iterable[Standing]) -> Iterator[Group]:
    made = tuple(row(context, one) for one in rows)
    if made:
        yield Group(name=state, title=sentence(f"map.group.{state}"), rows=made, folded=state in FOLDED)


def row(context: Context, standing: Standing) -> Row:
    record, roadmap = standing.record, context.roadmap
    halt = record.halted
    shown = halt.date if standing.state == "dropped" and halt else standing.end
    day = last_day(shown)
    exact = day is not None and shown is not None and not shown.coarse
    say = phrases(context)
    return Row(
        standing=standing,
        date=say.day(day) if exact and day else say.short(shown),
        year=str(day.year) if exact and day and day.year != context.as_of.year else "",
        note=note(standing),
        urgent=standing.open and standing.end is not None,
        tracks=" ".join((record.track, *record.also)),
        owners=" ".join((roadmap.owner_of(record), *record.with_)),
    )


def note(standing: Standing) -> Sentence | None:
    """What is wrong with the promise of an open record, in a few words."""
    slip, first = standing.slip, standing.first
    moved = first is not None and slip is not None and slip >= SLIP_FROM
    values = {"slip": slip_sentence(slip), "first": Brief(first)} if first and slip and moved else {}
    if standing.late:
        return sentence("map.note.late_again" if moved else "map.note.late", **values)
    if not standing.open or standing.state == "paused":
        return None
    if standing.end is None:
        return sentence("map.note.no_plan")
    return sentence("map.note.slipping", **values) if moved else None
