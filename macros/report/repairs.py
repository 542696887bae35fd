"""What repairing a roadmap changes: files with the known right texts put in, and each changed line as it was and is.

In: problems, and the bytes of files. Out: new bytes, and `Repair`s. Writing them down is somebody else's line.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.fixes import BYTE_ORDER_MARK, Fix, apart, applied
from macros.problems import Problem, Severity
from macros.report.problems import printable
from macros.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Lines of a file that a fix changed; the line is that of the file as it was just before."""

    path: str
    line: int
    was: tuple[str, ...]
    now: tuple[str, ...]  # none: the lines are gone


def fixes_of(problems: Iterable[Problem]) -> dict[str, Sequence[Fix]]:
    """By file, what can be put right in one go."""
    found: dict[str, list[Fix]] = defaultdict(list)
    for problem in problems:
        if problem.fix:
            found[problem.source.path].append(problem.fix)
    return {path: apart(fixes) for path, fixes in found.items()}


def repaired(raw: bytes, fixes: Sequence[Fix]) -> bytes:
    """The bytes of a file with fixes put in; all others are as they were."""
    return applied(raw.decode("utf-8"), fixes).encode("utf-8")


def repairs(path: str, raw: bytes, fixes: Iterable[Fix]) -> list[Repair]:
    """What each fix does to its lines."""
    text = raw.decode("utf-8")
    before = lines(text)
    return [repair(path, before, lines(applied(text, [fix])), fix) for fix in fixes]


def repair(path: str, before: Sequence[str], after: Sequence[str], fix: Fix) -> Repair:
    """The lines that one fix changes; of a line that goes, what follows it stays out of sight."""
    begin = fix.line - 1
    end = fix.end_line if fix.end_column > 1 else fix.end_line - 1
    kept = len(before) - end  # lines behind it, that stay
    was, now = before[begin:end], after[begin : len(after) - kept]
    return Repair(path=path, line=fix.line, was=tuple(was), now=tuple(now))


def lines(text: str) -> list[str]:
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def as_text(found: Iterable[Repair], words: Words) -> str:
    """A line for each changed line: where, what it was, and what it is."""
    return "".join(row for repair in found for row in rows(repair, words))


def rows(repair: Repair, words: Words) -> list[str]:
    """One repair; lines that are the same in both are not told."""
    found = []
    for number, was in enumerate(repair.was):
        now = repair.now[number] if number < len(repair.now) else ""
        if was != now:
            to = printable(now).strip() or words("fix.gone")
            found.append(f"{repair.path}:{repair.line + number}: {printable(was).strip()} → {to}\n")
    return found


def in_a_line(found: Sequence[Repair], left: Sequence[Problem], words: Words, *, dry: bool) -> str:
    """What was put right, or would be, and what is left to do by hand."""
    files = words("fix.files", n=len({repair.path for repair in found}))
    done = words("fix.would" if dry else "fix.done", n=len(found), files=files) if found else words("fix.nothing")
    severities = [problem.severity for problem in left]
    counts = {severity.word: severities.count(severity) for severity in Severity}
    rest = ", ".join(words(f"found.{word}", n=n) for word, n in counts.items() if n)
    valid = words("fix.would-valid" if dry and found else "fix.valid")
    return f"{done}; {words('fix.left', found=rest) if rest else valid}"
