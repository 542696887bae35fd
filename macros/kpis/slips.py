"""By how much finished records slipped, and which of those slips an open record is held against.

In: finished records. Out: their slips, as rows, and per day a `History` of those known by then. A slip is the days from
the promise as it stood a month before the fact, or when it was first made, to the fact. Source of the definition: KPIS,
"Forecast".
"""

import datetime as dt
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.kpis.figure import Row, reason, row_of
from macros.kpis.outlook import Outlook
from macros.model.dates import Date, Fact
from macros.model.promise import end_at, first_promise
from macros.model.records import Record
from macros.model.status import done_on

BEFORE = dt.timedelta(days=30)  # the fact: how far ahead the promise is taken
OF_KIND, OF_ALL, LEFT = 11, 7, 3  # the least number of slips: of its kind, of all kinds, and of those still possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What became of the promise of a finished record."""

    kind: str
    since: dt.date  # the first day on which it is known
    row: Row  # its value is the slip in days; None: there is none, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The slips known on a day, sorted."""

    every: Sequence[int]
    of_kind: Mapping[str, Sequence[int]]

    def like(self, kind: str) -> Sequence[int]:
        """Those of a kind, else of all kinds; none where there are too few."""
        own = self.of_kind.get(kind, ())
        if len(own) >= OF_KIND:
            return own
        return self.every if len(self.every) >= OF_ALL else ()

    def outlook(self, kind: str, promise: Date, day: dt.date) -> Outlook | None:
        """That of an open record on a day: the slips that would end after it; None where too few would."""
        known = self.like(kind)
        begin = bisect_right(known, (day - promise.last).days)
        if len(known) - begin < LEFT:
            return None
        return Outlook(promise=promise.last.toordinal(), slips=known, begin=begin)


def slips(records: Iterable[Record]) -> Iterator[Slip]:
    """The slip of each record that is ever finished."""
    for record in records:
        done = done_on(record)
        if done:
            yield Slip(kind=record.kind, since=done.counts_from, row=slip_row(record, done))


def slip_row(record: Record, done: Fact) -> Row:
    """The row of a finished record."""
    day = done.day
    if day is None:
        return row_of(record, reason("slip-unknown"))
    first = first_promise(record)
    if first is None or (first.agreed and first.agreed > day):
        return row_of(record, reason("never-promised"))
    promise = end_at(record, day - BEFORE)
    if promise is None and first.agreed and first.agreed > day - BEFORE:
        promise = first.date
    if promise is None:
        return row_of(record, reason("slip-withdrawn"))
    why = reason("slip-to-fact", date=promise, done=done)
    return row_of(record, why, value=(day - promise.last).days, approximate=done.coarse)


def histories(known: Iterable[Slip], days: Sequence[dt.date]) -> Iterator[History]:
    """What is known on each of the days, which are in order."""
    waiting = sorted((slip for slip in known if slip.row.value is not None), key=lambda slip: slip.since, reverse=True)
    every: list[int] = []
    of_kind: dict[str, list[int]] = {}
    for day in days:
        while waiting and waiting[-1].since <= day:
            slip = waiting.pop()
            assert isinstance(slip.row.value, int)
            insort(every, slip.row.value)
            insort(of_kind.setdefault(slip.kind, []), slip.row.value)
        yield History(every=tuple(every), of_kind={kind: tuple(some) for kind, some in of_kind.items()})
