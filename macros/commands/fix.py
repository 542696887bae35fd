"""roadmap fix: every mistake put right of which the right text is known; all else stays as it is, byte for byte.

A copy is repaired until nothing more is known; then each file that changed is written in one step.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.checks import check
from macros.commands.given import PARTS, edge_of, language_of, tell
from macros.edge import Edge
from macros.load import load
from macros.problems import fatal
from macros.report import repairs as report
from macros.report.repairs import Repair
from macros.words import words

ROUNDS = 50  # one mistake can hide another; no file hides more than this


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def run(options: argparse.Namespace) -> int:
    """Repairs the data; 1 when it may still not be published."""
    edge = edge_of(options, commit=False)
    with tempfile.TemporaryDirectory(prefix="roadmap-") as place:
        copy = Path(place, "data")
        shutil.copytree(edge.data, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        found, changed = repair(copy, edge)
        reading = load(copy, edge.today)
    if not options.dry_run:
        for path, raw in changed.items():
            write(edge.data / path, raw)
    left = check(reading)
    say = words(language_of(options, reading), PARTS)
    sys.stdout.write(report.as_text(found, say))
    tell(report.in_a_line(found, left, say, dry=options.dry_run))
    return int(fatal(left, strict=False))


def repair(data: Path, edge: Edge) -> tuple[list[Repair], Mapping[str, bytes]]:
    """Repairs a folder in place; what was done, and the bytes of the files that changed, by their path in it."""
    done: list[Repair] = []
    changed: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        fixes = report.fixes_of(check(load(data, edge.today)))
        if not fixes:
            break
        for path, found in fixes.items():
            name = path.removeprefix("data/")
            raw = (data / name).read_bytes()
            done += report.repairs(path, raw, found)
            changed[name] = report.repaired(raw, found)
            (data / name).write_bytes(changed[name])
    return done, changed


def write(path: Path, raw: bytes) -> None:
    """Replaces a file in one step; it keeps its mode."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as stream:
        try:
            stream.write(raw)
            stream.flush()
            shutil.copymode(path, stream.name)
            os.replace(stream.name, path)  # noqa: PTH105 - both are names here
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise
