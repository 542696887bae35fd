"""roadmap kpis: the figures on a day."""

import argparse
import sys

from macros.commands.given import as_of_option, edge_of, language_of, tell, valid
from macros.kpis.measure import measure
from macros.report import figures as report
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    as_of_option(parser)
    parser.add_argument("--records", action="store_true", help="with every record counted and left out")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Every figure, as text for people or as JSON for machines."""
    edge = edge_of(options)
    reading = valid(edge, options)
    figures = measure(reading.roadmap, edge.as_of)
    say = words(language_of(options, reading))
    if options.format == "json":
        sys.stdout.write(report.as_json_text(figures, edge.commit, say, records=options.records))
    else:
        sys.stdout.write(report.as_text(figures, say, records=options.records))
    tell(say("measured", day=str(edge.as_of)))
    return 0
