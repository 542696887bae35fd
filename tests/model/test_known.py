"""The roadmap as it was known on a day. Today is 30 June 2026."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings

from macros.kpis.measure import measure
from macros.model.known import known_on
from macros.model.records import Roadmap
from macros.report.figures import as_json
from macros.words import words
from tests.kpis.test_properties import AS_OF, roadmaps
from tests.roadmaps import roadmap

ALL = """
== phases.yml
- {id: een, name: Een, goals: [{id: doel, title: Doel, items: [a, nieuw]}, {id: later, title: L, items: [nieuw]}]}
== tracks/t.yml
name: T
owner: els
confirmed: 2026-06-01
items:
  - id: a
    title: A
    kind: action
    planned: {finish: 2026-05-01}
    replanned: [{date: 2026-04-20, why: W, finish: 2026-06-01}, {date: 2026-05-20, why: W, finish: 2026-07-01}]
    started: 2026-04-01
    finished: 2026-06-10
    depends_on: [nieuw]
    use_case: zoeken
  - {id: nieuw, title: Nieuw, kind: action, planned: {finish: 2026-08-01, agreed: 2026-06-02}}
  - {id: weg, title: Weg, kind: action, planned: {finish: 2026-09-01}, dropped: {date: 2026-06-05, why: W}}
== use-cases/zoeken.yml
title: Zoeken
track: t
stages: {intake: 2026-06-01}
== use-cases/lezen.yml
title: Lezen
track: t
stages: {intake: 2026-03-01, mvp: 2026-06-01}
paused: {date: 2026-05-01, why: W}
stopped: {date: 2026-06-20, why: W}
== teams/balie.yml
name: Balie
size: 4
ai_enabled: [{date: 2026-03-01, people: 1}, {date: 2026-06-01, people: 2}]
== reviews/2026-05-05.yml
summary: S
decisions: [{what: W, why: W, items: [a, nieuw], done: 2026-06-01}]
== reviews/2026-06-16.yml
summary: S
"""


def on(day: str) -> Roadmap:
    return known_on(roadmap(ALL), dt.date.fromisoformat(day))


def test_what_came_later_is_not_in_it() -> None:
    then = on("2026-05-10")
    first, weg = then.items
    assert [record.id for record in then.records] == ["a", "weg", "lezen"]
    assert (first.started is not None, first.finished, weg.dropped) == (True, None, None)
    assert [str(entry.date) for entry in first.replanned] == ["2026-04-20"]
    (lezen,) = then.use_cases
    assert (list(lezen.stages), lezen.stopped) == (["intake"], None)
    assert lezen.paused
    assert then.tracks[0].confirmed is None
    assert [one.people for one in then.teams[0].ai_enabled] == [1]
    assert [str(review.date) for review in then.reviews] == ["2026-05-05"]
    assert then.today == dt.date(2026, 5, 10)


def test_nothing_leads_to_what_did_not_exist() -> None:
    then = on("2026-05-10")
    first = then.items[0]
    assert (first.depends_on, first.use_case) == ((), None)
    assert [(goal.id, goal.items) for goal in then.phases[0].goals] == [("doel", ("a",))]
    (decision,) = then.reviews[0].decisions
    assert (decision.items, decision.done) == (("a",), None)


def test_what_was_there_stays() -> None:
    then = on("2026-06-02")
    assert [record.id for record in then.records] == ["a", "nieuw", "weg", "lezen", "zoeken"]
    assert then.items[0].depends_on == ("nieuw",)
    assert then.items[0].use_case == "zoeken"
    assert then.tracks[0].confirmed == dt.date(2026, 6, 1)
    assert then.reviews[0].decisions[0].done == dt.date(2026, 6, 1)
    assert then.items[1].planned


def test_on_the_day_itself_everything_is_known() -> None:
    today = roadmap(ALL)
    assert replace(known_on(today, today.today)) == today


@settings(max_examples=60)
@given(roadmaps(), AS_OF)
def test_the_figures_of_a_day_are_the_same_in_both(whole: Roadmap, day: dt.date) -> None:
    say = words("nl")
    then, now = (as_json(measure(one, day), None, say, records=True) for one in (known_on(whole, day), whole))
    assert then == now
