"""How a figure moved: its lines, drawn for three widths, and the table beside them.

In: the context and a `Kpi`. Out: SVG text and rows; None where there are not yet two days with a value.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from macros.charts.lines import MIDDLE, NARROW, WIDE, Labels, Series, lines
from macros.model.dates import Quarter
from macros.model.records import Limit
from macros.pages.context import Context
from macros.pages.kpi_cards import direction, finding, then_and_now
from macros.pages.kpi_list import Kpi, Points, points_of, target_of
from macros.pages.phrases import Sentence, sentence
from macros.pages.render import phrases
from macros.pages.values import rounded, shown, target, written
from macros.words import formats

SIZES = {WIDE: "wide", MIDDLE: "middle", NARROW: "narrow"}  # of the drawings, and what their ids end with


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    title: Sentence
    drawings: tuple[tuple[int, Markup], ...]  # by width in px, the widest first
    columns: tuple[Sentence, ...]
    rows: tuple[tuple[dt.date, tuple[Sentence | None, ...]], ...]  # newest first


def trend(context: Context, kpi: Kpi, part: int = 1) -> Trend | None:
    """The lines of a figure: itself, what stands beside it, and its target."""
    unit, own = kpi.figure(context.figures).unit, points_of(context, kpi)
    values = [("value", own)]
    if kpi.second:
        values.append(("second", points_of(context, kpi, kpi.second)))
    targets = context.roadmap.targets.get(kpi.measure or "", {}) if target_of(context, kpi) is not None else {}
    drawn = [*values, ("target", steps(targets, own))] if targets else values
    drawings = tuple(
        (width, Markup(text)) for width in SIZES if (text := drawing(context, kpi, drawn, width, part)) is not None
    )
    if not drawings:
        return None
    days = sorted({day for _, points in values for day, value in points if value is not None}, reverse=True)
    columns = [dict(points) for _, points in values]
    if targets:
        columns.append({day: limit.value for day in days if (limit := targets.get(Quarter.of(day)))})
    return Trend(
        title=title(context, kpi),
        drawings=drawings,
        columns=tuple(column(kpi, role) for role, _ in drawn),
        rows=tuple((day, tuple(cells(unit, drawn, columns, day))) for day in days),
    )


def steps(targets: Mapping[Quarter, Limit], own: Points) -> Points:
    """The target of each quarter from the first to the last day with a value, as steps; without one there is a gap."""
    known = [day for day, value in own if value is not None]
    if not known:
        return ()
    points: list[tuple[dt.date, Fraction | None]] = []
    quarter = Quarter.of(known[0])
    while quarter.first <= known[-1]:
        limit = targets.get(quarter)
        ends = (max(quarter.first, known[0]), min(quarter.last, known[-1]))
        points += [(day, limit.value if limit else None) for day in ends]
        quarter = quarter.next
    return tuple(points)


def drawing(context: Context, kpi: Kpi, drawn: list[tuple[str, Points]], width: int, part: int) -> str | None:
    say, unit = phrases(context), kpi.figure(context.figures).unit

    def value(number: Fraction) -> str:
        return say.plain(sentence(f"kpi.axis.{unit}", value=rounded("index", number)))

    def end(role: str, points: Points) -> str:
        known = [number for _, number in points if number is not None]
        if not known:
            return ""
        key = f"kpi.end.{role}" if role == "target" else f"kpi.{kpi.id}.end.{role}"
        number = rounded(unit, known[-1]) if role == "target" else shown(unit, known[-1])
        return say.plain(key, value=sentence(f"kpi.axis.{unit}", value=number))

    series = [Series(role=role, end=end(role, points), points=points) for role, points in drawn]
    labels = Labels(
        title=say.plain(title(context, kpi)),
        finding=finding(context, kpi, kpi.figure(context.figures), target_of(context, kpi)),
        value=value,
        day=lambda day: formats.short_month(day, context.language),
    )
    name = f"trend-{kpi.id}-{SIZES[width]}"
    return lines(name if part == 1 else f"{name}_{part}", series, labels, width=width)


def title(context: Context, kpi: Kpi) -> Sentence:
    """What the line shows, in one sentence."""
    before, now = then_and_now(context, kpi)
    if before is None or now is None:
        return sentence("kpi.trend.none")
    unit = kpi.figure(context.figures).unit
    values = {"date": before[0], "first": written(unit, before[1]), "last": written(unit, now[1])}
    return sentence(f"kpi.trend.{direction(context, kpi)}", **values)


def column(kpi: Kpi, role: str) -> Sentence:
    return sentence("kpi.column.target" if role == "target" else f"kpi.{kpi.id}.column.{role}")


def cells(
    unit: str, drawn: Sequence[tuple[str, Points]], columns: Sequence[Mapping[dt.date, Fraction | None]], day: dt.date
) -> Iterator[Sentence | None]:
    """What the table says of a day, column by column."""
    for (role, _), by_day in zip(drawn, columns, strict=True):
        value = by_day.get(day)
        write = target if role == "target" else written
        yield None if value is None else write(unit, value)
