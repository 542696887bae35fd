"""roadmap agenda: what the next review is about, and who is asked what."""

import argparse
import sys

from macros.commands.given import as_of_option, tell
from macros.commands.shown import context_of
from macros.report import agenda as report

FORMATS = {"text": report.as_text, "json": report.as_json_text, "markdown": report.as_markdown}


def options(parser: argparse.ArgumentParser) -> None:
    as_of_option(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    """The agenda of the coming review, as text for people, Markdown or JSON."""
    context = context_of(options)
    sys.stdout.write(FORMATS[options.format](context))
    agenda = context.figures.agenda
    tell(context.words("agenda.done", n=len(agenda.decide), day=str(agenda.day)))
    return 0
