"""By which day something is finished, and with what chance: one record, or the last of several.

In: promises, as day numbers, and the sorted slips of what was finished before. Out: day numbers and counts, in whole
numbers: exact, so that two builds agree and nothing has to be drawn at random.

The next slip is as likely to fall into any of the n + 1 gaps around n slips. So the chance p lies at position p(n + 1)
among them, on the straight line between two neighbours, and never beyond the lowest and the highest (type 6 of Hyndman
and Fan, Sample Quantiles in Statistical Packages, 1996). Records finish independently: the chance that the last of
them is finished is the product of theirs, which is what ever more runs that draw a slip for each would come to.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Chance = tuple[int, int]  # numerator and denominator
SHOWN: tuple[Chance, ...] = ((3, 20), (1, 2), (17, 20))  # 15, 50 and 85 %
DOTS = 20
EACH_DOT: tuple[Chance, ...] = tuple((2 * dot + 1, 2 * DOTS) for dot in range(DOTS))  # the middle of each twentieth
IN_WORDS = (  # from so many of the 20 up
    (0, "excluded"),
    (2, "small"),
    (5, "less-likely"),
    (8, "even"),
    (13, "likely"),
    (16, "very-likely"),
    (19, "almost-certain"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One record: its promise, and the slips that it may get. Those before `begin` are no longer possible."""

    promise: int
    slips: Sequence[int]  # sorted; at least one from `begin` on
    begin: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days by which it is finished with a chance of 15, 50 and 85 %, and 20 days that are as likely each."""

    p15: dt.date
    p50: dt.date
    p85: dt.date
    dots: tuple[dt.date, ...]

    def dots_by(self, day: dt.date) -> int:
        """How many of the 20 lie on or before a day."""
        return bisect_right(self.dots, day)


def chance_in_words(dots: int) -> str:
    """The key of the word for a chance of so many out of 20; words/ has them under `chance`."""
    return next(word for least, word in reversed(IN_WORDS) if dots >= least)


def days(outlooks: Sequence[Outlook]) -> Days:
    """When the last of some records is finished; there is at least one."""
    p15, p50, p85, *dots = (dt.date.fromordinal(day) for day in last_of(outlooks, (*SHOWN, *EACH_DOT)))
    return Days(p15=p15, p50=p50, p85=p85, dots=tuple(dots))


def last_of(outlooks: Sequence[Outlook], chances: Sequence[Chance]) -> list[int]:
    """The first day on which all are finished with each of the chances, in their order."""
    if len(outlooks) == 1:
        return [one.promise + slip_at(one.slips, one.begin, chance) for one in outlooks for chance in chances]
    found: dict[Chance, int] = {}
    low = max(one.promise + one.slips[one.begin] for one in outlooks)
    high = max(one.promise + one.slips[-1] for one in outlooks)
    search(outlooks, sorted(chances, key=lambda chance: chance[0] / chance[1]), low, high, found)
    return [found[chance] for chance in chances]


def search(
    outlooks: Sequence[Outlook], chances: Sequence[Chance], low: int, high: int, found: dict[Chance, int]
) -> None:
    """Fills in the day of each chance, from low to high: the middle one first, as the others lie around it."""
    if not chances:
        return
    middle = len(chances) // 2
    numerator, denominator = chances[middle]
    first, last = low, high
    while first < last:
        day = (first + last) // 2
        part, whole = chance_by(outlooks, day)
        if part * denominator >= numerator * whole:
            last = day
        else:
            first = day + 1
    found[chances[middle]] = first
    search(outlooks, chances[:middle], low, first, found)
    search(outlooks, chances[middle + 1 :], first, high, found)


def chance_by(outlooks: Sequence[Outlook], day: int) -> Chance:
    """The chance that all are finished by the end of a day, which is not before the first possible day of each."""
    part = whole = 1
    for one in outlooks:
        numerator, denominator = share_by(one.slips, one.begin, day - one.promise)
        part *= numerator
        whole *= denominator
    return part, whole


def slip_at(slips: Sequence[int], begin: int, chance: Chance) -> int:
    """The slip that is not exceeded with a chance, in whole days: a day that has begun counts."""
    numerator, denominator = chance
    n = len(slips) - begin
    rank, rest = divmod(numerator * (n + 1), denominator)
    if rank < 1:
        return slips[begin]
    if rank >= n:
        return slips[-1]
    below = slips[begin + rank - 1]
    return below - rest * (below - slips[begin + rank]) // denominator  # rounded up


def share_by(slips: Sequence[int], begin: int, slip: int) -> Chance:
    """The chance of a slip of at most so many days; what `slip_at` is the inverse of."""
    above = bisect_right(slips, slip, begin)
    rank = above - begin
    if rank == 0:
        return 0, 1
    if above == len(slips):
        return 1, 1
    below = slips[above - 1]
    gap = slips[above] - below
    return rank * gap + slip - below, (len(slips) - begin + 1) * gap
