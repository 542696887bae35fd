"""Repositories for tests: a branch of commits, each on its day, made by one `git fast-import`."""

import datetime as dt
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Files = Mapping[str, str | None]  # path in the repository -> its text; None: gone
PUBLIC = "1234+els@users.noreply.github.com"


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the main branch; `beside` is that of a side branch, which it merges."""

    day: dt.date
    files: Files
    beside: Files | None = None
    author: str = PUBLIC


@dataclass(slots=True)
class Stream:
    """What `git fast-import` is told."""

    lines: list[bytes] = field(default_factory=list)
    mark: int = 0

    def commit(self, branch: str, step: Step, files: Files, parents: Iterable[int]) -> int:
        second = int(dt.datetime.combine(step.day, dt.time(12), dt.UTC).timestamp())
        self.mark += 1
        told = [f"commit refs/heads/{branch}", f"mark :{self.mark}", f"author A <{step.author}> {second} +0000"]
        told += [f"committer A <{step.author}> {second} +0000", "data 0"]
        told += [f"{word} :{parent}" for word, parent in zip(("from", "merge"), parents, strict=False)]
        for path, text in files.items():
            if text is None:
                told.append(f"D {path}")
            else:
                told += [f"M 100644 inline {path}", f"data {len(text.encode())}", text]
        self.lines.append("\n".join([*told, ""]).encode())
        return self.mark


def branch(folder: Path, steps: Iterable[Step]) -> Path:
    """A repository whose main branch went through the steps; its data folder, as it stands at the last."""
    stream, last = Stream(), 0
    for step in steps:
        parents = [last] if last else []
        if step.beside is not None:
            side = stream.commit("side", step, step.beside, parents)
            last = stream.commit("main", step, {**step.beside, **step.files}, [*parents, side])
        else:
            last = stream.commit("main", step, step.files, parents)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "fast-import", "--quiet", told=b"".join(stream.lines))
    git(folder, "reset", "--quiet", "--hard")
    return folder / "data"


def git(folder: Path, *arguments: str, told: bytes = b"") -> str:
    """What git says in a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["git", "-C", folder, *arguments], input=told, capture_output=True, check=True)
    return done.stdout.decode()
