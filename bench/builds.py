"""What the whole build costs, beside bare Material of the same text; and what a page more costs.

In: a workshop and a size. Out: cpu seconds of each round by name, memory, and how many files differ when the same
commit is built again with nothing kept.
"""

import sys

from bench.bare import bare_site, compare, pages_of
from bench.measure import Command, in_turn, run
from bench.roadmaps import TODAY
from bench.sizes import L, M, S, Size
from bench.weight import differing
from bench.workshop import Found, Workshop, cpu
from macros.edge import Edge
from macros.shell import site_of

MB = 1_000_000


def of_builds(shop: Workshop, size: Size) -> Found:
    """The build with everything in, the build without charts and history, and the bare one."""
    run(shop.build(size))
    commands = {"build": shop.build(size), "bare": bare_of(shop, size)}
    if size.name == L.name:
        commands |= {"build S": shop.build(S), "build M": shop.build(M)}
    else:
        out = shop.folder / f"plain-{size.name}"
        data = shop.without_git(size)
        commands["plain build"] = shop.plain.without_drawings("build", "--site", out, data=data)
    runs = in_turn(commands, size.rounds, warm=("build", "bare"))
    found = {name: cpu(ones) for name, ones in runs.items()}
    found["build peak"] = (max(one.peak for one in runs["build"]) / MB,)
    if size.name == L.name:
        counts = [len(list(pages_of(shop.site(one)))) for one in (S, M, L)]
        rounds = zip(found["build S"], found["build M"], found["build"], strict=True)
        found["page growth"] = tuple(growth(counts, seconds) for seconds in rounds)
    else:
        found["build differences"] = (float(len(built_again(shop, size))),)
    return found


def growth(counts: list[int], seconds: tuple[float, float, float]) -> float:
    """What a page more costs in the second step between three sizes, for each second that it costs in the first."""
    few, some, many = counts
    small, middle, large = seconds
    return (large - middle) / (many - some) / ((middle - small) / (some - few))


def built_again(shop: Workshop, size: Size) -> list[str]:
    """The files that differ in a second build of the same commit, with nothing kept of the first."""
    again = shop.folder / f"again-{size.name}"
    run(shop.project.command("build", "--site", again, data=shop.data(size), cold=True))
    return differing(shop.site(size), again)


def bare_of(shop: Workshop, size: Size) -> Command:
    """The bare site of a site that was built. Raises `Differs` where it does not say the same."""
    site = shop.site(size)
    edge = Edge(data=shop.data(size), today=TODAY, as_of=TODAY)
    entries = site_of(edge, shop.project.folder / "docs", None).entries
    folder = bare_site(site, entries, shop.folder / f"bare-{size.name}")
    command = Command(
        line=(sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(folder / "site")),
        folder=folder,
        environment={"NO_MKDOCS_2_WARNING": "1"},
    )
    run(command)
    compare(site, folder / "site")
    return command
