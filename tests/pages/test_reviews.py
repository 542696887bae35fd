"""The pages of reviews. Today is 30 June 2026."""

from macros.pages import reviews
from tests.pages.shown import context, text_of

TWO = """
== tracks/t.yml
name: T
owner: els
items: [{id: a, title: Stack, kind: action}]
== reviews/2026-06-02.yml
summary: Goede week.
== reviews/2026-06-16.yml
summary: Twee dingen lopen uit.
decisions:
  - {what: Helpen, why: Anderen wachten., items: [a], owner: els, due: 2026-06-20, done: 2026-06-18}
  - {what: Herplannen, why: De datum is om., due: 2026-06-20}
  - {what: Kiezen, why: Het moet.}
"""


def test_the_list_stands_newest_first() -> None:
    told = text_of(next(reviews.views(context(TWO))))
    assert "De laatste review was op 16 juni 2026. De volgende is op 30 juni 2026." in told
    assert "Twee besluiten staan nog open." in told
    assert told.index(
        "16 juni 2026 Twee dingen lopen uit. Drie besluiten, uitgevoerd: één · één over de datum"
    ) < told.index("2 juni 2026 Goede week. Geen besluiten")


def test_a_review_has_its_decisions_and_its_neighbours() -> None:
    told = text_of(reviews.view(context(TWO), "2026-06-16"))
    assert "Helpen Waarom: Anderen wachten. Els · uitgevoerd op 18 juni 2026 Stack" in told
    assert "Herplannen Waarom: De datum is om. was uiterlijk 20 juni 2026 nodig" in told
    assert "Kiezen Waarom: Het moet. nodig vóór de review van 30 juni 2026" in told
    assert "Vorige: 2 juni 2026 Dit is de laatste review." in told


def test_a_review_without_decisions() -> None:
    told = text_of(reviews.view(context(TWO), "2026-06-02"))
    assert "Geen besluiten In deze review is niets besloten." in told
    assert "Dit was de eerste review. Volgende: 16 juni 2026" in told


def test_without_reviews() -> None:
    assert "Er is nog geen review geweest." in text_of(next(reviews.views(context())))
