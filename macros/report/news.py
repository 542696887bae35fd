"""News (Atom, RFC 4287): what changed, with what it means - moved, by how much and why; done, started, stopped.

In: a `Feed`. Out: the text of the feed, the newest first. What has no day is no news. Readers of feeds take a summary
for HTML: a text of the data is escaped in it once more.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from feedgenerator import Atom1Feed
from markupsafe import escape

from macros.model.dates import Date, Fact
from macros.model.promise import first_promise
from macros.model.records import STAGES, Item, Record, Replanning, Review, UseCase
from macros.report.feed import Feed, first_id
from macros.words import formats

MOST = 100  # entries
IN_WEEKS = 7  # days from which a move is told in weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened."""

    day: dt.date
    id: str
    title: str
    text: str
    link: str


def news(feed: Feed, address: str) -> str:
    """The feed, which stands at `address` below the site."""
    entries = sorted(everything(feed), key=lambda entry: (entry.day, entry.id), reverse=True)[:MOST]
    title = feed.say("news.title", roadmap=feed.title)
    found = Atom1Feed(
        title=title,
        link=feed.site or "../",
        description=title,
        language=feed.say.language,
        author_name=feed.read(feed.roadmap.organisation),
        feed_url=f"{feed.site}{address}" if feed.site else None,
        feed_guid=f"tag:{feed.authority},2026:{feed.name('news', feed.say.language)}",
    )
    for entry in entries:
        at = dt.datetime.combine(entry.day, dt.time(), dt.UTC)
        found.add_item(
            title=entry.title,
            link=entry.link,
            description="<br>".join(str(escape(line)) for line in (entry.text or entry.title).splitlines()),
            unique_id=f"tag:{feed.authority},2026:{feed.name(entry.id)}",
            pubdate=at,
            updateddate=at,
        )
    found.latest_post_date = lambda: dt.datetime.combine(entries[0].day if entries else feed.as_of, dt.time(), dt.UTC)
    return str(found.writeString("utf-8"))


def everything(feed: Feed) -> Iterator[Entry]:
    """All that happened up to the day, in no order."""
    for record in feed.roadmap.records:
        for entry in of_record(feed, record):
            if entry.day <= feed.as_of:
                yield entry
    for review in feed.roadmap.reviews:
        if review.date <= feed.as_of:
            yield of_review(feed, review)


def of_record(feed: Feed, record: Record) -> Iterator[Entry]:
    """What was promised, moved, reached and stopped."""
    title, link = feed.read(record.title), feed.url("record", record.id)

    def entry(day: dt.date, what: str, said: str, text: str = "") -> Entry:
        return Entry(day=day, id=f"{first_id(record)}.{what}.{day}", title=said, text=text, link=link)

    first = first_promise(record)
    if first and first.agreed:
        now = formats.as_written(first.date, feed.say.language)
        yield entry(first.agreed, "promised", feed.say("news.promised", title=title, now=now))
    before = record.planned.dates.get(record.end) if record.planned else None
    for replanning in record.replanned:
        if record.end in replanning.dates:
            if before:
                said = moved(feed, title, before, replanning, record.end)
                yield entry(replanning.date, "moved", said, feed.read(replanning.why))
            before = replanning.dates[record.end]
    for what, fact, why in facts(feed, record):
        if fact and fact.day:
            yield entry(fact.day, what.rpartition(".")[2], feed.say(f"news.{what}", title=title), why)


def moved(feed: Feed, title: str, was: Date, entry: Replanning, end: str) -> str:
    """One move of the end of a record, in a sentence."""
    say, now = feed.say, entry.dates[end]
    before = formats.as_written(was, say.language)
    if now is None:
        return say("news.withdrawn", title=title, was=before)
    days = (now.last - was.last).days
    after = formats.as_written(now, say.language)
    if days == 0:
        return say("news.same", title=title, was=before, now=after)
    direction = "later" if days > 0 else "earlier"
    if abs(days) < IN_WEEKS:
        return say(f"news.{direction}", title=title, was=before, now=after, n=abs(days))
    return say(f"news.{direction}_weeks", title=title, was=before, now=after, n=formats.weeks(days))


def facts(feed: Feed, record: Record) -> Iterator[tuple[str, Fact | None, str]]:
    """What happened to a record, and why if somebody said so."""
    if isinstance(record, Item):
        yield "started", record.started, ""
        yield "done", record.finished, feed.read(record.result) if record.result else ""
    else:
        for stage in STAGES:
            yield f"stage.{stage}", record.stages.get(stage), ""
    live = isinstance(record, UseCase) and "production" in record.stages
    for what, halt in (("paused", record.paused), ("retired.stopped" if live else "stopped", record.halted)):
        if halt:
            yield what, halt.date, feed.read(halt.why)


def of_review(feed: Feed, review: Review) -> Entry:
    day = review.date.isoformat()
    return Entry(
        day=review.date,
        id=f"review.{day}",
        title=feed.say("news.review", day=formats.long(review.date, feed.say.language)),
        text=feed.read(review.summary),
        link=feed.url("review", day),
    )
