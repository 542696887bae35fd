"""A problem in the data: what is wrong and where, kept apart from the language it will be told in.

`Message` names an entry of words/<language>/problems.yml and the values for its blanks; `words.say` makes the sentence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from macros.fixes import Fix
from macros.source import Source

Value = str | int | tuple[str, ...]  # a tuple is a list of near misses or ids


class Severity(IntEnum):
    """How bad it is: an error stops the publication, a warning only with --strict, an attention never."""

    ERROR = 0
    WARNING = 1
    ATTENTION = 2

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence to be said in any language."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake, at one place."""

    severity: Severity
    rule: str  # the rule's id, as DATA_MODEL calls it: unknown-key
    source: Source
    message: Message  # what is wrong
    hint: Message | None = None  # what to write instead
    fix: Fix | None = None  # the right text, where it is known
    whole: bool = False  # about its file as a whole, so that no line need be shown


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, then by severity and rule; the same problem told twice is told once."""
    unique = {order_of(problem): problem for problem in problems}
    return [unique[key] for key in sorted(unique)]


def order_of(problem: Problem) -> tuple[Source, Severity, str, str, str]:
    """What puts problems in order, and tells two of them apart; of a file that is gone, all stand at its beginning."""
    about = str(problem.message.values.get("id", ""))
    return problem.source, problem.severity, problem.rule, problem.message.key, about


def fatal(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether the data may not be published."""
    worst_allowed = Severity.ATTENTION if strict else Severity.WARNING
    return any(problem.severity < worst_allowed for problem in problems)
