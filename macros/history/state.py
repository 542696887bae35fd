"""An earlier state of data/, read whole: what `load` makes of the files as they stood at a commit.

In: a repository and a commit. Out: a `Reading`. The files are laid in a folder that is gone afterwards.
"""

import datetime as dt
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from macros.history.repository import Repository, contents, files_at
from macros.load import load
from macros.model.reading import Reading


def reading_at(repository: Repository, commit: str, today: dt.date) -> Reading:
    """What data/ held at a commit; facts may not lie after `today`. Without data/ there: an empty roadmap."""
    with TemporaryDirectory(prefix="roadmap-") as folder:
        data = Path(folder, "data")
        lay_out(repository, commit, data)
        return load(data, today)


def lay_out(repository: Repository, commit: str, data: Path) -> None:
    """Writes the files of a commit; a link becomes one that leads nowhere, and is told as such when it is read.

    A name that leads out of the folder, which git itself would never make, is passed over.
    """
    files = files_at(repository, commit)
    blobs = dict(contents(repository, (blob for blob in files.values() if blob)))
    data.mkdir()
    for path, blob in files.items():
        if ".." in PurePosixPath(path).parts:
            continue
        target = data / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob:
            target.write_bytes(blobs[blob])
        else:
            target.symlink_to("nowhere")


def same_files(repository: Repository, commit: str, other: str | None) -> bool:
    """Whether data/ holds the same files, byte for byte, at two commits; None for the other: as they stand.

    How lines end is no difference there: git may write that in its own way.
    """
    before = files_at(repository, commit)
    if other:
        return before == files_at(repository, other)
    here = files_here(repository.folder)
    if before.keys() != here.keys():
        return False
    held = dict(contents(repository, (blob for blob in before.values() if blob)))
    return all(bool(blob) and lines(held[blob]) == lines(here[path].read_bytes()) for path, blob in before.items())


def files_here(folder: Path) -> dict[str, Path]:
    """The regular files of a folder by their path below it, without what git keeps in a repository."""
    inside = (entry for entry in folder.iterdir() if entry.name != ".git")
    found = (path for top in inside for path in (top, *top.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in found}


def lines(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n")
