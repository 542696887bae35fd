"""What a change to the roadmap does: promises, records, what stands around them, figures and problems.

In: the data on both sides, as it was read, and the day on which both are measured. Out: an `Effect`. Pure: git has been
asked, and what the effect is told in, is another's work.
"""

import datetime as dt
from collections.abc import Iterator

from macros.checks import check
from macros.kpis.measure import measure
from macros.model.reading import Reading
from macros.model.records import Record
from macros.problems import fatal
from macros.report.effect.around import Sides, other_changes
from macros.report.effect.change import Change, Effect, Shown, State
from macros.report.effect.figures import aim_changes, figure_changes
from macros.report.effect.pairs import Names, Unread, names, paired, unread
from macros.report.effect.pitfalls import pitfalls_gained_and_lost
from macros.report.effect.problems import gained_and_lost
from macros.report.effect.promises import lost_promise, promise_changes
from macros.report.effect.work import altered, appeared, compared_in_doubt, subject_of


def state(revision: str | None, commit: str | None, reading: Reading) -> State:
    """One side of the change, with all that is wrong with it."""
    problems = tuple(check(reading))
    valid = not fatal(problems, strict=False)
    return State(revision=revision, commit=commit, reading=reading, problems=problems, valid=valid)


def effect(before: State, after: State, as_of: dt.date) -> Effect:
    """What lies between two states of the data, both measured on the day."""
    old, new = before.reading.roadmap, after.reading.roadmap
    renamed = names(old, new)
    sides = Sides(old=old, new=new, old_unread=unread(before.reading), new_unread=unread(after.reading))
    gained, lost = gained_and_lost(before.problems, after.problems, renamed)
    figures = aims = None
    came: tuple[Shown, ...] = ()
    went: tuple[Shown, ...] = ()
    if before.valid and after.valid:
        was, now = measure(old, as_of), measure(new, as_of)
        figures, aims = figure_changes(was, now, renamed), tuple(aim_changes(was, now, new))
        came, went = pitfalls_gained_and_lost(was.pitfalls, now.pitfalls, renamed)
    return Effect(
        as_of=as_of,
        before=before,
        after=after,
        promises=tuple(promises(sides, renamed)),
        records=tuple(records(sides, renamed)),
        others=tuple(other_changes(sides)),
        figures=figures,
        aims=aims or (),
        pitfalls_gained=came,
        pitfalls_lost=went,
        gained=gained,
        lost=lost,
    )


def promises(sides: Sides, renamed: Names) -> Iterator[Change]:
    """What becomes of every promise that can be read on both sides; with a record that is gone went its promise."""
    for before, after in paired(sides.old.records, sides.new.records, renamed):
        if in_doubt(before, after, sides):
            continue
        if after:
            yield from promise_changes(before, after, subject_of(after))
        elif before:
            yield from lost_promise(before, subject_of(before))


def in_doubt(before: Record | None, after: Record | None, sides: Sides) -> bool:
    """Whether one of the two could not be read whole, or stands perhaps in a file that could not be read."""
    if before and (before.source in sides.old_unread.things or (after is None and hidden(before, sides.new_unread))):
        return True
    return after is not None and (
        after.source in sides.new_unread.things or (before is None and hidden(after, sides.old_unread))
    )


def hidden(record: Record, unread: Unread) -> bool:
    """Whether a record that is not on a side may stand there in a file that could not be read."""
    return record.source.path in unread.files


def records(sides: Sides, renamed: Names) -> Iterator[Change]:
    """What becomes of every record."""
    for before, after in paired(sides.old.records, sides.new.records, renamed):
        if after is None:
            assert before is not None
            kind = "unread" if hidden(before, sides.new_unread) else "removed"
            yield Change(kind=kind, subject=subject_of(before))
        elif before is None:
            if hidden(after, sides.old_unread):
                yield Change(kind="unread", subject=subject_of(after))
            else:
                yield from appeared(after, sides.new)
        elif before.source in sides.old_unread.things or after.source in sides.new_unread.things:
            yield from compared_in_doubt(before, after)
        else:
            yield from altered(before, after, sides.old, sides.new)
