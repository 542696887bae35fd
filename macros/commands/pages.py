"""roadmap pages: the pages of the site as files, for another generator."""

import argparse
from pathlib import Path

from macros.build import write_pages
from macros.commands.build import make
from macros.commands.given import as_of_option


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    as_of_option(parser)


def run(options: argparse.Namespace) -> int:
    """Every page in one language."""
    return make(options, lambda edge: write_pages(edge, options.folder, options.language))
