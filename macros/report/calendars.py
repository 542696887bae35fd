"""Calendars (RFC 5545) to subscribe to: milestones, planned productions and reviews; all, by track, owner and phase.

In: a `Feed`. Out: the text of each calendar by its path. An event keeps its UID when its date moves; its SEQUENCE
rises with whatever is dated of it, and the reason stands in it. A coarse date stands on its last day and says so.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from icalendar import Calendar, Event

from macros.kpis.rhythm import held, next_review
from macros.model.dates import Date
from macros.model.promise import First, end_at, first_promise
from macros.model.records import Item, Record
from macros.model.status import done_on, exists, is_done, is_halted, known
from macros.report.feed import Feed, first_id
from macros.words import formats

Written = tuple[str, str, str]
REVIEWS_AHEAD = 6
BEGINNING = dt.date(2000, 1, 1)  # when an event was last changed of which nothing is dated


def calendars(feed: Feed) -> dict[str, str]:
    """Every calendar: one of everything, and one for each track, owner and phase; the reviews stand in all of them."""
    told = [(record, written(event)) for record in feed.roadmap.records if (event := event_of(feed, record))]
    reviews = [written(event) for event in review_events(feed)]
    found = {"all.ics": calendar(feed, "", [*(event for _, event in told), *reviews])}
    for folder, named, belongs in groups(feed):
        events = defaultdict[str, list[Written]](list)
        for record, text in told:
            for id_ in set(belongs(record)):
                events[id_].append(text)
        for id_, name in named.items():
            found[f"{folder}/{id_}.ics"] = calendar(feed, name, [*events[id_], *reviews])
    return found


def groups(feed: Feed) -> Iterator[tuple[str, Mapping[str, str], Callable[[Record], Iterable[str]]]]:
    """What there is a calendar for: the folder, the names, and which of them a record belongs to."""
    roadmap = feed.roadmap
    yield (
        "tracks",
        {track.id: feed.read(track.name) for track in roadmap.tracks},
        lambda record: (record.track, *record.also),
    )
    yield (
        "owners",
        {owner.id: feed.read(owner.name) for owner in roadmap.owners},
        lambda record: (roadmap.owner_of(record), *record.with_),
    )
    yield (
        "phases",
        {phase.id: feed.read(phase.name) for phase in roadmap.phases},
        lambda record: (record.phase,) if record.phase else (),
    )


def written(event: Event) -> Written:
    """An event as it stands in every calendar that has it, and the order in which it stands there."""
    return str(event.get("dtstart").to_ical()), str(event["uid"]), event.to_ical().decode()


def calendar(feed: Feed, name: str, events: Iterable[Written]) -> str:
    """A calendar with its name; the events by day."""
    found = Calendar()
    found.add("prodid", f"-//{feed.authority}//roadmap//{feed.say.language.upper()}")
    found.add("version", "2.0")
    key = "calendar.some" if name else "calendar.all"
    found.add("x-wr-calname", feed.say(key, roadmap=feed.title, name=name))
    head, end, _ = found.to_ical().decode().partition("END:VCALENDAR")
    return "".join((head, *(text for *_, text in sorted(events)), end, "\r\n"))


def event_of(feed: Feed, record: Record) -> Event | None:
    """The end of a milestone or a use case as an all-day event; None for what was never promised or is other work."""
    first = promised(record, feed.as_of)
    if not exists(record, feed.as_of) or (isinstance(record, Item) and record.kind != "milestone"):
        return None
    fact = done_on(record)
    done = fact if fact and is_done(record, feed.as_of) else None
    days = (done.day if done else None, day_of(end_at(record, feed.as_of)), first.date.last if first else None)
    day = next((day for day in days if day), None)
    if day is None:
        return None
    off = is_halted(record, feed.as_of) or (not done and end_at(record, feed.as_of) is None)
    event = Event()
    event.add("uid", f"{feed.name(first_id(record), record.end)}@{feed.authority}")
    event.add("sequence", sequence(record, feed.as_of))
    event.add("dtstamp", dt.datetime.combine(changed_on(feed, record), dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    kind = "milestone" if isinstance(record, Item) else "production"
    event.add("summary", feed.say(f"calendar.{kind}", title=feed.read(record.title)))
    event.add("description", "\n".join(description(feed, record)))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if feed.site:
        event.add("url", feed.url("record", record.id))
    return event


def promised(record: Record, as_of: dt.date) -> First | None:
    """The first promise, once it was made."""
    first = first_promise(record)
    return first if first and (first.agreed is None or first.agreed <= as_of) else None


def sequence(record: Record, as_of: dt.date) -> int:
    """How many things happened to the end of a record: moves, the fact, a stop. None goes away, so it only rises."""
    moves = sum(entry.date <= as_of and record.end in entry.dates for entry in record.replanned)
    return moves + known(done_on(record), as_of) + is_halted(record, as_of)


def description(feed: Feed, record: Record) -> Iterator[str]:
    """What somebody who opens the event wants to know."""
    say, language, as_of = feed.say, feed.say.language, feed.as_of
    first, end, fact = promised(record, as_of), end_at(record, as_of), done_on(record)
    if record.halted and known(record.halted.date, as_of):
        retired = is_done(record, as_of)
        yield say("calendar.retired" if retired else "calendar.stopped", why=feed.read(record.halted.why))
    elif fact and is_done(record, as_of) and fact.day:
        yield say("calendar.done", date=formats.as_written(fact, language, in_text=True))
    elif end and end.coarse:
        yield say("calendar.coarse", date=formats.as_written(end, language, in_text=True))
    if first and first.date != end:
        yield say("calendar.first", date=formats.as_written(first.date, language, in_text=True))
    for entry in record.replanned:
        if entry.date <= as_of and record.end in entry.dates:
            key = "calendar.moved" if entry.dates[record.end] else "calendar.open"
            yield say(key, day=formats.long(entry.date, language), why=feed.read(entry.why))
    owner = feed.roadmap.owner_by_id[feed.roadmap.owner_of(record)]
    yield say("calendar.owner", owner=feed.read(owner.name))


def day_of(date: Date | None) -> dt.date | None:
    return date.last if date else None


def changed_on(feed: Feed, record: Record) -> dt.date:
    """The last day up to the as-of day on which something of a record is dated."""
    days = [fact.day for fact in record.facts if fact.day]
    days += [entry.date for entry in record.replanned]
    if record.planned and record.planned.agreed:
        days.append(record.planned.agreed)
    return max((day for day in days if day <= feed.as_of), default=BEGINNING)


def review_events(feed: Feed) -> Iterator[Event]:
    """The reviews that were held, and the next ones by their rhythm; before the first there is none."""
    roadmap = feed.roadmap
    past = [review.date for review in held(roadmap, feed.as_of)]
    begin, period = next_review(roadmap, feed.as_of), dt.timedelta(roadmap.review_every_days)
    ahead = [begin + period * number for number in range(REVIEWS_AHEAD)] if past else []
    for day in (*past, *ahead):
        event = Event()
        event.add("uid", f"{feed.name('review', day.isoformat())}@{feed.authority}")
        event.add("sequence", 0)
        event.add("dtstamp", dt.datetime.combine(min(day, past[-1]), dt.time(), dt.UTC))
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", feed.say("calendar.review", roadmap=feed.title))
        event.add("transp", "TRANSPARENT")
        if feed.site and day in past:
            event.add("url", feed.url("review", day.isoformat()))
        yield event
