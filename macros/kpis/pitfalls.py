"""The four pitfalls: which of them the roadmap shows on a day, and by which records.

In: the roadmap and the as-of day. Out: the four pitfalls in order, each with the signs that are there; thresholds come
from the data. Source of the definition: KPIS, "Pitfalls". Remedies are words, and stand in words/.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Row, reason, row_of
from macros.kpis.numbers import percent
from macros.kpis.rhythm import held, missed, periods_before
from macros.kpis.standing import closed, existing
from macros.model.dates import Quarter
from macros.model.promise import end_at
from macros.model.records import Record, Roadmap, Track, UseCase
from macros.model.status import is_done, is_late, is_open, status

UNCONFIRMED = 2  # review periods after which a confirmation is old
UNTOUCHED = 3  # review periods without any replanning, and those in which a missed review still tells something
PEOPLE = ("people", "governance")  # the areas of which technology alone has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that shows a pitfall, with everything that shows it."""

    key: str  # one of SIGNS
    rows: tuple[Row, ...]
    threshold: Fraction | None = None  # the number of the data, or of the definition, that was passed
    value: Fraction | None = None  # what passed it, where that is one number
    of: int | None = None  # among how many records the rows were found, where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall:
    """A pitfall; it shows when it has a sign."""

    key: str  # one of PITFALLS
    signs: tuple[Sign, ...]

    @property
    def shows(self) -> bool:
        return bool(self.signs)


def pitfalls(roadmap: Roadmap, as_of: dt.date) -> tuple[Pitfall, ...]:
    """All four, in the order of the register; one without signs does not show."""
    return tuple(
        Pitfall(key=key, signs=tuple(sign for sign in signs(roadmap, as_of) if sign.rows))
        for key, signs in PITFALLS.items()
    )


def no_ownership(roadmap: Roadmap, as_of: dt.date) -> Iterator[Sign]:
    """Work in progress without a promise, tracks not confirmed for two review periods, owners with too much open."""
    active = [record for record in existing(roadmap.records, as_of) if status(record, as_of) == "active"]
    without = (record for record in active if end_at(record, as_of) is None)
    yield Sign(key="no-promise", rows=rows(without, "no-promise"))
    tracks = tuple(
        Row(id=track.id, kind="track", source=track.source, why=reason("confirmed-long-ago", date=confirmed))
        for track, confirmed in unconfirmed(roadmap, as_of)
    )
    yield Sign(key="not-confirmed", rows=tracks, threshold=Fraction(UNCONFIRMED))
    most = roadmap.thresholds["owner_open_records"]
    yield Sign(key="much-open", rows=tuple(overloaded(roadmap, as_of, most)), threshold=most)


def unconfirmed(roadmap: Roadmap, as_of: dt.date) -> Iterator[tuple[Track, dt.date]]:
    """The tracks whose confirmation is over two review periods old; one never confirmed has none that could be."""
    since = periods_before(roadmap, as_of, UNCONFIRMED)
    return ((track, track.confirmed) for track in roadmap.tracks if track.confirmed and track.confirmed < since)


def overloaded(roadmap: Roadmap, as_of: dt.date, most: Fraction) -> Iterator[Row]:
    """The owners with more open records than that, their tracks' included."""
    records = (record for record in existing(roadmap.records, as_of) if is_open(record, as_of))
    found = Counter(roadmap.owner_of(record) for record in records)
    for owner in roadmap.owners:
        if found[owner.id] > most:
            yield Row(id=owner.id, kind="owner", source=owner.source, why=reason("open-of-owner", n=found[owner.id]))


def too_abstract(roadmap: Roadmap, as_of: dt.date) -> Iterator[Sign]:
    """Open work without a result, use cases in progress without a KPI, phases without a goal that can be checked."""
    records = list(existing(roadmap.records, as_of))
    vague = (record for record in records if closed(record, as_of) is None and not says_when_done(record))
    yield Sign(key="no-result", rows=rows(vague, "without-result"))
    unmeasured = (
        record
        for record in records
        if isinstance(record, UseCase) and not record.kpis and status(record, as_of) == "active"
    )
    yield Sign(key="no-kpi", rows=rows(unmeasured, "without-kpi"))
    phases = tuple(
        Row(id=phase.id, kind="phase", source=phase.source, why=reason("without-goal"))
        for phase in roadmap.phases
        if not (phase.finish and phase.finish.last < as_of)
        and not any(goal.items or goal.measure for goal in phase.goals)
    )
    yield Sign(key="no-goal", rows=phases)


def says_when_done(record: Record) -> bool:
    """Whether anyone can tell that it is done: by its result, or a use case by a KPI, as coverage counts it."""
    return bool(record.result or (isinstance(record, UseCase) and record.kpis))


def too_rigid(roadmap: Roadmap, as_of: dt.date) -> Iterator[Sign]:
    """Late work neither replanned nor discussed, nothing replanned while work runs late, reviews that were not held."""
    late = [record for record in existing(roadmap.records, as_of) if is_late(record, as_of)]
    yield Sign(key="silent", rows=promised_rows(silent(roadmap, late, as_of), "late-and-silent", as_of))
    since = periods_before(roadmap, as_of, UNTOUCHED)
    touched = any(since < entry.date <= as_of for record in roadmap.records for entry in record.replanned)
    still = () if touched else promised_rows(late, "late", as_of)
    yield Sign(key="nothing-replanned", rows=still, threshold=Fraction(UNTOUCHED))
    skipped = tuple(
        Row(id=day.isoformat(), kind="review", source=before.source, why=reason("not-held", after=before.date))
        for day, before in missed(roadmap, as_of)
        if day > since
    )
    yield Sign(key="not-held", rows=skipped, threshold=Fraction(UNTOUCHED))


def silent(roadmap: Roadmap, late: Iterable[Record], as_of: dt.date) -> Iterator[Record]:
    """The late records that were neither replanned nor named in a decision since their promise passed."""
    discussed: dict[str, dt.date] = {}  # the last review of which a decision names the record
    for review in held(roadmap, as_of):
        discussed |= {name: review.date for decision in review.decisions for name in decision.items}
    for record in late:
        end = end_at(record, as_of)
        told = [entry.date for entry in record.replanned if entry.date <= as_of]
        told += [discussed[record.id]] if record.id in discussed else []
        if end and not any(day > end.last for day in told):
            yield record


def technology_only(roadmap: Roadmap, as_of: dt.date) -> Iterator[Sign]:
    """Of the work of this quarter and the next too much is technology, or nothing is for people or governance."""
    work = [record for record in existing(roadmap.records, as_of) if record.area and is_near(record, as_of)]
    technology = [record for record in work if record.area == "technology"]
    most = roadmap.thresholds["technology_share"]
    share = percent(len(technology), len(work)) if work else Fraction(0)
    too_much = technology if share > most else ()
    yield Sign(key="technology", rows=rows(too_much, "in-technology"), threshold=most, value=share, of=len(work))
    one_sided = () if any(record.area in PEOPLE for record in work) else work
    yield Sign(key="no-people", rows=rows(one_sided, "for-nobody"), of=len(work))


def is_near(record: Record, as_of: dt.date) -> bool:
    """Open, or promised in this quarter or the next; what was dropped or stopped is neither."""
    if is_open(record, as_of):
        return True
    end, this = end_at(record, as_of), Quarter.of(as_of)
    return end is not None and is_done(record, as_of) and this.first <= end.last <= this.next.last


def rows(records: Iterable[Record], why: str) -> tuple[Row, ...]:
    return tuple(row_of(record, reason(why)) for record in records)


def promised_rows(records: Iterable[Record], why: str, as_of: dt.date) -> tuple[Row, ...]:
    """The rows of late records, each with the day it was promised for."""
    ends = ((record, end_at(record, as_of)) for record in records)
    return tuple(row_of(record, reason(why, date=end)) for record, end in ends if end)


PITFALLS: Mapping[str, Callable[[Roadmap, dt.date], Iterator[Sign]]] = {
    "no-ownership": no_ownership,
    "too-abstract": too_abstract,
    "too-rigid": too_rigid,
    "technology-only": technology_only,
}
