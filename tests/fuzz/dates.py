"""Dates by chance that the contract allows together: promises that finish after they start, facts that are over.

In: a source of chance. Out: dates as they are written, often coarser than a day. What a date means is worked out here
with the calendar, not with the engine.
"""

import calendar
import datetime as dt
import random
from collections.abc import Mapping, Sequence

FIRST = dt.date(2024, 1, 1)
Dates = dict[str, str]


def last_of(written: str) -> dt.date:
    """The last day of a date."""
    year = int(written[:4])
    if "Q" in written:
        month = 3 * int(written[-1])
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def written(day: dt.date, choose: random.Random) -> str:
    """A day as it is planned: exactly, or as its month, quarter or year."""
    forms = (day.isoformat(), f"{day:%Y-%m}", f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}")
    return choose.choices(forms, (6, 2, 2, 1))[0]


def some_day(choose: random.Random, first: dt.date, last: dt.date) -> dt.date:
    return first + dt.timedelta(choose.randrange((last - first).days + 1))


def past(choose: random.Random, today: dt.date, first: dt.date = FIRST) -> dt.date:
    """A day that is over; the first one when that is all there is."""
    return some_day(choose, min(first, today), today)


def fact(choose: random.Random, today: dt.date, first: dt.date = FIRST) -> str:
    """A day that is over, or its month, quarter or year where that is over too; sometimes unknown."""
    if choose.random() < 0.15:
        return "unknown"
    day = past(choose, today, first)
    coarse = written(day, choose)
    return coarse if last_of(coarse) <= today else day.isoformat()


def facts(keys: Sequence[str], choose: random.Random, today: dt.date) -> Dates:
    """Facts in the order of their keys."""
    found, after = Dates(), FIRST
    for key in keys:
        found[key] = fact(choose, today, after)
        if found[key] != "unknown":
            after = max(after, last_of(found[key]))
    return found


def plan(keys: Sequence[str], choose: random.Random) -> Dates:
    """Promises in the order of their keys."""
    found, after = Dates(), some_day(choose, FIRST, dt.date(2028, 12, 31))
    for key in keys:
        after += dt.timedelta(choose.choice((0, 1, 20, 90, 400)))
        found[key] = written(after, choose)
        after = last_of(found[key])
    return found


def in_order(keys: Sequence[str], dates: Mapping[str, str]) -> bool:
    """Whether the promises that stand keep to the order of their keys."""
    days = [last_of(dates[key]) for key in keys if dates.get(key, "open") != "open"]
    return days == sorted(days)


def replanned(keys: Sequence[str], first: Dates, choose: random.Random, today: dt.date) -> list[Dates]:
    """Promises that moved, were withdrawn or came later, on days that are over; what stands stays in order."""
    days = sorted({past(choose, today) for _ in range(choose.choice((0, 0, 0, 1, 2, 3)))})
    current, entries = dict(first), []
    for day in days:
        moved = plan(sorted(choose.sample(keys, choose.randrange(1, len(keys) + 1)), key=keys.index), choose)
        moved |= {key: "open" for key in moved if choose.random() < 0.15}
        if not in_order(keys, current | moved):
            moved = dict.fromkeys(current or moved, "open")
        current |= moved
        entries.append({"date": day.isoformat(), **moved})
    return entries
