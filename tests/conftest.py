"""What all tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)  # what fails, fails again
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long forms: more kills, more pairs of changes")
    parser.addoption("--update", action="store_true", help="write what is there now as what is expected")


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
