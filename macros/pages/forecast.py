"""When a phase is finished, in words of chance and twenty outcomes; and how often earlier forecasts held.

In: the context, a phase. Out: what fragments/forecast.html takes, and what the compass says of it. Nothing where there
is nothing to say: no forecast was asked for, the phase is over, or it has no work.
"""

import datetime as dt
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.outcomes import Outcomes, outcomes
from macros.kpis.forecast import THIN, Forecast, GroupForecast
from macros.kpis.outlook import Days, chance_in_words
from macros.kpis.slips import OF_ALL
from macros.model.records import Phase, Record
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Brief, Sentence, sentence
from macros.pages.render import phrases
from macros.words import formats

WORDS_SIZE = 12.5  # px, of the words at a line in a drawing
NAMED = 3  # at most so many records without a forecast are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The forecast of a phase as it is told."""

    told: tuple[Sentence, ...]
    without: tuple[Record, ...]  # those without a forecast that are named
    more: int  # and so many others
    days: Days | None  # of the others, where some have none
    outcomes: Outcomes | None
    planned: Sentence | None  # beside their lines; one for both where they are the same day
    middle: Sentence | None
    basis: tuple[Sentence, ...]  # what it rests on, and how earlier ones fared
    scored: bool  # whether any did, which stand on a page of their own


def foreseen(context: Context, phase: Phase) -> Foreseen | None:
    """What there is to say of when a phase is finished."""
    forecast = context.forecast
    if forecast is None or not forecast.phases[phase.id].records:
        return None
    found = forecast.phases[phase.id]
    days = found.days or found.not_before
    finish = phase.finish.last if phase.finish else None
    same = days is not None and days.p50 == finish
    thin = found.reason is not None and found.reason.key == THIN
    named = () if thin else found.without[:NAMED]
    planned = sentence(f"forecast.page.{'both' if same else 'planned'}", date=Brief(finish)) if finish else None
    middle = sentence("forecast.page.middle", date=Brief(days.p50)) if days and not same else None
    widths = (words_width(context, middle), words_width(context, planned))
    return Foreseen(
        told=(sentence("forecast.page.thin", least=OF_ALL),) if thin else tuple(told(forecast, found, days, finish)),
        without=tuple(context.roadmap.record_by_id[id_] for id_ in named),
        more=0 if thin else len(found.without) - len(named),
        days=days,
        outcomes=outcomes(days.dots, days.p50, finish, widths=widths) if days else None,
        planned=planned,
        middle=middle,
        basis=basis(forecast) if days else (),
        scored=bool(forecast.score.scored),
    )


def words_width(context: Context, words: Sentence | None) -> float:
    """The px that words at a line take; 0 for none."""
    return width(phrases(context).plain(words), WORDS_SIZE, 600) if words else 0


def told(forecast: Forecast, found: GroupForecast, days: Days | None, finish: dt.date | None) -> list[Sentence]:
    """How the forecast lies to the promises, the chance to be in time, and by the 85 % day.

    Before that, that some records are left out of it.
    """
    said = []
    if found.without:
        said.append(sentence("forecast.page.without", n=len(found.without)))
    if days and found.without:
        said.append(sentence("forecast.page.rest"))
    if days:
        said.append(bridge(forecast, found, days))
    if days and finish and finish != days.p85:
        said.append(chance_sentence(days, finish))
    if days:
        said.append(chance_sentence(days, days.p85))
    return said


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


def basis(forecast: Forecast) -> tuple[Sentence, ...]:
    """From how many promises it is computed, and how many earlier 85 % days held."""
    score = forecast.score
    rests = sentence("forecast.page.basis", n=forecast.slips.n)
    return (rests, sentence("forecast.page.score", n=score.p85.of, held=score.p85.held)) if score.p85.of else (rests,)
