"""roadmap fix: every mistake put right of which the right text is known; all else stays as it is, byte for byte.

A copy is repaired until nothing more is known; then each file that changed is written in one step. A file that
somebody saved meanwhile stays as they saved it.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The bytes of a file."""

    was: bytes
    now: bytes


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def run(options: argparse.Namespace) -> int:
    """Repairs the data; 1 when it may still not be published, or a file was saved meanwhile."""
    edge = edge_of(options, commit=False)
    with tempfile.TemporaryDirectory(prefix="roadmap-") as folder:
        copy = Path(folder, "data")
        shutil.copytree(edge.data, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        found, changed = repair(copy, edge)
        reading = load(copy, edge.today)
    saved = [] if options.dry_run else written(edge.data, changed)
    left = check(reading)
    say = words(language_of(options, reading), PARTS)
    sys.stdout.write(report.as_text((one for one in found if one.path not in saved), say))
    if saved:
        tell(say("fix.meanwhile", n=len(saved), files=", ".join(saved)))
        return 1
    tell(report.in_a_line(found, left, say, dry=options.dry_run))
    return int(fatal(left, strict=False))


def repair(data: Path, edge: Edge) -> tuple[list[Repair], Mapping[str, Repaired]]:
    """Repairs a folder in place; what was done, and the files that changed, by the path that problems have."""
    done: list[Repair] = []
    changed: dict[str, Repaired] = {}
    for _ in range(ROUNDS):
        fixes = report.fixes_of(check(load(data, edge.today)))
        if not fixes:
            break
        for path, found in fixes.items():
            file = place(data, path)
            raw = file.read_bytes()
            done += report.repairs(path, raw, found)
            was = changed[path].was if path in changed else raw
            changed[path] = Repaired(was=was, now=report.repaired(raw, found))
            file.write_bytes(changed[path].now)
    return done, changed


def place(data: Path, path: str) -> Path:
    """The file that a problem names."""
    return data / path.removeprefix("data/")


def written(data: Path, changed: Mapping[str, Repaired]) -> list[str]:
    """Writes each file that is still as it was when it was copied; the paths of the others."""
    saved = []
    for path, repaired in changed.items():
        file = place(data, path)
        if file.is_file() and file.read_bytes() == repaired.was:
            write(file, repaired.now)
        else:
            saved.append(path)
    return saved


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
