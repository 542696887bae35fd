"""What all tests share."""

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
