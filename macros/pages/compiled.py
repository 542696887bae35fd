"""Templates that were compiled once are kept, where the disk lets us; a disk that does not is no reason to stop.

In: a folder. Out: what jinja2 keeps its compiled templates in. They are programs, which run when they are read back. So
they hold nothing of the data, and a folder in which somebody else could write is not used.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Kept(FileSystemBytecodeCache):
    """A cache that may lose what it is given."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept_in(folder: Path) -> Kept | None:
    """A cache in a folder in which only we may write; None where there can be none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Kept(str(folder)) if is_ours(folder) else None
    except OSError:
        return None


def is_ours(folder: Path) -> bool:
    """Whether nobody else may write in a folder; Windows keeps a user's folders apart by itself."""
    if sys.platform == "win32":
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
