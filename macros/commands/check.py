"""roadmap check: all that is wrong with the data."""

import argparse
import gc
import os
import sys
from pathlib import Path

from macros import checks
from macros.commands.given import PARTS, edge_of, language_of, tell
from macros.load import load
from macros.problems import fatal
from macros.report import problems as report
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", metavar="REV", help="a revision of git, of which every promise has to be kept")
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")


def run(options: argparse.Namespace) -> int:
    """All problems of the data; 1 when it may not be published."""
    edge = edge_of(options, commit=False)
    reading = load(edge.data, edge.today)
    options.reading = reading  # stays to the end of the process, so that nobody need look whether it is garbage
    gc.freeze()
    problems = checks.check(reading)
    say = words(language_of(options, reading), PARTS)
    if options.base is not None:
        from macros.commands.base import with_base

        gc.enable()
        problems = with_base(problems, options.base, edge, reading, say)
    if options.format == "json":
        valid = not fatal(problems, strict=False)
        sys.stdout.write(report.as_json(problems, say, valid=valid, counts=report.counts(reading)))
    elif options.format == "github":
        sys.stdout.write(report.as_github(problems, say))
        write_summary(report.as_summary(problems, say))
    else:
        sys.stdout.write(report.as_text(problems, say, report.lines_of(edge.data)))
    tell(report.in_a_line(problems, reading, say))
    return int(fatal(problems, strict=options.strict))


def write_summary(text: str) -> None:
    """Adds to the job summary, where GitHub offers one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path and text:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(text)
