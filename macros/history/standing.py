"""Since when a promise stands, and when it was altered: what may still be corrected as a slip of the pen.

In: the changes of data/ on the branch of a revision and on the branch of HEAD, oldest first, and the records asked for.
Out: for each of them the commitments that were altered soon enough. Pure: git has been asked.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from macros.history.changes import Change
from macros.history.names import newest_names
from macros.model.commitment import Commitment

NOTHING = frozenset[Commitment]()
Stand = tuple[dt.date, frozenset[Commitment]]  # from the day of a commit on, what a record promises


def young(
    asked: Collection[str], base: Sequence[Change], head: Sequence[Change], grace: dt.timedelta, today: dt.date
) -> dict[str, frozenset[Commitment]]:
    """By id, the commitments altered at most `grace` after the first commit of `base` that has them.

    Altered is what is not there any more at the end of `head`: on the day of the commit since which it is gone, else
    in the working tree, today.
    """
    since, later = stands(asked, base), stands(asked, head)
    found = {}
    for id_ in asked:
        first: dict[Commitment, dt.date] = {}
        for day, promised in since[id_]:
            first |= {one: day for one in promised if one not in first}
        ended = later[id_]
        found[id_] = frozenset(one for one, day in first.items() if altered_on(one, ended, today) <= day + grace)
    return found


def altered_on(one: Commitment, stood: Sequence[Stand], today: dt.date) -> dt.date:
    """The day of the first commit after the last that had it; today where none came after."""
    last = max((number for number, (_, promised) in enumerate(stood) if one in promised), default=len(stood))
    return stood[last + 1][0] if last + 1 < len(stood) else today


def stands(asked: Collection[str], changes: Sequence[Change]) -> dict[str, list[Stand]]:
    """What each record promised, commit by commit in which its file changed, through all the ids it had."""
    names = newest_names(changes)
    ids: dict[str, list[str]] = defaultdict(list)  # the newest -> those asked for
    for id_ in asked:
        if id_ in names:
            ids[names[id_]].append(id_)
    found: dict[str, list[Stand]] = {id_: [] for id_ in asked}
    for day, name, promised in steps(changes, names, ids):
        for id_ in ids[name]:
            found[id_].append((day, promised))
    return found


def steps(
    changes: Sequence[Change], names: Mapping[str, str], wanted: Collection[str]
) -> Iterator[tuple[dt.date, str, frozenset[Commitment]]]:
    """Each day on which a wanted record was written or taken away, and what it promised since.

    What cannot be read is as it was before.
    """
    present: dict[str, dict[tuple[str, str], frozenset[Commitment]]] = {name: {} for name in wanted}
    for change in changes:
        before: dict[str, frozenset[Commitment]] = {}
        for path, said in change.gone:
            if (name := names[said.id]) in present:
                before.setdefault(name, all_of(present[name]))
                del present[name][path, said.id]
        for path, said in change.came:
            if (name := names[said.id]) in present:
                known = before.setdefault(name, all_of(present[name]))
                present[name][path, said.id] = frozenset(said.commitments) | (NOTHING if said.readable else known)
        torn = any(path in change.torn for path, _ in change.gone)
        for name in before:
            if present[name] or not torn:
                yield change.commit.day, name, all_of(present[name])


def all_of(places: Mapping[tuple[str, str], frozenset[Commitment]]) -> frozenset[Commitment]:
    """What a record promises, wherever it stands."""
    return NOTHING.union(*places.values())
