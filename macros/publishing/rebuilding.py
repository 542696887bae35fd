"""The site under an editor's hands: built anew beside the one that is shown, which stays where something is wrong.

In: the folder that a server shows, and a way to build in another. Out: the files in it that changed, and no other.
"""

import filecmp
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def rebuild(site: Path, build: Callable[[str], None], refused: type[Exception], kept: str) -> None:
    """Makes `site` what `build` makes in a folder; where it is refused, tells why, and that the old one is kept."""
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f"{site.name}-next-") as folder:
        try:
            build(folder)
        except refused as wrong:
            sys.stderr.write(f"{wrong}\n{kept}\n")
        else:
            renew(site, Path(folder))


def renew(site: Path, made: Path) -> None:
    """Moves into a site the files of another that differ, each in one step, and takes out what the other has not."""
    old, new = files_of(site), files_of(made)
    for name in old - new:
        (site / name).unlink()
    for folder in sorted({parent for name in old - new for parent in name.parents[:-1]}, reverse=True):
        if not any((site / folder).iterdir()):
            (site / folder).rmdir()
    for name in sorted(new):
        if name not in old or not filecmp.cmp(site / name, made / name, shallow=False):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(site / name)


def files_of(folder: Path) -> set[Path]:
    """The files of a folder, by their path in it."""
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
