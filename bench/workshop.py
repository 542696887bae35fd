"""Where everything is made and measured: a copy of the project, and roadmaps of every size.

In: a folder that nobody else uses. Out: data and sites, made when they are first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import history, roadmaps
from bench.measure import Command, Run
from bench.project import Project, copied, emptied
from bench.sentences import Texts, texts_of
from bench.sizes import M, Size
from macros.edge import PROJECT

Found = Mapping[str, tuple[float, ...] | str]  # a value a round by name; a text: why there is none


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop:
    folder: Path
    project: Project
    plain: Project  # the copy that draws nothing
    texts: Texts

    def data(self, size: Size) -> Path:
        """The roadmap of a size: M with its history, the others in one commit."""
        folder = self.folder / size.name
        if not folder.exists():
            made = roadmaps.roadmap(size, self.texts)
            steps = history.steps(made) if size.name == M.name else [(roadmaps.TODAY, made.files())]
            history.repository(folder, steps)
        return folder / "data"

    def without_git(self, size: Size) -> Path:
        """The same roadmap where there is no history."""
        folder = self.folder / f"no-git-{size.name}" / "data"
        files = self.data(size).rglob("*.yml")
        return roadmaps.write(
            folder, {path.relative_to(self.data(size)).as_posix(): path.read_text("utf-8") for path in files}
        )

    def site(self, size: Size) -> Path:
        """Where the site of a size is built."""
        return self.folder / f"site-{size.name}"

    def build(self, size: Size) -> Command:
        return self.project.command("build", "--site", self.site(size), data=self.data(size))


def workshop(folder: Path) -> Workshop:
    """Everything but the roadmaps, ready."""
    return Workshop(
        folder=folder,
        project=copied(folder / "project"),
        plain=emptied(copied(folder / "plain")),
        texts=texts_of(PROJECT / "data"),
    )


def cpu(runs: list[Run]) -> tuple[float, ...]:
    """The seconds of each run."""
    return tuple(one.cpu for one in runs)
