"""Processes that we start end with us, also those that do not listen."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from macros.publishing import processes
from macros.publishing.processes import ending, stoppable

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
QUICK = "print('done')"


def started(program: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def test_one_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.1)
    with started(DEAF) as deaf, ending([deaf]):
        assert deaf.stdout
        assert deaf.stdout.readline() == "deaf\n"
    assert deaf.returncode == -signal.SIGKILL


def test_one_that_has_ended_is_left_alone() -> None:
    with started(QUICK) as quick, ending([quick]):
        quick.wait()
    assert quick.returncode == 0


def test_who_is_asked_to_end_clears_up_first() -> None:
    before, cleared = signal.getsignal(signal.SIGTERM), []

    def work() -> None:
        with stoppable():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            finally:
                cleared.append("all")

    with pytest.raises(SystemExit) as ended:
        work()
    assert (ended.value.code, cleared) == (128 + signal.SIGTERM, ["all"])
    assert signal.getsignal(signal.SIGTERM) is before


def test_another_thread_cannot_be_asked() -> None:
    before, seen = signal.getsignal(signal.SIGTERM), []

    def work() -> None:
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
