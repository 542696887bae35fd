"""The site under an editor's hands: built anew beside the one that is shown, which stays where something is wrong.

In: the server of mkdocs, and a way to build in a folder. Out: the folder that the server shows from now on.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

NEXT = "next-"  # how the folder of a site that was built anew begins


def rebuild(server: Any, site: str, build: Callable[[str], None], refused: type[Exception], kept: str) -> None:
    """Shows what `build` makes in a folder of `site`; where it is refused, tells why, and that the old one is kept."""
    folder = tempfile.mkdtemp(dir=site, prefix=NEXT)
    gone = server.root
    try:
        build(folder)
    except refused as wrong:
        gone = folder
        sys.stderr.write(f"{wrong}\n{kept}\n")
    else:
        server.root = folder
        server.error_handler = partial(error_page, folder)
    if Path(gone).name.startswith(NEXT):
        shutil.rmtree(gone, ignore_errors=True)


def error_page(folder: str, code: int) -> bytes | None:
    """What a reader sees where there is no page."""
    path = Path(folder, f"{code}.html")
    return path.read_bytes() if path.is_file() else None
