"""roadmap diff: what a change to the roadmap does."""

import argparse
import sys

from macros.commands.base import why_not
from macros.commands.given import Usage, edge_of, language_of, tell
from macros.history.repository import NoHistory, commit_named, repository_of
from macros.history.state import reading_at, same_files
from macros.load import load
from macros.report.effect import effect, state
from macros.report.effect import text as report
from macros.report.effect.as_json import as_json_text
from macros.words import words

FORMATS = {"text": report.as_text, "markdown": report.as_markdown, "json": as_json_text}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the revision before the change: a branch, a tag or a commit")
    parser.add_argument("head", metavar="HEAD", nargs="?", help="the revision after it (the files as they stand)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    """What lies between two states of data/; 1 when the one after the change has errors, after telling what it can."""
    edge = edge_of(options, commit=False)
    here = load(edge.data, edge.today)
    say = words(language_of(options, here))
    try:
        repository = repository_of(edge.data)
        commit = commit_named(repository, options.base)
        head = commit_named(repository, options.head) if options.head else None
        before = state(options.base, commit, reading_at(repository, commit, edge.today))
        after = state(options.head, head, reading_at(repository, head, edge.today) if head else here)
        written = not same_files(repository, commit, head)
    except NoHistory as cut:
        raise Usage(why_not(cut, str(edge.data), say)) from None
    found = effect(before, after, edge.today)
    sys.stdout.write(FORMATS[options.format](found, say, written=written))
    sides = report.telling_of(found, say, markdown=False).by
    tell(say("diff.done", begin=sides.side(before), end=sides.side(after)))
    return int(not after.valid)
