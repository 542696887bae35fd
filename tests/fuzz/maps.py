"""Maps of work by chance, for `charts`: the map with its axis, lanes, shapes and lines, and the small one."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from macros.charts import map_lanes, map_links, map_scale, map_shapes, small_map
from macros.charts.map_marks import Work
from macros.charts.small_rows import Point, Span
from tests.charts.touching import overlaps
from tests.fuzz.series import Days, count, named

STATUSES = ("done", "active", "planned", "idea", "paused", "dropped")
KINDS = ("action", "experiment", "mvp", "milestone", "use_case")
Made = tuple[Callable[[], Any], str]


def phases(choose: random.Random, days: Days) -> list[map_scale.Stretch]:
    ends = days.several(2 * choose.randrange(5))
    now = choose.randrange(5)
    return [
        map_scale.Stretch(
            id=f"p{place}",
            first=ends[2 * place],
            last=ends[2 * place + 1],
            now=place == now,
            titles=(named(choose), str(place)),
        )
        for place in range(len(ends) // 2)
    ]


def work(number: int, choose: random.Random, days: Days) -> Work:
    begin, middle, end = days.several(3)
    return Work(
        id=f"w{number}",
        lane=f"l{choose.randrange(4)}",
        kind=choose.choice(KINDS),
        status=choose.choice(STATUSES),
        late=choose.random() < 0.3,
        title=named(choose),
        suffix=choose.choice(("", "+ 3 weken")),
        quick_win=choose.random() < 0.2,
        foundation=choose.random() < 0.2,
        begin=begin,
        end=end,
        filled=days.day(),
        slipped_from=choose.choice((None, middle)),
        margin=choose.choice((None, (middle, end))),
        planned=choose.random() < 0.8,
        day_known=choose.random() < 0.8,
        stages=tuple((stage, day) for stage, day in enumerate(days.several(4)) if choose.random() < 0.5),
        needs=tuple(f"w{choose.randrange(9)}" for _ in range(choose.randrange(3))),
    )


def of_map(choose: random.Random, days: Days) -> Made:
    """The map, at a zoom or fitted to its work."""
    works = [work(number, choose, days) for number in range(count(choose))]
    found, today, zoom = phases(choose, days), days.day(), choose.choice(list(map_scale.WIDTHS))
    alone, fitted, few = choose.random() < 0.3, choose.random() < 0.3, choose.random() < 0.5

    def draw() -> list[Any]:
        scale = map_scale.scale(zoom, today, found, only_now=alone)
        if fitted and works:
            scale = map_scale.fitted(day for one in works for day in (one.begin, one.end))
        lanes = map_lanes.lanes([f"l{number}" for number in range(4)], works, scale, today, few_labels=few)
        axis = map_scale.axis(scale, zoom, today, found, lambda tick: str(tick.day), "vandaag")
        if touching := overlaps(lanes):
            raise AssertionError(f"{touching} marks touch")
        return [scale, axis, lanes, map_links.ties(lanes), list(shapes_of(lanes))]

    return partial(draw), ""


def shapes_of(lanes: Sequence[map_lanes.Lane]) -> Iterator[Any]:
    for lane in lanes:
        for mark in lane.marks:
            yield map_shapes.shapes(mark.place)
            yield map_shapes.Shape("ground", map_shapes.ground(mark.place))
            yield map_shapes.Shape("head", map_shapes.head(mark.place))


def of_small_map(choose: random.Random, days: Days) -> Made:
    """The small map of the home page."""
    lanes = {f"l{number}": named(choose) for number in range(choose.randrange(1, 5))}
    spans = []
    for number in range(count(choose)):
        begin, promised, end = days.several(3)
        lane, status = choose.choice(list(lanes)), choose.choice(("active", "planned", "done", "dropped"))
        span = Span(
            id=f"s{number}", lane=lane, status=status, begin=begin, filled=days.day(), promised=promised, end=end
        )
        spans.append(span)
    points = [
        Point(
            id=f"m{number}",
            lane=choose.choice(list(lanes)),
            day=days.day(),
            done=choose.random() < 0.5,
            number=choose.choice((0, number + 1)),
        )
        for number in range(min(count(choose), 9))
    ]
    paper = choose.choice((small_map.WIDE, small_map.NARROW))
    draw = partial(small_map.small_map, paper, lanes, spans, points, days.day(), phases(choose, days))
    return partial(draw, words=lambda tick: str(tick.day), today_word="vandaag"), ""
