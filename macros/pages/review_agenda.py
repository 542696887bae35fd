"""The agenda of the coming review, on at most two printed pages: what to decide, what became of it, what to celebrate.

In: the context. Out: a view; as sections also what `roadmap agenda` tells. What does not fit is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.kpis.asking import Point
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.phrases import Sentence, sentence
from macros.pages.points import Line, line
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import joined
from macros.pages.view import View

MOST = {"decide": 12, "decided": 6, "celebrate": 5, "coming": 8}  # lines of each section: two pages of A4
FOLDED = 50  # further lines of a section, on screen only


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the agenda."""

    name: str  # one of MOST
    title: Sentence
    lines: tuple[Line, ...]
    rest: tuple[Line, ...]  # what does not fit on the two pages: to unfold on screen
    more: Sentence | None  # how many do not fit
    notes: tuple[Sentence, ...]  # what else is not in it: nothing at all, points that stand above


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """The agenda of the coming review."""
    say = phrases(context)
    finding = found(context)
    return written(
        "agenda.html",
        context,
        here or address(context.roadmap, "agenda"),
        title=say.plain("agenda.title"),
        summary=say.summary(say.plain(finding)),
        part=part,
        finding=finding,
        lead=tuple(lead(context)),
        sections=sections(context),
        agenda=context.figures.agenda,
    )


def found(context: Context) -> Sentence:
    """On which day, and how many points there are to decide."""
    agenda = context.figures.agenda
    return sentence("agenda.finding", date=agenda.day, points=sentence("agenda.points", n=len(agenda.decide)))


def lead(context: Context) -> Iterator[Sentence]:
    """When the last review was, and which ones did not take place."""
    agenda = context.figures.agenda
    if agenda.last is None:
        yield sentence("agenda.first")
        return
    yield sentence("agenda.last", date=agenda.last)
    if agenda.missed:
        days = joined([sentence("agenda.day", date=day) for day in agenda.missed[-3:]])
        yield sentence("agenda.missed", n=len(agenda.missed), dates=days)


def sections(context: Context) -> tuple[Section, ...]:
    """The four parts, in the order of the meeting; a decision that is asked again stands above only."""
    agenda = context.figures.agenda
    again = {point.row.source for point in agenda.decide if point.decision}
    decided = tuple(point for point in agenda.decided if point.row.source not in again)
    return (
        section(context, "decide", agenda.decide),
        section(context, "decided", decided, above=len(agenda.decided) - len(decided)),
        section(context, "celebrate", agenda.celebrate),
        section(context, "coming", agenda.coming),
    )


def section(context: Context, name: str, points: tuple[Point, ...], above: int = 0) -> Section:
    shown, others = points[: MOST[name]], points[MOST[name] :]
    notes = [sentence(f"agenda.none.{name}")] if not points and not above else []
    if above:
        notes.append(sentence("agenda.above", n=above))
    return Section(
        name=name,
        title=sentence(f"agenda.section.{name}", n=len(points), date=context.figures.agenda.until),
        lines=tuple(line(context, point) for point in shown),
        rest=tuple(line(context, point) for point in others[:FOLDED]),
        more=sentence("agenda.more", n=len(others)) if others else None,
        notes=tuple(notes),
    )
