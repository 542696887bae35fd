"""How git is called: in a folder, about that folder's own repository, and about what it truly holds.

In: a folder and what is asked. Out: the line of a command, and the environment in which it runs. Nothing is run here.
"""

import os
from collections.abc import Iterable
from pathlib import Path

OF_ANOTHER = (  # what git tells a hook, or a shell was told, about a repository that need not be the folder's
    *("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
)


def command(folder: Path, arguments: Iterable[str]) -> list[str]:
    """The line of a command; a commit that stands in for another is not followed."""
    return ["git", "-C", str(folder), "--no-replace-objects", *arguments]


def environment() -> dict[str, str]:
    """Ours without what is about another repository; git speaks English, in which it is read."""
    return {**{key: value for key, value in os.environ.items() if key not in OF_ANOTHER}, "LC_ALL": "C"}
