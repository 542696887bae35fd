"""What all tests share."""

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)  # what fails, fails again
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what is there now as what is expected")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether the expectations are written anew instead of compared."""
    return bool(request.config.getoption("--update"))
