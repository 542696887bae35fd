"""A drawing of values by chance, of each kind that the site has: made in time, readable, finite.

In: a seed. Out: what is wrong with the drawing, and what it was made of. Drawings that a fragment writes by itself are
written by it; of the others the shapes are looked at.
"""

import dataclasses
import math
import random
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, partial
from typing import Any
from xml.etree import ElementTree as ET

from macros.charts import balance, letters, outcomes, piles, promise_trend, promises, quarters, spark, stages, strip
from macros.charts.dots import dots
from macros.charts.lines import MIDDLE, NARROW, WIDE, Labels, Series, lines
from macros.model.dates import Quarter
from macros.model.parts import Measurement
from macros.pages.render import Page, environment
from tests.fuzz import maps
from tests.fuzz.judge import Slow, within
from tests.fuzz.series import Days, count, gaps, named, number, numbers, some
from tests.fuzz.svg import NO_NUMBER, fault_in
from tests.pages.shown import context

LONGEST = 1  # second for one drawing
Made = tuple[Callable[[], Any], str]  # how to draw, and the fragment that writes it; none where a page does


def chart(seed: str) -> tuple[str, str]:
    """What is wrong with one drawing, and its values."""
    choose = random.Random(seed)  # noqa: S311 - chance that can be repeated
    kind = choose.choice(list(KINDS))
    draw, fragment = KINDS[kind](choose, Days(choose))
    given = f"{kind}: {draw}"
    try:
        with within(3 * LONGEST):
            began = time.process_time()
            made = draw()
            took = time.process_time() - began
    except Slow:
        return f"{kind} hangs", given
    except Exception as error:  # noqa: BLE001 - whatever it is, a drawing may not raise it
        return f"{type(error).__name__} in {kind}\n{traceback.format_exc()}", given
    if took > LONGEST:
        return f"{kind} takes longer than {LONGEST} s", given
    return next((f"{fault} in {kind}" for fault in faults(made, fragment)), ""), given


def faults(made: Any, fragment: str) -> Iterator[str]:
    if made is None:
        return
    if isinstance(made, str):
        yield from [fault] if (fault := fault_in(made)) else []
        return
    yield from unfinished(made)
    shown = written(made, fragment) if fragment else ET.tostring(element(made), "unicode")
    yield from [fault] if (fault := fault_in(shown)) else []


def unfinished(value: Any) -> Iterator[str]:
    """Numbers without an end, and paths that hold one."""
    if isinstance(value, float) and not math.isfinite(value):
        yield "a number that is none"
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.name in {"d", "path", "lead", "leader", "curve", "arrow"} and NO_NUMBER.search(str(held)):
                yield "a number that is none"
            yield from unfinished(held)
    elif isinstance(value, Mapping):
        yield from unfinished(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from unfinished(one)


def element(value: Any) -> ET.Element:
    """Shapes as elements, their places as attributes and their words as text."""
    made = ET.Element("g")
    fields: Iterable[tuple[str, Any]] = (
        ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        if dataclasses.is_dataclass(value) and not isinstance(value, type)
        else ()
    )
    for name, held in fields:
        if isinstance(held, int | float):
            made.set(name, str(held))
        elif isinstance(held, str):
            ET.SubElement(made, "text").text = held
        else:
            made.append(element(held))
    if isinstance(value, tuple | list):
        made.extend(element(one) for one in value)
    return made


@cache
def tools() -> Mapping[str, object]:
    return Page(context=context(), address="").tools()


def written(made: Any, fragment: str) -> str:
    """A drawing as the site writes it."""
    return environment().from_string(FRAGMENTS[fragment]).render({**tools(), "made": made, "words": '<"&'})


FRAGMENTS = {
    "piles": '{% import "charts/piles.html" as it with context %}{{ it.draw(made, words, words) }}',
    "promise_trend": '{% import "charts/promise-trend.html" as it with context %}{{ it.draw(made, words) }}',
    "quarters": '{% import "charts/quarters.html" as it with context %}{{ it.draw(made) }}',
    "stages": '{% import "charts/stages.html" as it with context %}{{ it.draw(made) }}',
    "spark": "{% set spark, first, last = made, {'text': words, 'when': words}, {'text': words, 'when': words} %}"
    "{% set target_text, finding = words, words %}{% include 'charts/spark.svg.html' %}",
}


def of_lines(choose: random.Random, days: Days) -> Made:
    labels = Labels(title=named(choose), finding=named(choose), value=lambda value: f"{float(value):g}", day=str)
    points = sorted(set(days.several(count(choose))))
    roles = ("value", "second", "target")[: choose.randrange(1, 4)]
    series = [
        Series(
            role=role,
            end=named(choose),
            points=tuple(zip(points, gaps(numbers(choose, len(points)), choose), strict=True)),
        )
        for role in roles
    ]
    return partial(lines, "name", series, labels, width=choose.choice((WIDE, MIDDLE, NARROW))), ""


def of_spark(choose: random.Random, days: Days) -> Made:
    points = sorted(set(days.several(count(choose))))
    values = gaps(numbers(choose, len(points), negative=False), choose)
    target = choose.choice((None, number(choose, negative=False)))
    return partial(spark.spark, list(zip(points, values, strict=True)), target), "spark"


def of_dots(choose: random.Random, days: Days) -> Made:
    rows = count(choose)
    pairs = [gaps(numbers(choose, rows), choose) for _ in range(2)]
    target, most = choose.choice((None, number(choose))), choose.choice((None, Fraction(100)))
    return partial(dots, list(zip(*pairs, strict=True)), target, most=most), ""


def of_outcomes(choose: random.Random, days: Days) -> Made:
    found = days.several(20)
    return partial(outcomes.outcomes, found, found[10], days.maybe()), ""


def of_piles(choose: random.Random, days: Days) -> Made:
    width = choose.choice((piles.WIDE, piles.NARROW))
    return partial(piles.piles, days.several(count(choose)), days.maybe(), days.day(), width=width), "piles"


def of_promise_trend(choose: random.Random, days: Days) -> Made:
    looked = sorted(set(days.several(count(choose))))
    states = ("late", "later", "open", "done", "dropped")
    found = [
        promise_trend.Line(
            number=place + 1,
            title=named(choose),
            suffix=choose.choice(("", named(choose))),
            state=choose.choice(states),
            points=tuple((day, days.maybe()) for day in looked),
            done=choose.choice((None, days.day())),
        )
        for place in range(count(choose))
    ]
    width = choose.choice((promise_trend.WIDE, promise_trend.NARROW))
    return partial(promise_trend.promise_trend, found, width=width), "promise_trend"


def of_promises(choose: random.Random, days: Days) -> Made:
    found = [promises.Days(first=days.maybe(), now=days.maybe(), done=days.maybe()) for _ in range(count(choose))]
    return partial(promises.promises, found, days.day()), ""


def of_quarters(choose: random.Random, days: Days) -> Made:
    found = {
        Quarter(day.year, (day.month + 2) // 3): Measurement(target=target, actual=actual)
        for day in days.several(count(choose))
        for target, actual in [gaps(numbers(choose, 2), choose)]
    }
    labels = quarters.Labels(number=lambda value: f"{float(value):g}", target=str, baseline=str, finding=named(choose))
    return partial(quarters.quarter_plot, found, choose.choice((None, number(choose))), labels), "quarters"


def of_stages(choose: random.Random, days: Days) -> Made:
    def row() -> stages.Row:
        stretches = tuple(
            stages.Stretch(
                stage=stage,
                days=choose.choice((0, 0.5, 1, 14, 400, 36_500)),
                name=named(choose),
                began=str(days.day()),
                short="14",
                long="14 dagen",
                running=choose.random() < 0.3,
            )
            for stage in stages.HEIGHTS
            if choose.random() < 0.6
        )
        ended = choose.choice(("", "done", "dropped"))
        return stages.Row(name=named(choose), stretches=stretches, total="1", end=ended and "x", end_status=ended)

    other = row() if choose.random() < 0.5 else None
    return partial(stages.stage_bars, row(), other, named(choose), width=choose.choice(stages.WIDTHS)), "stages"


def of_strip(choose: random.Random, days: Days) -> Made:
    ends = days.several(2 * choose.randrange(6))
    found = [
        strip.Stretch(
            id=f"p{place}",
            state=choose.choice(("done", "now", "next")),
            complete=choose.random() < 0.5,
            first=ends[2 * place],
            last=ends[2 * place + 1],
            titles=(named(choose), str(place)),
            note=choose.choice(("", named(choose))),
        )
        for place in range(len(ends) // 2)
    ]
    margin = days.several(2)
    ahead = strip.Ahead(
        promised=days.maybe(),
        margin=choose.choice((None, (margin[0], margin[1]))),
        text=choose.choice(("", named(choose))),
    )
    return partial(strip.strip, found, days.day(), ahead), ""


def of_balance(choose: random.Random, days: Days) -> Made:
    most = choose.choice((1, 2, 20, 21, 999))
    total = choose.randrange(1, most + 1)
    return partial(balance.cell, choose.randrange(total + 1), total, most), ""


def of_letters(choose: random.Random, days: Days) -> Made:
    text, room = "".join(some(choose, lambda: named(choose))), choose.choice((0, 1, 50, 800))

    def draw() -> list[str]:
        cut = letters.cut(text, 13, room)
        if letters.width(cut, 13) > room and cut not in ("", letters.ELLIPSIS):
            raise AssertionError(f"{cut} is wider than {room}")
        return [cut]

    return draw, ""


KINDS: Mapping[str, Callable[[random.Random, Days], Made]] = {
    "lines": of_lines,
    "spark": of_spark,
    "dots": of_dots,
    "outcomes": of_outcomes,
    "piles": of_piles,
    "promise_trend": of_promise_trend,
    "promises": of_promises,
    "quarters": of_quarters,
    "stages": of_stages,
    "strip": of_strip,
    "balance": of_balance,
    "letters": of_letters,
    "map": maps.of_map,
    "small_map": maps.of_small_map,
}
