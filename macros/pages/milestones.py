"""All milestones by date, the first promise beside the current one, those that are done, and how many each phase has.

In: the context; as a macro only the next few. Out: a view.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.pages.context import Context
from macros.pages.links import UnknownPage, address
from macros.pages.milestone_trend import milestone_trend
from macros.pages.phrases import SLIP_FROM, Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, amount, counts, last_day, listed, phase_name, record_name, standings
from macros.pages.view import View

COMING, DONE, DROPPED = 24, 16, 8  # so many of each in full; the others stand in the list of all items


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """The milestones of a phase; `name` is None for those without one."""

    name: Named | None
    counts: tuple[Sentence, ...]
    next: Standing | None


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, next: object = None, here: str | None = None, part: int = 1) -> View:
    """Every milestone; with `next` only so many of those to come."""
    most = checked_number(next)
    rows = standings(context, (item for item in context.roadmap.items if item.kind == "milestone"))
    coming = tuple(by_day(row for row in rows if row.open))
    done = tuple(reversed(tuple(by_day(row for row in rows if row.done))))
    dropped = tuple(row for row in rows if row.state == "dropped")
    say = phrases(context)
    told = finding(rows, coming)
    return written(
        "milestones.html",
        context,
        here or address(context.roadmap, "milestones"),
        title=say.plain("milestones.title"),
        summary=say.summary(say.plain(told)),
        part=part,
        finding=told,
        whole=most is None,
        coming=coming[: COMING if most is None else most],
        coming_more=max(0, len(coming) - COMING) if most is None else 0,
        coming_title=later(coming),
        done=done if most is None else (),
        done_shown=DONE,
        dropped=dropped if most is None else (),
        dropped_shown=DROPPED,
        trend=milestone_trend(context, rows) if most is None else None,
        phases=tuple(phase_rows(context, rows)) if most is None else (),
    )


def checked_number(wanted: object) -> int | None:
    """A whole number of one or more; None for all."""
    if wanted is None or (isinstance(wanted, int) and wanted >= 1):
        return wanted
    raise UnknownPage("next", str(wanted), ())


def by_day(rows: Iterator[Standing]) -> list[Standing]:
    """The nearest first; those without a date last."""
    return sorted(rows, key=lambda row: (str(last_day(row.end) or "9999"), row.record.id))


def finding(rows: Sequence[Standing], coming: Sequence[Standing]) -> Sentence:
    """What comes first, and how many are late."""
    late = [record_name(row.record) for row in coming if row.late]
    if not rows:
        return sentence("milestones.finding.none")
    if not coming:
        return sentence("milestones.finding.over", n=len(rows), done=amount(sum(row.done for row in rows)))
    if late:
        key = "milestones.finding.late" if len(coming) > 1 else "milestones.finding.late_single"
        return sentence(key, n=len(late), coming=len(coming), names=listed(late))
    first = coming[0]
    if first.end is None:
        return sentence("milestones.finding.no_dates", n=len(coming))
    return sentence("milestones.finding.next", n=len(coming), name=record_name(first.record), date=first.end)


def later(coming: Sequence[Standing]) -> Sentence:
    """The heading of the table: how many come later than first promised."""
    moved = sum(row.slip is not None and row.slip >= SLIP_FROM for row in coming)
    if not coming:
        return sentence("milestones.coming.none")
    if not moved:
        return sentence("milestones.coming.on_time", n=len(coming))
    if moved == len(coming):
        return sentence("milestones.coming.all_later", n=moved)
    return sentence("milestones.coming.later", n=moved, all=len(coming))


def phase_rows(context: Context, rows: Sequence[Standing]) -> Iterator[PhaseRow]:
    """In the order of the phases; a phase without milestones says so."""
    for phase in context.roadmap.phases:
        members = [row for row in rows if row.record.phase == phase.id]
        yield phase_row(phase_name(context.roadmap, phase.id), members)
    homeless = [row for row in rows if row.record.phase is None]
    if homeless and context.roadmap.phases:
        yield phase_row(None, homeless)


def phase_row(name: Named | None, members: Sequence[Standing]) -> PhaseRow:
    coming = by_day(row for row in members if row.open and row.end)
    return PhaseRow(name=name, counts=counts(members), next=coming[0] if coming else None)
