"""The register of reasons: all that it names occurs, all that occurs is named, and words/ can say it."""

from collections.abc import Iterator
from string import Formatter

import pytest

from macros.kpis.forecast import forecast
from macros.kpis.measure import measure
from macros.kpis.reasons import BLANKS, REASONS
from macros.model.records import Item, Roadmap, UseCase
from macros.words import words
from tests.kpis.build import (
    at_least,
    at_most,
    day,
    dimensions,
    goal,
    item,
    metric,
    phase,
    roadmap,
    team,
    use_case,
)
from tests.kpis.walk import reasons_in
from tests.roadmaps import roadmap as written

AS_OF = day("2026-06-30")
PASSED = "2026-05-31"
THERE_AND_BACK = {"2026-05-01": {"finish": "2026-06-10"}, "2026-05-02": {"finish": PASSED}}

ITEMS = (
    item("covered", start="2026-01-01", finish="2026-07-01", owner="els", phase="start", result="it runs"),
    item("bare"),
    item("later", finish="2027-01-01"),
    item("silent", finish=PASSED),
    item("paused", finish=PASSED, paused="2026-03-01"),
    item("replanned", finish=PASSED, moved={"2026-05-01": {"finish": "2026-06-10"}}),
    item("back", finish=PASSED, moved=THERE_AND_BACK, finished=PASSED),
    item("on-time", finish=PASSED, finished=PASSED),
    item("late", finish=PASSED, finished="2026-06-02"),
    item("as-moved", finish=PASSED, moved={"2026-05-01": {"finish": "2026-06-10"}}, finished="2026-06-10"),
    item("not-as-moved", finish=PASSED, moved={"2026-04-01": {"finish": "2026-05-01"}}, finished="2026-05-20"),
    item("some-day", finish=PASSED, moved={"2026-05-01": {"finish": "2026-06-10"}}, finished="unknown"),
    item("early", finish="2026-09-01", finished="2026-02-01"),
    item("agreed-late", finish=PASSED, agreed="2026-06-02"),
    item("dropped", finish=PASSED, dropped="2026-06-02"),
    item("dropped-before", finish=PASSED, dropped="2026-03-01"),
    item("dropped-some-day", finish=PASSED, agreed="2026-01-01", dropped="unknown"),
    item("renewed", finish=PASSED, moved={"2026-05-01": {"finish": "open"}, "2026-05-02": {"finish": "2026-09-01"}}),
    item("withdrawn", finish=PASSED, moved={"2026-05-01": {"finish": "open"}}),
)
USE_CASES = (
    use_case("idea", promised="2026-09-01"),
    use_case("intake", intake="2026-01-01"),
    use_case("selected", selected="2026-01-01"),
    use_case("experiment", intake="unknown", experiment="2026-01-01"),
    use_case("mvp", mvp="2026-01-01", planned={"mvp": "2026-01-01"}, moved={"2026-02-01": {"mvp": "2026-03-01"}}),
    use_case("live", intake="2026-01-01", production="2026-02-01"),
    use_case("live-some-day", intake="2026-01-01", production="unknown"),
    use_case("retired", production="2026-02-01", stopped="2026-03-01"),
    use_case("stopped", intake="2026-01-01", promised=PASSED, stopped="2026-06-02"),
    use_case("stopped-before", promised=PASSED, stopped="2026-03-01"),
    use_case("stopped-some-day", intake="2026-01-01", promised=PASSED, stopped="unknown"),
)
TEAMS = (
    team("one", size=9, enabled={"2026-01-01": 3}, assessed={"2026-06-01": {"skills": 2}}),
    team("two", size=9, assessed={"2026-01-01": {"skills": 2}}),
    team("three", assessed={"2026-06-01": {"skills": 2}}),
    team("four", assessed={"2026-01-01": {"skills": 2}}),
    team("five"),
)
METRICS = (
    metric("met", {"2026-Q2": ("1", "1")}),
    metric("missed", {"2026-Q2": ("2", "1")}),
    metric("aimless", {"2026-Q2": (None, "1")}),
    metric("unmeasured", {"2026-Q2": ("1", None)}),
    metric("speed", {"2026-Q2": ("1", None)}, kind="speed"),
)
TARGETS = {
    "met": {"2026-Q2": at_least("1")},
    "missed": {"2026-Q2": at_least("2")},
    "aimless": {"2026-Q1": at_least("2")},
    "ai_enabled_share": {"2026-Q2": at_most("20")},
}
GOALS = (goal("reached", "on-time", "live", "covered"), goal("empty", "dropped"))


def everything() -> Iterator[Roadmap]:
    """Roadmaps in which each reason occurs."""
    yield roadmap(
        *ITEMS,
        *USE_CASES,
        phases=[phase("start", *GOALS)],
        teams=TEAMS,
        maturity=dimensions(valid_days=30, skills="1"),
        metrics=METRICS,
        targets=TARGETS,
    )
    yield roadmap()
    alone: tuple[Item | UseCase, ...] = (
        item("a", finish=PASSED),
        item("a", finish=PASSED, agreed="2026-01-01", finished="unknown"),
        use_case("b", intake="2026-01-01"),
    )
    yield from map(roadmap, alone)
    yield written(STEERED)


STEERED = """
== phases.yml
- {id: een, name: E}
== roadmap.yml
title: T
organisation: O
purpose: P
thresholds: {owner_open_records: 1}
== tracks/t.yml
name: T
owner: els
confirmed: 2026-03-01
items:
  - {id: late, title: T, kind: action, started: unknown, area: technology, planned: {finish: 2026-05-31}}
  - id: again
    title: T
    kind: action
    planned: {finish: 2026-03-31}
    replanned: [{date: 2026-03-30, why: W, finish: 2026-04-30}]
  - {id: paused, title: T, kind: action, planned: {finish: 2026-04-30}, paused: {date: 2026-04-20, why: W}}
  - {id: still, title: T, kind: action, started: 2026-03-01}
  - {id: soon, title: T, kind: action, planned: {start: 2026-07-02, finish: 2026-07-03}}
  - {id: early, title: T, kind: action, planned: {finish: 2026-09-01}, finished: 2026-06-20}
  - {id: done, title: T, kind: action, finished: 2026-06-20}
== use-cases/live.yml
title: T
track: t
stages: {intake: 2026-01-01, production: 2026-01-31}
== use-cases/long.yml
title: T
track: t
stages: {intake: 2026-02-01}
== use-cases/coming.yml
title: T
track: t
planned: {intake: 2026-07-01, selected: 2026-07-02, experiment: 2026-07-03, mvp: 2026-07-04}
== reviews/2026-05-19.yml
summary: S
== reviews/2026-06-16.yml
summary: S
decisions:
  - {what: W, why: W, done: 2026-06-20}
  - {what: W, why: W, due: 2026-06-20}
  - {what: W, why: W, due: 2026-07-01}
  - {what: W, why: W}
"""


def foreseen() -> Iterator[Roadmap]:
    """Likewise for the reasons of a forecast."""
    done = [item(f"done-{n}", finish=PASSED, finished="2026-06-02") for n in range(7)]
    late = item("late", finish="2026-05-01")
    phases = [phase("start", goal("one", "late"), goal("two", "done-0"), goal("three", "gone"))]
    yield roadmap(*done, late, item("gone", dropped="2026-06-01"), phases=phases)
    yield roadmap(late)


def test_the_register_names_what_occurs_with_its_blanks() -> None:
    found = {
        (reason.key, frozenset(reason.values)) for one in everything() for reason in reasons_in(measure(one, AS_OF))
    }
    found |= {
        (reason.key, frozenset(reason.values)) for one in foreseen() for reason in reasons_in(forecast(one, AS_OF))
    }
    assert found == {(key, frozenset(blanks)) for key, blanks in BLANKS.items()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", REASONS)
def test_words_can_say_every_reason(language: str, key: str) -> None:
    say = words(language)
    for n in (0, 1, 2):
        entry = say.entry(f"reason.{key}", n)
        blanks = {name for _, name, _, _ in Formatter().parse(entry) if name}
        assert blanks <= set(BLANKS[key])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_say_no_reason_that_does_not_exist(language: str) -> None:
    said = {key.removesuffix(".zero").removesuffix(".one").removesuffix(".other") for key in words(language).entries}
    assert {key.removeprefix("reason.") for key in said if key.startswith("reason.")} <= set(REASONS)
