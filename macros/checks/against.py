"""The rules between two states of data/, as those of checks/__init__.py are within one: the register, and the call."""

from collections.abc import Callable, Iterable, Iterator

from macros.checks.commitments import Base, commitment_changed
from macros.checks.removals import record_removed
from macros.model.reading import Reading
from macros.problems import Problem, in_order

Comparison = Callable[[Reading, Base], Iterator[Problem]]
COMPARISONS: tuple[Comparison, ...] = (commitment_changed, record_removed)


def check_against(reading: Reading, base: Base) -> list[Problem]:
    """What was promised or stood on the base, and is not kept."""
    return [problem for rule in COMPARISONS for problem in rule(reading, base)]


def together(problems: Iterable[Problem], against: Iterable[Problem]) -> list[Problem]:
    """Both in one order, without the references to a record that was removed: these merely follow from that."""
    against = list(against)
    gone = {problem.message.values["id"] for problem in against if problem.rule == "record-removed"}
    own = [one for one in problems if one.rule != "unknown-reference" or one.message.values["id"] not in gone]
    return in_order([*own, *against])
