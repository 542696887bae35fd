"""The map in small: rows in which nothing touches, a bounded height, and an axis that names its years."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from itertools import pairwise

import pytest

from macros.charts.letters import width
from macros.charts.map_scale import Scale, Stretch
from macros.charts.small_map import NARROW, ROW, WIDE, Paper, SmallMap, bar_paths, small_map, window
from macros.charts.small_rows import (
    ALL_MARKS,
    ALL_ROWS,
    DIAMOND_HALF,
    DIAMOND_ROWS,
    DISC_HALF,
    DISC_ROWS,
    GAP,
    Bar,
    Dot,
    Point,
    Rows,
    Span,
    from_the_left,
    most_telling,
    shared,
)
from macros.charts.timeline import Tick

TODAY = dt.date(2026, 11, 24)
YEARS = Scale(dt.date(2026, 1, 1), dt.date(2028, 1, 1), 730)
PHASES = (
    Stretch(id="een", first=dt.date(2026, 2, 10), last=dt.date(2026, 4, 30), now=False, titles=("Fase 1: Begin", "1")),
    Stretch(id="twee", first=dt.date(2026, 5, 1), last=dt.date(2027, 1, 31), now=True, titles=("Fase 2: Groei", "2")),
    Stretch(id="drie", first=dt.date(2027, 2, 1), last=dt.date(2028, 6, 30), now=False, titles=("Fase 3: Later", "3")),
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(name: str, begin: str, end: str, status: str = "planned", promised: str = "", filled: str = "") -> Span:
    return Span(
        id=name,
        lane="t",
        status=status,
        begin=day(begin),
        filled=day(filled or begin),
        promised=day(promised or end),
        end=day(end),
    )


def point(name: str, on: str, number: int = 0, *, done: bool = False) -> Point:
    return Point(id=name, lane="t", day=day(on), number=number, done=done)


def generated(count: int, lanes: int, seed: int) -> tuple[list[Span], list[Point]]:
    """Work of every state and milestones over three years, five of them numbered; the same seed gives the same ones."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    spans, points = [], []
    for number in range(count):
        begin = dt.date(2025, 9, 1) + dt.timedelta(dice.randrange(1000))
        end = begin + dt.timedelta(dice.randrange(1, 300))
        lane = f"t{dice.randrange(lanes)}" if lanes > 1 else "t"
        if number % 6 == 0:
            listed = number // 6 + 1 if number < 30 else 0
            on = TODAY + dt.timedelta(dice.randrange(60)) if listed else begin
            points.append(Point(id=f"m{number}", lane=lane, day=on, done=on < TODAY, number=listed))
        else:
            status = dice.choice(("done", "dropped")) if end < TODAY else "active" if begin < TODAY else "planned"
            late = dice.random() < 0.2 and status in ("active", "planned")
            promised = end - dt.timedelta(dice.randrange((end - begin).days + 1)) if late else end
            filled = min(TODAY, promised) if status == "active" else begin
            made = Span(
                id=f"r{number}", lane=lane, status=status, begin=begin, filled=filled, promised=promised, end=end
            )
            spans.append(made)
    return spans, points


def boxes(made: Rows) -> Iterator[tuple[float, float, int, int]]:
    """Left, right, first row and the row after the last of everything in a lane."""
    for bar in made.bars:
        yield bar.x, bar.end, bar.row, bar.row + 1
    for dot in made.dots:
        half, high = (DISC_HALF, DISC_ROWS) if dot.point.number else (DIAMOND_HALF, DIAMOND_ROWS)
        yield dot.x - half, dot.x + half, dot.row, dot.row + high


def touching(made: Rows) -> int:
    """How many pairs are nearer than the gap in one row."""
    found = list(boxes(made))
    return sum(
        one[0] < other[1] + GAP and other[0] < one[1] + GAP and one[2] < other[3] and other[2] < one[3]
        for number, one in enumerate(found)
        for other in found[:number]
    )


def words(tick: Tick) -> str:
    if tick.unit == "year":
        return str(tick.day.year)
    name = f"Q{(tick.day.month + 2) // 3}"
    return f"{name} {tick.day.year}" if tick.first_of_year else name


def drawn(
    paper: Paper, spans: list[Span], points: list[Point], *, lanes: int = 1, today: dt.date = TODAY, name: str = "Track"
) -> SmallMap:
    names = {"t" if lanes == 1 else f"t{number}": f"{name} {number}" for number in range(lanes)}
    return small_map(paper, names, spans, points, today, PHASES, words=words, today_word="vandaag")


@pytest.mark.parametrize("count", [30, 300, 1000])
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("most", [3, 6, ALL_ROWS])
def test_nothing_touches_in_a_lane(count: int, seed: int, most: int) -> None:
    spans, points = generated(count, 1, seed)
    for px in (YEARS.width, NARROW.width):
        scale = Scale(YEARS.first, YEARS.end, px)
        made = most_telling(spans, points, scale, TODAY, most)
        assert touching(made) == 0
        assert max(bar.row for bar in made.bars) < most
        assert {dot.point.number for dot in made.dots} >= {1, 2, 3, 4, 5}
        whole = from_the_left(spans, points, scale)
        assert whole is None or touching(whole) == 0


def test_a_lane_with_room_holds_everything() -> None:
    spans, points = generated(60, 1, 4)
    made = from_the_left(spans, points, YEARS)
    assert made is not None
    assert (len(made.bars), len(made.dots)) == (len(spans), len(points))


def test_a_lane_without_room_keeps_what_tells_most() -> None:
    spans = [
        span("af", "2026-03-01", "2026-12-01", "done"),
        span("ver", "2026-06-01", "2027-03-01", "planned"),
        span("loopt", "2026-06-01", "2027-03-01", "active", filled="2026-11-24"),
        span("te-laat", "2026-06-01", "2027-03-01", "active", promised="2026-12-01", filled="2026-11-24"),
    ]
    made = most_telling(spans, [], YEARS, TODAY, 2)
    assert [bar.span.id for bar in made.bars] == ["te-laat", "loopt"]


def test_a_lane_with_few_marks_has_bars_and_milestones() -> None:
    spans, points = generated(300, 1, 4)
    made = most_telling(spans, points, YEARS, TODAY, ALL_ROWS, 9)
    assert (len(made.bars), len(made.dots)) == (4, 5)  # those that are numbered
    assert {dot.point.number for dot in made.dots} == {1, 2, 3, 4, 5}
    others = [point for point in points if not point.number]
    assert [len(one) for one in of(most_telling(spans, others, YEARS, TODAY, ALL_ROWS, 9))] == [5, 4]
    assert [len(one) for one in of(most_telling(spans[:2], others, YEARS, TODAY, ALL_ROWS, 9))] == [2, 7]
    assert [len(one) for one in of(most_telling(spans, [], YEARS, TODAY, ALL_ROWS, 9))] == [9, 0]


def of(made: Rows) -> tuple[tuple[Bar, ...], tuple[Dot, ...]]:
    return made.bars, made.dots


@pytest.mark.parametrize(
    ("needs", "most"),
    [([], ALL_ROWS), ([4, 5], ALL_ROWS), ([48, 48], 24), ([2, 2, 48, 48], 22), ([48] * 7, 6), ([48] * 20, 3)],
)
def test_lanes_share_the_rows(needs: list[int], most: int) -> None:
    assert shared(needs) == most


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(("count", "lanes"), [(90, 7), (300, 7), (1000, 7), (1000, 12), (1000, 1)])
def test_a_drawing_keeps_a_bounded_height_and_weight(paper: Paper, count: int, lanes: int) -> None:
    made = drawn(paper, *generated(count, lanes, 5), lanes=lanes)
    assert made.height <= 22 + 22 + ALL_ROWS * ROW + lanes * (24 if paper is NARROW else 10) + 5 * 3 * ROW
    assert made.drawn <= ALL_MARKS
    assert sum(len(path) for lane in made.lanes for path in lane.paths.values()) < 7_000
    assert sum(len(lane.discs) for lane in made.lanes) == 5
    for lane, after in pairwise(made.lanes):
        assert lane.y + lane.height == after.y
    assert made.bottom == made.lanes[-1].y + made.lanes[-1].height


def test_the_order_of_the_records_does_not_matter() -> None:
    spans, points = generated(300, 7, 6)
    other, others = spans[:], points[:]
    random.Random(1).shuffle(other)  # noqa: S311 - no secret
    random.Random(2).shuffle(others)  # noqa: S311 - no secret
    assert drawn(WIDE, spans, points, lanes=7) == drawn(WIDE, other, others, lanes=7)


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        (span("a", "2026-03-01", "2026-06-01", "done"), {"done"}),
        (span("a", "2026-03-01", "2026-06-01", "dropped"), {"dropped"}),
        (span("a", "2027-03-01", "2027-06-01"), {"planned"}),
        (span("a", "2026-03-01", "2027-06-01", "active", filled="2026-11-24"), {"active", "planned"}),
        (
            span("a", "2026-03-01", "2027-06-01", "active", "2027-02-01", "2026-11-24"),
            {"active", "planned", "slips"},
        ),
        (span("a", "2026-03-01", "2026-11-24", "active", "2026-09-01", "2026-09-01"), {"active", "slips"}),
        (span("a", "2026-09-01", "2026-11-24", "planned", "2026-09-01"), {"slips"}),
        (span("a", "2027-06-01", "2028-11-24", "planned", "2028-09-01"), {"planned"}),  # it slips behind the edge
    ],
)
def test_work_is_drawn_by_what_it_is(made: Span, kinds: set[str]) -> None:
    assert drawn(WIDE, [made], []).shown == kinds


def test_a_bar_is_to_scale() -> None:
    made = drawn(WIDE, [span("a", "2026-07-01", "2027-07-01", "active", "2027-04-01", "2026-11-24")], [])
    first = 150 + 181  # a day is 1 px wide, and the names take 150
    assert made.lanes[0].rows_y == made.lanes[0].y + (made.lanes[0].height - ROW) / 2
    assert made.lanes[0].paths["active"] == f"M{first} 3h146"
    assert made.lanes[0].paths["planned"] == f"M{first + 146.5:g} 1.5h127v3h-127z"
    assert made.lanes[0].paths["slips"] == f"M{first + 274} 1.3h91v3.4h-91z"


def test_milestones_are_discs_when_numbered_and_else_diamonds() -> None:
    points = [point("a", "2026-12-01", 1), point("b", "2027-03-01"), point("c", "2026-03-01", done=True)]
    made = drawn(WIDE, [], points)
    assert [(disc.number, disc.x) for disc in made.lanes[0].discs] == [(1, 150 + 334)]
    assert made.shown == {"open", "reached"}


@pytest.mark.parametrize(
    ("until", "end"),
    [(None, "2028-01-01"), ("2027-12-31", "2028-01-01"), ("2028-01-01", "2028-04-01"), ("2031-05-01", "2029-01-01")],
)
def test_the_window_holds_the_milestones_of_the_list_within_reason(until: str | None, end: str) -> None:
    made = window(TODAY, PHASES, day(until) if until else None, 730)
    assert (made.first, made.end) == (day("2026-01-01"), day(end))


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("on", [1, 15, 28])
def test_the_words_of_the_axis_never_touch_and_name_each_year(paper: Paper, month: int, on: int) -> None:
    made = drawn(paper, [], [], today=dt.date(2026, month, on))
    half = width("vandaag", 12.5, 600) / 2
    left = made.today - {"start": 0, "middle": half, "end": 2 * half}[made.today_anchor]
    taken = [(left, left + 2 * half), *((at + 4, at + 4 + width(text, 12.5)) for at, text in made.steps if text)]
    taken.sort()
    assert all(one[1] < other[0] for one, other in pairwise(taken))
    assert taken[-1][1] <= paper.width
    told = " ".join(text for _, text in made.steps)
    assert all(year in told for year in ("2026", "2027"))


def test_the_window_follows_today_when_the_phases_are_over() -> None:
    past = Stretch(id="x", first=dt.date(2020, 1, 1), last=dt.date(2020, 6, 30), now=True, titles=("x",))
    assert window(TODAY, (past,), None, 730).first == day("2026-07-01")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Data", ["Data 0"]),
        ("Governance en ethiek van modellen", ["Governance en ethiek", "van modellen 0"]),
        ("Governance en ethiek van de gebruikte modellen", ["Governance en ethiek", "van de gebruikte…"]),
        ("Ongelooflijkverschrikkelijklangwoord", ["Ongelooflijkverschri…"]),
    ],
)
def test_a_long_name_takes_two_lines_and_is_then_cut(name: str, lines: list[str]) -> None:
    made = drawn(WIDE, [], [], name=name).lanes[0]
    assert [line for line, _ in made.name] == lines
    assert all(made.y < y < made.y + made.height for _, y in made.name)
    assert all(width(line, 13 * 1.08, 600) <= WIDE.names - 12 for line in lines)


def test_above_a_lane_of_the_phone_there_is_room_for_its_name() -> None:
    made = drawn(NARROW, [span("a", "2026-03-01", "2026-06-01", "done")], []).lanes[0]
    (_, baseline), *_ = made.name
    assert made.rows_y + float(made.paths["done"].split("h")[0].split(" ")[1]) > baseline + 4


def test_every_other_phase_has_a_ground_and_the_current_one_is_among_them() -> None:
    assert [(one.now, one.shaded, one.title) for one in drawn(WIDE, [], []).phases] == [
        (False, False, "1"),
        (True, True, "Fase 2: Groei"),
        (False, False, "Fase 3: Later"),
    ]


def test_without_lanes_there_is_still_an_axis() -> None:
    made = small_map(WIDE, {}, [], [], TODAY, (), words=words, today_word="vandaag")
    assert (made.lanes, made.drawn, made.bottom) == ((), 0, 22)


def test_what_slips_runs_on_to_the_day_it_is_expected_by() -> None:
    """A pixel is a day: promised for the 11th, now for the 21st, expected by the 31st."""
    late = dataclasses.replace(span("a", "2026-01-01", "2026-01-21", "active", "2026-01-11"), latest=day("2026-01-31"))
    beside = span("b", "2026-01-25", "2026-02-25")
    bars = from_the_left([late, beside], [], YEARS)
    assert bars is not None
    assert [(bar.end, bar.reach, bar.row) for bar in bars.bars] == [(20, 30, 0), (55, 55, 1)]
    assert dict(bar_paths(bars.bars[0], 0, 0))["foreseen"] == "M20 3h10m0 -2v4"
    sooner = dataclasses.replace(late, latest=day("2026-01-15"))
    alone = from_the_left([sooner], [], YEARS)
    assert alone is not None
    assert "foreseen" not in dict(bar_paths(alone.bars[0], 0, 0))


def test_the_line_of_today_makes_way_for_a_name_on_the_phone() -> None:
    """The first name ends before today, the second stands across it."""
    work = [span("a", "2026-01-01", "2026-02-01"), dataclasses.replace(span("b", "2026-01-01", "2026-02-01"), lane="u")]
    names = {"t": "Kort", "u": "Een heel lange naam van een track"}

    def line(paper: Paper) -> str:
        made = small_map(paper, names, work, [], day("2026-06-30"), PHASES, words=words, today_word="vandaag")
        x = f"{made.today:g}"
        first, second = made.lanes
        gap = f"M{x} 18V{second.y:g}M{x} {second.y + 19:g}V{made.bottom + 3:g}"
        assert first.y < second.y
        assert made.today_line == (f"M{x} 18V{made.bottom + 3:g}" if paper.names else gap)
        return made.today_line

    assert line(WIDE) != line(NARROW)
