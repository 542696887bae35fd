"""The same roadmap as a branch of 500 commits: each a few things that editors wrote down.

In: a roadmap, a folder. Out: a repository there whose last commit holds the roadmap as it stands today.
"""

import datetime as dt
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from bench.records import Made, in_a_file, in_a_track
from bench.roadmaps import TODAY, Roadmap

COMMITS = 500
BEGIN = dt.date(2026, 1, 15)  # what was written down up to here stands in the first commit
AUTHOR = "Els <els@noordkade.example>"


def steps(roadmap: Roadmap, commits: int = COMMITS) -> Iterator[tuple[dt.date, dict[str, str]]]:
    """Each commit: its day, and the files that it changes. Raises ValueError where too little happened."""
    by_id = {record.id: record for record in roadmap.records}
    found = {(day, record.id) for record in roadmap.records for day in record.days if BEGIN < day <= TODAY}
    events = sorted(found)
    if len(events) < commits - 1:
        raise ValueError(f"{len(events)} events are too few for {commits} commits")
    seen = dict.fromkeys(by_id, BEGIN)  # up to which day each record is written down
    yield BEGIN, roadmap.files(BEGIN)
    cuts = [len(events) * number // (commits - 1) for number in range(commits)]
    for begin, end in pairwise(cuts):
        seen |= {id_: day for day, id_ in events[begin:end]}
        yield events[end - 1][0], files_of(roadmap, [by_id[id_] for _, id_ in events[begin:end]], seen)


def files_of(roadmap: Roadmap, changed: Iterable[Made], seen: Mapping[str, dt.date]) -> dict[str, str]:
    """The files in which some records stand, as far as each record is written down."""
    found: dict[str, str] = {}
    for record in changed:
        if record.kind == "use-case":
            found[f"use-cases/{record.id}.yml"] = in_a_file(record, seen[record.id])
        else:
            members = [one for one in roadmap.records if one.track == record.track and one.kind != "use-case"]
            items = "".join(in_a_track(one, seen[one.id]) for one in members)
            found[f"tracks/{record.track}.yml"] = f"{roadmap.tracks[record.track]}items:\n{items}"
    return found


def repository(folder: Path, commits: Iterable[tuple[dt.date, Mapping[str, str]]]) -> Path:
    """A repository whose main branch went through these steps; its data folder."""
    stream = b"".join(commit_as_stream(number, day, files) for number, (day, files) in enumerate(commits, 1))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "fast-import", "--quiet", given=stream)
    git(folder, "reset", "--quiet", "--hard")
    return folder / "data"


def commit_as_stream(number: int, day: dt.date, files: Mapping[str, str]) -> bytes:
    """A commit as `git fast-import` is told of it, a second after the one before of the same day."""
    second = int(dt.datetime.combine(day, dt.time(8), dt.UTC).timestamp()) + number
    lines = ["commit refs/heads/main", f"mark :{number}", f"committer {AUTHOR} {second} +0000", "data 0"]
    lines += [f"from :{number - 1}"] if number > 1 else []
    for path, text in files.items():
        lines += [f"M 100644 inline data/{path}", f"data {len(text.encode())}", text]
    return "\n".join([*lines, ""]).encode()


def git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    """A git command in a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "-C", folder, *arguments], input=given, capture_output=True, check=True)
