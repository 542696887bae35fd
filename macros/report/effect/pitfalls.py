"""What shows a pitfall after a change and did not before, and the other way round.

In: the pitfalls of both sides, measured on the same day. Out: a `Shown` for each record and sign that came or went.
"""

from collections.abc import Iterable, Iterator

from macros.kpis.pitfalls import Pitfall
from macros.report.effect.change import Shown
from macros.report.effect.pairs import Names


def pitfalls_gained_and_lost(
    before: Iterable[Pitfall], after: Iterable[Pitfall], names: Names
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """Those only after, and those only before; a record with a new id is the same one."""
    old = {(one.pitfall, one.sign, names[one.row.id]): one for one in shown(before)}
    new = {(one.pitfall, one.sign, one.row.id): one for one in shown(after)}
    return (
        tuple(one for key, one in new.items() if key not in old),
        tuple(one for key, one in old.items() if key not in new),
    )


def shown(pitfalls: Iterable[Pitfall]) -> Iterator[Shown]:
    for pitfall in pitfalls:
        for sign in pitfall.signs:
            yield from (Shown(pitfall=pitfall.key, sign=sign.key, row=row) for row in sign.rows)
