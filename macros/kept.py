"""What is kept from one run to the next, so that it need not be worked out again.

In: a name, the question that was answered, and an answer as JSON has it. Out: that answer when the very same question
is asked of the very same engine; else None, and nobody notices. What is kept is data and never a program: `marshal` or
`pickle` would run or crash on what somebody else wrote. It stands in the user's own folder, not in the project: there,
a change that is proposed could bring its own answers along.

One exception stands in that folder, and does not pass through here: templates that jinja2 compiled are programs. They
are as safe as the `.pyc` of Python itself: made of our own templates and the theme's, never of data, and used only
where nobody but the user can write (pages/compiled.py).
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).parent
PARTS = (".py", ".yml")  # of the engine: how the names of its files end


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder with an answer a name. Without a folder, nothing is kept."""

    folder: Path | None

    def get(self, name: str, question: str) -> Any:
        """What is kept under a name, if it answers this question; None for anything else, whatever stands there."""
        if self.folder is None:
            return None
        import json

        try:
            checked, _, body = (self.folder / f"{name}.json").read_bytes().partition(b"\n")
            if checked.decode() != digest([body]):
                return None
            asked, answer = json.loads(body)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return answer if asked == f"{engine()} {question}" else None

    def put(self, name: str, question: str, answer: Any) -> None:
        """Keeps an answer in the place of the one before, wholly or not at all."""
        if self.folder is None:
            return
        import json

        body = json.dumps([f"{engine()} {question}", answer], separators=(",", ":")).encode()
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            written = self.folder / os.urandom(8).hex()
            try:
                written.touch(mode=0o600, exist_ok=False)
                written.write_bytes(digest([body]).encode() + b"\n" + body)
                written.replace(self.folder / f"{name}.json")
            except OSError:
                written.unlink(missing_ok=True)
                raise


def shelf() -> Shelf:
    """The user's: `XDG_CACHE_HOME`, else what that stands for."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    with suppress(RuntimeError):  # nobody's home
        folder = folder.expanduser()
    return Shelf(folder=folder / "roadmap" if folder.is_absolute() else None)


def digest(parts: Iterable[bytes]) -> str:
    """A hash of some texts, that tells where one ends."""
    from hashlib import blake2b

    made = blake2b(digest_size=16)
    for part in parts:
        made.update(b"%d " % len(part))
        made.update(part)
    return made.hexdigest()


@cache
def engine() -> str:
    """The engine that answers: every line of it and of its words, and the Python that runs it."""
    files = sorted(f"{folder}/{name}" for folder, _, names in os.walk(ENGINE) for name in names)
    named = [text for path in files if path.endswith(PARTS) for text in (path[len(str(ENGINE)) :].encode(), read(path))]
    return digest([sys.version.encode(), *named])


def read(path: str) -> bytes:
    with FileIO(path) as stream:
        return stream.readall()
