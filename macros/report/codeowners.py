"""Who is asked about a change, as a CODEOWNERS file: the owner of a track, a use case or a metric, by handle.

In: the roadmap, and the file as it is. Out: the file as it should be. What stands outside our two marks is somebody's
own and stays; the engine and the workflows need reviewers too, and those no roadmap names.
"""

from collections.abc import Iterator, Sequence

from macros.model.records import Roadmap

BEGIN = "# roadmap: begin (made by `roadmap codeowners` from data/owners.yml; write your own lines above or below)"
END = "# roadmap: end"


class Unclosed(Exception):
    """Our first mark has no last one, so that nobody knows where somebody's own lines begin; `line` is its number."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def codeowners(roadmap: Roadmap, before: str = "") -> str:
    """The whole file: ours between the marks, everything else as it was. Raises `Unclosed`."""
    lines = "".join(f"{line}\n" for line in (BEGIN, *rules(roadmap), END))
    rows = before.splitlines(keepends=True)
    if marks := marks_in(rows):
        begin, end = marks
        return "".join((*rows[:begin], lines, *rows[end + 1 :]))
    return f"{before.rstrip()}\n\n{lines}" if before.strip() else lines


def marks_in(rows: Sequence[str]) -> tuple[int, int] | None:
    """Where our marks stand, whatever white space is around them; None without the first. Raises `Unclosed`."""
    held = [row.strip() for row in rows]
    if BEGIN not in held:
        return None
    begin = held.index(BEGIN)
    rest = held[begin + 1 :]
    end = next((number for number, row in enumerate(rest) if row in (BEGIN, END)), None)
    if end is None or rest[end] == BEGIN:
        raise Unclosed(begin + 1)
    return begin, begin + 1 + end


def rules(roadmap: Roadmap) -> Iterator[str]:
    """A line for each file whose owner has a handle; the order is that of the data."""
    owned = [(track.source, track.owner) for track in roadmap.tracks]
    owned += [(use_case.source, roadmap.owner_of(use_case)) for use_case in roadmap.use_cases]
    owned += [(metric.source, metric.owner) for metric in roadmap.metrics if metric.owner]
    for source, owner in owned:
        if handle := roadmap.owner_by_id[owner].github:
            yield f"/{source.path} @{handle}"
