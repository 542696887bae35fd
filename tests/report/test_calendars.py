"""Calendars along the life of a record, week by week, and from review to review."""

import datetime as dt
import textwrap
from typing import Any

import icalendar
import pytest

from macros.model.records import Roadmap
from macros.report.calendars import calendars
from macros.report.feed import Feed
from macros.words import words
from tests.roadmaps import item, roadmap

LIVES = {  # what there is of a milestone, and the numbers that its event has in turn
    "moved, withdrawn, promised again, done": (
        """
        planned: {finish: 2026-07, agreed: 2026-02-01}
        replanned:
          - {date: 2026-03-01, why: Later, finish: 2026-08-01}
          - {date: 2026-03-20, why: Niet nu, finish: open}
          - {date: 2026-04-10, why: Toch, finish: 2026-09-01}
        finished: 2026-05-01
        """,
        [0, 1, 2, 3, 4],
    ),
    "withdrawn, then dropped": (
        """
        planned: {finish: 2026-07}
        replanned: [{date: 2026-03-01, why: W, finish: open}]
        dropped: {date: 2026-05-01, why: W}
        """,
        [0, 1, 2],
    ),
    "withdrawn, and done all the same": (
        """
        planned: {finish: 2026-07}
        replanned: [{date: 2026-03-01, why: W, finish: open}]
        finished: 2026-05-01
        """,
        [0, 1, 2],
    ),
    "moved and done on one day": (
        """
        planned: {finish: 2026-07}
        replanned: [{date: 2026-05-01, why: W, finish: 2026-06}]
        finished: 2026-05-01
        """,
        [0, 2],
    ),
    "begun before it was promised": (
        """
        started: 2026-02-01
        planned: {finish: 2026-07, agreed: 2026-03-01}
        finished: 2026-05-01
        """,
        [0, 1],
    ),
    "promised by a replanning only": (
        """
        started: 2026-02-01
        replanned: [{date: 2026-03-01, why: W, finish: 2026-08-01}]
        finished: 2026-05-01
        """,
        [1, 2],
    ),
}


def events(found: Roadmap, day: dt.date) -> dict[str, Any]:
    feed = Feed(roadmap=found, as_of=day, say=words("nl"), site="https://example.org/")
    calendar = icalendar.Calendar.from_ical(calendars(feed)["all.ics"])
    return {str(event["uid"]).removesuffix("@roadmap.invalid"): event for event in calendar.walk("VEVENT")}


@pytest.mark.parametrize(("lines", "numbers"), LIVES.values(), ids=LIVES.keys())
def test_the_number_of_an_event_rises_with_each_change_along_its_life(lines: str, numbers: list[int]) -> None:
    found = item(f"kind: milestone\n{textwrap.dedent(lines).strip()}\n")
    seen: list[tuple[int, str]] = []
    for week in range(22):
        day = dt.date(2026, 1, 1) + dt.timedelta(weeks=week)
        if event := events(found, day).get("a.finish"):
            number = event.pop("sequence")
            del event["dtstamp"]
            if (number, event.to_ical().decode()) not in seen[-1:]:
                seen.append((number, event.to_ical().decode()))
    assert [number for number, _ in seen] == numbers


def test_a_use_case_that_went_live_and_was_retired_is_raised_twice() -> None:
    found = roadmap(
        "== use-cases/z.yml\ntitle: Z\ntrack: techniek\nplanned: {production: 2026-03}\n"
        "stages: {production: 2026-03-01}\nstopped: {date: 2026-05-01, why: Op}\n"
    )
    numbers = [events(found, dt.date(2026, month, 2))["z.production"]["sequence"] for month in (2, 3, 5)]
    assert numbers == [0, 1, 2]


def reviews(found: Roadmap, day: dt.date) -> list[str]:
    return [name.removeprefix("review.") for name in events(found, day) if name.startswith("review.")]


def test_before_the_first_review_there_is_no_rhythm() -> None:
    found = roadmap("== reviews/2026-06-23.yml\nsummary: S\n")
    assert reviews(found, dt.date(2026, 6, 22)) == []
    assert reviews(found, dt.date(2026, 6, 23))[:3] == ["2026-06-23", "2026-07-07", "2026-07-21"]


def test_reviews_to_come_stay_where_they_are_until_their_day() -> None:
    found = roadmap("== reviews/2026-06-23.yml\nsummary: S\n")
    ahead = ["2026-07-07", "2026-07-21", "2026-08-04", "2026-08-18", "2026-09-01", "2026-09-15"]
    for day in ("2026-06-23", "2026-06-30", "2026-07-07"):
        assert reviews(found, dt.date.fromisoformat(day)) == ["2026-06-23", *ahead], day
    assert reviews(found, dt.date(2026, 7, 8)) == ["2026-06-23", *ahead[1:], "2026-09-29"]
