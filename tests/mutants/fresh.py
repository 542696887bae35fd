"""Forgets what the engine keeps from one call to the next: a plugin of pytest for `make mutants`.

mutmut forks a process a mutant after the tests have run once, so what was kept then would hide what the mutant does.
And while it notes which tests reach a function, what one test left behind would hide that the next one needs it too.
"""

import os
import sys


def pytest_sessionstart() -> None:
    forget()


def pytest_runtest_setup() -> None:
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        forget()


def forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("macros."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
