"""What each commit changed in what the records promise, and what of it nobody can read.

In: commits along the first parents, oldest first, and what each version of a file says. Out: a `Change` a commit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.history.repository import Commit
from macros.history.versions import Name, Said, Version

Placed = tuple[str, Said]  # with the path below data/ of its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit as the ledger sees it."""

    commit: Commit
    gone: tuple[Placed, ...]  # what a file that changed said before
    came: tuple[Placed, ...]  # and says now, also where that is the same
    refused: Mapping[str, Version]  # the files that today's contract refuses at this commit, by path
    torn: frozenset[str]  # the paths of those in which a record may stand that nobody can read


def changes(commits: Iterable[Commit], versions: Mapping[Name, Version]) -> Iterator[Change]:
    """One for each commit."""
    standing: dict[str, Version] = {}
    refused: dict[str, Version] = {}
    for commit in commits:
        before = {path: standing.pop(path) for path in commit.files if path in standing}
        after = {path: found for path, blob in commit.files.items() if blob and (found := versions.get((path, blob)))}
        standing |= after
        for path in before:
            refused.pop(path, None)
        refused |= {path: found for path, found in after.items() if found.problems or not found.whole}
        yield Change(
            commit=commit,
            gone=placed(before),
            came=placed(after),
            refused=dict(refused),
            torn=frozenset(path for path, found in refused.items() if not found.whole),
        )


def placed(files: Mapping[str, Version]) -> tuple[Placed, ...]:
    """Everything that some files say, each with its path."""
    return tuple((path, said) for path, found in files.items() for said in found.said.values())
