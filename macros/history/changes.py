"""What each commit changed in what the records promise, and what of it nobody can read.

In: commits along the first parents, oldest first, and what each version of a file says. Out: a `Change` a commit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.history.repository import Commit
from macros.history.said import Said
from macros.history.versions import Name, Version

Placed = tuple[str, Said]  # with the path below data/ of its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit as the ledger sees it."""

    commit: Commit
    gone: tuple[Placed, ...]  # what a file that changed said before, and is not known to say still
    came: tuple[Placed, ...]  # what it says since
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
            gone=placed(before, after),
            came=placed(after, before),
            refused=dict(refused),
            torn=frozenset(path for path, found in refused.items() if not found.whole),
        )


def placed(files: Mapping[str, Version], others: Mapping[str, Version]) -> tuple[Placed, ...]:
    """Everything that some files say, each with its path, but for what they go on saying.

    What has an alias is always told: whether that ties it to another record depends on what else stands there.
    """
    return tuple(
        (path, said)
        for path, found in files.items()
        for id_, said in found.said.items()
        if said.aliases or path not in others or others[path].said.get(id_) is not said
    )
