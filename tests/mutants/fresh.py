"""Forgets what the engine keeps from one call to the next: a plugin of pytest for `make mutants`.

mutmut forks a process a mutant after the tests have run once, so what was kept then would hide what the mutant does.
"""

import sys


def pytest_sessionstart() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("macros."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
