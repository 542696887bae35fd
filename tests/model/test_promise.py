"""The promise of a record: what was said first, what stands now, and whether it moved."""

import datetime as dt

import pytest

from macros.model.promise import end_at, first_promise, is_moved, promise_at
from macros.model.status import is_late, slip
from tests.roadmaps import item, roadmap

D = dt.date


def only(lines: str):  # type: ignore[no-untyped-def]
    return item(lines).items[0]


MOVED = """
    kind: action
    planned: {start: 2026-01-05, finish: 2026-03-31, agreed: 2025-12-15}
    replanned:
      - {date: 2026-02-10, why: Later begonnen, finish: 2026-04-30}
      - {date: 2026-04-14, why: Wacht op leverancier, finish: open}
      - {date: 2026-05-12, why: Leverancier is terug, finish: 2026-Q3}
"""


@pytest.mark.parametrize(
    ("day", "end", "moved", "late", "days"),
    [
        (D(2025, 12, 14), None, False, False, None),  # not yet promised
        (D(2025, 12, 15), "2026-03-31", False, False, 0),
        (D(2026, 2, 9), "2026-03-31", False, False, 0),
        (D(2026, 2, 10), "2026-04-30", True, False, 30),  # 31 March to 30 April
        (D(2026, 4, 14), None, True, False, None),  # withdrawn: no promise, no slip
        (D(2026, 5, 12), "2026-Q3", True, False, 183),  # to 30 September, the last day of the quarter
    ],
)
def test_each_day_has_its_promise(day: D, end: str | None, *, moved: bool, late: bool, days: int | None) -> None:
    record = only(MOVED)
    found = end_at(record, day)
    assert (found.written if found else None) == end
    assert (is_moved(record, day), is_late(record, day), slip(record, day)) == (moved, late, days)
    assert promise_at(record, day).get("finish") == found


def test_late_from_the_day_after() -> None:
    record = only("kind: milestone\nplanned: {finish: 2026-03}")
    assert not is_late(record, D(2026, 3, 31))
    assert is_late(record, D(2026, 4, 1))


def test_slip_is_counted_to_the_fact() -> None:
    done = only("kind: milestone\nplanned: {finish: 2026-03-01}\nfinished: 2026-03-11")
    assert slip(done, D(2026, 3, 10)) == 0
    assert slip(done, D(2026, 3, 11)) == 10
    assert slip(only("kind: milestone\nplanned: {finish: 2026-03-01}\nfinished: unknown"), D(2026, 6, 30)) is None


def test_without_a_plan_there_is_no_promise() -> None:
    idea = only("kind: action")
    assert first_promise(idea) is None
    assert end_at(idea, D(2026, 6, 30)) is None
    assert slip(idea, D(2026, 6, 30)) is None
    assert not is_moved(idea, D(2026, 6, 30))


def test_a_stage_promised_later_is_no_move() -> None:
    use_case = roadmap("""
        == use-cases/zoeken.yml
        title: Zoeken
        track: techniek
        planned: {mvp: 2026-05-01}
        replanned:
          - {date: 2026-03-01, why: Nu ook de laatste stap, production: 2026-07-01}
          - {date: 2026-04-01, why: Meer tijd nodig, production: 2026-08-01}
    """).use_cases[0]
    first = first_promise(use_case)
    assert first
    assert (first.date.written, first.agreed) == ("2026-07-01", D(2026, 3, 1))
    assert [is_moved(use_case, D(2026, month, 15)) for month in (2, 3, 4)] == [False, False, True]
    assert [slip(use_case, D(2026, month, 15)) for month in (2, 3, 4)] == [None, 0, 31]


def test_the_same_days_in_other_writing_are_no_move() -> None:
    record = only("""
        kind: milestone
        planned: {finish: 2026-03}
        replanned:
          - {date: 2026-02-10, why: Opnieuw bekeken, finish: 2026-03}
    """)
    assert not is_moved(record, D(2026, 6, 30))


def test_a_start_that_is_said_again_is_no_move() -> None:
    record = only("""
        kind: action
        planned: {start: 2026-02, finish: 2026-03}
        replanned:
          - {date: 2026-01-10, why: Opnieuw bekeken, start: 2026-02}
    """)
    assert not is_moved(record, D(2026, 6, 30))
