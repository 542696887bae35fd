"""The trend of promises: a line a record, and names that never touch."""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.letters import width
from macros.charts.promise_trend import LINE, NARROW, SIZE, WIDE, Line, PromiseTrend, promise_trend

DAYS = tuple(dt.date(2026, month, 3) for month in (3, 4, 5, 6))
PROMISE = dt.date(2026, 9, 1)


def line(*promises: dt.date | None, number: int = 1, state: str = "open", done: dt.date | None = None) -> Line:
    """A record that was promised so on each of DAYS."""
    points = tuple(zip(DAYS, promises, strict=False))
    return Line(number=number, title="Stack live", suffix="+5 wk", state=state, points=points, done=done)


def drawn(*lines: Line, size: int = WIDE) -> PromiseTrend:
    found = promise_trend(lines, width=size)
    assert found is not None
    return found


def spots(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def test_a_promise_that_stays_is_level() -> None:
    (path,) = drawn(line(*[PROMISE] * 4)).paths
    assert len({y for _, y in spots(path.path)}) == 1
    assert [x for x, _ in spots(path.path)] == sorted({x for x, _ in spots(path.path)})


def test_a_promise_that_moves_to_later_climbs() -> None:
    (path,) = drawn(line(PROMISE, PROMISE, dt.date(2026, 10, 1), dt.date(2026, 11, 1))).paths
    one, two, three, four = (y for _, y in spots(path.path))
    assert one == two > three > four


def test_a_day_without_a_promise_is_a_gap() -> None:
    (path,) = drawn(line(PROMISE, None, PROMISE, PROMISE)).paths
    assert path.path.count("M") == 2
    assert len(spots(path.path)) == 3


def test_what_is_done_ends_on_the_diagonal() -> None:
    done = dt.date(2026, 5, 20)
    found = drawn(line(PROMISE, *[dt.date(2026, 5, 20)] * 2, state="done", done=done), line(*[PROMISE] * 4, number=2))
    (x1, y1), (x2, y2) = spots(found.diagonal)
    end = found.paths[0]
    on_it = y1 + (y2 - y1) * (end.x - x1) / (x2 - x1)
    assert end.y == pytest.approx(on_it, abs=0.2)
    assert spots(end.path)[-1] == (end.x, end.y)
    assert [label.title for label in found.labels] == ["Stack live"]  # what is done is named in the table


def test_the_plane_under_the_diagonal_holds_what_had_passed() -> None:
    late = line(*[dt.date(2026, 4, 20)] * 4, state="late")
    found = drawn(late, line(*[PROMISE] * 4, number=2))
    (x1, y1), (x2, y2) = spots(found.diagonal)
    end = found.paths[0]
    assert end.y > y1 + (y2 - y1) * (end.x - x1) / (x2 - x1)
    assert (found.right, found.bottom) in spots(found.passed)


def test_far_from_today_there_is_no_diagonal() -> None:
    found = drawn(line(*[dt.date(2030, 1, 1)] * 4))
    assert (found.diagonal, found.passed) == ("", "")


@pytest.mark.parametrize("lines", [[], [line(PROMISE)], [line(None, None)]], ids=["none", "one day", "no promise"])
def test_nothing_to_draw(lines: list[Line]) -> None:
    assert promise_trend(lines) is None


def test_a_long_title_is_cut_to_its_room_and_narrow_has_numbers() -> None:
    long = Line(
        number=7, title="Een heel lange titel " * 6, suffix="+52 wk", state="later", points=line(*[PROMISE] * 4).points
    )
    (wide,), (narrow,) = (drawn(long, size=size).labels for size in (WIDE, NARROW))
    assert wide.title.endswith("…")
    assert wide.x + width(f"{wide.title} {wide.suffix}", SIZE, 600) <= WIDE
    assert (narrow.title, narrow.suffix) == ("7", "")
    assert narrow.x + width("77", SIZE, 600) <= NARROW


PROMISES = st.integers(0, 900).map(lambda days: DAYS[0] + dt.timedelta(days))


@given(st.lists(st.lists(PROMISES, min_size=4, max_size=4), min_size=1, max_size=60), st.sampled_from([WIDE, NARROW]))
def test_names_never_touch_and_stay_in_the_drawing(promised: list[list[dt.date]], size: int) -> None:
    found = drawn(*(line(*promises, number=number) for number, promises in enumerate(promised)), size=size)
    assert len(found.paths) == len(found.labels) == len(promised)
    assert all(after.y - before.y >= LINE - 0.11 for before, after in pairwise(found.labels))
    assert all(SIZE / 2 <= label.y <= found.bottom + 0.1 for label in found.labels)
    for ticks, room in ((found.days, 70), (found.promises, 20)):
        assert all(abs(after.at - before.at) >= room for before, after in pairwise(ticks))
    for path in found.paths:
        assert all(found.left <= x <= found.right and found.top <= y <= found.bottom for x, y in spots(path.path))
