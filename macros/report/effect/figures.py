"""The figures before and after a change, and the records that make the difference.

In: the figures of both roadmaps, measured on the same day. Out: a `FigureChange` a figure; goals that are reached now,
or not any more, and targets with another verdict.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.kpis.figure import Figure, Row
from macros.kpis.measure import Figures
from macros.report.effect.change import Change, FigureChange, RowChange, Subject
from macros.report.effect.pairs import Names
from macros.report.figures import LINES
from macros.source import Source

Counted = tuple[str, object, int]  # how a row counts: hit, miss or out; its own number; its weight


def figure_changes(before: Figures, after: Figures, names: Names) -> tuple[FigureChange, ...]:
    """Every figure of the table that `roadmap kpis` prints, changed or not."""
    return tuple(
        FigureChange(
            name=name, before=figure(before), after=figure(after), rows=rows(figure(before), figure(after), names)
        )
        for name, figure in LINES.items()
    )


def rows(before: Figure, after: Figure, names: Names) -> tuple[RowChange, ...]:
    """The rows that count otherwise, by id; a row that is left out on one side and absent on the other is none."""
    was, now = placed(before, names), placed(after, Names(after={}))
    return tuple(
        RowChange(id=id_, before=first(was.get(id_)), after=first(now.get(id_)))
        for id_ in sorted({*was, *now})
        if counts(was.get(id_)) != counts(now.get(id_))
    )


def placed(figure: Figure, names: Names) -> Mapping[str, list[tuple[Counted, Row]]]:
    """The rows of a figure by the id of their record after the change; a record may have more than one."""
    hits = {id(row) for row in figure.hits}
    found: dict[str, list[tuple[Counted, Row]]] = defaultdict(list)
    for row in figure.counted:
        found[names[row.id]].append((("hit" if id(row) in hits else "miss", row.value, row.weight), row))
    for row in figure.left_out:
        found[names[row.id]].append((("out", None, 0), row))
    return found


def counts(placed: list[tuple[Counted, Row]] | None) -> list[Counted]:
    return sorted((how for how, _ in placed or () if how[0] != "out"), key=str)


def first(placed: list[tuple[Counted, Row]] | None) -> Row | None:
    return placed[-1][1] if placed else None


def aim_changes(before: Figures, after: Figures) -> Iterator[Change]:
    """Goals that are reached now, or not any more; a goal that is new and not reached is none."""
    for id_, now in after.goals.items():
        was = before.goals.get(id_)
        if now.reached != (was is not None and was.reached):
            goal = now.goal
            subject = Subject(type="goal", id=id_, title=goal.title, source=goal.source)
            yield Change(kind="reached-goal" if now.reached else "missed-goal", subject=subject)
    old = {one.measure: one for one in before.targets}
    for verdict in after.targets:
        known = old.get(verdict.measure)
        if known is None or known.verdict != verdict.verdict:
            place = Source("data/roadmap.yml")
            subject = Subject(type="measure", id=verdict.measure, title=verdict.measure, source=place)
            yield Change(kind="verdict", subject=subject, before=known.why if known else None, after=verdict.why)
