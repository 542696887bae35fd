"""Looks at every page of a site as readers do, as `make look` asks: each width, light and dark, in both languages.

In: data/, the tests' example, and roadmaps of 300 and 1,000 records; or, as arguments, the folder of a built site and
which of its pages. Out: a table of what is wrong. No test: it takes minutes; the tests look at one page of each kind.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from macros.build import build_site
from macros.edge import Edge
from tests.roadmaps import TODAY
from tests.site.browser import browser, served, visit
from tests.site.conftest import example_in
from tests.site.many import many
from tests.site.measure import Fault, faults_of

WIDTHS = (320, 390, 768, 1280, 1440)
QUICK = bool(os.environ.get("QUICK"))  # axe at three widths, in the dark at two
FOR_AXE = (390, 768, 1440) if QUICK else WIDTHS
IN_THE_DARK = (390, 1440) if QUICK else WIDTHS  # of colours only: nothing else that axe sees differs there
LEADS_ON = 'http-equiv="refresh"'
DAY = dt.date(2026, 11, 24)  # of data/
AT_ONCE = 12  # pages that one browser looks at
FULL = ("**/",)
CROWDED = (  # where many records stand close together
    *("map/**/", "tracks/*/", "tracks/t1/page_2/", "items/page_2/", "use-cases/", "plan/"),
    *("en/map/**/", "en/tracks/*/"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Errand:
    """Some pages of one site, to be looked at in one scheme."""

    site: Path
    pages: tuple[str, ...]
    dark: bool
    axe: tuple[int, ...]  # the widths at which axe looks; elsewhere the boxes only


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A fault, and where it was seen."""

    fault: Fault
    page: str
    width: int
    scheme: str
    state: str


def pages_of(site: Path, patterns: Iterable[str] = FULL) -> list[str]:
    """The addresses of the pages under these folders, but those that only lead on to another."""
    found = {path for pattern in patterns for path in site.glob(f"{pattern}*.html") if LEADS_ON not in path.read_text()}
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in found)


def look(errand: Errand) -> tuple[Seen, ...]:
    """Every page of an errand, in every state and at every width."""
    found: list[Seen] = []
    scheme = "dark" if errand.dark else "light"
    with served(errand.site) as root, browser() as started, visit(started, root, dark=errand.dark) as seen:
        for page in errand.pages:
            faults = faults_of(seen, root + page, widths=WIDTHS, axe=errand.axe, colours_only=errand.dark)
            place = f"{errand.site.name}/{page}"
            found += [
                Seen(fault=fault, page=place, width=width, scheme=scheme, state=state) for state, width, fault in faults
            ]
    return tuple(found)


def built(folder: Path, name: str, data: Path, day: dt.date) -> Path:
    """The site of a roadmap on a day, in a folder of this name."""
    build_site(Edge(data=data, today=day, as_of=day), folder / name)
    return folder / name


def sites(folder: Path) -> Iterator[tuple[Path, tuple[str, ...], bool]]:
    """Each site, which of its pages are looked at, and whether by axe too."""
    (folder / "data").mkdir()
    yield built(folder, "roadmap", Path("data"), DAY), FULL, True
    yield built(folder, "example", example_in(folder / "data"), TODAY), FULL, True
    for count in (300, 1000):
        (folder / f"data-{count}").mkdir()
        yield built(folder, f"{count}-records", many(folder / f"data-{count}", count, TODAY), TODAY), CROWDED, False


def errands(chosen: Iterable[tuple[Path, tuple[str, ...], bool]]) -> list[Errand]:
    """The work, in portions."""
    portions = []
    for site, patterns, axe in chosen:
        pages = pages_of(site, patterns)
        for begin in range(0, len(pages), AT_ONCE):
            some = tuple(pages[begin : begin + AT_ONCE])
            portions += [Errand(site=site, pages=some, dark=False, axe=FOR_AXE if axe else ())]
            portions += [Errand(site=site, pages=some, dark=True, axe=IN_THE_DARK if axe else ())]
    return portions


def table(seen: Iterable[Seen]) -> Iterator[str]:
    """What is wrong, the most frequent first: a line a fault, with one place to see it."""
    groups: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in seen:
        groups[one.fault.kind, one.fault.where].append(one)
    for (kind, where), ones in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        first = ones[0]
        widths = ", ".join(str(width) for width in sorted({one.width for one in ones}))
        schemes = " and ".join(sorted({one.scheme for one in ones}))
        yield f"{kind}: {where or 'the page'}"
        yield f"    {len({one.page for one in ones})} pages; at {widths} px; {schemes}"
        yield f"    {first.page} ({first.state}): {first.fault.what}"


def main(site: str = "", *patterns: str) -> int:
    """Look at everything, or at these pages of a site; 1 when anything is wrong."""
    begun = time.monotonic()
    seen: list[Seen] = []
    looked = 0
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        work = errands([(Path(site), patterns or FULL, True)] if site else sites(Path(folder)))
        pages = {(errand.site, page) for errand in work for page in errand.pages}
        sys.stderr.write(f"{len(pages)} pages, {len(WIDTHS)} widths, light and dark\n")
        going = {pool.submit(look, errand): errand for errand in work}
        for done in as_completed(going):
            seen += done.result()
            looked += len(going[done].pages)
            sys.stderr.write(f"\r{looked} of {2 * len(pages)} looked at, {len(seen)} faults ")
    sys.stderr.write("\n")
    sys.stdout.writelines(f"{line}\n" for line in table(seen))
    sys.stdout.write(
        f"{len(pages)} pages at {len(WIDTHS)} widths, light and dark, as they open and unfolded:"
        f" {len(seen)} faults, {time.monotonic() - begun:.0f} s\n"
    )
    return bool(seen)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
