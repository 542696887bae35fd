"""Templates that were compiled once are kept, where the disk lets us; a disk that does not is no reason to stop.

In: a folder. Out: what jinja2 keeps its compiled templates in.
"""

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
    """A cache in a folder, which only its owner may write to; None where there can be none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return Kept(str(folder))
