"""What a fix must do: take its problem away, bring no other, and leave every byte around it as it was.

What an error hid may show when it is gone: of a file that could not be read, everything; of the languages, what is said
in another; of a value that is held against others, what the two may not say together; of a date or a period, the
warnings that hang on it. So only errors are compared.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from macros.checks import ERRORS
from macros.problems import Problem, Severity
from macros.report.repairs import repaired

HIDING = {"yaml-syntax", "yaml-feature"}  # what is behind these is not told
COMPARING = {rule.__name__.replace("_", "-") for rule in ERRORS} - {"duplicate-id", "unknown-reference"}
OF_LANGUAGES = "unknown-key.language"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def about(problem: Problem) -> tuple[object, ...]:
    """A problem wherever it stands, since a line may have gone."""
    values = {key: value for key, value in problem.message.values.items() if key in ("key", "id", "value", "character")}
    return problem.rule, problem.source.path, problem.message.key, str(sorted(values.items()))


def fixed(raw: bytes, problem: Problem) -> bytes:
    """The file with the fix of a problem in it."""
    assert problem.fix
    return repaired(raw, [problem.fix])


def fault_of(
    problem: Problem, before: Iterable[Problem], after: Iterable[Problem], may_show: Collection[str] = ()
) -> str:
    """What is wrong with a fix, by the errors before and after it; nothing when it does what it says.

    `may_show` are rules of which a problem may have been hidden.
    """
    assert problem.fix
    before, after = errors(before), errors(after)
    gone = Counter(map(about, before)) - Counter(map(about, after))
    come = Counter(map(about, after)) - Counter(map(about, before))
    come = Counter({one: n for one, n in come.items() if one[0] not in may_show})
    if "languages" in problem.message.values.values():
        come = Counter({one: n for one, n in come.items() if one[2] != OF_LANGUAGES})
    left = gone[about(problem)] != 1
    if problem.rule in HIDING:
        last = problem.fix.end_line
        touched = range(problem.fix.line, last + 1)
        come = Counter(about(one) for one in after if one.source.line in touched and about(one) in come)
        left = any(one.source.line <= last for one in after if about(one) == about(problem))  # behind it, it is another
    if left:
        return f"the problem is still there: {about(problem)}"
    return f"the fix of {about(problem)} brought {sorted(come)}" if come else ""


def is_equal_outside(raw: bytes, new: bytes, problem: Problem) -> bool:
    """Whether nothing changed but what the fix names; lines are told apart as bytes here, by nothing the engine has."""
    fix = problem.fix
    assert fix
    rows = raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    row, last = rows[fix.line - 1].decode(), (rows[fix.end_line - 1] if fix.end_line <= len(rows) else b"").decode()
    head = raw[: len(raw) - len(b"".join(rows))] + b"".join(rows[: fix.line - 1]) + row[: fix.column - 1].encode()
    tail = last[fix.end_column - 1 :].encode() + b"".join(rows[fix.end_line :])
    ending = "\r\n" if b"\r\n" in raw else "\n"
    return new == head + fix.text.replace("\n", ending).encode() + tail
