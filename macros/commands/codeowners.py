"""roadmap codeowners: who is asked about a change to which file."""

import argparse
import sys
from pathlib import Path

from macros.commands.given import PARTS, edge_of, language_of, tell, valid
from macros.report.codeowners import END, Unclosed, codeowners
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--write", type=Path, metavar="FILE", help="the file to bring up to date; your own lines stay")
    where.add_argument("--check", type=Path, metavar="FILE", help="only say whether the file is up to date")


def run(options: argparse.Namespace) -> int:
    """The file on standard output, written, or compared: then exit 1 says that it is behind.

    A file in which it is not clear which lines are ours is left as it is, with exit 1.
    """
    edge = edge_of(options, commit=False)
    reading = valid(edge, options)
    say = words(language_of(options, reading), PARTS)
    file: Path | None = options.write or options.check
    before = file.read_text("utf-8") if file and file.is_file() else ""
    try:
        after = codeowners(reading.roadmap, before)
    except Unclosed as mark:
        tell(say("codeowners.unclosed", file=str(file), line=mark.line, end=END))
        return 1
    if file is None:
        sys.stdout.write(after)
        return 0
    if after == before:
        tell(say("codeowners.current", file=str(file)))
        return 0
    if options.check:
        tell(say("codeowners.stale", file=str(file), command=f"roadmap codeowners --write {file}"))
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(after, encoding="utf-8", newline="\n")
    tell(say("codeowners.written", file=str(file)))
    return 0
