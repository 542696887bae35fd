"""The rules between two states of data/, as those of checks/__init__.py are within one: the register, and the call."""

from collections.abc import Callable, Iterator

from macros.checks.commitments import Base, commitment_changed
from macros.checks.removals import record_removed
from macros.model.reading import Reading
from macros.problems import Problem

Comparison = Callable[[Reading, Base], Iterator[Problem]]
COMPARISONS: tuple[Comparison, ...] = (commitment_changed, record_removed)


def check_against(reading: Reading, base: Base) -> list[Problem]:
    """What was promised or stood on the base, and is not kept."""
    return [problem for rule in COMPARISONS for problem in rule(reading, base)]
