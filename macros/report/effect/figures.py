"""The figures before and after a change, and the records that make the difference.

In: the figures of both roadmaps, measured on the same day. Out: a `FigureChange` a figure; goals that are reached now,
or not any more, and targets with another verdict.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from macros.kpis.figure import Figure, Row
from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.report.effect.change import Change, FigureChange, RowChange, Subject
from macros.report.effect.pairs import Names
from macros.report.figures import LINES

Counted = tuple[bool, object, int]  # how a row counts: whether it is a hit, its own number, its weight
Placed = tuple[Counted | None, Row]  # None: left out


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
        RowChange(id=id_, before=old, after=new)
        for id_ in sorted({*was, *now})
        for old, new in differing(was.get(id_, []), now.get(id_, []))
    )


def placed(figure: Figure, names: Names) -> Mapping[str, list[Placed]]:
    """The rows of a figure by the id of their record after the change; a record may have more than one."""
    hits = {id(row) for row in figure.hits}
    found: dict[str, list[Placed]] = defaultdict(list)
    for row in figure.counted:
        found[names[row.id]].append((counted(row, figure, hit=id(row) in hits), row))
    for row in figure.left_out:
        found[names[row.id]].append((None, row))
    return found


def counted(row: Row, figure: Figure, *, hit: bool) -> Counted:
    """A record is one in a share or a count, whatever its number; a team is as many as its people."""
    one = row.kind != "team" and figure.unit in {"percent", "count"}
    return hit, None if one else row.value, row.weight


def differing(before: list[Placed], after: list[Placed]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of one record that are not on both sides, in pairs; none where it counts the same."""
    was, now = (Counter(how for how, _ in some if how) for some in (before, after))
    if was == now:
        return
    old = [row for how, row in before if (how, row.why) not in [(other, known.why) for other, known in after]]
    new = [row for how, row in after if (how, row.why) not in [(other, known.why) for other, known in before]]
    yield from zip_longest(old, new)


def aim_changes(before: Figures, after: Figures, roadmap: Roadmap) -> Iterator[Change]:
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
            metric = roadmap.metric_by_id.get(verdict.measure)
            title = metric.name if metric else verdict.measure
            subject = Subject(type="measure", id=verdict.measure, title=title, source=roadmap.source)
            yield Change(kind="verdict", subject=subject, before=known.why if known else None, after=verdict.why)
