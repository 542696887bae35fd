"""roadmap …: parse, call, exit code.

Exit 0: done. 1: the data is invalid, or a check failed. 2: wrong usage. No command prints a traceback.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from macros.commands.given import Usage, data_of, day
from macros.edge import language_in
from macros.words import LANGUAGES, words
from macros.words.system import refused

COMMANDS = {  # each is a module of commands/
    "check": "tell all problems in the data",
    "fix": "put right every mistake of which the right text is known",
    "kpis": "show the figures",
    "diff": "tell what a change does",
    "forecast": "show by which day open work will be finished",
    "pitfalls": "show which of the four pitfalls there are, and what to do",
    "agenda": "show what the next review is about, and who is asked what",
    "review": "write the file of a review that was held, to be filled in",
    "history": "show what was promised and what moved, from git",
    "build": "build the site in all its languages",
    "serve": "show the site while you edit",
    "export": "write the roadmap as open data: JSON, CSV, a workbook, calendars and news",
    "codeowners": "write who is asked about a change, from the owners' handles",
    "init": "write a fresh data folder for an organisation that starts",
    "schema": "write what data/ may hold as JSON Schema, for editors and forms",
    "pages": "write the site's pages as files, for another generator",
}


def main(arguments: Sequence[str] | None = None, options: argparse.Namespace | None = None) -> int:
    """Runs a command and returns its exit code; `options` is filled with the arguments, and with what `check` read."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    parser = argument_parser(given[0] if given else "")
    try:
        options = parser.parse_args(given, options)
        if options.command != "check":
            gc.enable()
        return int(options.run(options))
    except Usage as wrong:
        print(f"roadmap: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # the reader of the pipe has gone; there is nobody to flush to
        return 1
    except OSError as error:
        say = words(getattr(options, "language", None) or language_in(data_of(options)), ("commands",))
        print(f"roadmap: {refused(error, say)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


def argument_parser(asked: str = "") -> argparse.ArgumentParser:
    """The commands by name; the options of the one that is asked for, whose module is imported here."""
    parser = argparse.ArgumentParser(
        prog="roadmap", description="A roadmap in YAML, checked, measured and published.", formatter_class=Formatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name in [asked] if asked in COMMANDS else COMMANDS:
        purpose = COMMANDS[name]
        sub = commands.add_parser(name, help=purpose, description=purpose, formatter_class=Formatter)
        if name == asked:
            command = import_module(f"macros.commands.{name}")
            sub.set_defaults(run=command.run)
            sub.add_argument("--data", type=Path, metavar="DIR", help="where the roadmap is (ROADMAP_DATA, else data)")
            sub.add_argument("--today", type=day, metavar="DAY", help="the day it is (ROADMAP_TODAY, else the clock)")
            sub.add_argument("--language", choices=LANGUAGES, help="of the words (the roadmap's first)")
            command.options(sub)
    return parser


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse imports all of shutil to find that, also when nobody wants help."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)


def terminal_width() -> int:
    """Columns, as shutil.get_terminal_size finds them."""
    try:
        return int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        return 80
