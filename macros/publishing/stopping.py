"""A build that is asked to stop, cleans up and stops; once the new site takes its place, it is too late to ask.

Out: contexts around a build and the processes that it starts. A signal to stop raises KeyboardInterrupt, like Ctrl-C.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen, TimeoutExpired
from typing import TypeVar

PATIENCE = 120  # seconds in which a process may clear up: of a large site that takes a while
Text = TypeVar("Text", str, bytes)
NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows lacks the last
SIGNALS = frozenset(getattr(signal, name) for name in NAMES if hasattr(signal, name))


@contextmanager
def stoppable() -> Iterator[None]:
    """Within, the first signal to stop raises KeyboardInterrupt; those behind it do not disturb the cleaning up."""

    def stop(*_: object) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {one: signal.getsignal(one) for one in SIGNALS}
    before = {one: handler for one, handler in before.items() if handler not in {signal.SIG_IGN, None}}
    try:
        for one in before:
            signal.signal(one, stop)
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Within, no signal to stop is heard, and afterwards none that came meanwhile; on Windows all are heard."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        yield
    finally:
        while waiting := signal.sigpending() & SIGNALS:
            signal.sigtimedwait(waiting, 0)  # at once: another thread may have taken it meanwhile
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ended(process: Popen[Text]) -> Iterator[Popen[Text]]:
    """A process that afterwards is no more: done, asked to end, or killed when it does not."""
    with process:
        try:
            yield process
        finally:
            process.terminate()  # of one that is done this is nothing
            try:
                process.wait(PATIENCE)
            except TimeoutExpired:
                process.kill()
                process.wait()
