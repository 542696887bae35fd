"""roadmap pitfalls: which of the four pitfalls the roadmap shows, and what to do about it."""

import argparse
import sys

from macros.commands.given import as_of_option, tell
from macros.commands.shown import context_of
from macros.report import pitfalls as report

FORMATS = {"text": report.as_text, "json": report.as_json_text, "markdown": report.as_markdown}


def options(parser: argparse.ArgumentParser) -> None:
    as_of_option(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    """All four, as text for people, Markdown or JSON."""
    context = context_of(options)
    sys.stdout.write(FORMATS[options.format](context))
    seen = sum(pitfall.shows for pitfall in context.figures.pitfalls)
    tell(context.words("pitfalls.done", n=seen, day=str(context.as_of)))
    return 0
