"""The project in a folder of its own, so that what it keeps can be thrown away, and its commands there.

In: a folder. Out: a copy of the project, and commands to run in it. Nothing outside the folder is read or kept.
"""

import compileall
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Command
from bench.roadmaps import TODAY
from macros.edge import PROJECT

PARTS = ("macros", "overrides", "docs")
KEPT = ".cache"  # the folder, wherever it stands, in which something is kept for the next run
MACRO = re.compile(r"\{%-? *macro +([^%]*?) *-?%\}")
DRAWN = ("charts/*.html", "map-drawing.html", "small-map.html")
NO_LINES = "\n\ndef lines(*_: object, **_more: object) -> None:\n    return None\n"
NO_MARKS = (  # a site without drawings has no marks on its map and leads to fewer records; it is published all the same
    "import sys, macros.build as it; it.missing_marks = it.missing_records = lambda *_: iter(());"
    "from macros.cli import main; sys.exit(main(sys.argv[1:]))"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where the copy stands."""

    folder: Path

    def command(self, *arguments: object, data: Path, cold: bool = False) -> Command:
        """`roadmap …` about some data; cold is with nothing kept of earlier runs."""
        given = (str(argument) for argument in arguments)
        line = (sys.executable, "-m", "macros", *given, "--data", str(data))
        return self.process(*line, data=data, cold=cold)

    def process(self, *line: str, data: Path, cold: bool = False) -> Command:
        """A process that knows the modules of the copy."""
        return Command(
            line=line,
            folder=self.folder,
            environment={
                "PYTHONPATH": str(self.folder),
                "ROADMAP_TODAY": TODAY.isoformat(),
                "XDG_CACHE_HOME": str(self.folder / KEPT / "user"),
            },
            before=(lambda: self.forget(data)) if cold else None,
        )

    def without_drawings(self, *arguments: object, data: Path) -> Command:
        """`roadmap …` in a copy from which `emptied` took the drawings."""
        given = (str(argument) for argument in arguments)
        return self.process(sys.executable, "-c", NO_MARKS, *given, "--data", str(data), data=data)

    def forget(self, data: Path) -> None:
        """Throw away what earlier runs kept, in the project and beside the data."""
        for folder in (self.folder, data, data.parent, data.parent / ".git"):
            shutil.rmtree(folder / KEPT, ignore_errors=True)


def copied(folder: Path) -> Project:
    """The project as it stands, compiled as `make` compiles it."""
    for part in PARTS:
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", KEPT))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    compileall.compile_dir(folder / "macros", quiet=1)
    return Project(folder=folder)


def emptied(project: Project) -> Project:
    """The same copy, that draws nothing but the small signs in its texts."""
    fragments = project.folder / "overrides" / "fragments"
    for path in (path for pattern in DRAWN for path in fragments.glob(pattern)):
        macros = MACRO.findall(path.read_text("utf-8"))  # others call them
        path.write_text("".join(f"{{% macro {macro} %}}{{% endmacro %}}" for macro in macros), "utf-8")
    with (project.folder / "macros" / "charts" / "lines.py").open("a", encoding="utf-8") as stream:
        stream.write(NO_LINES)
    return project
