"""A build that dies or is asked to stop: the old site is there byte for byte, or the new one is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from macros.edge import PROJECT
from macros.publishing.stopping import stoppable, uninterrupted
from macros.publishing.swap import staging
from tests.faults.conftest import New, old_site, started, until
from tests.site.conftest import bytes_in

pytestmark = pytest.mark.uncounted

SHORT, LONG = 4, 20  # kills
TWO_STEPS = """
import os, signal, sys
from pathlib import Path
from macros.publishing import swap
swap.exchange = lambda one, other: False
rename = Path.rename
def halfway(self, target):
    rename(self, target)
    os.kill(os.getpid(), int(sys.argv[2]))
Path.rename = halfway
with swap.staging(Path(sys.argv[1])) as stage:
    (stage.folder / "nl").mkdir()
    swap.publish(stage.folder / "nl", Path(sys.argv[1]))
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def nearly_done(folder: Path) -> bool:
    """Whether mkdocs has written the last of its files: what follows is the check and the exchange."""
    return any(folder.glob(".site-build-*/nl/sitemap.xml.gz"))


def test_a_build_that_is_killed_at_any_moment(smallest: Path, new: New, tmp_path: Path, *, long: bool) -> None:
    """Half of the kills anywhere, half where the site is about to be replaced."""
    choose = random.Random(11)  # noqa: S311 - moments
    site = tmp_path / "site"
    old = old_site(site)
    for number in range(LONG if long else SHORT):
        build = started("build", "--data", smallest, "--site", site)
        if number % 2:
            until(lambda: nearly_done(tmp_path), build)
            time.sleep(choose.uniform(0, 0.6))
        else:
            time.sleep(choose.uniform(0, new.seconds))
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        assert bytes_in(site) in (old, new.files)
        shutil.rmtree(site)
        old_site(site)
    build = started("build", "--data", smallest, "--site", site)
    said, _ = build.communicate()
    assert build.returncode == 0, said
    assert bytes_in(site) == new.files
    assert names_in(tmp_path) == ["site"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT], ids=lambda stop: stop.name)
def test_a_build_that_is_asked_to_stop_takes_mkdocs_with_it(
    smallest: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    old = old_site(tmp_path / "site")
    build = started("build", "--data", smallest, "--site", tmp_path / "site")
    until(lambda: any(tmp_path.glob(".site-build-*/nl")), build)
    build.send_signal(stop)  # to none of its processes but the first
    said, _ = build.communicate(timeout=60)
    assert build.returncode == 1
    assert said.splitlines() == ["we moesten stoppen", "niets gepubliceerd: de site staat er nog zoals hij was"]
    assert nobody_left(build)
    assert bytes_in(tmp_path / "site") == old
    assert names_in(tmp_path) == ["site"]


def test_serve_takes_mkdocs_with_it(smallest: Path) -> None:
    serve = started("serve", "--data", smallest, "--address", "127.0.0.1:0")
    assert serve.stdout
    assert "Building documentation" in serve.stdout.readline()
    serve.terminate()
    serve.communicate(timeout=60)
    assert nobody_left(serve)


def nobody_left(process: "subprocess.Popen[str]") -> bool:
    """Whether no process of its group is alive."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=lambda stop: stop.name)
def test_between_two_steps_nothing_is_lost(tmp_path: Path, stop: signal.Signals) -> None:
    """Where the system cannot exchange two folders, the old site is away for a moment."""
    old = old_site(tmp_path / "site")
    call = [sys.executable, "-c", TWO_STEPS, str(tmp_path / "site"), str(int(stop))]
    done = subprocess.run(call, cwd=PROJECT, capture_output=True, check=False)
    assert done.returncode != 0
    if stop is signal.SIGKILL:
        assert not (tmp_path / "site").exists()
        with staging(tmp_path / "site"):
            pass  # the next build, whatever comes of it
    assert bytes_in(tmp_path / "site") == old
    assert names_in(tmp_path) == ["site"]


def test_the_first_signal_stops_and_the_next_disturbs_nothing() -> None:
    before = signal.getsignal(signal.SIGTERM)
    cleaned: list[str] = []

    def clean() -> None:
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.raise_signal(one)
            cleaned.append(one.name)

    def build() -> None:
        with stoppable(), ExitStack() as last:
            last.callback(clean)
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt):
        build()
    assert cleaned == ["SIGTERM", "SIGINT"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_who_may_not_be_stopped_is_not() -> None:
    """As under nohup."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_when_the_site_is_being_replaced_it_is_too_late() -> None:
    with stoppable():
        with uninterrupted():
            signal.raise_signal(signal.SIGTERM)
        os.getpid()  # a signal that was kept would be heard here
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


def test_a_system_that_cannot_wait_with_signals_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("signal.pthread_sigmask")
    with uninterrupted():
        pass
