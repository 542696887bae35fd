"""Problems as text: for a terminal, as JSON, and as annotations with a summary on GitHub.

In: problems, the words of a language, and a way to get a line of a file. Out: text; writing it is somebody else's line.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from io import FileIO
from pathlib import Path

from macros.model.reading import Reading
from macros.problems import Message, Problem, Severity
from macros.report.inert import inert, references
from macros.source import Source
from macros.words import Words

Line = Callable[[Source], str]  # the line that a problem points at; empty when it cannot be shown
SHOWN = 110  # characters of a line
MOST_READ = 4 << 20  # bytes of a file, however large it is
NOTHING: Mapping[str, bytes] = {}
COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ATTENTION: "notice"}


def say(message: Message | None, words: Words) -> str:
    """A message as a sentence; an empty text for none."""
    if message is None:
        return ""
    values = {key: ", ".join(value) if isinstance(value, tuple) else value for key, value in message.values.items()}
    return words(message.key, **values)


def as_text(problems: Sequence[Problem], words: Words, line: Line) -> str:
    """Each problem with the line shown, what is wrong, and what to write under it."""
    return "".join(block(problem, words, "" if problem.whole else line(problem.source)) for problem in problems)


def block(problem: Problem, words: Words, shown: str) -> str:
    """One problem for a terminal."""
    source = problem.source
    severity = words(f"severity.{problem.severity.word}")
    text = f"{source.path}:{source.line}:{source.column}: {severity}: {say(problem.message, words)}  [{problem.rule}]\n"
    hint, *paste = say(problem.hint, words).split("\n")  # what is to be pasted stands as it has to stand in the file
    below = "".join(f"{printable(line)}\n" for line in paste)
    if not shown.strip():
        return text + (f"       {hint}\n" if hint else "") + below
    start = max(0, source.column - SHOWN + 30)
    piece = printable(shown[start : start + SHOWN])
    offset = min(source.column - 1 - start, len(piece))
    marks = "^" * max(1, underlined(shown[source.column - 1 :]))
    indent = " " * offset
    return f"{text}{source.line:>5} | {piece}\n      | {indent}{marks[: SHOWN - offset]} {hint}".rstrip() + f"\n{below}"


def underlined(rest: str) -> int:
    """How many characters of the rest of a line make up the value it begins with."""
    if rest[:1] in ("'", '"'):
        end = rest.find(rest[0], 1)
        return end + 1 if end > 0 else len(rest.rstrip())
    for stop in (" #", ", ", "}", "]", ": "):
        rest = rest.split(stop, 1)[0]
    return len(rest.rstrip().removesuffix(":"))


def printable(text: str) -> str:
    """A line that cannot steer a terminal."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "\ufffd" for character in text.replace("\t", " "))


def as_json(problems: Sequence[Problem], words: Words, *, valid: bool, counts: Mapping[str, int]) -> str:
    """`{"valid", "problems": [{"severity", "rule", "file", "line", "column", "message", "hint"}], "counts"}`.

    A problem of which the right text is known has `"fix": {"line", "column", "end_line", "end_column", "text"}` too.
    """
    import json

    rows = [row(problem, words) for problem in problems]
    return json.dumps({"valid": valid, "problems": rows, "counts": dict(counts)}, ensure_ascii=False, indent=2) + "\n"


def row(problem: Problem, words: Words) -> dict[str, str | int | dict[str, str | int]]:
    """One problem, for other programs."""
    fix = {"fix": problem.fix.as_json()} if problem.fix else {}
    return {
        "severity": problem.severity.word,
        "rule": problem.rule,
        "file": problem.source.path,
        "line": problem.source.line,
        "column": problem.source.column,
        "message": say(problem.message, words),
        "hint": say(problem.hint, words),
        **fix,
    }


def as_github(problems: Iterable[Problem], words: Words) -> str:
    """Workflow commands, errors first, since GitHub shows ten a step; nothing in a value can begin one of its own."""
    rows = sorted(problems, key=lambda problem: problem.severity)
    return "".join(annotation(problem, words) for problem in rows)


def annotation(problem: Problem, words: Words) -> str:
    """One `::error file=…::` line."""
    source = problem.source
    text = ". ".join(part for part in (say(problem.message, words), say(problem.hint, words)) if part)
    place = f"file={escaped_property(source.path)},line={source.line},col={source.column}"
    title = escaped_property(problem.rule)
    return f"::{COMMAND[problem.severity]} {place},title={title}::{escaped_data(text)}\n"


def escaped_data(text: str) -> str:
    """As the workflow commands of GitHub want a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """As the workflow commands of GitHub want a property."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(problems: Sequence[Problem], words: Words) -> str:
    """All problems as a Markdown table for the job summary; data cannot become markup."""
    head = "| | | | |\n| --- | --- | --- | --- |\n"
    rows = []
    for problem in sorted(problems, key=lambda problem: problem.severity):
        hint, _, paste = say(problem.hint, words).partition("\n")
        text = ". ".join(part for part in (say(problem.message, words), hint) if part)
        place = f"{problem.source.path}:{problem.source.line}:{problem.source.column}"
        severity = words(f"severity.{problem.severity.word}")
        rows.append(f"| {severity} | {inert(place)} | {inert(text)}{paragraph(paste)} | {problem.rule} |\n")
    return head + "".join(rows) if rows else ""


def paragraph(paste: str) -> str:
    """Lines to paste, as they stand and without a sign more, in a cell of a table; nothing for none."""
    return f"<pre>{references(paste).replace(' ', '&#32;')}</pre>" if paste else ""


def lines_of(data: Path, held: Mapping[str, bytes] = NOTHING) -> Line:
    """A way to get the lines of the files in a data folder; a file that cannot be read has none.

    `held` are the bytes of files, by their path, that were read before.
    """

    @cache
    def lines(path: str) -> list[str]:
        try:
            text = (held[path] if path in held else first_bytes(data, path)).decode("utf-8", "replace")
        except OSError:
            return []
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(source: Source) -> str:
        found = lines(source.path)
        return found[source.line - 1] if source.line <= len(found) else ""

    return line


def first_bytes(data: Path, path: str) -> bytes:
    """A file of a data folder, or as much of it as anybody wants to see."""
    with FileIO(f"{data}/{path.removeprefix('data/')}") as stream:
        return stream.read(min(MOST_READ, os.fstat(stream.fileno()).st_size))


def counts(reading: Reading) -> dict[str, int]:
    """How many of everything were read."""
    roadmap = reading.roadmap
    return {
        "tracks": len(roadmap.tracks),
        "items": len(roadmap.items),
        "use_cases": len(roadmap.use_cases),
        "phases": len(roadmap.phases),
        "owners": len(roadmap.owners),
        "teams": len(roadmap.teams),
        "metrics": len(roadmap.metrics),
        "reviews": len(roadmap.reviews),
    }


def in_a_line(problems: Sequence[Problem], reading: Reading, words: Words) -> str:
    """One line on what was checked and found."""
    by_severity = [problem.severity.word for problem in problems]
    found = [words(f"found.{word}", n=by_severity.count(word)) for word in ("error", "warning", "attention")]
    read = counts(reading)
    parts = [words(f"read.{name}", n=read[name]) for name in ("tracks", "items", "use_cases", "teams")]
    return words("checked", found=", ".join(found), read=", ".join(parts))
