"""roadmap …: parse, call, print, exit code. The result goes to standard output, what was done to standard error.

Exit 0: done. 1: the data is invalid, or a check failed. 2: wrong usage. What a command needs is imported when it runs,
so that `check` stays quick and loads no mkdocs, pygal or jinja2.
"""

import argparse
import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from macros.edge import DEFAULT_LANGUAGE, Edge, commit_of, today_in
from macros.model.reading import Reading
from macros.problems import Problem
from macros.words import LANGUAGES, Words, words

PARTS = ("commands", "problems")
Run = Callable[[argparse.Namespace], int]


class Usage(Exception):
    """The command was called in a way it does not know; the text says how it should be."""


def main(arguments: Sequence[str] | None = None, options: argparse.Namespace | None = None) -> int:
    """Runs a command and returns its exit code; `options` is filled with the arguments, and with what `check` read."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    parser = argument_parser(given[0] if given else "")
    try:
        options = parser.parse_args(given, options)
        command: Run = options.run
        if command is not check:
            gc.enable()
        return command(options)
    except Usage as wrong:
        print(f"roadmap: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # the reader of the pipe has gone; there is nobody to flush to
        return 1
    except OSError as error:
        print(f"roadmap: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


def argument_parser(only: str = "") -> argparse.ArgumentParser:
    """All commands with their options, or only one of them, which takes a third of the time."""
    parser = argparse.ArgumentParser(
        prog="roadmap", description="A roadmap in YAML, checked, measured and published.", formatter_class=Formatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in [only] if only in COMMANDS else COMMANDS:
        command, purpose, options = COMMANDS[name]
        sub = commands.add_parser(name, help=purpose, description=purpose, formatter_class=Formatter)
        sub.set_defaults(run=command)
        sub.add_argument("--data", type=Path, metavar="DIR", help="where the roadmap is (ROADMAP_DATA, else data)")
        sub.add_argument("--today", type=day, metavar="DAY", help="the day it is (ROADMAP_TODAY, else the clock)")
        sub.add_argument("--language", choices=LANGUAGES, help="of the words (the roadmap's first)")
        options(sub)
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


def check_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--strict", action="store_true", help="warnings fail too")
    sub.add_argument("--format", choices=("text", "json", "github"), default="text")


def kpis_options(sub: argparse.ArgumentParser) -> None:
    as_of_option(sub)
    sub.add_argument("--records", action="store_true", help="with every record counted and left out")
    sub.add_argument("--format", choices=("text", "json"), default="text")


def build_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where to (site)")
    as_of_option(sub)


def serve_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--address", type=address, default="127.0.0.1:8000", metavar="HOST:PORT", help="host and port (127.0.0.1:8000)"
    )


def pages_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", type=Path, metavar="DIR")
    as_of_option(sub)


def as_of_option(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--as-of", type=day, metavar="DAY", help="a day that is over (today)")


def day(text: str) -> dt.date:
    """A day in an argument; raises argparse's error for anything else."""
    try:
        if len(text) != len("YYYY-MM-DD"):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write YYYY-MM-DD") from None


def address(text: str) -> str:
    """A host and a port where nobody listens yet; raises argparse's error for anything else."""
    import socket

    host, _, port = text.rpartition(":")
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host or "-", int(port)))
    except (OSError, ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(
            f"cannot listen at '{text}' ({error}); write one like 127.0.0.1:8001"
        ) from None
    return text


def edge_of(options: argparse.Namespace) -> Edge:
    """What the core is told about the world: the folder, the days and the commit."""
    data = options.data or Path(os.environ.get("ROADMAP_DATA") or "data")
    if not data.is_dir():
        raise Usage(f"there is no folder {data}; name it with --data")
    try:
        today = options.today or today_in(data)
    except ValueError:
        raise Usage("ROADMAP_TODAY is not a day; write YYYY-MM-DD") from None
    as_of = getattr(options, "as_of", None) or today
    if as_of > today:
        raise Usage(f"--as-of {as_of} lies after today ({today})")
    return Edge(data=data, today=today, as_of=as_of, commit=None if options.run is check else commit_of(data))


def language_of(options: argparse.Namespace, reading: Reading) -> str:
    """The language asked for, else the roadmap's first that has words."""
    known = (code for code in reading.roadmap.languages if code in LANGUAGES)
    return options.language or next(known, DEFAULT_LANGUAGE)


def check(options: argparse.Namespace) -> int:
    """All problems of the data."""
    from macros import checks
    from macros.load import load
    from macros.problems import fatal
    from macros.report import problems as report

    edge = edge_of(options)
    reading = load(edge.data, edge.today)
    options.reading = reading  # stays to the end of the process, so that nobody need look whether it is garbage
    gc.freeze()
    problems = checks.check(reading)
    say = words(language_of(options, reading), PARTS)
    if options.format == "json":
        sys.stdout.write(report.as_json(problems, say, valid=not fatal(problems, strict=False), counts=counts(reading)))
    elif options.format == "github":
        sys.stdout.write(report.as_github(problems, say))
        write_summary(report.as_summary(problems, say))
    else:
        sys.stdout.write(report.as_text(problems, say, report.lines_of(edge.data)))
    print(summary(problems, reading, say), file=sys.stderr)
    return int(fatal(problems, strict=options.strict))


def counts(reading: Reading) -> dict[str, int]:
    """How many of everything were read."""
    roadmap = reading.roadmap
    return {
        "tracks": len(roadmap.tracks),
        "items": len(roadmap.items),
        "use_cases": len(roadmap.use_cases),
        "phases": len(roadmap.phases),
        "owners": len(roadmap.owners),
        "teams": len(roadmap.teams),
        "metrics": len(roadmap.metrics),
        "reviews": len(roadmap.reviews),
    }


def summary(problems: Sequence[Problem], reading: Reading, say: Words) -> str:
    """One line on what was checked and found."""
    by_severity = [problem.severity.word for problem in problems]
    found = [say(f"found.{word}", n=by_severity.count(word)) for word in ("error", "warning", "attention")]
    read = counts(reading)
    parts = [say(f"read.{name}", n=read[name]) for name in ("tracks", "items", "use_cases", "teams")]
    return say("checked", found=", ".join(found), read=", ".join(parts))


def write_summary(text: str) -> None:
    """Adds to the job summary, where GitHub offers one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path and text:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(text)


def kpis(options: argparse.Namespace) -> int:
    """The figures on a day."""
    from macros.kpis.measure import measure
    from macros.report import figures as report

    edge = edge_of(options)
    reading = valid(edge, options)
    figures = measure(reading.roadmap, edge.as_of)
    say = words(language_of(options, reading))
    if options.format == "json":
        sys.stdout.write(report.as_json_text(figures, edge.commit, say, records=options.records))
    else:
        sys.stdout.write(report.as_text(figures, say, records=options.records))
    print(say("measured", day=str(edge.as_of)), file=sys.stderr)
    return 0


def valid(edge: Edge, options: argparse.Namespace) -> Reading:
    """The roadmap, when nothing is wrong with it; else its errors on standard error and the end of the command."""
    from macros import checks
    from macros.load import load
    from macros.problems import Severity
    from macros.report import problems as report

    reading = load(edge.data, edge.today)
    errors = [problem for problem in checks.check(reading) if problem.severity is Severity.ERROR]
    if errors:
        say = words(language_of(options, reading), PARTS)
        sys.stderr.write(report.as_text(errors, say, report.lines_of(edge.data)))
        print(summary(errors, reading, say), file=sys.stderr)
        raise SystemExit(1)
    return reading


def build(options: argparse.Namespace) -> int:
    """The whole site, or nothing."""
    from macros import build as site

    return make(options, lambda edge: site.build_site(edge, options.site))


def serve(options: argparse.Namespace) -> int:
    """The site in one language, made anew at each change."""
    from macros import build as site

    return make(options, lambda edge: site.serve(edge, options.language, at=options.address))


def pages(options: argparse.Namespace) -> int:
    """The pages as files."""
    from macros import build as site

    return make(options, lambda edge: site.write_pages(edge, options.folder, options.language))


def make(options: argparse.Namespace, made: Callable[[Edge], str | int]) -> int:
    """Says what was made (or returns its exit code), else why nothing was; of a site, that the old one still stands."""
    from macros.build import Invalid
    from macros.report import problems as report

    edge = edge_of(options)
    try:
        done = made(edge)
    except Invalid as invalid:
        say = words(options.language or invalid.language, PARTS)
        texts = [*invalid.texts, say("not-published")] if options.run is build else invalid.texts
        problems = report.as_text(invalid.problems, say, report.lines_of(edge.data))
        sys.stderr.write(problems + "".join(f"{text}\n" for text in texts))
        return 1
    if isinstance(done, str):
        print(done, file=sys.stderr)
    return 0 if isinstance(done, str) else done


COMMANDS: dict[str, tuple[Run, str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": (check, "tell all problems in the data", check_options),
    "kpis": (kpis, "show the figures", kpis_options),
    "build": (build, "build the site in all its languages", build_options),
    "serve": (serve, "show the site while you edit", serve_options),
    "pages": (pages, "write the site's pages as files, for another generator", pages_options),
}
