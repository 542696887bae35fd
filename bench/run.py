"""How quick and how light the project is, beside what it is compared with: `python -m bench.run S M`.

In: sizes. Out: a line a goal (its number, name, size, value, unit, comparator, ratio, limit, verdict, least and most of
all rounds), then the machine; 1 when a goal is not reached. A ratio is of cpu seconds, in one run on one machine.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench.bare import Differs
from bench.builds import of_builds
from bench.commands import of_checks, of_forecast, of_history
from bench.goals import Goal, as_data, judge, known, line
from bench.machine import machine
from bench.measure import Failed, run
from bench.roadmaps import SEED, TODAY
from bench.serving import of_serving
from bench.sizes import SIZES, L, M, S, Size
from bench.visits import of_search, of_visits
from bench.weight import weight
from bench.workshop import Found, Workshop, workshop

GOALS = (
    # Check: beside a process that only loads the same files with PyYAML, and one in which libyaml only parses them.
    Goal(number=1, name="check cold", size="M", beside="load only", most=0.6),
    Goal(number=1, name="check cold", size="L", beside="load only", most=0.5),
    Goal(number=2, name="check cold", size="S", most=0.1),
    Goal(number=2, name="check cold", size="L", beside="parse only", most=6),
    Goal(number=3, name="check warm", size="L", beside="parse only", most=2),
    # Build: beside bare Material for MkDocs, building the same text from Markdown.
    Goal(number=4, name="build", size="M", beside="bare", most=0.75),
    Goal(number=4, name="build", size="L", beside="bare", most=0.5),
    Goal(number=4, name="plain build", size="M", beside="bare", most=0.4),  # without charts and history
    Goal(number=5, name="page growth", size="L", unit="ratio", most=1.15),  # of a page more: from M to L, and S to M
    Goal(number=5, name="build peak", size="L", unit="MB", most=200, noisy=False),
    # Serve: from saving a file to the page that shows it.
    Goal(number=6, name="save to page", size="M", most=1),
    Goal(number=6, name="save to page", size="L", most=3.5),
    *(Goal(number=6, name="pages wrongly written", size=size, unit="pages", most=0, noisy=False) for size in "ML"),
    *(Goal(number=6, name="files unlike a whole build", size=size, unit="files", most=0, noisy=False) for size in "ML"),
    # A first view, beside the fonts; the index of the search is fetched when the box is used.
    *(Goal(number=7, name="first view record", size=size, unit="kB", most=85, noisy=False) for size in "SML"),
    *(Goal(number=7, name="first view home", size=size, unit="kB", most=125, noisy=False) for size in "SML"),
    *(Goal(number=7, name="first view map", size=size, unit="kB", most=125, noisy=False) for size in "SML"),
    *(Goal(number=7, name="requests", size=size, unit="requests", most=12, noisy=False) for size in "SML"),
    *(Goal(number=7, name="foreign requests", size=size, unit="requests", most=0, noisy=False) for size in "SML"),
    *(Goal(number=7, name="chart scripts", size=size, unit="scripts", most=0, noisy=False) for size in "SML"),
    *(Goal(number=8, name="index per page", size=size, unit="B", most=50, noisy=False) for size in "ML"),
    *(Goal(number=8, name="index before focus", size=size, unit="B", most=0, noisy=False) for size in "SML"),
    Goal(number=8, name="first result", size="L", most=4),
    # Any page but the map, and any chart.
    *(Goal(number=9, name="page nodes", size=size, unit="nodes", most=2000, noisy=False) for size in "SML"),
    *(Goal(number=9, name="page html", size=size, unit="kB", most=30, noisy=False) for size in "SML"),
    Goal(number=9, name="map html", size="S", unit="kB", most=45, noisy=False),
    *(Goal(number=9, name="chart bytes", size=size, unit="kB", most=2, noisy=False) for size in "SML"),
    *(Goal(number=9, name="chart nodes", size=size, unit="nodes", most=200, noisy=False) for size in "SML"),
    # History: 500 commits of M, beside git handing over the same bytes.
    Goal(number=10, name="history cold", size="M", most=1.5),
    Goal(number=10, name="history warm", size="M", beside="git only", most=2),
    # Forecast: nothing in it is drawn at random, so that of the same data is the same bytes.
    Goal(number=11, name="forecast", size="M", beside="bare", most=0.1),
    Goal(number=11, name="forecast numpy", size="M", unit="modules", most=0, noisy=False),
    Goal(number=11, name="forecast differences", size="M", unit="bytes", most=0, noisy=False),
    *(Goal(number=12, name="build differences", size=size, unit="files", most=0, noisy=False) for size in "SM"),
)


def of_pages(shop: Workshop, size: Size) -> Found:
    """The site of a size as readers get it; built first, where that was not done."""
    if not shop.site(size).exists():
        run(shop.build(size))
    site = shop.site(size)
    search = of_search(site) if size.name == L.name else {}
    return {**weight(site), **of_visits(site), **search}


PARTS: Mapping[str, tuple[str, Callable[[Workshop, Size], Found]]] = {  # of which sizes, and how
    "checks": ("SML", of_checks),
    "history": ("M", of_history),
    "forecast": ("M", of_forecast),
    "builds": ("SML", of_builds),
    "pages": ("SML", of_pages),
    "serving": ("ML", of_serving),
}


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print, and say whether all goals are reached."""
    options = parsed(given)
    findings: dict[tuple[str, str], tuple[float, ...] | str] = {}
    with folder(options.keep) as place:
        shop = workshop(place)
        for size in options.sizes:
            for part, (sizes, measure) in PARTS.items():
                if part in options.parts and size.name in sizes:
                    sys.stderr.write(f"{size.name} {part} …\n")
                    try:
                        found = measure(shop, size)
                    except (Failed, Differs) as failed:
                        sys.stderr.write(f"{size.name} {part}: {failed}\n")
                        return 2
                    findings |= {(name, size.name): values for name, values in found.items()}
    asked = [goal for goal in GOALS if goal.size in {size.name for size in options.sizes}]
    if options.parts != list(PARTS):
        asked = [goal for goal in asked if known(goal, findings)]
    verdicts = [judge(goal, findings, options.slack) for goal in asked]
    told = machine()
    sys.stdout.writelines(f"{line(verdict)}\n" for verdict in verdicts)
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in told.items()) + "\n")
    if options.json:
        data = {"day": TODAY.isoformat(), "seed": SEED, "machine": told, "goals": [as_data(one) for one in verdicts]}
        options.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(any(verdict.word == "FAIL" for verdict in verdicts))


def parsed(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure how quick and how light the project is.")
    parser.add_argument("sizes", nargs="*", type=SIZES.__getitem__, default=[S, M], metavar="S|M|L", help="which (S M)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="some of it (all)")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each command runs (5, of L 2)")
    parser.add_argument("--slack", type=float, default=1, help="what goals of time are multiplied by (1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work there, and leave what was made")
    options = parser.parse_args(given)
    if options.keep and options.keep.exists():
        parser.error(f"{options.keep} is there already; name a new folder for --keep")
    if options.rounds:
        options.sizes = [replace(size, rounds=options.rounds) for size in options.sizes]
    return options


@contextmanager
def folder(kept: Path | None) -> Iterator[Path]:
    """Where to work: a place of its own that goes away, or one that stays."""
    if kept:
        kept.mkdir(parents=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


if __name__ == "__main__":
    sys.exit(main())
