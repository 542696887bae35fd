"""The repository that data/ stands in: its commits along the first parents, its files at one of them, their bytes.

In: a folder, a revision, a time zone. Out: `Commit`s, names of blobs by path, bytes. Git is asked a question at a time,
and only reads; what it cannot answer is a `NoHistory`, with the command that mends it.
"""

import datetime as dt
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from macros.git import command, environment
from macros.kept import Shelf

LOG = (
    *("log", "--first-parent", "--reverse", "-m", "--root", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--no-mailmap", "--no-show-signature", "--no-ext-diff", "--no-color", "--format=%x01%H %ct %ae"),
)
PUBLIC = re.compile(r"(?:[0-9]+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com")
REGULAR = "100"  # how git writes the mode of a regular file begins; a link and a submodule are something else
LINK = "120000"
LAST_SECOND = (1 << 32) - 1  # in the year 2106: what follows fits in no archive


class NoHistory(Exception):
    """Git cannot say what is asked; `why` is an entry of words/<language>/commands.yml under `no-history`."""

    def __init__(self, why: str, *, revision: str = "", said: str = "") -> None:
        self.why = why  # no-git, refused, shallow, no-commits or unknown-revision
        self.revision = revision
        self.said = said  # by git itself, where it refused
        super().__init__(f"{why} {revision} {said}".strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit that changed data/, seen from its first parent."""

    id: str
    day: dt.date  # the committer's, in the roadmap's time zone
    author: str | None  # the handle, where the commit itself makes it public
    files: Mapping[str, str | None]  # path below data/ -> its blob from here on; None: gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """Where git is asked: the data folder, and how it is called in the repository."""

    folder: Path
    prefix: str  # data/, or empty where data/ is the whole repository
    shelf: Shelf  # where what was read stays for the next run


def repository_of(data: Path, shelf: Shelf | None = None) -> Repository:
    """The repository of a data folder. Raises `NoHistory`: no git, or a clone whose history is cut off."""
    try:
        prefix, shallow = asked(data, "rev-parse", "--show-prefix", "--is-shallow-repository").decode().splitlines()
    except FileNotFoundError:
        raise NoHistory("no-git") from None
    except subprocess.CalledProcessError as refused:
        said = first_line(refused.stderr)
        raise NoHistory("no-git" if "not a git repository" in said else "refused", said=said) from None
    if shallow == "true":
        raise NoHistory("shallow")
    return Repository(folder=data, prefix=prefix, shelf=shelf or Shelf(folder=None))


def commit_named(repository: Repository, revision: str) -> str:
    """The id of the commit that a revision names. Raises `NoHistory` when there is none."""
    try:
        return (
            asked(repository.folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except subprocess.CalledProcessError:
        raise NoHistory("no-commits" if revision == "HEAD" else "unknown-revision", revision=revision) from None


def is_part_of_head(repository: Repository, commit: str) -> bool:
    """Whether a commit is part of what is checked out."""
    try:
        asked(repository.folder, "merge-base", "--is-ancestor", commit, "HEAD")
    except subprocess.CalledProcessError:
        return False
    return True


def commits(repository: Repository, revision: str, zone: dt.tzinfo) -> list[Commit]:
    """The commits up to a revision that changed data/, along the first parents, oldest first.

    A merge is the one change that it was to the branch. Raises `NoHistory` for a revision that does not exist, or where
    git lacks a part of them.
    """
    written = answered(repository, *LOG, commit_named(repository, revision), "--", ".")
    return [
        read_commit(text, repository.prefix, zone) for text in written.decode(errors="surrogateescape").split("\1")[1:]
    ]


def read_commit(text: str, prefix: str, zone: dt.tzinfo) -> Commit:
    """A commit as `LOG` writes it: its line, then a row and a path for each file, all ended by a NUL."""
    line, *rest = text.split("\0")
    id_, second, *mail = line.split(" ", 2)
    rows = zip(rest[::2], rest[1::2], strict=False)
    public = PUBLIC.fullmatch(mail[0]) if mail else None
    return Commit(
        id=id_,
        day=dt.datetime.fromtimestamp(second_of(second), zone).date(),
        author=public[1] if public else None,
        files={path.removeprefix(prefix): blob_of(row) for row, path in rows},
    )


def second_of(told: str) -> int:
    """The second at which git says that a commit was made; the nearest that can be, where the clock was that wrong."""
    return min(max(int(told or 0), 0), LAST_SECOND)


def blob_of(row: str) -> str | None:
    """The blob that a row of `--raw` leaves at a path; None when no regular file stands there any more."""
    _, mode, _, blob, _ = row.split()
    return blob if mode.startswith(REGULAR) else None


def files_at(repository: Repository, commit: str) -> dict[str, str]:
    """The path below data/ of every file at a commit, and its blob; a link is told by an empty one.

    Raises `NoHistory` where git lacks a part of them.
    """
    rows = answered(repository, "ls-tree", "-r", "-z", "--full-tree", commit, "--", repository.prefix or ".")
    found = {}
    for row in rows.decode(errors="surrogateescape").split("\0")[:-1]:
        about, path = row.split("\t", 1)
        mode, type_, blob = about.split()
        if type_ == "blob":
            found[path.removeprefix(repository.prefix)] = "" if mode == LINK else blob
    return found


def contents(repository: Repository, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each blob once, with its bytes, in the order given: one process for all of them.

    The names stand in a file, so that git can read them while its answers are read. Raises `NoHistory` at the first
    that git lacks or does not hand over whole.
    """
    names = list(dict.fromkeys(blobs))
    with TemporaryFile() as asked_for, TemporaryFile() as complaints:
        asked_for.write("".join(f"{name}\n" for name in names).encode())
        asked_for.seek(0)
        call = command(repository.folder, ("cat-file", "--batch", "--buffer"))
        with subprocess.Popen(
            call, stdin=asked_for, stdout=subprocess.PIPE, stderr=complaints, env=environment()
        ) as process:
            assert process.stdout
            for name in names:
                head = process.stdout.readline()  # the name, type and size; or the name and that it is missing
                whole = int(words[2]) + 1 if len(words := head.split()) == 3 else 0  # a newline ends it
                body = process.stdout.read(whole)
                if not whole or len(body) < whole:
                    break
                yield name, body[:-1]
            else:
                return
        complaints.seek(0)
        said = first_line(complaints.read()) or first_line(head) or f"git cat-file: {process.returncode}"
        raise NoHistory("refused", said=said)


def answered(repository: Repository, *arguments: str) -> bytes:
    """What git answers. Raises `NoHistory` where it does not."""
    try:
        return asked(repository.folder, *arguments)
    except subprocess.CalledProcessError as refused:
        raise NoHistory("refused", said=first_line(refused.stderr)) from None


def first_line(said: bytes) -> str:
    return said.decode(errors="replace").strip().partition("\n")[0]


def asked(folder: Path, *arguments: str) -> bytes:
    """What git answers. Raises CalledProcessError where it does not, FileNotFoundError where there is no git."""
    return subprocess.run(command(folder, arguments), capture_output=True, check=True, env=environment()).stdout
