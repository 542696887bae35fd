"""What was promised on a revision is kept: which promises were altered since, and what to write instead.

In: a `Reading`, and the `Base` it is laid against. Out: problems, one a record. Never asks git: what may still be
corrected is told by the base.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from macros.checks.facts import stages_out_of_order
from macros.checks.mending import mended
from macros.checks.pasting import Lines, promise_lines
from macros.checks.promises import finish_before_start, replanned_out_of_order
from macros.checks.succession import succession
from macros.contract.rules import problem
from macros.load.alone import PROMISING, is_doubtful
from macros.model.commitment import Commitment, altered, commitments
from macros.model.promise import first_promise
from macros.model.reading import Reading
from macros.model.records import Item, Record
from macros.problems import Problem, Value
from macros.source import Source

ORDERS = (finish_before_start, stages_out_of_order, replanned_out_of_order)


@dataclass(frozen=True, kw_only=True)
class Base:
    """The state of data/ on a revision, that a later one is laid against."""

    commit: str  # its id, as long as git needs it
    reading: Reading
    young: Mapping[str, AbstractSet[Commitment]] = field(default_factory=dict)  # id -> what may still be corrected

    @cached_property
    def disorder(self) -> tuple[Source, ...]:
        """Where the dates of a promise contradict each other."""
        return tuple(problem.source for rule in ORDERS for problem in rule(self.reading))


def commitment_changed(reading: Reading, base: Base) -> Iterator[Problem]:
    """What was promised stays as it was made; a date that moves is added to replanned."""
    for old, new in succession(base.reading, reading).kept:
        if broken := broken_of(old, new, reading, base):
            was, now = of_old(broken), ", ".join(of_new(broken, new))
            key = "changed" if was and now else "erased" if was else "agreed"
            yield problem_with_lines(
                ("commitment-changed", place_of(new), key, "hint"),
                promise_again(old, new, reading),
                id=new.id,
                was=was,
                now=now,
            )


def broken_of(old: Record, new: Record, reading: Reading, base: Base) -> tuple[Commitment, ...]:
    """What a record promised and may not be changed any more, and is.

    Nothing of what is dropped or stopped now; of a promise in which there is a mistake, that is told first. A promise
    on the base that today's contract refuses for its order cannot stay as it is.
    """
    young = base.young.get(old.id, frozenset())
    found = tuple(one for one in altered(old, new) if one not in young)
    if not found or new.halted or in_doubt(new, reading) or in_disorder(old, base):
        return ()
    return found


def in_doubt(record: Record, reading: Reading) -> bool:
    """Whether something is wrong with the writing of its promise."""
    return is_doubtful(record, [problem for problem in reading.problems if problem.source.path == record.source.path])


def in_disorder(record: Record, base: Base) -> bool:
    """Whether the dates of its promise on the base contradict each other."""
    places = record.places
    keys = {places.key_at((at.line, at.column)) for at in base.disorder if at.path == record.source.path}
    return not keys.isdisjoint(PROMISING)


def of_old(broken: tuple[Commitment, ...]) -> str:
    """What was promised, in the words of the data."""
    return ", ".join(shown(one, one.written) for one in broken if one.written)


def of_new(broken: tuple[Commitment, ...], new: Record) -> Iterator[str]:
    """What stands in the place of each now, where anything does."""
    now = {(one.entry, one.key): one for one in commitments(new)}
    for one in broken:
        other = now.get((one.entry, one.key))
        if other == one and (first := first_promise(new, one.key)):  # no longer the first promise of its key
            yield f"{one.key} {first.date.written}"
        elif other and other.written:
            yield shown(one, other.written)


def shown(one: Commitment, written: str) -> str:
    return f"{one.key} {written}" + (f" (replanned {one.entry})" if one.entry else "")


def place_of(record: Record) -> Source:
    """Where `planned` stands; the record's first line where it does not."""
    place = record.places.of_key("planned")
    return Source(record.source.path, *place) if place else record.source


def promise_again(old: Record, new: Record, reading: Reading, aliases: tuple[str, ...] = ()) -> Lines:
    """What to write in the place of a promise that was altered.

    A milestone has no start: one that promised a start is called what it was, too.
    """
    promise = mended(old, new, reading.roadmap.today)
    started = any(one.key == "start" for one in commitments(old))
    kind = old.kind if isinstance(new, Item) and new.kind == "milestone" and started else ""
    return promise_lines(new, promise, kind=kind, aliases=aliases)


def problem_with_lines(where: tuple[str, Source, str, str], lines: Lines, **values: Value) -> Problem:
    """A problem (its rule, place, message and hint) with lines to paste; another hint where no reason lacks."""
    rule, source, key, hint = where
    hint = hint if lines.lacking else f"{hint}-told"
    return problem(rule, source, key, hint, lines=lines.text, rest=lines.rest, keys=lines.keys, **values)
