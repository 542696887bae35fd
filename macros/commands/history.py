"""roadmap history: the ledger of promises, from git."""

import argparse
import datetime as dt
import sys

from macros.commands.base import why_not
from macros.commands.given import Usage, edge_of, language_of, tell
from macros.edge import timezone_of
from macros.history import history
from macros.history.repository import NoHistory
from macros.kept import shelf
from macros.load import load
from macros.report import ledger as report
from macros.words import words


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Every promise that ever stood on the branch; what the working tree says counts only when it is committed."""
    edge = edge_of(options)
    reading = load(edge.data, edge.today)
    languages, grace = reading.roadmap.languages, dt.timedelta(days=reading.roadmap.review_every_days)
    say = words(language_of(options, reading))
    try:
        ledger = history(edge.data, timezone_of(edge.data), edge.today, grace, shelf=shelf())
    except NoHistory as cut:
        raise Usage(why_not(cut, str(edge.data), say)) from None
    if options.format == "json":
        sys.stdout.write(report.as_json_text(ledger, languages))
    else:
        sys.stdout.write(report.as_text(ledger, say, languages))
    tell(say("ledger.done", n=len(ledger.records)))
    return 0
