"""The file of a review that was held, to be filled in: the points of its agenda, each with its records and its owner.

In: the context on the day of the review. Out: YAML; writing it is somebody else's line. What people have to write is an
empty value, which `roadmap check` points at until it is filled in.
"""

from collections.abc import Iterator

from macros.pages.context import Context
from macros.pages.phrases import capital
from macros.pages.points import Line
from macros.pages.render import phrases
from macros.pages.review_agenda import sections


def skeleton(context: Context) -> str:
    """A file of data/reviews."""
    return "\n".join(lines(context)) + "\n"


def lines(context: Context) -> Iterator[str]:
    say = phrases(context)
    decide = sections(context)[0]
    points = [one for one in decide.lines if not one.point.decision]
    yield comment(say.plain("skeleton.head", date=context.as_of))
    yield comment(say.plain("skeleton.fill"))
    yield from ("summary:", "", "decisions:" if points else "decisions: []")
    for one in points:
        yield comment(say.plain(one.question), 2)
        yield comment(capital(say.plain(one.sentence)), 2)
        yield from entry(one)
    asked = [one for one in decide.lines if one.point.decision]
    if asked:
        yield from ("", comment(say.plain("skeleton.open")))
        yield from (comment(f"- {say.plain(one.question)} ({one.point.row.source})") for one in asked)


def entry(one: Line) -> Iterator[str]:
    """A decision to be taken; a track is no record, and stands in no `items`."""
    yield from ("  - what:", "    why:")
    if one.point.row.kind != "track":
        yield f"    items: [{one.point.row.id}]"
    yield f"    owner: {one.point.owner}"


def comment(text: str, indent: int = 0) -> str:
    """One line that YAML passes over, whatever the text holds."""
    return f"{' ' * indent}# {' '.join(text.split())}"
