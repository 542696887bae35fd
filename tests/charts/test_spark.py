"""The sparkline."""

import datetime as dt
from fractions import Fraction

from macros.charts.spark import LINE, spark

DAYS = [dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 6, 1)]


def points(*values: int | None) -> list[tuple[dt.date, Fraction | None]]:
    return [(day, None if value is None else Fraction(value)) for day, value in zip(DAYS, values, strict=False)]


def test_time_is_to_scale_and_higher_is_up() -> None:
    made = spark(points(10, 20, 30), None)
    assert made is not None
    assert made.path == "M38 52L75 32L218 12"
    assert (made.first, made.last) == ((38, 52), (218, 12))
    assert made.target_y is None


def test_a_gap_is_no_point_and_one_point_is_no_line() -> None:
    made = spark(points(None, 20, None), None)
    assert made is not None
    assert made.path == ""
    assert spark(points(None, None), Fraction(3)) is None
    assert spark([], None) is None


def test_texts_of_value_and_target_do_not_touch() -> None:
    for target in (29, 30, 31):
        made = spark(points(10, 20, 30), Fraction(target))
        assert made is not None
        assert made.target_text_y is not None
        assert round(abs(made.target_text_y - made.last_text_y), 1) >= LINE


def test_a_flat_line_has_room() -> None:
    made = spark(points(5, 5, 5), Fraction(5))
    assert made is not None
    assert made.first[1] == made.last[1] == 32
