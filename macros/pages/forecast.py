"""When a phase is finished, in words of chance and twenty outcomes; and how often earlier forecasts held.

In: the context, a phase. Out: what fragments/forecast.html takes, and what the compass says of it. Nothing where there
is nothing to say: no forecast was asked for, the phase is over, or it has no work.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.outcomes import Outcomes, outcomes
from macros.kpis.forecast import THIN, Forecast, GroupForecast, RecordForecast
from macros.kpis.outlook import Days, chance_in_words
from macros.kpis.slips import OF_ALL
from macros.model.records import Phase, Record
from macros.pages.context import Context
from macros.pages.forecasts import record
from macros.pages.phrases import SLIP_FROM, Brief, Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.standing import joined, record_name
from macros.words import formats

WORDS_SIZE = 12.5  # px, of the words at a line in a drawing
WHY = ("no-promise", "forecast-later")  # a record has no forecast, where others have one
NAMED = 3  # so many records without a forecast are named where there are more than one more


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The forecast of a phase as it is told."""

    told: tuple[tuple[Sentence, ...], ...]  # by paragraph
    days: Days | None  # of those with a forecast, where some have none
    outcomes: Outcomes | None
    planned: Sentence | None  # beside their lines; one for both where they are the same day
    middle: Sentence | None
    record: tuple[Sentence, ...]  # how earlier ones fared, which stand on a page of their own
    basis: Sentence | None  # what it rests on


def foreseen(context: Context, phase: Phase) -> Foreseen | None:
    """What there is to say of when a phase is finished."""
    forecast = context.forecast
    if forecast is None or not forecast.phases[phase.id].records:
        return None
    found, score = forecast.phases[phase.id], forecast.score
    days = found.days or found.not_before
    finish = phase.finish.last if phase.finish else None
    same = days is not None and days.p50 == finish
    thin = found.reason is not None and found.reason.key == THIN
    planned = sentence(f"forecast.page.{'both' if same else 'planned'}", date=Brief(finish)) if finish else None
    middle = sentence("forecast.page.middle", date=Brief(days.p50)) if days and not same else None
    widths = (words_width(context, middle), words_width(context, planned))
    return Foreseen(
        told=((sentence("forecast.page.thin", least=OF_ALL),),) if thin else tuple(told(forecast, found, days, finish)),
        days=days,
        outcomes=outcomes(days.dots, days.p50, finish, widths=widths) if days else None,
        planned=planned,
        middle=middle,
        record=tuple(record(score.p85, score.p85.interval)) if days and score.p85.interval else (),
        basis=sentence("forecast.page.basis", n=forecast.slips.n) if days else None,
    )


def words_width(context: Context, words: Sentence | None) -> float:
    """The px that words at a line take; 0 for none."""
    return width(phrases(context).plain(words), WORDS_SIZE, 600) if words else 0


def told(
    forecast: Forecast, found: GroupForecast, days: Days | None, finish: dt.date | None
) -> Iterator[tuple[Sentence, ...]]:
    """How the forecast lies to the promises, the chance to be in time, and by the 85 % day.

    Before that, which records are left out of it, and why.
    """
    if found.without:
        without = [forecast.records[id_] for id_ in found.without]
        rest = [sentence("forecast.page.rest")] if days else []
        yield left_out([one.record for one in without]), *why_left_out(without), *rest
    if days:
        yield (bridge(forecast, found, days),)
        ends = [finish] if finish and finish != days.p85 else []
        yield tuple(chance_sentence(days, day) for day in (*ends, days.p85))


def left_out(records: Sequence[Record]) -> Sentence:
    """The records without a forecast; of many the first, and how many more."""
    names: list[Named | Sentence] = [record_name(one) for one in records]
    if len(names) > NAMED + 1:
        names[NAMED:] = [sentence("record.list.more", n=len(names) - NAMED)]
    return sentence("forecast.page.without", n=len(records), names=joined(names))


def why_left_out(without: Sequence[RecordForecast]) -> Iterator[Sentence]:
    """For each reason, of how many records it is the one."""
    counted = Counter(one.reason.key for one in without if one.reason)
    for key in WHY:
        if n := counted[key]:
            yield sentence(f"forecast.page.why.{key}", n=n)


def bridge(forecast: Forecast, found: GroupForecast, days: Days) -> Sentence:
    """How far the middle of the outcomes lies from the last promise that they were computed from, and why."""
    foreseen_too = [forecast.records[id_] for id_ in found.records if id_ not in found.without]
    promised = max(one.promise.last for one in foreseen_too if one.promise)
    apart = (days.p50 - promised).days
    values = {"date": days.p50, "promised": promised, "n": formats.weeks(apart)}
    if abs(apart) < SLIP_FROM:
        return sentence("forecast.page.bridge.near", **values)
    if apart < 0:
        return sentence("forecast.page.bridge.earlier", **values)
    why = sentence("forecast.page.bridge.why", n=len(foreseen_too))
    return sentence("forecast.page.bridge.later", why=why, **values)


def chance_sentence(days: Days, day: dt.date) -> Sentence:
    """How likely it is to be finished by a day: the word and the count together."""
    dots = days.dots_by(day)
    return sentence(f"forecast.by.{chance_in_words(dots)}", date=day, dots=dots)


def overrun(context: Context, phase: Phase) -> Sentence | None:
    """By how many weeks half of the outcomes lie past the end of a phase, or at least those of the rest of it.

    None where they do not, by a week; and where nothing is foreseen.
    """
    forecast = context.forecast
    found = forecast.phases[phase.id] if forecast else None
    days = (found.days or found.not_before) if found else None
    if found is None or days is None or phase.finish is None:
        return None
    late = (days.p50 - phase.finish.last).days
    if late < SLIP_FROM:
        return None
    return sentence(f"forecast.tail.{'later' if found.days else 'at_least'}", n=formats.weeks(late))
