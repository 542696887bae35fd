"""The score of the forecast, computed once more from nothing but dates, by somebody who has not seen the engine.

In: promises as plain data, review days, the as-of day. Out: counts. Slow and simple on purpose: every forecast of every
review starts again from the whole list, in fractions. Shares no line with macros/. Source: KPIS, "Forecast".
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.kpis.promised import Promised

MONTH = dt.timedelta(days=30)


@dataclass(kw_only=True)
class Count:
    forecasts: int = 0
    held_85: int = 0
    of_85: int = 0
    held_50: int = 0
    of_50: int = 0
    done: int = 0
    promises: int = 0
    squares: Fraction = Fraction(0)


def promise_on(one: Promised, day: dt.date) -> dt.date | None:
    """What stood promised at the end of a day."""
    if day < one.agreed:
        return None
    decided = [when for when in one.moves if when <= day]
    return one.moves[max(decided)] if decided else one.finish


def slip(one: Promised) -> int:
    assert one.finished
    before = promise_on(one, one.finished - MONTH) or one.finish
    return (one.finished - before).days


def finished_by(one: Promised, day: dt.date) -> bool:
    return one.finished is not None and one.finished <= day


def quantile(values: Sequence[int], p: Fraction) -> Fraction:
    """The value at position p(n + 1), the first being 1."""
    padded = [values[0], *values, values[-1], values[-1]]
    position = p * (len(values) + 1)
    below = math.floor(position)
    return padded[below] + (position - below) * (padded[below + 1] - padded[below])


def share(values: Sequence[int], most: int) -> Fraction:
    """The part of the gaps between values that lies at or below a number."""
    if most < values[0]:
        return Fraction(0)
    if most >= values[-1]:
        return Fraction(1)
    rank = sum(value <= most for value in values)
    low, high = values[rank - 1], values[rank]
    return (rank + Fraction(most - low, high - low)) / (len(values) + 1)


def count(promises: Sequence[Promised], reviews: Iterable[dt.date], as_of: dt.date) -> Count:
    found = Count()
    for review in reviews:
        over = [one for one in promises if finished_by(one, review) and one.finished and one.agreed <= one.finished]
        for one in promises:
            current = promise_on(one, review)
            if current is None or finished_by(one, review):
                continue
            same = [other for other in over if other.kind == one.kind]
            alike = same if len(same) >= 11 else over
            possible = sorted(value for value in map(slip, alike) if current + dt.timedelta(value) > review)
            if len(alike) < 7 or len(possible) < 3:
                continue
            found.forecasts += 1
            for p in (50, 85):
                by = current + dt.timedelta(math.ceil(quantile(possible, Fraction(p, 100))))
                if by < as_of:
                    setattr(found, f"of_{p}", getattr(found, f"of_{p}") + 1)
                    setattr(found, f"held_{p}", getattr(found, f"held_{p}") + finished_by(one, by))
            if review < current < as_of:
                found.promises += 1
                found.done += finished_by(one, current)
                found.squares += (share(possible, 0) - finished_by(one, current)) ** 2
    return found
