"""What it was measured on: figures in seconds mean nothing without it."""

import os
import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

PACKAGES = ("PyYAML", "mkdocs", "mkdocs-material", "Markdown", "Jinja2", "pygal")


def machine() -> dict[str, str]:
    """The processor, the cores, how busy they were, Python and the packages that count."""
    told = {
        "processor": processor(),
        "cores": str(os.cpu_count() or 1),
        "load": f"{os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
    }
    return told | {name: metadata.version(name) for name in PACKAGES}


def processor() -> str:
    """Its name, where the system tells one."""
    cpuinfo = Path("/proc/cpuinfo")
    names = named(cpuinfo.read_text("utf-8")) if cpuinfo.is_file() else iter(())
    return next(names, platform.processor() or platform.machine())


def named(told: str) -> Iterator[str]:
    """The processors of /proc/cpuinfo."""
    return (row.partition(":")[2].strip() for row in told.splitlines() if row.startswith("model name"))
