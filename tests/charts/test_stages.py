"""Days per stage as treads: to scale, and no label over another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.charts.stages import LETTER, WIDTHS, Row, StageBars, Stretch, stage_bars

STAGES = ("intake", "selected", "experiment", "mvp")


def row(*days: int, end: str = "In productie") -> Row:
    return Row(
        name="Deze use case",
        stretches=tuple(
            Stretch(stage=stage, days=n, name="Geselecteerd", began="20 apr", short=str(n), long=f"{n} dagen")
            for stage, n in zip(STAGES, days, strict=False)
        ),
        total="112 dagen",
        end=end,
        ended="8 jun" if end else "",
    )


def drawn(*days: int, middle: Row | None = None, width: int = 960) -> StageBars:
    made = stage_bars(row(*days), middle, "", width=width)
    assert made
    return made


def test_treads_are_to_scale_and_rise() -> None:
    first, second = drawn(10, 30).bars[0].treads
    assert (second.width + 2) / (first.width + 2) == pytest.approx(3, abs=0.01)
    assert first.height < second.height


def test_both_bars_share_one_scale() -> None:
    bars = drawn(10, middle=row(20, end="")).bars
    assert (bars[1].treads[0].width + 2) / (bars[0].treads[0].width + 2) == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize("days", [(), (0,), (0, 0)])
def test_nothing_is_drawn_without_days(days: tuple[int, ...]) -> None:
    assert stage_bars(row(*days), None, "") is None


@given(st.lists(st.integers(0, 900), min_size=1, max_size=4).filter(any), st.sampled_from(WIDTHS))
def test_no_label_touches_another_or_leaves_the_drawing(days: list[int], width: int) -> None:
    made = drawn(*days, width=width)
    assert made.width == width
    labels = made.bars[0].labels
    assert len(labels) == len(days) + 1
    ends = [label.x + max(len(label.name), len(label.date)) * LETTER for label in labels]
    assert all(end < label.x for end, label in zip(ends, labels[1:], strict=False))
    assert ends[-1] <= made.width + 1
    assert all(one.text_x < other.text_x for one, other in pairwise(made.bars[0].treads))


def test_the_phone_has_a_line_a_stage() -> None:
    lines = drawn(10, 40, middle=row(20, 20, end="")).lines
    assert [(line.own, line.other) for line in lines] == [("25.0%", "50.0%"), ("100.0%", "50.0%")]
