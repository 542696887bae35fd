"""The rhythm of the reviews: which were held, which should have been, and when the next one is.

In: the roadmap and the as-of day. Out: days. The days of review follow `review_every_days` from the last one; before
the first there is no rhythm, and so nothing that did not take place.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from macros.model.records import Review, Roadmap


def held(roadmap: Roadmap, as_of: dt.date) -> tuple[Review, ...]:
    """The reviews up to and including the day."""
    return tuple(review for review in roadmap.reviews if review.date <= as_of)


def next_review(roadmap: Roadmap, as_of: dt.date) -> dt.date:
    """The first day of review on or after the day, behind the last review; without any, a period from the day."""
    past, period = held(roadmap, as_of), roadmap.review_every_days
    if not past:
        return as_of + dt.timedelta(period)
    passed = (as_of - past[-1].date).days
    return past[-1].date + dt.timedelta(max(1, -(-passed // period)) * period)


def periods_before(roadmap: Roadmap, as_of: dt.date, number: int) -> dt.date:
    """The day that lies so many review periods before a day."""
    return as_of - dt.timedelta(number * roadmap.review_every_days)


def missed(roadmap: Roadmap, as_of: dt.date) -> Iterator[tuple[dt.date, Review]]:
    """The days of review that passed without one, each with the review that it should have followed.

    A review that was held late took place; one that is late still has not.
    """
    past, period = held(roadmap, as_of), roadmap.review_every_days
    for one, other in pairwise(past):
        for turn in range(1, (other.date - one.date).days // period):
            yield one.date + dt.timedelta(turn * period), one
    if past:
        for turn in range(1, -(-(as_of - past[-1].date).days // period)):
            yield past[-1].date + dt.timedelta(turn * period), past[-1]
