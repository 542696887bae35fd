"""roadmap forecast: by which day open work, phases and goals will be finished, and how earlier forecasts fared."""

import argparse
import sys

from macros.commands.given import as_of_option, edge_of, language_of, tell, valid
from macros.kpis.forecast import forecast
from macros.report import forecast as report
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    as_of_option(parser)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def run(options: argparse.Namespace) -> int:
    """Every open record, phase and goal; what has no day says why."""
    edge = edge_of(options)
    reading = valid(edge, options)
    found = forecast(reading.roadmap, edge.as_of)
    say = words(language_of(options, reading))
    match options.format:
        case "json":
            sys.stdout.write(report.as_json_text(found, edge.commit, say))
        case "markdown":
            sys.stdout.write(report.as_markdown(found, say))
        case _:
            sys.stdout.write(report.as_text(found, say))
    tell(say("forecast.done", n=len(found.records)))
    return 0
