"""Inputs by the million, as `make fuzz`, `make lost` and `make charts` ask: none may get a wrong answer.

In: which trial, how many or for how long, and a seed; a run can be split, and taken up again at any number. Out: a line
now and then, and for each kind of failure a small folder that shows it again.
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

from tests.fuzz.failure import Failure, keep
from tests.fuzz.trials import TRIALS

EVERY = 30  # seconds between two lines
PART = 2000  # a process reports when it has tried the count divided by this, at least AT_LEAST
AT_LEAST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asked for; no `end`: until the seconds have passed."""

    trial: str
    seed: int
    begin: int
    end: int | None
    seconds: float | None
    jobs: int

    def parts(self) -> Iterator[tuple[int, int]]:
        size = max(AT_LEAST, TRIALS[self.trial].count // PART)
        for first in count(self.begin, size):
            if self.end is not None and first >= self.end:
                return
            yield first, first + size if self.end is None else min(first + size, self.end)


def tried(trial: str, seed: int, begin: int, end: int) -> list[Failure]:
    """The failures among some inputs, one of a kind and made small."""
    gc.disable()  # what an answer leaves behind is thrown away in one go
    found: dict[str, Failure] = {}
    for number in range(begin, end):
        failure = TRIALS[trial].attempt(str(seed), number)
        if failure and failure.kind not in found:
            found[failure.kind] = TRIALS[trial].smaller(failure)
    gc.collect()
    return list(found.values())


def run(asked: Asked) -> tuple[int, list[Failure]]:
    """How many inputs were tried, and the failures, one of a kind."""
    started = told = time.monotonic()
    done, found, left = 0, dict[str, Failure](), asked.parts()
    with ProcessPoolExecutor(asked.jobs) as pool:
        first = [part for _, part in zip(range(2 * asked.jobs), left, strict=False)]
        waiting = {pool.submit(tried, asked.trial, asked.seed, *part): part for part in first}
        while waiting:
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                begin, end = waiting.pop(future)
                done += end - begin
                for failure in future.result():
                    if failure.kind not in found:
                        found[failure.kind] = failure
                        say(f"input {failure.number}: {failure.kind}: {keep(failure, f'{asked.trial}-{asked.seed}')}")
                late = asked.seconds is not None and time.monotonic() - started > asked.seconds
                if not late and (part := next(left, None)):
                    waiting[pool.submit(tried, asked.trial, asked.seed, *part)] = part
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                say(f"{done} inputs, {done / (told - started):.0f} a second, kinds of failure: {len(found)}")
    return done, list(found.values())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def asked_in(arguments: list[str]) -> Asked:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("--count", type=int, help="how many inputs")
    parser.add_argument("--seconds", type=float, help="for how long, instead of how many")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other inputs")
    parser.add_argument("--begin", type=int, default=0, help="the first input, to go on where a run ended")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    given = parser.parse_args(arguments)
    number = given.count or (None if given.seconds else TRIALS[given.trial].count)
    end = None if number is None else given.begin + number
    return Asked(trial=given.trial, seed=given.seed, begin=given.begin, end=end, seconds=given.seconds, jobs=given.jobs)


def main(arguments: list[str]) -> int:
    """0: every answer was right; 1: some were not."""
    asked = asked_in(arguments)
    say(f"{asked.trial}: seed {asked.seed}, from input {asked.begin}")
    began = time.monotonic()
    done, found = run(asked)
    rate = done / (time.monotonic() - began)
    say(f"{done} inputs, {rate:.0f} a second, up to input {asked.begin + done}; kinds of failure: {len(found)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
