"""Promises and what became of them, made up by a seeded stream: for tests of the forecast.

The slips follow those that were measured on a public plan kept in git for years: of its promises 37 % moved, 1 % to
earlier, the others to later by 243 days in the middle and by 615 at the 85th percentile.
"""

import datetime as dt
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.records import Item
from tests.kpis.build import item

MOVED, EARLY, MIDDLE, P85 = 0.37, 0.01, 243, 615
WIDTH = math.log(P85 / MIDDLE) / 1.03643  # the standard normal's 85th percentile


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise; `moves` are what it became, by the day of the decision."""

    id: str
    kind: str
    agreed: dt.date
    finish: dt.date
    moves: dict[dt.date, dt.date]
    finished: dt.date | None  # None: not by the as-of day

    def item(self) -> Item:
        return item(
            self.id,
            kind=self.kind,
            agreed=str(self.agreed),
            finish=str(self.finish),
            moved={str(day): {"finish": str(finish)} for day, finish in self.moves.items()},
            finished=str(self.finished) if self.finished else None,
        )


def measured_slip(stream: random.Random) -> int:
    """Days from the first promise to the fact."""
    part = stream.random()
    if part < EARLY:
        return -stream.randint(1, 60)
    if part < MOVED:
        return max(1, round(MIDDLE * math.exp(WIDTH * stream.gauss(0, 1))))
    return 0


def promises(number: int, as_of: dt.date, years: int, seed: int) -> Iterator[Promised]:
    """So many, over some years up to the day; of those that are late, a part says so on the day of the promise."""
    stream = random.Random(seed)  # noqa: S311 - no secret
    for n in range(number):
        finish = as_of - dt.timedelta(stream.randint(-180, 365 * years))
        done = finish + dt.timedelta(measured_slip(stream))
        agreed = min(as_of, finish - dt.timedelta(stream.randint(60, 300)))
        moves = {}
        if done > finish + dt.timedelta(60) and finish <= as_of and stream.random() < 0.3:
            moves[finish] = finish + dt.timedelta(stream.randint(30, (done - finish).days))
        yield Promised(
            id=f"promise-{n}",
            kind=stream.choice(["action", "experiment", "mvp", "milestone"]),
            agreed=agreed,
            finish=finish,
            moves=moves,
            finished=done if done <= as_of else None,
        )
