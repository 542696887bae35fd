"""The list of tracks, and a page for each with every item in full at its own anchor.

In: the context; for a page the track's id. Out: views. An item has no page of its own: it stands on its track's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.model.dates import Date
from macros.model.records import Item, Record, Track
from macros.pages.context import Context
from macros.pages.item_cards import Card, card
from macros.pages.links import CARDS, address
from macros.pages.lists import Column, Listing, part_of
from macros.pages.long_tracks import pages_of, parts, sent_on, some
from macros.pages.map_drawing import FITTED, drawing
from macros.pages.past_promises import without
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.relations import Relations, relations
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.stale import stale_track
from macros.pages.standing import (
    ORDER,
    Standing,
    amount,
    counts,
    listed,
    owner_name,
    record_name,
    slipping,
    standings,
    track_name,
)
from macros.pages.track_lane import on_page, time_of
from macros.pages.view import View

FOLDED = {"done": 4, "dropped": 4}  # groups that are folded when they hold more
USE_CASES = 24  # of a long track; the others stand in the list of use cases
COLUMNS = (
    Column(key="track", words="tracks.column.track"),
    Column(key="open", words="tracks.column.counts", number=True),
    Column(key="late", words="tracks.column.late", number=True),
    Column(key="next", words="tracks.column.next"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The items in one state."""

    state: str
    title: Sentence
    cards: tuple[Card, ...]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """A track in the list."""

    track: Track
    name: Named
    owner: Named
    counts: tuple[Sentence, ...]
    open: int
    late: tuple[Named, ...]
    next: Standing | None  # the milestone to come first


def views(context: Context) -> Iterator[View]:
    """The list, then each track."""
    found = relations(context.roadmap)
    yield index(context, found)
    for track in context.roadmap.tracks:
        yield view(context, track.id, found=found)
        yield from parts(context, track, found)


def index(context: Context, found: Relations) -> View:
    """All tracks."""
    rows = tuple(track_row(context, track, found.of_track.get(track.id, ())) for track in context.roadmap.tracks)
    say = phrases(context)
    told = finding_of_all(rows)
    return written(
        "tracks.html",
        context,
        address(context.roadmap, "tracks"),
        title=say.plain("tracks.title"),
        summary=say.summary(say.plain(told)),
        finding=told,
        rows=rows,
        list=Listing(columns=COLUMNS, total=len(rows)),
    )


def view(
    context: Context, name: str, *, here: str | None = None, part: int = 1, found: Relations | None = None
) -> View:
    """One track: what it is for, who owns it, and every item."""
    roadmap = context.roadmap
    own = address(roadmap, "track", name)
    found = found or relations(roadmap)
    track = roadmap.track_by_id[name]
    say = phrases(context)
    all_rows = standings(context, found.of_track.get(name, ()))
    rows = tuple(row for row in all_rows if isinstance(row.record, Item))
    told = (finding(all_rows), *slipping(all_rows))
    lane = on_page(track, all_rows)
    drawn = drawing(context, lane, FITTED, found.after) if lane else None
    long = len(rows) > CARDS
    use_cases = tuple(row for row in all_rows if not isinstance(row.record, Item))
    guests = standings(context, found.guests.get(name, ()))
    return written(
        "track.html",
        context,
        here or own,
        title=say.read(track.name).text,
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        keywords=(say.read(roadmap.owner_by_id[track.owner].name).text,),
        source=track.source,
        part=part,
        track=track,
        owner=owner_name(roadmap, track.owner),
        counts=counts(all_rows),
        finding=told,
        stale=stale_track(context, track),
        next=upcoming(rows),
        drawing=drawn,
        drawn=drawn and time_of(drawn, say),
        undrawn=len(all_rows) - len(lane),
        no_past=without(context),
        groups=() if long else tuple(groups(context, rows, found)),
        some=tuple(some(rows)) if long else (),
        rest=part_of(own, 1, pages_of(track)),
        aliases=sent_on(track) if long else (),
        use_cases=use_cases,
        use_cases_shown=USE_CASES,
        guests=guests,
    )


def track_row(context: Context, track: Track, records: Iterable[Record]) -> TrackRow:
    rows = standings(context, records)
    return TrackRow(
        track=track,
        name=track_name(context.roadmap, track.id),
        owner=owner_name(context.roadmap, track.owner),
        counts=counts(rows),
        open=sum(row.open for row in rows),
        late=tuple(record_name(row.record) for row in rows if row.late),
        next=upcoming(rows),
    )


def upcoming(rows: Sequence[Standing]) -> Standing | None:
    """The milestone that is promised first among those still to come."""
    return min(
        (row for row in rows if row.record.kind == "milestone" and row.open and isinstance(row.end, Date)),
        key=lambda row: row.end.last if isinstance(row.end, Date) else row.record.source,
        default=None,
    )


def finding_of_all(rows: Sequence[TrackRow]) -> Sentence:
    """Where things run late; the track with the most late records is named."""
    if not any(row.counts for row in rows):
        return sentence("tracks.finding.empty", n=len(rows))
    late = [row for row in rows if row.late]
    if not late:
        return sentence("tracks.finding.none_late", n=len(rows))
    if len(late) == 1:
        return sentence("tracks.finding.one_late", n=len(late[0].late), all=len(rows), name=late[0].name)
    most = max(late, key=lambda row: len(row.late))
    return sentence("tracks.finding.late", n=len(most.late), late=len(late), all=len(rows), name=most.name)


def finding(rows: Sequence[Standing]) -> Sentence:
    """The state of one track."""
    late = [record_name(row.record) for row in rows if row.late]
    still = [row for row in rows if row.open]
    done = sum(row.done for row in rows)
    if not rows:
        return sentence("track.finding.empty")
    if not still:
        return sentence("track.finding.over", n=len(rows))
    if late:
        key = "track.finding.late" if len(rows) > 1 else "track.finding.late_single"
        return sentence(key, n=len(late), all=len(rows), names=listed(late))
    return sentence("track.finding.none_late", n=len(still), done=amount(done))


def groups(context: Context, rows: Sequence[Standing], found: Relations) -> Iterator[Group]:
    """The items by state; a state without items has no group."""
    for state in ORDER:
        cards = tuple(card(context, row, found) for row in rows if row.state == state)
        if cards:
            yield Group(
                state=state,
                title=sentence(f"track.group.{state}", n=len(cards)),
                cards=cards,
                folded=len(cards) > FOLDED.get(state, len(cards)),
            )
