"""What readers are told when nobody looked at the roadmap for too long: it may not be true any more.

In: the context, and a track. Out: a sentence, or None. By the rules `review-overdue` and `confirmation-overdue`, on the
day of the page.
"""

from macros.checks.work import REVIEWS_UNCONFIRMED
from macros.model.records import Track
from macros.pages.context import Context
from macros.pages.decisions import past_reviews
from macros.pages.phrases import Sentence, sentence
from macros.pages.standing import listed, track_name


def stale_roadmap(context: Context) -> Sentence | None:
    """The last review is longer ago than the roadmap says, or else tracks were not confirmed since two of them."""
    reviews = past_reviews(context)
    if reviews and (context.as_of - reviews[-1].date).days > context.roadmap.review_every_days:
        return sentence("stale.review", date=reviews[-1].date, n=context.roadmap.review_every_days)
    old = [track for track in context.roadmap.tracks if is_stale(context, track)]
    if not old:
        return None
    return sentence("stale.tracks", n=len(old), names=listed([track_name(context.roadmap, track.id) for track in old]))


def stale_track(context: Context, track: Track) -> Sentence | None:
    """Its owner confirmed it too long ago."""
    if not is_stale(context, track):
        return None
    n = REVIEWS_UNCONFIRMED * context.roadmap.review_every_days
    return sentence("stale.track", date=track.confirmed, n=n)


def is_stale(context: Context, track: Track) -> bool:
    allowed = REVIEWS_UNCONFIRMED * context.roadmap.review_every_days
    return bool(track.confirmed and (context.as_of - track.confirmed).days > allowed)
