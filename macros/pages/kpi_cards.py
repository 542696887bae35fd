"""A figure in brief: its value, its verdict with a direction, and its line in small.

In: the context. Out: frozen cards for the home page and the list of figures, and the figure that moved.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from macros.charts.spark import Spark, spark
from macros.kpis.figure import Figure
from macros.kpis.targets import BEHIND, ON_TRACK, TOO_EARLY
from macros.pages.context import Context
from macros.pages.kpi_list import CARDS, KPIS, Kpi, kpi_of, points_of, target_of, verdict_of
from macros.pages.kpi_words import meaning
from macros.pages.phrases import Brief, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.values import rounded, shown, value_of, written
from macros.pages.values import target as wanted
from macros.words import formats

DIRECTION_DAYS = 90  # a direction is told over the last quarter of a year
PROGRESS = ("maturity", "use-cases-live", "coverage", "adherence", "lead-time")  # the first that moved is told
ICONS = {ON_TRACK: "met", BEHIND: "missed", TOO_EARLY: "open"}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What the end of a line says, and when it was."""

    text: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    icon: str  # met, missed or open; empty where nothing was wanted
    told: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    kpi: Kpi
    value: Sentence
    n: int  # 1 where the value reads as one, else more
    available: bool
    verdict: VerdictWords | None
    spark: Spark | None
    first: End | None
    last: End | None
    target_text: str
    finding: str  # the line in words
    meaning: Sentence


def cards(context: Context) -> tuple[Card, ...]:
    """The four figures of the home page."""
    return tuple(card(context, kpi) for kpi in KPIS[:CARDS])


def card(context: Context, kpi: Kpi) -> Card:
    figure = kpi.figure(context.figures)
    points, target = points_of(context, kpi), target_of(context, kpi)
    known = [(day, value) for day, value in points if value is not None]
    first = end(context, figure, *known[0]) if known else None
    last = end(context, figure, *known[-1]) if known else None
    return Card(
        kpi=kpi,
        value=big(figure),
        n=1 if figure.value is not None and rounded(figure.unit, figure.value) == 1 else 2,
        available=figure.value is not None,
        verdict=verdict_words(context, kpi),
        spark=spark(points, target) if figure.value is not None else None,
        first=first,
        last=last,
        target_text=target_text(context, figure, target),
        finding=finding(context, kpi, figure, target),
        meaning=meaning(context, kpi),
    )


def big(figure: Figure) -> Sentence:
    """The value as it stands large, where the word for days stands behind it in small."""
    if figure.value is None or figure.unit != "days":
        return value_of(figure)
    told = sentence("plain", text=rounded(figure.unit, figure.value))
    return sentence("value.approximate", value=told) if figure.approximate else told


def end(context: Context, figure: Figure, day: dt.date, value: Fraction) -> End:
    say = phrases(context)
    when = say.context.words("now") if day == context.as_of else formats.short_month(day, context.language)
    return End(text=say.plain("plain", text=shown(figure.unit, value)), when=when)


def target_text(context: Context, figure: Figure, target: Fraction | None) -> str:
    say = phrases(context)
    return "" if target is None else say.plain("kpi.target_short", value=rounded(figure.unit, target))


def finding(context: Context, kpi: Kpi, figure: Figure, target: Fraction | None) -> str:
    """The line in a sentence, for who cannot see it."""
    known = [(day, value) for day, value in points_of(context, kpi) if value is not None]
    if not known or figure.value is None:
        return ""
    values = {"name": sentence(f"kpi.{kpi.id}.name"), "last": written(figure.unit, known[-1][1])}
    key = "kpi.line.one" if len(known) == 1 else "kpi.line.many"
    told = sentence(key, date=known[0][0], first=written(figure.unit, known[0][1]), **values)
    if target is not None:
        told = sentence("kpi.line.target", line=told, target=wanted(figure.unit, target))
    return phrases(context).plain(told)


def verdict_words(context: Context, kpi: Kpi) -> VerdictWords | None:
    """The verdict with the direction behind it; None without a value."""
    figure, verdict = kpi.figure(context.figures), verdict_of(context, kpi)
    if figure.value is None:
        return None
    if verdict is None or verdict.limit is None:
        return VerdictWords(icon="", told=with_way(context, kpi, sentence("kpi.verdict.no_target")))
    if verdict.verdict == BEHIND:
        gap = abs(rounded(figure.unit, figure.value) - rounded(figure.unit, verdict.limit.value))
        side = "below" if verdict.limit.at_least is not None else "above"
        n = 1 if gap == 1 else 2
        told = sentence(f"kpi.verdict.behind.{figure.unit}", n=n, gap=gap, side=sentence(f"kpi.verdict.{side}"))
    else:
        told = sentence(f"kpi.verdict.{verdict.verdict}", target=wanted(figure.unit, verdict.limit.value))
    return VerdictWords(icon=ICONS.get(verdict.verdict, "open"), told=with_way(context, kpi, told))


def with_way(context: Context, kpi: Kpi, verdict: Sentence) -> Sentence:
    """The verdict, and whether the figure is higher or lower than on the day it is compared with."""
    before, _ = then_and_now(context, kpi)
    if before is None:
        return verdict
    return sentence(f"kpi.way.{direction(context, kpi)}", verdict=verdict, date=Brief(before[0]))


def direction(context: Context, kpi: Kpi) -> str:
    """up, down, flat or none: over the last quarter of a year, in the value as it is shown."""
    before, now = then_and_now(context, kpi)
    if before is None or now is None:
        return "none"
    unit = kpi.figure(context.figures).unit
    change = rounded(unit, now[1]) - rounded(unit, before[1])
    return "flat" if not change else "up" if change > 0 else "down"


def then_and_now(context: Context, kpi: Kpi) -> tuple[tuple[dt.date, Fraction] | None, tuple[dt.date, Fraction] | None]:
    """The last point that is a quarter of a year old, else the first, and the last point."""
    known = [(day, value) for day, value in points_of(context, kpi) if value is not None]
    if len(known) < 2:
        return None, None
    edge = context.as_of - dt.timedelta(DIRECTION_DAYS)
    older = [point for point in known[:-1] if point[0] <= edge]
    return (older[-1] if older else known[0]), known[-1]


def progress(context: Context) -> Sentence | None:
    """The first of the figures that is another than a quarter of a year ago."""
    for name in PROGRESS:
        kpi = kpi_of(name)
        way = direction(context, kpi)
        before, now = then_and_now(context, kpi)
        if way in ("up", "down") and before and now:
            unit = kpi.figure(context.figures).unit
            return sentence(
                f"kpi.progress.{way}",
                name=sentence(f"kpi.{kpi.id}.subject"),
                date=before[0],
                first=written(unit, before[1]),
                last=written(unit, now[1]),
            )
    return None
