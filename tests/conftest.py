"""What all tests share."""

import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import settings

import macros

TESTS = Path(__file__).parent
# Folders whose tests look at what comes out, over and over. What they reach is reached by the other tests too, and to
# follow every line makes them take twice as long: `make unit` counts no coverage while they run, nor while a file runs
# that asks for a browser.
UNCOUNTED = {"bench", "project", "words"}
UNSEEN = pytest.StashKey[bool]()  # whether the engine ran while no line was followed
SLOW = ("site", "test_fixes.py", "faults", "report", "project")  # begun first: no core waits for one of them in the end

settings.register_profile("same", derandomize=True, deadline=None)  # what fails, fails again
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long forms: more kills, more pairs of changes")
    parser.addoption("--update", action="store_true", help="write what is there now as what is expected")


def folder_of(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).parts[0]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Reading the files of the tests takes twice as long with every line followed; of the engine they only import."""
    if sys.gettrace() is None:
        return (yield)
    for module in walk_packages(macros.__path__, "macros."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    with uncounted():
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browsing = {item.path for item in items if "chromium" in getattr(item, "fixturenames", ())}
    for item in items:
        if item.path in browsing or folder_of(item) in UNCOUNTED:
            item.add_marker("uncounted")
    rank = {folder: place for place, folder in enumerate(SLOW)}
    items.sort(key=lambda item: (rank.get(folder_of(item), len(SLOW)), item.path not in browsing))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    if sys.gettrace() is None:
        return (yield)
    if item.get_closest_marker("uncounted") is None:
        if item.config.stash.get(UNSEEN, default=True):
            forget()
        item.config.stash[UNSEEN] = False
        return (yield)
    item.config.stash[UNSEEN] = True
    with uncounted():
        return (yield)


def forget() -> None:
    """What the engine remembers from when no line was followed: it would not be computed again, and never counted."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == "macros":
            for one in tuple(vars(module).values()):
                if callable(clear := getattr(one, "cache_clear", None)):
                    clear()


@contextmanager
def uncounted() -> Iterator[None]:
    """While it lasts no line is followed, here or in a process that is started."""
    here, others = sys.gettrace(), threading.gettrace()
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        sys.settrace(None)
        threading.settrace(others and None)
        try:
            yield
        finally:
            sys.settrace(here)
            threading.settrace(others)


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether a test that takes its cases from chance takes many."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether the expectations are written anew instead of compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test finds what another run of the engine has kept."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("kept")))
        yield
