"""Home and the pages of tracks say when nobody looked for too long. Today is 30 June 2026."""

import pytest

from macros.pages import compass, tracks
from tests.pages.shown import context, text_of

REVIEW = "== reviews/{}.yml\nsummary: S\n"
TRACK = "== tracks/{0}.yml\nname: Track {0}\nowner: els\nconfirmed: {1}\n"
EVERY = "== roadmap.yml\ntitle: T\norganisation: O\npurpose: P\nreview_every_days: {}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            REVIEW.format("2026-06-15"),
            "De laatste review was op 15 juni 2026, langer dan 14 dagen geleden. Misschien klopt niet alles meer.",
        ),
        (REVIEW.format("2026-06-16"), None),
        (
            EVERY.format(1) + REVIEW.format("2026-06-28"),
            "De laatste review was op 28 juni 2026, langer dan een dag geleden. Misschien klopt niet alles meer.",
        ),
        (REVIEW.format("2026-06-30") + TRACK.format("a", "2026-06-02"), None),
        (
            REVIEW.format("2026-06-30") + TRACK.format("a", "2026-06-01"),
            "De eigenaar heeft Track a te lang niet bevestigd. Misschien klopt daar niet alles meer.",
        ),
        (
            TRACK.format("a", "2026-06-01") + TRACK.format("b", "2026-05-01") + TRACK.format("c", "2026-06-30"),
            "De eigenaren hebben Track a en Track b te lang niet bevestigd. Misschien klopt daar niet alles meer.",
        ),
        ("", None),
    ],
    ids=["review", "review in time", "daily", "confirmed in time", "a track", "tracks", "nothing known"],
)
def test_home(text: str, told: str | None) -> None:
    html = str(compass.view(context(text)).html)
    assert ("rm-stale" in html) is bool(told)
    assert told is None or told in text_of(compass.view(context(text)))


def test_the_last_of_two_reviews_counts() -> None:
    text = REVIEW.format("2026-06-30") + REVIEW.format("2026-06-02")
    assert "rm-stale" not in str(compass.view(context(text)).html)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2026-06-01",
            "De eigenaar bevestigde deze track op 1 juni 2026, langer dan 28 dagen geleden.",
        ),
        ("2026-06-02", None),
    ],
)
def test_a_track(day: str, told: str | None) -> None:
    shown = tracks.view(context(TRACK.format("a", day)), "a")
    assert ("rm-stale" in str(shown.html)) is bool(told)
    assert told is None or told in text_of(shown)


def test_in_english() -> None:
    text = text_of(compass.view(context(REVIEW.format("2026-06-01"), "en")))
    assert "The last review was on 1 June 2026, more than 14 days ago. Some of this may be out of date." in text
