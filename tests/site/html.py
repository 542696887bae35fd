"""Has the W3C's checker (vnu) read every page of a site, as `make html` asks.

In: the folder of a built site, vnu.jar and a Java. Out: what is wrong, less the exceptions of npm/vnu/exceptions.toml.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from tests.roadmaps import TODAY
from tests.site.conftest import example_in
from tests.site.look import DAY, built

VNU = Path(__file__).parent / "npm" / "vnu"
JAR = VNU / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What the checker says of one place."""

    page: str
    line: int
    message: str
    extract: str  # what it quotes

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message} {self.extract!r}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowed:
    """An exception, and why it stands."""

    message: str
    extract: str
    reason: str

    def covers(self, said: Said) -> bool:
        return self.message in said.message and self.extract in said.extract


def exceptions() -> list[Allowed]:
    """The exceptions of the file, each with its reason."""
    return [Allowed(**entry) for entry in tomllib.loads((VNU / "exceptions.toml").read_text("utf-8"))["exception"]]


def missing() -> str:
    """What has to be installed first; empty when nothing has."""
    if not which("java"):
        return "a Java runtime is needed, and none was found (Debian: apt-get install default-jre-headless)"
    if not JAR.exists():
        return "vnu is not installed: make html does so, with npm"
    return ""


def said_of(site: Path) -> Iterator[Said]:
    """Every error that the checker finds in the pages of a folder."""
    command = ["java", "-jar", str(JAR), "--skip-non-html", "--errors-only", "--exit-zero-always", "--format", "json"]
    answer = subprocess.run([*command, str(site)], capture_output=True, check=True)
    for message in json.loads(answer.stderr)["messages"]:
        yield Said(
            page=message["url"].partition(f"/{site.name}/")[2],
            line=message.get("lastLine", 0),
            message=message["message"],
            extract=" ".join(message.get("extract", "").split()),
        )


def faults_in(site: Path, allowed: list[Allowed]) -> list[str]:
    """What is wrong with the pages; an exception that nothing needs any more is wrong too."""
    found = list(said_of(site))
    faults = [str(said) for said in found if not any(one.covers(said) for one in allowed)]
    unused = [one for one in allowed if not any(one.covers(said) for said in found)]
    return faults + [f"exceptions.toml: nothing needs this any more: {one.message}" for one in unused]


def main() -> int:
    """The roadmap in data/ and the tests' example; 1 when a page has a fault."""
    if lacking := missing():
        sys.stderr.write(f"{lacking}\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sites = [
            built(folder, "roadmap", Path("data"), DAY),
            built(folder, "example-site", example_in(folder), TODAY),
        ]
        pages = sum(len(list(site.rglob("*.html"))) for site in sites)
        faults = [f"{site.name}/{fault}" for site in sites for fault in faults_in(site, exceptions())]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.stdout.write(f"{pages} pages, {len(faults)} faults\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
