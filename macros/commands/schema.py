"""roadmap schema: the data contract as JSON Schema, a file for each kind of file in data/."""

import argparse
from pathlib import Path

from macros.commands.given import PARTS, tell
from macros.edge import DEFAULT_LANGUAGE
from macros.report.schema import schemas_as_text
from macros.words import LANGUAGES, words


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the schemas are written")


def run(options: argparse.Namespace) -> int:
    """Writes the schemas, described in every language; other files in the folder stay."""
    first = options.language or DEFAULT_LANGUAGE
    spoken = [words(language, ("fields",)) for language in sorted(LANGUAGES, key=lambda language: language != first)]
    options.folder.mkdir(parents=True, exist_ok=True)
    found = schemas_as_text(spoken)
    for name, text in found.items():
        (options.folder / name).write_text(text, encoding="utf-8", newline="\n")
    tell(words(first, PARTS)("schemas", n=len(found), folder=str(options.folder)))
    return 0
