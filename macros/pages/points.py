"""A point of the agenda as pages tell it: the question, why it is asked, and who answers.

In: the context and a point. Out: lines that templates and reports write without deciding anything.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from macros.kpis.asking import Point
from macros.kpis.figure import Reason
from macros.model.dates import Date, Fact
from macros.pages.context import Context
from macros.pages.phrases import Brief, Named, Sentence, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.standing import owner_name, record_name, track_name

ASKED = ("late", "late-again", "paused", "long", "still", "no-owner", "track")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A point in words."""

    point: Point
    question: Sentence  # what is asked; of what needs no answer only its name
    reason: Sentence
    state: Sentence | None  # of a decision: carried out, due or overdue
    about: tuple[Sentence, ...]  # of a decision: what else there is to say of its records
    who: Named | None
    due: dt.date  # by when it is answered
    overdue: bool

    @property
    def sentence(self) -> Sentence:
        """The first thing to say of it, as a whole sentence."""
        return sentence("points.sentence", told=self.state or self.reason)


def line(context: Context, point: Point) -> Line:
    """One point. Whatever is asked without a day of its own is answered in the coming review."""
    roadmap, decision = context.roadmap, point.decision
    due = (decision and decision.due) or context.figures.agenda.day
    return Line(
        point=point,
        question=question(context, point),
        reason=sentence("plain", text=Named(decision.why)) if decision else together(point.reasons),
        state=told(point.row.why) if decision else None,
        about=tuple(
            sentence("points.about", name=subject(context, one), reason=together(one.reasons)) for one in point.about
        ),
        who=owner_name(roadmap, point.owner) if point.owner else None,
        due=due,
        overdue=point.row.why.key == "decision-overdue",
    )


def question(context: Context, point: Point) -> Sentence:
    """What is asked, with the name of what it is about."""
    name = subject(context, point)
    return sentence(f"points.ask.{point.kind}" if point.kind in ASKED else "plain", name=name, text=name)


def subject(context: Context, point: Point) -> Named:
    """What a point is about, leading to its page."""
    if point.decision:
        return Named(point.decision.what, "review", point.row.id)
    if point.row.kind == "track":
        return track_name(context.roadmap, point.row.id)
    return record_name(context.roadmap.record_by_id[point.row.id])


def together(reasons: Iterable[Reason]) -> Sentence:
    """All reasons in one line."""
    first, *others = reasons
    if not others:
        return told(first)
    return sentence("points.reasons", first=told(first), rest=together(others))


def told(reason: Reason) -> Sentence:
    """A reason with its dates in short, since it stands in a list."""
    made = reason_sentence(reason)
    values = {
        name: Brief(value) if isinstance(value, dt.date | Date | Fact) else value for name, value in made.values.items()
    }
    return Sentence(made.key, values)
