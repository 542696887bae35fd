"""Branches for tests without git: the files of data/, commit by commit, of which the text stands for its blob."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from macros.history.changes import Change, changes
from macros.history.following import ledger
from macros.history.ledger import Ledger
from macros.history.repository import Commit
from macros.history.versions import all_said, version
from macros.load.alone import reader_alone

TODAY = dt.date(2026, 6, 30)
GRACE = dt.timedelta(days=14)
Files = Mapping[str, str | None]  # path below data/ -> its text; None: gone


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def changed(*steps: tuple[str, Files]) -> list[Change]:
    """The changes of a branch; each commit has its day, and its number for an id."""
    commits = [
        Commit(id=str(number), day=day(on), author=f"author-{number}", files=files)
        for number, (on, files) in enumerate(steps)
    ]
    read, told = reader_alone(TODAY), cache(all_said)
    versions = {}
    for path, text in ((path, text) for _, files in steps for path, text in files.items() if text):
        alone = read(path, text.encode())
        versions[path, text] = version((told(part) for part in alone.parts), alone)
    return list(changes(commits, versions))


def written(*steps: tuple[str, Files]) -> Ledger:
    """The ledger of such a branch."""
    return ledger(changed(*steps), GRACE)


def use_case(planned: str = "", *replanned: str, more: str = "") -> str:
    """A use case that promises production."""
    lines = ["title: T", "track: t"]
    lines += [f"planned: {{production: {planned}}}"] if planned else []
    lines += ["replanned:", *(f"  - {{{entry}}}" for entry in replanned)] if replanned else []
    return "\n".join([*lines, more, ""])


def track(*items: str) -> str:
    """A track of actions that promise an end: `a 2026-05` is one with its id and its finish."""
    rows = (
        f"  - {{id: {id_}, title: T, kind: action, planned: {{finish: {end}}}}}\n" for id_, end in map(str.split, items)
    )
    return "name: T\nowner: els\nitems:\n" + "".join(rows)
