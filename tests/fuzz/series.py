"""Values for drawings, by chance: none, one, all the same, huge, tiny, below zero; days from a day to a century apart.

In: a source of chance. Out: days, numbers and texts that a roadmap may hold.
"""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from tests.fuzz import texts

One = TypeVar("One")
FIRST, LAST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
EDGES = (FIRST, LAST, dt.date(2024, 2, 29), dt.date(2026, 6, 30))
SPREADS = (0, 1, 30, 400, 4000, 36_500)  # days
EXTREME = (0, 1, Fraction(1, 3), Fraction(1, 10**6), Fraction(3, 10) + Fraction(1, 10**6), 10**12 - 1, 10**11, 100)


def number(choose: random.Random, *, negative: bool = True) -> Fraction:
    """A number of the contract."""
    way = choose.randrange(4)
    if way == 0:
        found = Fraction(choose.choice(EXTREME))
    elif way == 1:
        found = Fraction(choose.randrange(101))
    else:
        found = Fraction(choose.randrange(10 ** choose.randrange(1, 13)), choose.choice((1, 10, 1000, 10**6)))
    return -found if negative and choose.random() < 0.2 else found


def numbers(choose: random.Random, count: int, *, negative: bool = True) -> list[Fraction]:
    """So many numbers: all the same, near each other, or as they come."""
    way, base = choose.randrange(4), number(choose, negative=negative)
    if way == 0:
        return [base] * count
    if way == 1:
        return [base + Fraction(choose.randrange(100), 10 ** choose.randrange(1, 7)) for _ in range(count)]
    return [number(choose, negative=negative) for _ in range(count)]


def gaps(values: Sequence[One], choose: random.Random) -> list[One | None]:
    """The same with some, none or all of them unknown."""
    part = choose.choice((0.0, 0.0, 0.3, 1.0))
    return [None if choose.random() < part else value for value in values]


def count(choose: random.Random) -> int:
    return choose.choice((0, 1, 1, 2, 3, 8, 25, 60))


class Days:
    """Days around one, as far apart as one drawing has them."""

    def __init__(self, choose: random.Random) -> None:
        self.choose = choose
        self.base = choose.choice((*EDGES, self.within(36_500, FIRST)))
        self.spread = choose.choice(SPREADS)

    def within(self, days: int, base: dt.date) -> dt.date:
        moved = base.toordinal() + self.choose.randrange(-days, days + 1)
        return dt.date.fromordinal(min(max(moved, FIRST.toordinal()), LAST.toordinal()))

    def day(self) -> dt.date:
        return self.within(self.spread, self.base)

    def maybe(self) -> dt.date | None:
        return self.day() if self.choose.random() < 0.7 else None

    def several(self, count: int) -> list[dt.date]:
        return sorted(self.day() for _ in range(count))


def named(choose: random.Random) -> str:
    """A title: one that fits, a long one, from right to left, or with signs that mean something elsewhere."""
    return choose.choice((texts.line(choose), "Lang" * 50, "עברית מימין לשמאל", "W", "i " * 99, "<&>\"'"))


def some(choose: random.Random, make: Callable[[], One], most: int = 8) -> list[One]:
    return [make() for _ in range(choose.randrange(most + 1))]
