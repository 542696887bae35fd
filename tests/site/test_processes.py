"""Processes that we start end with us, also those that do not listen."""

import signal
import subprocess
import sys

import pytest

from macros.publishing import stopping
from macros.publishing.stopping import ended

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
QUICK = "print('done')"


def started(program: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_one_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "PATIENCE", 0.1)
    with ended(started(DEAF)) as deaf:
        assert deaf.stdout
        assert deaf.stdout.readline() == "deaf\n"
    assert deaf.returncode == -signal.SIGKILL


def test_one_that_has_ended_is_left_alone() -> None:
    with ended(started(QUICK)) as quick:
        quick.wait()
    assert quick.returncode == 0
