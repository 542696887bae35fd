"""The trend: every KPI at each review day, from today's data as known on that day.

In: the roadmap and the as-of day. Out: a series of points a KPI. Nothing is stored, so a changed definition changes the
whole series alike. Source of the definition: KPIS, "Trend"; for the maturity index also KPIS 3.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.adherence import adherence, adherence_use_cases
from macros.kpis.coverage import coverage
from macros.kpis.enabled import ai_enabled_share
from macros.kpis.figure import Figure, Reason
from macros.kpis.lead_time import lead_time
from macros.kpis.maturity import maturity
from macros.kpis.moves import moves
from macros.kpis.use_cases import use_cases_live
from macros.model.dates import last_of_month
from macros.model.records import Roadmap

MONTHS = 36  # at most so many month's ends, where there are no reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure on a day, without its rows."""

    day: dt.date
    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    reason: Reason | None  # why there is no value


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The series by KPI; the last point of each is the as-of day."""

    days: tuple[dt.date, ...]
    series: Mapping[str, tuple[Point, ...]]  # a point each day
    maturity: tuple[Point, ...]  # the index at each assessment day, and on the as-of day


def trend(roadmap: Roadmap, as_of: dt.date) -> Trend:
    """The series of every KPI up to and including the day."""
    days = trend_days(roadmap, as_of)
    measured = [(day, measured_on(roadmap, day)) for day in days]
    assessed = {one.date for team in roadmap.teams for one in team.assessments if one.date <= as_of}
    return Trend(
        days=days,
        series={name: tuple(point(day, figures[name]) for day, figures in measured) for name in measured[0][1]},
        maturity=tuple(point(day, maturity(roadmap, day).figure) for day in sorted({*assessed, as_of})),
    )


def trend_days(roadmap: Roadmap, as_of: dt.date) -> tuple[dt.date, ...]:
    """The review days up to the day, else the ends of months since the first dated thing; and the day itself."""
    reviews = {review.date for review in roadmap.reviews if review.date <= as_of}
    days = reviews or set(month_ends(roadmap, as_of))
    return tuple(sorted({*days, as_of}))


def month_ends(roadmap: Roadmap, as_of: dt.date) -> list[dt.date]:
    """The last days of the months from the first dated thing to the day, the last MONTHS of them."""
    first = min(dated(roadmap), default=as_of)
    ends: list[dt.date] = []
    end = last_of_month(first.year, first.month)
    while end <= as_of:
        ends.append(end)
        next_day = end + dt.timedelta(days=1)
        end = last_of_month(next_day.year, next_day.month)
    return ends[-MONTHS:]


def dated(roadmap: Roadmap) -> Iterator[dt.date]:
    """Every day on which something happened, was promised or was counted."""
    for record in roadmap.records:
        yield from (fact.day for fact in record.facts if fact.day)
        yield from (entry.date for entry in record.replanned)
        if record.planned and record.planned.agreed:
            yield record.planned.agreed
    for team in roadmap.teams:
        yield from (one.date for one in team.assessments)
        yield from (one.date for one in team.ai_enabled)


def measured_on(roadmap: Roadmap, day: dt.date) -> dict[str, Figure]:
    """Every KPI on a day."""
    items, use_cases = adherence(roadmap, day), adherence_use_cases(roadmap, day)
    lead, moved = lead_time(roadmap, day), moves(roadmap, day)
    teams = maturity(roadmap, day)
    return {
        "coverage": coverage(roadmap, day).figure,
        "lead_time_median": lead.spread.median,
        "lead_time_p85": lead.spread.p85,
        "lead_time_survival": lead.survival,
        "maturity_index": teams.figure,
        "assessed_share": teams.assessed_share,
        "adherence": items.done,
        "on_time": items.on_time,
        "on_time_as_moved": items.on_time_as_moved,
        "adherence_use_cases": use_cases.done,
        "use_cases_live": use_cases_live(roadmap, day),
        "ai_enabled_share": ai_enabled_share(roadmap, day),
        "moved_records": moved.records,
        "moves": moved.moves,
        "median_slip": moved.slip,
    }


def point(day: dt.date, figure: Figure) -> Point:
    return Point(
        day=day,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        reason=figure.reason,
    )
