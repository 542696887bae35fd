"""Whether the marks of a map touch: what no drawing may do."""

from collections.abc import Iterable

from macros.charts.map_lanes import Lane, Mark

TOUCH = 5  # px: marks nearer than this in one row count as touching


def overlaps(made: Iterable[Lane]) -> int:
    """How many pairs of marks touch, label and all."""
    return sum(
        touches(one, other) for lane in made for number, one in enumerate(lane.marks) for other in lane.marks[:number]
    )


def touches(one: Mark, other: Mark) -> bool:
    a, b = one.place, other.place
    beside = a.left < b.right + TOUCH and b.left < a.right + TOUCH
    return beside and one.y < other.y + other.height and other.y < one.y + one.height
