"""roadmap build: the whole site in all its languages, or nothing."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from macros import build as site
from macros.commands.given import PARTS, as_of_option, edge_of, tell
from macros.edge import Edge
from macros.publishing.processes import stoppable
from macros.report import problems as report
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where to (site)")
    as_of_option(parser)


def run(options: argparse.Namespace) -> int:
    """The whole site, or nothing."""
    return make(options, lambda edge: site.build_site(edge, options.site), lost="not-published")


def make(options: argparse.Namespace, made: Callable[[Edge], str | int], *, lost: str = "") -> int:
    """Says what was made (or returns its exit code), else why nothing was, and what that means (`lost`)."""
    edge = edge_of(options)
    try:
        with stoppable():
            done = made(edge)
    except site.Invalid as invalid:
        say = words(options.language or invalid.language, PARTS)
        texts = [*invalid.texts, say(lost)] if lost else invalid.texts
        problems = report.as_text(invalid.problems, say, report.lines_of(edge.data))
        sys.stderr.write(problems + "".join(f"{text}\n" for text in texts))
        return 1
    if isinstance(done, str):
        tell(done)
        return 0
    return done
