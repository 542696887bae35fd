"""The list of figures, and a page for each: the answer, what it means, how it moved, and where it comes from.

In: the context; for a page the figure's address. Out: views. Every number on them opens to the rows that were counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from macros.kpis.figure import Figure, Row
from macros.model.status import status
from macros.pages.context import Context
from macros.pages.kept_promises import kept_promises
from macros.pages.kpi_cards import card
from macros.pages.kpi_groups import groups
from macros.pages.kpi_list import CARDS, KPIS, Kpi, kpi_of
from macros.pages.kpi_trend import trend
from macros.pages.kpi_words import beside, meaning, why_none
from macros.pages.links import address
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.render import phrases
from macros.pages.render import view as written_page
from macros.pages.values import rounded, value_of, written
from macros.pages.view import View
from macros.source import Source
from macros.words import formats

SQUARES = 40  # at most so many rows are drawn as squares to count
FOLDED = 60  # more rows than so many are folded
LATER = ("done-late", "done-on-time-as-moved", "done-unknown-day")  # done, but not on the first promise


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """A row of the sum, with its place in the data."""

    name: Named
    kind: str  # of the glyph; empty for teams and metrics
    status: str
    counts: bool
    square: str  # full, half or empty
    value: Sentence | None
    weight: int | None
    why: Sentence
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The rows left out for one reason."""

    reason: Sentence
    rows: tuple[CountedRow, ...]


def views(context: Context) -> Iterator[View]:
    """The list, then each figure."""
    yield index(context)
    for kpi in KPIS:
        yield view(context, kpi.id)


def index(context: Context) -> View:
    say = phrases(context)
    return written_page(
        "kpis.html",
        context,
        address(context.roadmap, "kpis"),
        title=say.plain("kpis.title"),
        summary=say.plain("kpis.lede"),
        cards=[card(context, kpi) for kpi in KPIS[:CARDS]],
        others=[card(context, kpi) for kpi in KPIS[CARDS:]],
    )


def view(context: Context, name: str, *, here: str | None = None, part: int = 1) -> View:
    """One figure by its address."""
    kpi = kpi_of(name)
    figure = kpi.figure(context.figures)
    say = phrases(context)
    rows = [counted_row(context, figure, row, hit=hit) for row, hit in with_hits(figure)]
    return written_page(
        "kpi.html",
        context,
        here or address(context.roadmap, "kpi", kpi.id),
        title=say.plain(f"kpi.{kpi.id}.name"),
        summary=say.summary(say.plain(headline(kpi, figure)) + " " + say.plain(meaning(context, kpi))),
        part=part,
        kpi=kpi,
        nth=KPIS.index(kpi) + 1,
        cards=CARDS,
        figure=figure,
        headline=headline(kpi, figure),
        meaning=meaning(context, kpi),
        card=card(context, kpi),
        beside=beside(context, kpi),
        squares=squares(figure, rows),
        trend=trend(context, kpi, part),
        groups=groups(context, kpi),
        kept=kept_promises(context, kpi),
        total=total(figure),
        rows=rows,
        folded=len(rows) > FOLDED,
        left_out=left_out(context, figure),
    )


def headline(kpi: Kpi, figure: Figure) -> Sentence:
    """The question and its answer."""
    if figure.value is None:
        return sentence("kpi.unanswered", question=sentence(f"kpi.{kpi.id}.question"))
    n = int(figure.value) if figure.unit == "count" else 2
    answer = sentence(f"kpi.{kpi.id}.answer", n=n, value=value_of(figure))
    return sentence("kpi.answered", question=sentence(f"kpi.{kpi.id}.question"), answer=answer)


def with_hits(figure: Figure) -> Iterator[tuple[Row, bool]]:
    """The rows counted, and whether each is in the numerator; the same row may stand there twice."""
    hits = {id(row) for row in figure.hits}
    return ((row, id(row) in hits) for row in figure.counted)


def counted_row(context: Context, figure: Figure, row: Row, *, hit: bool) -> CountedRow:
    record = context.roadmap.record_by_id.get(row.id) if row.kind in ("item", "use_case") else None
    if record:
        name, kind = Named(record.title, "record", record.id), record.kind
    elif row.kind == "team":
        name, kind = Named(context.roadmap.team_by_id[row.id].name, "team", row.id), ""
    else:
        name, kind = Named(context.roadmap.metric_by_id[row.id].name, "metric", row.id), ""
    of_people = row.kind == "team"
    numbered = of_people or figure.unit in ("days", "index")
    return CountedRow(
        name=name,
        kind=kind,
        status=status(record, context.as_of) if record else "",
        counts=hit,
        square="half" if hit and row.why.key in LATER else "full" if hit else "empty",
        value=row_value(figure, row) if numbered else None,
        weight=row.weight if of_people else None,
        why=reason_sentence(row.why),
        source=row.source,
    )


def row_value(figure: Figure, row: Row) -> Sentence | None:
    """The number of a row: days, an index; of a share of people, the people."""
    if row.value is None:
        return None
    return written("count" if figure.unit == "percent" else figure.unit, Fraction(row.value))


def squares(figure: Figure, rows: Sequence[CountedRow]) -> Sequence[tuple[str, int]] | None:
    """How many squares of each sort, where a share of records can be counted by eye; else None."""
    if figure.unit != "percent" or not 0 < len(rows) <= SQUARES or not rows[0].kind:
        return None
    sorts = [row.square for row in rows]
    return [(sort, sorts.count(sort)) for sort in ("full", "half", "empty") if sort in sorts]


def total(figure: Figure) -> Sentence:
    """The sum, written out."""
    if figure.value is None:
        return why_none(figure)
    shown = written(figure.unit, figure.value)
    if figure.unit == "count":
        return sentence("kpi.total.count", n=int(figure.value))
    if figure.unit == "days":
        return sentence("kpi.total.days", n=len(figure.counted), shown=shown)
    exact = Fraction(formats.rounded(figure.value, 2))
    return sentence(
        "kpi.total.percent_exact"
        if figure.unit == "percent" and exact == round(figure.value)
        else f"kpi.total.{figure.unit}",
        numerator=rounded("index", figure.numerator or figure.value),
        denominator=rounded("index", figure.denominator or figure.value),
        exact=exact,
        shown=shown,
    )


def left_out(context: Context, figure: Figure) -> tuple[LeftOut, ...]:
    """The rows left out, by reason, the most first."""
    ordered = sorted(figure.left_out, key=lambda row: row.why.key)
    found = [
        LeftOut(
            reason=sentence(f"kpi.left_out.{key}"),
            rows=tuple(counted_row(context, figure, row, hit=False) for row in rows),
        )
        for key, rows in ((key, list(rows)) for key, rows in groupby(ordered, key=lambda row: row.why.key))
    ]
    return tuple(sorted(found, key=lambda group: -len(group.rows)))
