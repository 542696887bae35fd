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
    """Writes the files of a commit; a link becomes one that leads nowhere, and is told as such when it is read."""
    files = files_at(repository, commit)
    blobs = dict(contents(repository, (blob for blob in files.values() if blob)))
    data.mkdir()
    for path, blob in files.items():
        if {"..", ".", ""} & {*PurePosixPath(path).parts}:
            continue
        target = data / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if blob:
            target.write_bytes(blobs[blob])
        else:
            target.symlink_to("nowhere")
