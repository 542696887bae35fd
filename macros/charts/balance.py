"""Promised against done, in a cell: a square a record, filled when it is done; a bar where there are too many to count.

In: numbers. Out: places and sizes in px. A template writes the shapes.
"""

from dataclasses import dataclass

COUNTABLE = 20  # squares in a cell; more are not counted but compared
ACROSS, SIZE, STEP = 5, 9, 12
LENGTH = ACROSS * STEP - (STEP - SIZE)


@dataclass(frozen=True, slots=True)
class Square:
    x: int
    y: int
    filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is drawn of one label in one quarter; either squares or a bar."""

    width: int
    height: int
    squares: tuple[Square, ...]
    bar: int  # its length; 0: there are squares
    filled: int  # the part of it that is done


def cell(done: int, total: int, most: int) -> Cell:
    """`most` is the largest total of the drawing: all its cells are drawn alike."""
    if most > COUNTABLE:
        bar = max(1, round(LENGTH * total / most))
        return Cell(width=LENGTH, height=SIZE, squares=(), bar=bar, filled=round(bar * done / total))
    squares = tuple(Square(n % ACROSS * STEP, n // ACROSS * STEP, n < done) for n in range(total))
    return Cell(width=LENGTH, height=squares[-1].y + SIZE, squares=squares, bar=0, filled=0)
