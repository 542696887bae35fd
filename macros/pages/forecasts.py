"""Every earlier forecast whose day has passed: when it was made, what it said and what came of it.

In: the context. Out: views: one page, and more of them where the list is long. Of a very long one the newest stand
here; `roadmap forecast --format json` lists them all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.forecast_score import Held, Score, Scored
from macros.model.status import is_halted
from macros.pages import lists
from macros.pages.context import Context
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Filter, Listing, part_of, split
from macros.pages.phrases import Decimals, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.values import written as value_in_words
from macros.pages.view import View

MOST = 400  # rows in all parts
SAID = 85  # per cent
BRIER_DIGITS = 3
COLUMNS = (
    Column(key="title", words="record.column.record"),
    Column(key="review", words="forecasts.column.review"),
    Column(key="promise", words="forecasts.column.promise"),
    Column(key="half", words="forecasts.column.half"),
    Column(key="day", words="forecasts.column.day"),
    Column(key="done", words="forecasts.column.done"),
    Column(key="outcome", words="forecasts.column.outcome"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    scored: Scored
    outcome: str  # held or missed
    undone: Sentence | None  # what stands in the place of the day on which it was done


def views(context: Context) -> Iterator[View]:
    """Each part of the list: the newest review first."""
    forecast = context.forecast
    score = forecast.score if forecast else None
    found = score.scored[:MOST] if score else ()
    parts = split([row(context, one) for one in found])
    told = tuple(finding(score))
    say, own = phrases(context), address(context.roadmap, "forecasts")
    for number, some in enumerate(parts, start=1):
        yield written(
            "forecasts.html",
            context,
            part_address(own, number),
            title=say.plain("forecasts.title" if number == 1 else "forecasts.title_of_part", number=number),
            summary=say.summary(" ".join(say.plain(one) for one in told)),
            finding=told,
            facts=tuple(facts(score)) if score else (),
            rows=some,
            rest=len(score.scored) - len(found) if score else 0,
            shown=len(found),
            list=Listing(
                columns=COLUMNS,
                total=len(found),
                filters=(outcomes(context, found),),
                part=part_of(own, number, len(parts)),
            ),
        )


def row(context: Context, one: Scored) -> Row:
    halted = is_halted(one.record, context.as_of)
    undone = sentence("forecasts.stopped" if halted else "forecasts.open") if one.done is None else None
    return Row(scored=one, outcome="held" if one.held else "missed", undone=undone)


def outcomes(context: Context, found: Sequence[Scored]) -> Filter:
    there = {one.held for one in found}
    names = [name for name, held in (("held", True), ("missed", False)) if held in there]
    return lists.spoken(context, "outcome", "forecasts.column.outcome", "forecasts.outcome", names)


def finding(score: Score | None) -> Iterator[Sentence]:
    """How many of the days held, and whether that is what their chance promised."""
    if score is None or score.p85.interval is None:
        yield sentence("forecasts.none")
        return
    yield from record(score.p85, score.p85.interval)


def record(held: Held, interval: tuple[Fraction, Fraction]) -> Iterator[Sentence]:
    """How many of the 85 % days held, and what that says of the days that we name."""
    yield sentence("forecasts.finding", n=held.of, held=held.held, share=share(held))
    low, high = interval
    way = "often" if low > SAID else "seldom" if high < SAID else "as-said"
    yield sentence(f"forecasts.calibrated.{way}")


def facts(score: Score) -> Iterator[tuple[Sentence, Sentence]]:
    """What stands beside it: the margin, the half-way days, the promises themselves, the Brier score."""
    if interval := score.p85.interval:
        low, high = (value_in_words("percent", value) for value in interval)
        yield sentence("forecasts.fact.margin", share=share(score.p85)), sentence("forecasts.range", low=low, high=high)
    for name, held in (("half", score.p50), ("promises", score.promises)):
        if held.of:
            told = sentence("forecasts.part", n=held.of, held=held.held, share=share(held))
            yield sentence(f"forecasts.fact.{name}"), told
    if score.brier is not None and score.always is not None:
        brier, always = (Decimals(value, BRIER_DIGITS) for value in (score.brier, score.always))
        way = "worse" if score.brier > score.always else "better" if score.brier < score.always else "same"
        yield sentence("forecasts.fact.brier"), sentence(f"forecasts.brier.{way}", brier=brier, always=always)


def share(held: Held) -> Sentence:
    return value_in_words("percent", Fraction(100 * held.held, held.of))
