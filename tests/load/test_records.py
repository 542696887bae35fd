"""What a record holds of which the file says little, or says it wrongly: every record takes part in the rules."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from macros.model.reading import Reading
from macros.model.records import Enabled, Limit
from macros.source import Source
from tests.roadmaps import TODAY, item, reading, roadmap

FIRST = dt.date(2026, 1, 1)
LITTLE = """
    == phases.yml
    - id: nu
      name: Nu
      goals:
        - {id: l, title: L, items: [a]}
        - {id: m, title: M, target: {measure: coverage, at_most: 9}}
    == maturity.yml
    dimensions: [{id: data, name: D}]
    == metrics/m.yml
    {name: M, kind: speed, unit: u, direction: up}
    == teams/een.yml
    {name: Een, ai_enabled: [{date: 2026-01-01, people: 1}], assessments: [{date: 2026-01-01, scores: {data: 2}}]}
    == reviews/2026-06-01.yml
    {summary: S, decisions: [{what: W, why: X}]}
    == tracks/t.yml
    name: T
    owner: els
    items:
      - {id: a, title: A, kind: mvp}
    == use-cases/u.yml
    {title: U, track: t, kpis: [{id: k, name: K, unit: u, direction: up}]}
    """
WRONG = """
    == phases.yml
    - id: nu
      name: [x]
      goals:
        - {id: l, title: [x], items: [a]}
        - {id: m, title: [x], target: {measure: [x], at_most: 9}}
    == owners.yml
    - {id: els, name: [x], kind: [x]}
    == maturity.yml
    dimensions: [{id: data, name: [x], weight: [x], levels: [x]}]
    valid_days: [x]
    == metrics/m.yml
    {name: [x], kind: speed, unit: [x], direction: up, quarters: [x]}
    == teams/een.yml
    name: [x]
    size: [x]
    ai_enabled: [{date: 2026-01-01, people: 1}, {date: 2026-02-01, people: [x]}]
    assessments: [{date: 2026-01-01, scores: {data: 2}, note: [x]}]
    == reviews/2026-06-01.yml
    {summary: [x], decisions: [{what: [x], why: [x], due: [x]}]}
    == tracks/t.yml
    name: [x]
    owner: [x]
    items:
      - {id: a, title: [x], kind: [x]}
    == use-cases/u.yml
    {title: [x], track: [x], kpis: [{id: k, name: K, unit: u, direction: up}]}
    """
SAID = {  # where LITTLE says something and WRONG says it wrongly, what there is instead
    "nu": ("name", "Nu", ""),
    "l": ("title", "L", ""),
    "m": ("title", "M", ""),
    "data": ("name", "D", ""),
    "metric": ("name", "M", ""),
    "een": ("name", "Een", ""),
    "review": ("summary", "S", ""),
    "decision": ("what", "W", ""),
    "t": ("name", "T", ""),
    "a": ("title", "A", ""),
    "u": ("title", "U", ""),
}
EXPECTED: dict[str, dict[str, Any]] = {
    "nu": {"id": "nu", "purpose": None, "start": None, "finish": None},
    "l": {"id": "l", "items": ("a",), "measure": None, "limit": None},
    "m": {"id": "m", "items": ()},
    "data": {"id": "data", "weight": Fraction(1), "levels": {}},
    "maturity": {"valid_days": 365},
    "metric": {"id": "m", "kind": "speed", "direction": "up", "owner": None, "note": None, "quarters": {}},
    "een": {"id": "een", "department": None, "size": None, "ai_enabled": (Enabled(date=FIRST, people=1),)},
    "assessment": {"date": FIRST, "scores": {"data": 2}, "note": None},
    "review": {"date": dt.date(2026, 6, 1)},
    "decision": {"items": (), "owner": None, "due": None, "done": None},
    "t": {"id": "t", "purpose": None, "confirmed": None},
    "a": {"id": "a", "track": "t", "planned": None, "replanned": (), "started": None, "with_": (), "tags": ()},
    "u": {"id": "u", "stages": {}, "stage_places": {}, "planned": None, "paused": None, "aliases": ()},
    "k": {"id": "k", "name": "K", "unit": "u", "direction": "up", "baseline": None, "quarters": {}},
}
PLACES = {  # of the records that know where their values stand, that of one of them
    "nu": ("id", (1, 7)),
    "l": ("id", (4, 12)),
    "t": ("name", (1, 7)),
    "a": ("id", (4, 10)),
    "u": ("title", (1, 9)),
}


def records(found: Reading) -> dict[str, Any]:
    """Every record of LITTLE and WRONG by its name here."""
    one = found.roadmap
    assert one.maturity
    (phase,), (metric,), (team,), (review,), (track,), (use_case,) = (
        *(one.phases, one.metrics, one.teams, one.reviews, one.tracks, one.use_cases),
    )
    return {
        "nu": phase,
        "l": phase.goals[0],
        "m": phase.goals[1],
        "data": one.maturity.dimensions[0],
        "maturity": one.maturity,
        "metric": metric,
        "een": team,
        "assessment": team.assessments[0],
        "review": review,
        "decision": review.decisions[0],
        "t": track,
        "a": track.items[0],
        "u": use_case,
        "k": use_case.kpis[0],
    }


@pytest.mark.parametrize("text", [LITTLE, WRONG], ids=["little", "wrong"])
def test_what_a_file_does_not_say_or_says_wrongly_stands_in_no_record(text: str) -> None:
    found = records(reading(text))
    assert list(found) == list(EXPECTED)
    for name, expected in EXPECTED.items():
        assert {key: getattr(found[name], key) for key in expected} == expected, name
    for name, (key, little, wrong) in SAID.items():
        assert getattr(found[name], key) == (little if text == LITTLE else wrong), name
    for name, (key, place) in PLACES.items():
        assert found[name].places[key] == place, name
    limit = Limit(at_least=None, at_most=Fraction(9))
    assert (found["m"].measure, found["m"].limit) == (("coverage", limit) if text == LITTLE else (None, None))
    assert (found["metric"].unit, found["decision"].why) == (("u", "X") if text == LITTLE else ("", ""))
    assert (found["t"].owner, found["u"].track, found["a"].kind) == (
        ("els", "t", "mvp") if text == LITTLE else ("",) * 3
    )


def test_an_owner_who_is_wrongly_named_is_one() -> None:
    (owner,) = reading(WRONG).roadmap.owners
    assert (owner.id, owner.name, owner.kind, owner.github, owner.contact) == ("els", "", "role", None, None)
    assert owner.source == Source("data/owners.yml", 1, 3)


def test_of_a_roadmap_that_cannot_be_read_there_is_what_it_is_without() -> None:
    found = reading("== roadmap.yml\n- x\n").roadmap
    assert (found.title, found.organisation, found.purpose, found.languages) == ("", "", "", ("nl",))
    assert (found.timezone, found.review_every_days, found.repository, found.branch) == (
        *("Europe/Amsterdam", 14, None, "main"),
    )
    assert (found.targets, found.maturity, found.source, found.places) == ({}, None, Source("data/roadmap.yml"), {})
    assert (found.today, found.thresholds["owner_open_records"]) == (TODAY, Fraction(12))


def test_a_roadmap_stands_where_its_first_key_does() -> None:
    found = roadmap("== roadmap.yml\n# ours\ntitle: T\norganisation: O\npurpose: P\n")
    assert (found.source, found.places["title"]) == (Source("data/roadmap.yml", 2, 1), (2, 8))


def test_a_halt_has_a_day_and_a_reason() -> None:
    (one,) = item("kind: mvp\npaused: {date: 2026-01-01, why: Ziek}\ndropped: {date: 2026-02-01, why: Duur}").items
    assert [(str(halt.date.day), halt.why) for halt in (one.paused, one.dropped) if halt] == [
        ("2026-01-01", "Ziek"),
        ("2026-02-01", "Duur"),
    ]


def test_a_reason_that_is_wrong_is_none() -> None:
    lines = "replanned: [{date: 2026-01-01, why: [x], finish: 2026-10}]\n    paused: {date: 2026-01-01, why: [x]}"
    track = f"== tracks/t.yml\nname: T\nowner: els\nitems:\n  - id: a\n    title: A\n    kind: mvp\n    {lines}\n"
    (one,) = reading(track).roadmap.items
    assert one.paused
    assert [(entry.why, entry.places["finish"]) for entry in one.replanned] == [("", (7, 54))]
    assert (one.paused.why, one.paused.places["date"]) == ("", (8, 20))


UNKNOWN = "{date: unknown, why: W}"


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        ("started: unknown\npaused: {date: 2026-03-01, why: W}", "2026-03-01"),
        (f"started: 2026-02-03\npaused: {UNKNOWN}", "2026-02-03"),
        (f"started: 2026-02-03\ndropped: {UNKNOWN}", "2026-02-03"),
        ("started: 2026-02-03\nfinished: unknown", "2026-02-03"),
        ("finished: unknown\nreplanned: [{date: 2026-04-01, why: W, finish: open}]", "2026-04-01"),
        ("finished: unknown\nplanned: {finish: 2026-05, agreed: 2026-01-05}", "2026-01-05"),
        ("finished: unknown\nplanned: {finish: 2026-05}", "2026-06-30"),
        (f"paused: {UNKNOWN}", "2026-06-30"),
    ],
)
def test_from_which_day_an_unknown_one_counts_in_an_item(lines: str, on: str) -> None:
    one = item(f"kind: action\n{lines}").items[0]
    facts = [fact for fact in (one.started, one.finished) if fact]
    facts += [halt.date for halt in (one.paused, one.dropped) if halt]
    (unknown,) = (fact for fact in facts if fact.day is None)
    assert (str(unknown.counts_from), unknown.written) == (on, "unknown")


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        ("stages: {intake: 2026-01-10, mvp: unknown}", "2026-01-10"),
        (f"stages: {{intake: 2026-01-10}}\npaused: {UNKNOWN}", "2026-01-10"),
        (f"stages: {{intake: 2026-01-10}}\nstopped: {UNKNOWN}", "2026-01-10"),
        ("stages: {intake: unknown}\nstopped: {date: 2026-02-10, why: W}", "2026-02-10"),
        (f"stopped: {UNKNOWN}", "2026-06-30"),
        ("stages: {intake: unknown}", "2026-06-30"),
    ],
)
def test_from_which_day_an_unknown_one_counts_in_a_use_case(lines: str, on: str) -> None:
    (one,) = roadmap(f"== use-cases/u.yml\ntitle: U\ntrack: techniek\n{lines}\n").use_cases
    facts = [*one.stages.values(), *(halt.date for halt in (one.paused, one.stopped) if halt)]
    (unknown,) = (fact for fact in facts if fact.day is None)
    assert (str(unknown.counts_from), unknown.written) == (on, "unknown")
