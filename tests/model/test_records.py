"""The roadmap's look-ups, its limits and its texts."""

import datetime as dt
from fractions import Fraction

from macros.model.dates import Quarter
from macros.model.records import Limit
from macros.model.text import Shown, in_language
from tests.roadmaps import roadmap


def test_look_ups() -> None:
    found = roadmap("""
        == owners.yml
        - {id: els, name: Els, kind: role}
        - {id: jan, name: Jan, kind: person}
        == tracks/data.yml
        name: Data
        owner: els
        items:
          - {id: a, title: A, kind: action}
          - {id: b, title: B, kind: action, owner: jan}
        == tracks/mensen.yml
        name: Mensen
        owner: jan
        == use-cases/zoeken.yml
        title: Zoeken
        track: mensen
        == teams/balie.yml
        name: Balie
        == metrics/bereik.yml
        {name: Bereik, kind: impact, unit: mensen, direction: up}
    """)
    assert [record.id for record in found.records] == ["a", "b", "zoeken"]
    assert [found.owner_of(record) for record in found.records] == ["els", "jan", "jan"]
    assert found.record_by_id["zoeken"] is found.use_case_by_id["zoeken"]
    assert (found.team_by_id["balie"].name, found.metric_by_id["bereik"].kind) == ("Balie", "impact")
    assert found.place_in_track == {"a": 0, "b": 1}
    assert str(found.record_by_id["b"].source) == "data/tracks/data.yml:5"


def test_limits() -> None:
    assert Limit(at_least=Fraction(70), at_most=None).met_by(Fraction(70))
    assert not Limit(at_least=Fraction(70), at_most=None).met_by(Fraction(69))
    assert Limit(at_least=None, at_most=Fraction(5)).met_by(Fraction(5))
    assert not Limit(at_least=None, at_most=Fraction(5)).met_by(Fraction(6))


def test_quarters() -> None:
    last = Quarter(2026, 4)
    assert (last.first, last.last, str(last), last.next) == (
        dt.date(2026, 10, 1),
        dt.date(2026, 12, 31),
        "2026-Q4",
        Quarter(2027, 1),
    )
    assert [Quarter.of(dt.date(2026, month, 1)).number for month in range(1, 13)] == [1] * 3 + [2] * 3 + [3] * 3 + [
        4
    ] * 3


def test_texts() -> None:
    languages = ("nl", "en", "fy")
    assert in_language("Kaart", "en", languages) == Shown("Kaart", "nl")
    assert in_language({"nl": "Kaart", "en": "Map"}, "en", languages) == Shown("Map", "en")
    assert in_language({"nl": "Kaart"}, "en", languages) == Shown("Kaart", "nl")
    assert in_language({"fy": "Kaart"}, "en", languages) == Shown("Kaart", "fy")
    assert in_language({"de": "Karte"}, "en", languages) == Shown("Karte", "de")
    assert str(Shown("Map", "en")) == "Map"
