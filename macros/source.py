"""Where something stands in the data: file, line and column. Every record, problem and counted row carries one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file; line and column count from 1, in characters."""

    path: str  # from the folder that holds data/, with slashes: data/tracks/tooling.yml
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
