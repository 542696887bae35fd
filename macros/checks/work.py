"""Warnings about owners and translations, and what only asks for attention since the day has come."""

import datetime as dt
from collections.abc import Iterator

from macros.checks.promises import place_of
from macros.contract.rules import problem
from macros.model.promise import end_at
from macros.model.reading import Reading
from macros.model.records import Record, Roadmap
from macros.model.status import is_open
from macros.problems import Problem
from macros.source import Source

FAR_YEARS = 10
REVIEWS_UNCONFIRMED = 2  # review periods after which a confirmation is old


def owner_without_work(reading: Reading) -> Iterator[Problem]:
    """Every owner owns something, or works on it."""
    busy = working(reading.roadmap)
    for owner in reading.roadmap.owners if reading.complete else ():
        if owner.id not in busy:
            yield problem("owner-without-work", owner.source, "message", "hint", id=owner.id)


def working(roadmap: Roadmap) -> set[str]:
    """The ids of all owners that something names."""
    named = [track.owner for track in roadmap.tracks]
    named += [owner for record in roadmap.records for owner in (record.owner, *record.with_) if owner]
    named += [metric.owner for metric in roadmap.metrics if metric.owner]
    named += [decision.owner for review in roadmap.reviews for decision in review.decisions if decision.owner]
    return set(named)


def missing_translation(reading: Reading) -> Iterator[Problem]:
    """A text that is written in one language of the roadmap is written in all of them."""
    for source, language in reading.untranslated:
        yield problem("missing-translation", source, "message", "hint", language=language)


def unreported(reading: Reading) -> Iterator[Problem]:
    """When a promise has passed, somebody says what became of it."""
    today = reading.roadmap.today
    for record in reading.roadmap.records:
        end = end_at(record, today)
        if end and end.last < today and is_open(record, today) and not said_after(record, end.last):
            yield problem(
                "unreported", place_of(record, record.end), record.type, "hint", id=record.id, date=end.written
            )


def said_after(record: Record, day: dt.date) -> bool:
    """Whether a fact, drop, pause or replanning of a record is dated after a day."""
    return any(fact.day and fact.day > day for fact in record.facts) or any(e.date > day for e in record.replanned)


def far_date(reading: Reading) -> Iterator[Problem]:
    """A date over ten years ahead is probably a slip of the pen."""
    today = reading.roadmap.today
    limit = today.replace(year=today.year + FAR_YEARS, day=min(today.day, 28))
    for phase in reading.roadmap.phases:
        for key, date in (("start", phase.start), ("finish", phase.finish)):
            if date and date.last > limit:
                source = Source(phase.source.path, *phase.places[key])
                yield problem("far-date", source, "message", "hint", id=phase.id, date=date.written)
                break
    for record in reading.roadmap.records:
        promises = (record.planned, *record.replanned)
        far = [
            (promise.places[key], date.written)
            for promise in promises
            if promise
            for key, date in promise.dates.items()
            if date and date.last > limit
        ]
        if far:
            source = Source(record.source.path, *far[0][0])
            yield problem("far-date", source, "message", "hint", id=record.id, date=far[0][1])


def review_overdue(reading: Reading) -> Iterator[Problem]:
    """The roadmap is reviewed as often as it says."""
    roadmap = reading.roadmap
    last = roadmap.reviews[-1] if roadmap.reviews else None
    if last and (roadmap.today - last.date).days > roadmap.review_every_days:
        source, n = Source(last.source.path), roadmap.review_every_days
        yield problem("review-overdue", source, "message", "hint", date=str(last.date), n=n)


def confirmation_overdue(reading: Reading) -> Iterator[Problem]:
    """The owner of a track confirms every second review that it is true."""
    roadmap = reading.roadmap
    allowed = REVIEWS_UNCONFIRMED * roadmap.review_every_days
    for track in roadmap.tracks:
        if track.confirmed and (roadmap.today - track.confirmed).days > allowed:
            source = Source(track.source.path, *track.places["confirmed"])
            yield problem(
                "confirmation-overdue", source, "message", "hint", id=track.id, date=str(track.confirmed), n=allowed
            )
