"""roadmap check: all that is wrong with the data."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import NamedTuple

from macros import checks
from macros.commands.given import PARTS, edge_of, language_of, tell
from macros.edge import Edge
from macros.kept import digest, shelf
from macros.load import read
from macros.load.gathering import Gathered, gather
from macros.problems import fatal
from macros.report import problems as report
from macros.words import words

LARGE = 1 << 18  # bytes of data from which on an answer is kept: fewer are read as quickly as looked up


class Answer(NamedTuple):
    """What the command says and returns."""

    text: str
    summary: str  # for a job on GitHub
    line: str
    code: int


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", metavar="REV", help="a revision of git, of which every promise has to be kept")
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")


def run(options: argparse.Namespace) -> int:
    """All problems of the data; 1 when it may not be published."""
    edge = edge_of(options, commit=False)
    gathered = gather(edge.data, edge.today)
    answer = (answered_before if options.base is None else answered)(options, edge, gathered)
    sys.stdout.write(answer.text)
    write_summary(answer.summary)
    tell(answer.line)
    return answer.code


def answered_before(options: argparse.Namespace, edge: Edge, gathered: Gathered) -> Answer:
    """What was said of the same files on the same day; worked out where nothing was, and kept."""
    held = gathered.hash() if gathered.size >= LARGE else None
    if held is None:
        return answered(options, edge, gathered)
    told = (held, edge.today, options.language, options.strict)
    asked = digest(str(one).encode() for one in told)
    name = f"check-{options.format}-{digest([str(edge.data.resolve()).encode()])}"
    match shelf().get(name, asked):
        case [str(text), str(summary), str(line), int(code)]:
            return Answer(text, summary, line, code)
        case _:
            answer = answered(options, edge, gathered)
            shelf().put(name, asked, answer)
            return answer


def answered(options: argparse.Namespace, edge: Edge, gathered: Gathered) -> Answer:
    """The answer, worked out."""
    reading = read(gathered)
    options.reading = reading  # stays to the end of the process, so that nobody need look whether it is garbage
    gc.freeze()
    problems = checks.check(reading)
    say = words(language_of(options, reading), PARTS)
    if options.base is not None:
        from macros.commands.base import with_base

        gc.enable()
        problems = with_base(problems, options.base, edge, reading, say)
    text, summary = "", ""
    if options.format == "json":
        valid = not fatal(problems, strict=False)
        text = report.as_json(problems, say, valid=valid, counts=report.counts(reading))
    elif options.format == "github":
        text, summary = report.as_github(problems, say), report.as_summary(problems, say)
    else:
        text = report.as_text(problems, say, report.lines_of(edge.data, gathered.texts()))
    code = int(fatal(problems, strict=options.strict))
    return Answer(text, summary, report.in_a_line(problems, reading, say), code)


def write_summary(text: str) -> None:
    """Adds to the job summary, where GitHub offers one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path and text:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(text)
