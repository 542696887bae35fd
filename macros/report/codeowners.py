"""Who is asked about a change, as a CODEOWNERS file: the owner of a track, a use case or a metric, by handle.

In: the roadmap, and the file as it is. Out: the file as it should be. What stands outside our two marks is somebody's
own and stays; the engine and the workflows need reviewers too, and those no roadmap names.
"""

from collections.abc import Iterator

from macros.model.records import Roadmap

BEGIN = "# roadmap: begin (made by `roadmap codeowners` from data/owners.yml; write your own lines above or below)"
END = "# roadmap: end"


def codeowners(roadmap: Roadmap, before: str = "") -> str:
    """The whole file: ours between the marks, everything else as it was."""
    lines = "".join(f"{line}\n" for line in (BEGIN, *rules(roadmap), END))
    head, begin, rest = before.partition(f"{BEGIN}\n")
    if begin:
        _, _, tail = rest.partition(f"{END}\n")
        return head + lines + tail
    return f"{before.rstrip()}\n\n{lines}" if before.strip() else lines


def rules(roadmap: Roadmap) -> Iterator[str]:
    """A line for each file whose owner has a handle; the order is that of the data."""
    owned = [(track.source, track.owner) for track in roadmap.tracks]
    owned += [(use_case.source, roadmap.owner_of(use_case)) for use_case in roadmap.use_cases]
    owned += [(metric.source, metric.owner) for metric in roadmap.metrics if metric.owner]
    for source, owner in owned:
        if handle := roadmap.owner_by_id[owner].github:
            yield f"/{source.path} @{handle}"
