"""What a record is on a day."""

import datetime as dt
from itertools import pairwise

import pytest

from macros.model.promise import promise_at
from macros.model.records import Item, Record
from macros.model.status import (
    current_phase,
    done_on,
    exists,
    is_done,
    is_late,
    is_live,
    is_open,
    slip,
    stage,
    status,
    turning_days,
)
from tests.roadmaps import TODAY, item, roadmap

D = dt.date


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", "idea"),
        ("planned: {finish: 2026-09-01}", "planned"),
        ("planned: {finish: 2026-09-01}\nstarted: 2026-06-01", "active"),
        ("started: unknown", "active"),
        ("started: 2026-06-01\npaused: {date: 2026-06-10, why: Wacht op een besluit}", "paused"),
        ("finished: 2026-06-01", "done"),
        ("finished: unknown", "done"),
        ("finished: 2026-06-01\npaused: {date: 2026-05-10, why: Was even stil}", "done"),
        ("dropped: {date: 2026-06-01, why: Niet meer nodig}", "dropped"),
        ("dropped: {date: unknown, why: Niet meer nodig}", "dropped"),
        (
            "planned: {finish: 2026-05-01}\nreplanned: [{date: 2026-04-01, why: Nog geen team, finish: open}]",
            "idea",
        ),
    ],
)
def test_status_of_an_item(lines: str, expected: str) -> None:
    assert status(item("kind: action\n" + lines).items[0], TODAY) == expected


def use_case(lines: str):  # type: ignore[no-untyped-def]
    return roadmap(f"== use-cases/zoeken.yml\ntitle: Zoeken\ntrack: techniek\n{lines}\n").use_cases[0]


@pytest.mark.parametrize(
    ("lines", "expected", "of_record", "live"),
    [
        ("", "idea", "idea", False),
        ("planned: {production: 2026-10-01}", "idea", "planned", False),
        ("stages: {intake: 2026-01-10}", "intake", "active", False),
        ("stages: {production: 2026-05-01, intake: 2026-01-10}", "production", "done", True),
        ("stages: {intake: 2026-01-10, mvp: unknown}", "mvp", "active", False),
        ("stages: {intake: 2026-01-10}\nstopped: {date: 2026-02-01, why: Te duur}", "stopped", "dropped", False),
        ("stages: {production: 2026-05-01}\nstopped: {date: 2026-06-01, why: Vervangen}", "retired", "dropped", False),
        ("stages: {intake: 2026-01-10}\npaused: {date: 2026-02-01, why: Geen mensen}", "intake", "paused", False),
    ],
)
def test_stage_of_a_use_case(lines: str, expected: str, of_record: str, *, live: bool) -> None:
    found = use_case(lines)
    assert (stage(found, TODAY), status(found, TODAY), is_live(found, TODAY)) == (expected, of_record, live)
    assert is_open(found, TODAY) == (of_record not in ("done", "dropped"))


def test_a_retired_use_case_was_done() -> None:
    found = use_case("stages: {production: 2026-05-01}\nstopped: {date: 2026-06-01, why: Vervangen}")
    assert is_done(found, TODAY)
    assert done_on(found) == found.stages["production"]


@pytest.mark.parametrize(
    ("lines", "day", "expected"),
    [
        ("", D(2000, 1, 1), True),  # nothing of it is dated
        ("planned: {finish: 2026-09-01}", D(2000, 1, 1), True),  # promised from the beginning
        ("planned: {finish: 2026-09-01, agreed: 2026-03-01}", D(2026, 2, 28), False),
        ("planned: {finish: 2026-09-01, agreed: 2026-03-01}", D(2026, 3, 1), True),
        ("planned: {finish: 2026-09-01, agreed: 2026-03-01}\nstarted: 2026-02-01", D(2026, 2, 1), True),
        ("started: 2026-02", D(2026, 2, 27), False),  # a coarse fact counts as its last day
        ("started: 2026-02", D(2026, 2, 28), True),
        ("started: unknown", D(2000, 1, 1), True),
        ("replanned: [{date: 2026-03-01, why: Nu wel, finish: 2026-05-01}]", D(2026, 2, 28), False),
    ],
)
def test_exists(lines: str, day: D, *, expected: bool) -> None:
    assert exists(item("kind: action\n" + lines).items[0], day) is expected


def test_an_unknown_day_counts_from_the_last_dated_fact() -> None:
    found: Item = item("kind: action\nstarted: 2026-02-01\nfinished: unknown").items[0]
    assert [is_done(found, D(2026, 1, 31)), is_done(found, D(2026, 2, 1))] == [False, True]
    alone: Item = item("kind: action\nfinished: unknown").items[0]
    assert [is_done(alone, D(2026, 6, 29)), is_done(alone, TODAY)] == [False, True]
    replanned = "finished: unknown\nreplanned: [{date: 2026-03-01, why: Nu wel, finish: 2026-05-01}]"
    moved: Item = item("kind: action\nplanned: {finish: 2026-04-01, agreed: 2026-01-01}\n" + replanned).items[0]
    assert [is_done(moved, D(2026, 2, 28)), is_done(moved, D(2026, 3, 1))] == [False, True]
    dropped: Item = item("kind: action\nstarted: 2026-02-01\ndropped: {date: unknown, why: Stil}").items[0]
    assert [status(dropped, D(2026, 1, 31)), status(dropped, D(2026, 2, 1))] == ["idea", "dropped"]
    reached = use_case("stages: {intake: 2026-02-01, selected: unknown}")
    assert [stage(reached, D(2026, 1, 31)), stage(reached, D(2026, 2, 1))] == ["idea", "selected"]


def test_current_phase() -> None:
    found = roadmap("""
        == phases.yml
        - {id: een, name: Een, start: 2026-02-01, finish: 2026-03-31}
        - {id: twee, name: Twee, start: 2026-05-01, finish: 2026-06-30}
        - {id: drie, name: Drie}
    """)
    days = (D(2026, 1, 1), D(2026, 2, 1), D(2026, 4, 15), D(2026, 5, 1), D(2027, 1, 1))
    phases = [current_phase(found, day) for day in days]
    assert [phase.id for phase in phases if phase] == ["een", "een", "een", "twee", "twee"]
    assert current_phase(roadmap(), TODAY) is None


TURNING = [
    ("", []),
    ("planned: {finish: 2026-04-01}", [D(2026, 4, 2)]),
    (
        "planned: {finish: 2026-Q1, agreed: 2026-01-05}\nstarted: 2026-02",
        [D(2026, 1, 5), D(2026, 2, 28), D(2026, 4, 1)],
    ),
    (
        "planned: {finish: 2026-03-01}\nreplanned: [{date: 2026-02-10, why: Ziek, finish: 2026-05-01}]",
        [D(2026, 2, 10), D(2026, 3, 2), D(2026, 5, 2)],
    ),
    ("replanned: [{date: 2026-02-10, why: Nu wel, start: 2026-05-01, finish: open}]", [D(2026, 2, 10)]),
    ("paused: {date: 2026-06-03, why: Wacht}", [D(2026, 6, 3)]),
    ("planned: {finish: 2026-06-01}\ndropped: {date: 2026-06-03, why: Te duur}", [D(2026, 6, 2), D(2026, 6, 3)]),
    ("started: 2026-02-02\nfinished: unknown", [D(2026, 2, 2)]),
]


@pytest.mark.parametrize(("lines", "expected"), TURNING)
def test_the_days_on_which_a_record_may_become_another(lines: str, expected: list[D]) -> None:
    assert turning_days(item("kind: action\n" + lines).items[0]) == expected


@pytest.mark.parametrize("lines", [lines for lines, _ in TURNING])
def test_between_its_turning_days_a_record_stays_as_it_is(lines: str) -> None:
    record = item("kind: action\n" + lines).items[0]
    days = [D(2025, 12, 31) + dt.timedelta(number) for number in range(200)]
    changed = [day for before, day in pairwise(days) if state(record, before) != state(record, day)]
    assert set(changed) <= set(turning_days(record))


def test_a_use_case_turns_with_each_of_its_stages() -> None:
    found = use_case("planned: {production: 2026-04-01}\nstages: {intake: 2026-01-10, mvp: 2026-03-02}")
    assert turning_days(found) == [D(2026, 1, 10), D(2026, 3, 2), D(2026, 4, 2)]


def state(record: Record, day: D) -> tuple[object, ...]:
    """All that is derived of a record on a day."""
    return exists(record, day), status(record, day), is_late(record, day), promise_at(record, day), slip(record, day)
