"""What the core is told about the world outside: the folder, the day and the commit.

In: the environment (`ROADMAP_DATA`, `ROADMAP_TODAY`, `ROADMAP_AS_OF`), git, and the clock, which nothing else reads.
Out: an `Edge`.
"""

import datetime as dt
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.git import command, environment
from macros.words import LANGUAGES

PROJECT = Path(__file__).parent.parent
LANGUAGE = rb"(?m)^languages:[ \t]*(?:\[|\n[ \t]*-)[ \t]*[\"']?([a-z]+)"
TIMEZONE = rb"(?m)^timezone:[ \t]*[\"']?([A-Za-z0-9_+/-]+)"
DEFAULT_TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANGUAGE = "nl"  # where the roadmap names none that has words


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Where the data is, which day it is, which day is looked at, and what is built."""

    data: Path
    today: dt.date
    as_of: dt.date  # not after today
    commit: str | None = None  # None outside git

    def as_environment(self) -> dict[str, str]:
        """For another process, that reads it back with `edge_from_environment`."""
        return {
            "ROADMAP_DATA": str(self.data.resolve()),
            "ROADMAP_TODAY": self.today.isoformat(),
            "ROADMAP_AS_OF": self.as_of.isoformat(),
            "ROADMAP_COMMIT": self.commit or "",
        }


def edge_from_environment() -> Edge:
    """What the hook is told by `roadmap build`, or finds by itself when mkdocs is called without it."""
    data = data_folder()
    today = today_in(data)
    as_of = os.environ.get("ROADMAP_AS_OF")
    commit = os.environ.get("ROADMAP_COMMIT")
    return Edge(
        data=data,
        today=today,
        as_of=dt.date.fromisoformat(as_of) if as_of else today,
        commit=commit_of(data) if commit is None else commit or None,
    )


def data_folder() -> Path:
    """`ROADMAP_DATA`, else the project's own."""
    return Path(os.environ.get("ROADMAP_DATA") or PROJECT / "data")


def today_in(data: Path) -> dt.date:
    """`ROADMAP_TODAY`, else the day it is in the roadmap's time zone."""
    written = os.environ.get("ROADMAP_TODAY")
    return dt.date.fromisoformat(written) if written else day_at(time.time(), timezone_of(data))


def day_at(second: float, zone: dt.tzinfo) -> dt.date:
    """The day in a zone at a second since 1970."""
    return dt.datetime.fromtimestamp(second, zone).date()


def timezone_of(data: Path) -> dt.tzinfo:
    """The zone that roadmap.yml names; the contract's default where it names none, or one that does not exist."""
    from zoneinfo import ZoneInfo

    try:
        found = re.search(TIMEZONE, (data / "roadmap.yml").read_bytes())
        return ZoneInfo(found[1].decode() if found else DEFAULT_TIMEZONE)
    except (OSError, ValueError, KeyError):
        return ZoneInfo(DEFAULT_TIMEZONE)


def language_in(data: Path) -> str:
    """The first language that roadmap.yml names, where that is all that is asked of it; else the contract's."""
    with suppress(OSError):
        if found := re.search(LANGUAGE, (data / "roadmap.yml").read_bytes()):
            named = found[1].decode()
            return named if named in LANGUAGES else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE


def commit_of(data: Path) -> str | None:
    """The commit that the data stands at; None outside git or before the first one."""
    return git(data, "rev-parse", "--verify", "HEAD")


def last_change_of(data: Path) -> str | None:
    """The last commit that changed the data, which may lie before the one it stands at."""
    return git(data, "log", "-1", "--format=%H", "--", ".")


def time_of(data: Path) -> int | None:
    """The second at which the commit that the data stands at was made; None outside git or before the first one."""
    from macros.history.repository import second_of

    second = git(data, "log", "-1", "--format=%ct")
    return second_of(second) if second else None


def git(folder: Path, *arguments: str) -> str | None:
    """What git says in a folder; None where it says no."""
    import subprocess

    try:
        done = subprocess.run(command(folder, arguments), env=environment(), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None
