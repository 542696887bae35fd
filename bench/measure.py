"""Commands as processes of their own, in turn, and what each cost.

In: commands by name, how many rounds. Out: cpu seconds, wall seconds and the most memory of every run. The first round
of all warms the machine up and is not counted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one run cost, with everything that it started itself."""

    cpu: float  # seconds
    wall: float  # seconds
    peak: int  # bytes, of the largest process


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """What is run, where, and what is done before the clock starts."""

    line: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None
    given: bytes = b""

    @property
    def told(self) -> dict[str, str]:
        """The environment: ours, and its own."""
        return {**os.environ, **self.environment}


class Failed(Exception):
    """A command that did not end well measures nothing."""


def run(command: Command) -> Run:
    """One run. Raises `Failed` with what it said."""
    if command.before:
        command.before()
    with TemporaryFile() as given, TemporaryFile() as said:
        given.write(command.given)
        given.seek(0)
        begun = time.perf_counter()
        process = subprocess.Popen(
            command.line,
            cwd=command.folder,
            env=command.told,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command.line)}: exit {process.returncode}\n{said.read().decode(errors='replace')}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(cpu=used.ru_utime + used.ru_stime, wall=wall, peak=used.ru_maxrss * scale)


def in_turn(commands: Mapping[str, Command], rounds: int, *, warm: Collection[str] = ()) -> dict[str, list[Run]]:
    """A B C A B C …: what makes the machine slow for a while makes it slow for all.

    Each runs once before, uncounted, but those that are warm already.
    """
    for name, command in commands.items():
        if name not in warm:
            run(command)
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A number that was found several times: its median, and the least and most of it."""

    value: float
    least: float
    most: float


def measured(values: Sequence[float]) -> Measured:
    return Measured(value=median(values), least=min(values), most=max(values))


def ratios(over: Sequence[float], under: Sequence[float]) -> Measured:
    """The ratio of each round."""
    return measured([one / other for one, other in zip(over, under, strict=True)])
