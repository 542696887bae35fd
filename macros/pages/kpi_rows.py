"""The rows of a figure: each with its place in the data, and as squares to count, or as parts of one bar.

In: the context, a `Kpi` and its figure. Out: frozen rows, what asks for attention first. Up to SQUARES rows are squares
that lead to their rows; more are parts of a bar that begins at 0.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from macros.kpis.figure import Figure, Row
from macros.model.dates import Date, Fact
from macros.model.status import status
from macros.pages.context import Context
from macros.pages.kpi_list import Kpi, target_of
from macros.pages.phrases import Decimals, Named, Sentence, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.render import phrases
from macros.pages.values import shown, written
from macros.source import Source

SQUARES = 40  # at most so many rows are drawn as squares to count
SORTS = ("full", "half", "plain", "empty", "late")  # of squares, in the order in which they are counted
OF_DONE = {  # the others that are done were on time
    "done-late": "half",
    "done-on-time-as-moved": "half",
    "done-unknown-day": "plain",
}
MOVES = {"move-withdrawn": "empty", "move-renewed": "half"}  # the others got another date
DATED = ("adherence", "adherence-use-cases")  # their rows tell the promise and the fact in columns
TICKED = (*DATED, "coverage", "use-cases-live")  # their squares say yes or no; in the others stands a number


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """A row of the sum, with its place in the data."""

    nth: int  # its place in the table, from 1
    name: Named
    kind: str  # of the glyph; empty for teams and metrics
    status: str
    sort: str  # one of SORTS
    number: str  # what stands in its square; empty for a tick or nothing
    value: Sentence | None
    weight: int | None
    why: Sentence
    agreed: Date | None  # the first promise and the fact, where the table has them in columns
    done: Fact | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The rows left out for one reason."""

    reason: Sentence
    rows: tuple[CountedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The squares of one sort, or their part of the bar, in percentages of its width; `first` is their first row."""

    sort: str
    n: int
    x: float
    width: float
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What can be counted by eye: squares, or where there are too many of them a bar."""

    squares: tuple[CountedRow, ...]
    parts: tuple[Part, ...]
    ticked: bool


def counted_rows(context: Context, kpi: Kpi, figure: Figure) -> tuple[CountedRow, ...]:
    """The rows counted: of a share those first that do not count for it, of days the lowest first."""
    hits = {id(row) for row in figure.hits}
    rows = [(row, sort_of(context, kpi, row, hit=id(row) in hits)) for row in figure.counted]
    if figure.unit == "days":
        rows.sort(key=lambda found: found[0].value or 0)
    else:
        rows.sort(key=lambda found: -SORTS.index(found[1]))
    return tuple(
        counted_row(context, kpi, figure, row, sort=sort, nth=nth) for nth, (row, sort) in enumerate(rows, start=1)
    )


def sort_of(context: Context, kpi: Kpi, row: Row, *, hit: bool) -> str:
    """What a row counts as, one of SORTS."""
    target = target_of(context, kpi)
    match kpi.id:
        case "adherence" | "adherence-use-cases":
            return OF_DONE.get(row.why.key, "full") if hit else "late"
        case "lead-time":
            return "plain" if target is None else "full" if Fraction(row.value or 0) <= target else "half"
        case "maturity":
            return "empty" if row.why.key.startswith("assessment-stale") else "plain"
        case "moves":
            return MOVES.get(row.why.key, "full")
        case _:
            return "full" if hit else "empty"


def counted_row(
    context: Context, kpi: Kpi, figure: Figure, row: Row, *, sort: str = "empty", nth: int = 0
) -> CountedRow:
    record = context.roadmap.record_by_id.get(row.id) if row.kind in ("item", "use_case") else None
    of_team = row.kind == "team"
    value = row_value(figure, row) if of_team or figure.unit == "days" else None
    dated = kpi.id in DATED and nth > 0
    agreed, done = row.why.values.get("date"), row.why.values.get("done")
    return CountedRow(
        nth=nth,
        name=name_of(context, row),
        kind=record.kind if record else "",
        status=status(record, context.as_of) if record else "",
        sort=sort,
        number="" if value is None else phrases(context).plain("plain", text=shown_value(figure, row)),
        value=value,
        weight=row.weight if of_team else None,
        why=sentence(f"kpi.why.{row.why.key}", n=int(row.value or 0)) if dated else reason_sentence(row.why),
        agreed=agreed if dated and isinstance(agreed, Date) else None,
        done=done if dated and isinstance(done, Fact) else None,
        source=row.source,
    )


def name_of(context: Context, row: Row) -> Named:
    roadmap = context.roadmap
    if row.kind in ("item", "use_case"):
        return Named(roadmap.record_by_id[row.id].title, "record", row.id)
    return Named(roadmap.team_by_id[row.id].name, "team", row.id)


def row_value(figure: Figure, row: Row) -> Sentence | None:
    """The number of a row: days, an index; of a share of people, the people."""
    return None if row.value is None else written(unit_of(figure), Fraction(row.value))


def shown_value(figure: Figure, row: Row) -> Fraction | Decimals:
    return shown(unit_of(figure), Fraction(row.value or 0))


def unit_of(figure: Figure) -> str:
    """Of its rows."""
    return "count" if figure.unit == "percent" else figure.unit


def picture(kpi: Kpi, rows: Sequence[CountedRow]) -> Picture | None:
    """The rows as squares, or as a bar; None without rows, or with too many numbers that are all alike."""
    if not rows:
        return None
    parts = parts_of(rows)
    few = len(rows) <= SQUARES
    if not few and len(parts) == 1 and kpi.id not in TICKED:
        return None
    squares = sorted(rows, key=lambda row: SORTS.index(row.sort)) if few else ()
    return Picture(squares=tuple(squares), parts=parts, ticked=kpi.id in TICKED)


def parts_of(rows: Sequence[CountedRow]) -> tuple[Part, ...]:
    """How many of each sort, and where they lie in a bar of them all."""
    counted = Counter(row.sort for row in rows)
    parts, before = [], 0
    for sort in SORTS:
        if n := counted[sort]:
            first = min(row.nth for row in rows if row.sort == sort)
            ends = [round(100 * part / len(rows), 1) for part in (before, before + n)]
            parts.append(Part(sort=sort, n=n, x=ends[0], width=round(ends[1] - ends[0], 1), first=first))
            before += n
    return tuple(parts)


def left_out(context: Context, kpi: Kpi, figure: Figure) -> tuple[LeftOut, ...]:
    """The rows left out, by reason, the most first."""
    ordered = sorted(figure.left_out, key=lambda row: row.why.key)
    groups = [(key, list(rows)) for key, rows in groupby(ordered, key=lambda row: row.why.key)]
    found = [
        LeftOut(
            reason=sentence(f"kpi.left_out.{key}", n=len(rows)),
            rows=tuple(counted_row(context, kpi, figure, row) for row in rows),
        )
        for key, rows in groups
    ]
    return tuple(sorted(found, key=lambda group: -len(group.rows)))
