"""The register of rules: every name a problem can carry, and how bad it is. What is not here cannot be reported."""

from macros.fixes import Fix
from macros.problems import Message, Problem, Severity, Value
from macros.source import Source

READING = (  # what reading a file can find
    "not-utf8",
    "yaml-syntax",
    "yaml-feature",
    "too-large",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "bad-value",
    "bad-id",
    "bad-date",
    "bad-number",
    "bad-link",
    "bad-text",
    "unexpected-file",
    "future-fact",
)
ACROSS = (  # what only shows when records are laid side by side
    "duplicate-id",
    "unknown-reference",
    "dependency-cycle",
    "phase-order",
    "finish-before-start",
    "finished-before-started",
    "stages-out-of-order",
    "stopped-before-stage",
    "finished-and-dropped",
    "replanned-out-of-order",
    "commitment-changed",
    "record-removed",
)
WARNINGS = ("starts-before-predecessor", "outside-phase", "owner-without-work", "missing-translation")
ATTENTIONS = ("unreported", "far-date", "review-overdue", "confirmation-overdue")

SEVERITIES = {
    **dict.fromkeys((*READING, *ACROSS), Severity.ERROR),
    **dict.fromkeys(WARNINGS, Severity.WARNING),
    **dict.fromkeys(ATTENTIONS, Severity.ATTENTION),
}

LONGEST_SHOWN = 60  # characters of a wrong value that a message repeats
OURS = frozenset(  # what a message adds of its own is said in full
    ("known", "fields", "suggestion", "circle", "was", "now", "file", "keys", "lines", "rest")
)


def problem(rule: str, source: Source, key: str, hint: str = "", fix: Fix | None = None, /, **values: Value) -> Problem:
    """A problem of a registered rule; `key` and `hint` are entries of words/<language>/problems.yml under its name.

    Raises KeyError for a rule that is not registered.
    """
    shown = {name: value if name in OURS else shortened(value) for name, value in values.items()}
    return Problem(
        severity=SEVERITIES[rule],
        rule=rule,
        source=source,
        message=Message(key=f"{rule}.{key}", values=shown),
        hint=Message(key=f"{rule}.{hint}", values=shown) if hint else None,
        fix=fix,
    )


def shortened(value: Value) -> Value:
    """A value as a message may repeat it."""
    if isinstance(value, str) and len(value) > LONGEST_SHOWN:
        return value[:LONGEST_SHOWN] + "…"
    return value
