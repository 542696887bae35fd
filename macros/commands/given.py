"""What every command is given: the folder, the days and the language; and the roadmap, when nothing is wrong with it.

In: parsed arguments and the environment. Out: an `Edge`, a language, a `Reading`. Raises `Usage`.
"""

import argparse
import datetime as dt
import os
import sys
from dataclasses import replace
from pathlib import Path

from macros.checks import check
from macros.edge import DEFAULT_LANGUAGE, Edge, commit_of, today_in
from macros.load import load
from macros.model.known import known_on
from macros.model.reading import Reading
from macros.problems import Severity
from macros.report import problems as report
from macros.words import LANGUAGES, words

PARTS = ("commands", "problems")  # the words of a command that shows no page


class Usage(Exception):
    """The command was called in a way it does not know; the text says how it should be."""


def day(text: str) -> dt.date:
    """A day in an argument; raises argparse's error for anything else."""
    try:
        if len(text) != len("YYYY-MM-DD"):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write YYYY-MM-DD") from None


def as_of_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=day, metavar="DAY", help="a day that is over (today)")


def data_of(options: argparse.Namespace | None) -> Path:
    """The folder of the roadmap."""
    return getattr(options, "data", None) or Path(os.environ.get("ROADMAP_DATA") or "data")


def edge_of(options: argparse.Namespace, *, commit: bool = True) -> Edge:
    """What the core is told about the world: the folder, the days and (where it is asked for) the commit."""
    data = data_of(options)
    if not data.is_dir():
        raise Usage(f"there is no folder {data}; name it with --data")
    try:
        today = options.today or today_in(data)
    except ValueError:
        raise Usage("ROADMAP_TODAY is not a day; write YYYY-MM-DD") from None
    as_of = getattr(options, "as_of", None) or today
    if as_of > today:
        raise Usage(f"{as_of} lies after today ({today})")
    return Edge(data=data, today=today, as_of=as_of, commit=commit_of(data) if commit else None)


def language_of(options: argparse.Namespace, reading: Reading) -> str:
    """The language asked for, else the roadmap's first that has words."""
    known = (code for code in reading.roadmap.languages if code in LANGUAGES)
    return options.language or next(known, DEFAULT_LANGUAGE)


def valid(edge: Edge, options: argparse.Namespace) -> Reading:
    """The roadmap as it was known on the as-of day, when nothing is wrong with it.

    Else its errors on standard error, and the end of the command.
    """
    reading = load(edge.data, edge.today)
    errors = [problem for problem in check(reading) if problem.severity is Severity.ERROR]
    if errors:
        say = words(language_of(options, reading), PARTS)
        sys.stderr.write(report.as_text(errors, say, report.lines_of(edge.data)))
        tell(report.in_a_line(errors, reading, say))
        raise SystemExit(1)
    if edge.as_of == edge.today:
        return reading
    return replace(reading, roadmap=known_on(reading.roadmap, edge.as_of))


def tell(line: str) -> None:
    """What was done, in a line on standard error."""
    print(line, file=sys.stderr)
