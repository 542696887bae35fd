"""Rules across files: each a generator over what was read; its docstring is the rule, its name the id.

In: a `Reading`. Out: all problems of the roadmap, in order of their place. Adding a rule: its function, one of
the tuples below, its severity in contract/rules.py, its words, and its case in tests/broken.
"""

from collections.abc import Callable, Iterator

from macros.checks.consequences import without_consequences
from macros.checks.dependencies import dependency_cycle, starts_before_predecessor
from macros.checks.facts import finished_and_dropped, finished_before_started, stages_out_of_order, stopped_before_stage
from macros.checks.ids import duplicate_id, unknown_reference
from macros.checks.phases import phase_order
from macros.checks.promises import finish_before_start, outside_phase, replanned_out_of_order
from macros.checks.work import (
    confirmation_overdue,
    far_date,
    missing_translation,
    owner_without_work,
    review_overdue,
    unreported,
)
from macros.model.reading import Reading
from macros.problems import Problem, in_order

Rule = Callable[[Reading], Iterator[Problem]]

ERRORS: tuple[Rule, ...] = (
    duplicate_id,
    unknown_reference,
    dependency_cycle,
    phase_order,
    finish_before_start,
    finished_before_started,
    stages_out_of_order,
    stopped_before_stage,
    finished_and_dropped,
    replanned_out_of_order,
)
WARNINGS: tuple[Rule, ...] = (
    starts_before_predecessor,
    outside_phase,
    owner_without_work,
    missing_translation,
)
ATTENTIONS: tuple[Rule, ...] = (
    unreported,
    far_date,
    review_overdue,
    confirmation_overdue,
)


def check(reading: Reading) -> list[Problem]:
    """Everything that is wrong with the data, in a single file or across files."""
    errors = (*reading.problems, *(problem for rule in ERRORS for problem in rule(reading)))
    others = (problem for rule in (*WARNINGS, *ATTENTIONS) for problem in rule(reading))
    return in_order((*errors, *without_consequences(others, errors, reading)))
