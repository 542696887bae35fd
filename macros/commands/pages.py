"""roadmap pages: the pages of the site as files, for another generator."""

import argparse
from pathlib import Path

from macros.commands.build import make
from macros.commands.given import as_of_option
from macros.portable import write_pages


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder, or one that this wrote before")
    as_of_option(parser)


def run(options: argparse.Namespace) -> int:
    """Every page in every language, with all that another generator needs, or nothing."""
    return make(options, lambda edge: write_pages(edge, options.folder))
