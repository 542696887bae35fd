"""Mutated roadmaps by the million, as `make fuzz` asks: none may get another answer than data or a problem with a place.

In: how many or for how long, and a seed; input n of a seed is always the same one, so a run can be split and taken up
again. Out: a line now and then, and for each kind of failure a small folder that shows it again.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.fuzz.corpus import Files
from tests.fuzz.judge import judge
from tests.fuzz.mutators import mutated
from tests.fuzz.shrink import shrunk

FOUND = Path(__file__).parents[2] / ".cache/fuzz"
AT_ONCE = 500  # inputs that a process judges before it reports
DEEP = 10  # one in so many is judged deeply
EVERY = 30  # seconds between two lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input with a wrong answer, made small."""

    number: int
    complaint: str
    files: Files

    @property
    def kind(self) -> str:
        return self.complaint.partition("\n")[0]


def judged(seed: int, begin: int, end: int) -> list[Failure]:
    """The failures among some inputs, one of a kind."""
    gc.disable()
    found: dict[str, Failure] = {}
    for number in range(begin, end):
        files, _ = mutated(f"{seed}:{number}")
        deep = number % DEEP == 0
        complaint = judge(files, deep=deep)
        kind = complaint.partition("\n")[0]
        if kind and kind not in found:
            small = shrunk(files, lambda less, kind=kind, deep=deep: judge(less, deep=deep).partition("\n")[0] == kind)  # type: ignore[misc]
            found[kind] = Failure(number=number, complaint=judge(small, deep=deep), files=small)
    gc.collect()
    return list(found.values())


def kept(failure: Failure, seed: int, folder: Path = FOUND) -> Path:
    """Writes a failure down as a roadmap that shows it, with what is wrong beside it."""
    at = folder / f"{seed}-{failure.number}"
    for name, raw in failure.files.items():
        path = at / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    (at / "why.txt").write_text(f"{failure.complaint}\n", encoding="utf-8", errors="backslashreplace")
    return at


def spans(begin: int, end: int | None) -> Iterator[tuple[int, int]]:
    """The inputs in parts."""
    for first in count(begin, AT_ONCE):
        if end is not None and first >= end:
            return
        yield first, first + AT_ONCE if end is None else min(first + AT_ONCE, end)


def run(seed: int, begin: int, end: int | None, seconds: float | None, jobs: int) -> tuple[int, list[Failure]]:
    """How many inputs were judged, and the failures, one of a kind."""
    started, told, done = time.monotonic(), time.monotonic(), 0
    found: dict[str, Failure] = {}
    left = spans(begin, end)
    with ProcessPoolExecutor(jobs) as pool:
        waiting = {pool.submit(judged, seed, *part): part for _, part in zip(range(2 * jobs), left, strict=False)}
        while waiting:
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                first, last = waiting.pop(future)
                done += last - first
                for failure in future.result():
                    if failure.kind not in found:
                        found[failure.kind] = failure
                        say(f"input {failure.number}: {failure.kind}: {kept(failure, seed)}")
                late = seconds is not None and time.monotonic() - started > seconds
                if not late and (part := next(left, None)):
                    waiting[pool.submit(judged, seed, *part)] = part
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                say(f"{done} inputs, {done / (told - started):.0f} a second, {len(found)} kinds of failure")
    return done, list(found.values())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="how many inputs")
    parser.add_argument("--seconds", type=float, help="for how long, instead of how many")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other inputs")
    parser.add_argument(
        "--begin", type=int, default=0, help="the number of the first input, to go on where a run ended"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    asked = parser.parse_args()
    end = None if asked.seconds else asked.begin + asked.count
    say(f"seed {asked.seed}, from input {asked.begin}")
    began = time.monotonic()
    done, found = run(asked.seed, asked.begin, end, asked.seconds, asked.jobs)
    rate = done / (time.monotonic() - began)
    say(f"{done} inputs, {rate:.0f} a second, to input {asked.begin + done}: {len(found)} kinds of failure")
    for failure in found:
        say(f"  {FOUND / f'{asked.seed}-{failure.number}'}: {failure.kind}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
