"""Rules about what waits for what."""

from collections.abc import Iterator, Mapping

from macros.checks.promises import latest, place_of
from macros.contract.choices import STAGES
from macros.contract.rules import problem
from macros.model.reading import Reading
from macros.model.records import Item, Record
from macros.model.status import done_on
from macros.problems import Problem
from macros.source import Source

MOST_NAMED = 12  # members of a circle that the message names


def dependency_cycle(reading: Reading) -> Iterator[Problem]:
    """No record waits, by way of others, for itself."""
    records = reading.roadmap.record_by_id
    waiting = {id_: record.depends_on for id_, record in records.items() if record.depends_on}
    edges = {id_: [other for other in others if other in waiting] for id_, others in waiting.items()}
    for circle in circles(edges):
        first = records[circle[0]]
        key = f"depends_on.{first.depends_on.index(circle[1 % len(circle)])}"
        named = [*circle[:MOST_NAMED], "…"] if len(circle) > MOST_NAMED else [*circle, circle[0]]
        source = Source(first.source.path, *first.places[key])
        yield problem("dependency-cycle", source, "message", "hint", circle=" → ".join(named), n=len(circle))


def circles(edges: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Every circle once, from its first id in the alphabet; circles that share a member count as one.

    Walks along the edges; a dead end is taken out, so that each edge is walked once.
    """
    left = {id_: iter(others) for id_, others in edges.items()}
    for start in sorted(edges):
        path, position = [start], {start: 0}
        while path:
            if path[-1] not in left:
                del position[path.pop()]
                continue
            following = next((other for other in left[path[-1]] if other in left), None)
            if following is None:
                del left[path[-1]], position[path.pop()]
            elif following in position:
                circle = path[position[following] :]
                turn = circle.index(min(circle))
                yield circle[turn:] + circle[:turn]
                for member in circle:
                    del left[member]
            else:
                position[following] = len(path)
                path.append(following)


def starts_before_predecessor(reading: Reading) -> Iterator[Problem]:
    """A record starts when what it depends on is promised; the same day will do, and done records are left alone."""
    records = reading.roadmap.record_by_id
    for record in reading.roadmap.records:
        begin = start_key(record) if record.depends_on and not is_over(record) else None
        start = latest(record, begin) if begin else None
        for id_ in record.depends_on if start else ():
            other = records.get(id_)
            end = latest(other, other.end) if other and not is_over(other) else None
            if start and begin and end and start.first < end.last:
                yield problem(
                    "starts-before-predecessor",
                    place_of(record, begin),
                    "message",
                    "hint",
                    id=record.id,
                    start=start.written,
                    other=id_,
                    finish=end.written,
                )


def start_key(record: Record) -> str | None:
    """The key of the promise with which a record starts: a use case at its first promised stage."""
    if isinstance(record, Item):
        return "start"
    return next((stage for stage in STAGES if latest(record, stage)), None)


def is_over(record: Record) -> bool:
    """Done, dropped or stopped, whatever the day."""
    return done_on(record) is not None or record.halted is not None
