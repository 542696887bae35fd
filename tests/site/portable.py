"""Compares the site of mkdocs with the same site by ProperDocs and by Zensical, as `make portable` asks.

In: what `make site` builds from, and an environment with all three. Out: a table of the addresses and titles that
differ, those that portable.toml knows with their reason; exit 1 for any other. ProperDocs reads our mkdocs.yml and
calls our hook; Zensical gets the folder that `roadmap pages` writes.
"""

import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

from macros.build import build_site
from macros.edge import Edge, edge_from_environment
from macros.portable import write_pages

GENERATORS = ("properdocs", "zensical")
KNOWN = Path(__file__).with_suffix(".toml")
SHOWN = 40  # unknown differences; who sees these has seen enough


class Titles(HTMLParser):
    """The title of a page, and its first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("title", "h1") and tag not in self.found:
            self.inside = tag
            self.found[tag] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[self.inside] += data


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What another generator makes otherwise than mkdocs."""

    generator: str
    kind: str  # missing, more, title or heading
    address: str
    values: tuple[str, str] = ("", "")  # by mkdocs, by the other

    def __str__(self) -> str:
        beside = f": {self.values[0]!r}, and not {self.values[1]!r}" if any(self.values) else ""
        return f"{self.generator}: {self.kind}: {self.address}{beside}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A difference that may be, and why. `*` in the address stands for anything."""

    generator: str
    kind: str
    address: str
    reason: str

    def __str__(self) -> str:
        return f"{self.generator}: {self.kind}: {self.address}"

    def explains(self, found: Difference) -> bool:
        same = (self.generator, self.kind) == (found.generator, found.kind)
        return same and fnmatchcase(found.address, self.address)


def known() -> list[Known]:
    """The differences of the file, each with its reason."""
    return [Known(**entry) for entry in tomllib.loads(KNOWN.read_text("utf-8"))["difference"]]


def addresses_in(site: Path) -> Mapping[str, Mapping[str, str]]:
    """Every file of a site by its address; of a page its title and first heading."""
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        parser = Titles()
        if path.suffix == ".html":
            parser.feed(path.read_text("utf-8"))
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = {name: " ".join(text.split()) for name, text in parser.found.items()}
    return found


def differences(
    generator: str, wanted: Mapping[str, Mapping[str, str]], found: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    """What is not as it is by mkdocs."""
    for address in sorted(wanted.keys() | found.keys()):
        if address not in found:
            yield Difference(generator=generator, kind="missing", address=address)
        elif address not in wanted:
            yield Difference(generator=generator, kind="more", address=address)
        else:
            for kind, tag in (("title", "title"), ("heading", "h1")):
                values = (wanted[address].get(tag, ""), found[address].get(tag, ""))
                if values[0] != values[1]:
                    yield Difference(generator=generator, kind=kind, address=address, values=values)


def report(found: Iterable[Difference], explained: Iterable[Known]) -> tuple[list[str], int]:
    """Lines to print, and how many differences nobody knew; what is known and not found any more counts too."""
    used: Counter[Known] = Counter()
    unknown: list[str] = []
    explained = list(explained)
    for difference in found:
        reasons = [one for one in explained if one.explains(difference)]
        used.update(reasons)
        unknown += [] if reasons else [str(difference)]
    unknown += [f"portable.toml: nothing needs this any more: {one}" for one in explained if one not in used]
    lines = [f"known {count:5} {one}: {one.reason}" for one, count in used.items()]
    lines += [f"unknown     {one}" for one in unknown[:SHOWN]]
    return lines, len(unknown)


def missing(names: Iterable[str] = ("mkdocs", *GENERATORS)) -> str:
    """What has to be installed first; empty when nothing has."""
    absent = [name for name in names if find_spec(name) is None]
    return f"not installed here: {', '.join(absent)}; make portable does so, in a place of its own" if absent else ""


def built_from_disk(edge: Edge, folder: Path, program: str, *options: str) -> Path:
    """The site that a program makes of the pages on disk, in every language, the first one first."""
    write_pages(edge, folder)
    files = sorted((path.name for path in folder.glob("mkdocs*.yml")), key=lambda name: (name != "mkdocs.yml", name))
    for name in files:
        command = [sys.executable, "-m", program, "build", "--config-file", name, "--strict", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{program} builds no site from {name}:\n{done.stdout}{done.stderr}")
    return folder / "site"


def main() -> int:
    """Builds the three, and tells what differs."""
    if why := missing():
        sys.stderr.write(f"{why}\n")
        return 1
    edge = edge_from_environment()
    with tempfile.TemporaryDirectory(prefix="roadmap-") as place:
        sites = {name: Path(place, name) for name in ("mkdocs", "properdocs")}
        for name, site in sites.items():
            build_site(edge, site, program=name)
        sites["zensical"] = built_from_disk(edge, Path(place, "pages"), "zensical")
        read = {name: addresses_in(site) for name, site in sites.items()}
    found = [one for name in GENERATORS for one in differences(name, read["mkdocs"], read[name])]
    lines, unknown = report(found, known())
    table = [counted(name, addresses, found) for name, addresses in read.items()]
    end = f"{unknown} unknown" if unknown else "The same site, but for what is known."
    sys.stdout.write("\n".join([*table, *lines, end, ""]))
    return 1 if unknown else 0


def counted(name: str, addresses: Iterable[str], found: Iterable[Difference]) -> str:
    """The line of one site."""
    kinds = Counter(not address or address.endswith(("/", ".html")) for address in addresses)
    theirs = sum(one.generator == name for one in found)
    return f"{name:11}{kinds[True]:5} pages {kinds[False]:5} other files {theirs:5} differences"


if __name__ == "__main__":
    sys.exit(main())
