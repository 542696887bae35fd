"""Processes that we start, and that do not outlive us.

In: a process, or what a terminal or a service manager tells this one. Out: nothing; afterwards none of them runs.
"""

import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

PATIENCE = 5  # seconds in which a process may clear up


@contextmanager
def ending(processes: Iterable["subprocess.Popen[str]"]) -> Iterator[None]:
    """When this ends, however it ends, so do these processes."""
    try:
        yield
    finally:
        running = [process for process in processes if process.poll() is None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def stoppable() -> Iterator[None]:
    """Whoever asks this process to end (SIGTERM) lets it clear up first; only the main thread can be asked."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def stop(number: int, *_: object) -> NoReturn:
    """Ends as a process does that was told to: with 128 and the number of the signal."""
    raise SystemExit(128 + number)
