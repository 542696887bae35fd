"""One record through all the ids it had: an alias ties an old id to a new one, whenever it was written.

In: the changes of data/, oldest first. Out: for every id that ever stood on the branch, the newest of its record.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from macros.history.changes import Change


def newest_names(changes: Sequence[Change]) -> dict[str, str]:
    """Each id with the newest one of its record: the one that stands at the end, else the one that stood last.

    An alias that is the id of another record at that time ties nothing: which of the two is meant, nobody can say.
    """
    ties: dict[str, set[str]] = defaultdict(set)
    left: dict[str, int] = {}  # the number of the change in which an id was there for the last time
    standing: Counter[str] = Counter()
    for number, change in enumerate(changes):
        standing.subtract(said.id for _, said in change.gone)
        standing.update(said.id for _, said in change.came)
        left.update(dict.fromkeys((said.id for _, said in change.gone), number))
        for _, said in change.came:
            for alias in said.aliases:
                if not standing[alias]:
                    ties[said.id].add(alias)
                    ties[alias].add(said.id)
    stood = {id_: len(changes) if count else left[id_] for id_, count in standing.items()}
    return {id_: newest(group, stood) for group in groups(stood, ties) for id_ in group}


def groups(ids: Iterable[str], ties: Mapping[str, set[str]]) -> list[set[str]]:
    """The ids that hang together."""
    found: list[set[str]] = []
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            continue
        group, ahead = set(), [id_]
        while ahead:
            one = ahead.pop()
            if one not in group:
                group.add(one)
                ahead += ties.get(one, ())
        seen |= group
        found.append(group)
    return found


def newest(group: set[str], stood: Mapping[str, int]) -> str:
    """Of the ids of one record the one that stood last; an alias that never stood on the branch is none."""
    return max(sorted(group), key=lambda id_: stood.get(id_, 0))
