"""Publishing replaces a whole folder or nothing: build beside it, then change places in one step.

In: the folder of the site. Out: an empty folder beside it to build in, and the exchange. A build that dies midway
leaves the old site as it was; what it left behind is cleared by the next.
"""

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LOCK = "lock"
OLD = "old"  # the folder beside the new site that holds the one before it, no language
AT_FDCWD, RENAME_EXCHANGE = -100, 2  # linux/fs.h


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder beside the site that holds what is not published yet."""

    folder: Path
    lock: int  # a file descriptor; held by every process of the build, so that no other build clears the folder


@contextmanager
def staging(site: Path) -> Iterator[Staging]:
    """A new folder beside the site, gone afterwards; folders of builds that were killed are cleared first."""
    site.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{site.name}-build-"
    for leftover in site.parent.glob(f"{prefix}*"):
        clear(leftover, site)
    with ExitStack() as last:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=site.parent))
        last.callback(shutil.rmtree, folder, ignore_errors=True)
        lock = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR)
        last.callback(os.close, lock)
        last.callback(put_back, folder, site)
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.set_inheritable(lock, True)
        yield Staging(folder, lock)


def clear(leftover: Path, site: Path) -> None:
    """Remove the folder of a build that has died, but for a site that it was about to put back."""
    with suppress(OSError):
        lock = os.open(leftover / LOCK, os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError while that build lives
            put_back(leftover, site)
            shutil.rmtree(leftover, ignore_errors=True)
        finally:
            os.close(lock)


def put_back(folder: Path, site: Path) -> None:
    """The old site, where a build went no further than taking it away."""
    if (folder / OLD).is_dir() and not site.exists():
        (folder / OLD).rename(site)


def publish(built: Path, site: Path) -> None:
    """Put the built folder in the place of the site; the old site moves to where it was built."""
    if not site.exists():
        built.rename(site)
    elif not exchange(built, site):
        site.rename(built.parent / OLD)  # two steps: what falls between them, `put_back` mends, or the next build
        built.rename(site)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
