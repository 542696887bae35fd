"""roadmap review: the file of a review that was held, with the points of its agenda, to be filled in."""

import argparse

from macros.commands.given import day, edge_of, tell
from macros.commands.shown import context_of
from macros.report.skeleton import skeleton


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", type=day, dest="as_of", metavar="DAY", help="when it was held (today)")


def run(options: argparse.Namespace) -> int:
    """Writes data/reviews/<day>.yml; one that is there already stays as it is, and the command fails."""
    context = context_of(options)
    path = edge_of(options).data / "reviews" / f"{context.as_of}.yml"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(skeleton(context))
    except FileExistsError:
        tell(context.words("skeleton.exists", file=str(path)))
        return 1
    tell(context.words("skeleton.written", file=str(path)))
    return 0
