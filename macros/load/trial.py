"""Whether a fix is right: the file is read again as if it were applied, and only its problem may be gone.

In: the sheets of all files, and what may be right for the problems on them. Out: the same problems, those with a known
right text with that as their `fix`. Never writes. Asked only when something is wrong; how often, hangs on the size of
the file.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from yaml import YAMLError

from macros.contract.choices import MEASURES
from macros.fixes import Fix, applied
from macros.load.link import HELD_BY, LOCAL, Referred
from macros.load.parser import nodes
from macros.load.sheet import BAD, Sheet
from macros.problems import Problem

MOST_READ = 400_000  # characters that trying may read again in all
HIDING = frozenset(("yaml-syntax", "yaml-feature"))  # of which nothing else in the file is told, or not all
Read = Callable[[bytes, Sheet], Any]


@dataclass(slots=True)
class Trial:
    """All that was read, in which one file at a time is replaced."""

    sheets: list[Sheet]
    referred: Referred  # by the files that were read without marks
    unread: frozenset[str]
    read: Read
    before: frozenset[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.before = frozenset(loose(self.sheets, self.referred, self.unread))

    def of(self, sheet: Sheet) -> None:
        """Gives the problems of a sheet their fix."""
        text = sheet.given or sheet.text
        left = MOST_READ
        for number, ways in sheet.possible.items():
            left -= len(ways) * len(text)
            if left < 0:
                return
            problem = sheet.problems[number]
            right = [(way, new) for way in ways if self.is_right(sheet, problem, way, new := applied(text, [way]))]
            if right and all(alike(new, right[0][1]) for _, new in right[1:]):
                sheet.problems[number] = replace(problem, fix=right[0][0])

    def is_right(self, sheet: Sheet, problem: Problem, way: Fix, new: str) -> bool:
        """Whether the problem has gone from a text with its fix in it, and no other has come."""
        again = Sheet(
            path=sheet.path, place=sheet.place, id=sheet.id, today=sheet.today, languages=sheet.languages, most=0
        )
        value = self.read(new.encode(), again)
        lines = range(way.line, max(way.end_line, way.line + way.text.count("\n")) + 1)
        if problem.rule in HIDING:  # what was behind it shows now, and is no fault of the fix
            nowhere = {id_ for _, id_ in self.loosened(sheet, again)}
            referred = (id_ for _, id_, node in again.referred if node.start_mark.line + 1 in lines)
            return nowhere.isdisjoint(referred) and not any(worse(one, problem, lines) for one in again.problems)
        before, after = Counter(map(identity, sheet.problems)), Counter(map(identity, again.problems))
        if problem.rule == "bad-id" and problem.message.values["suggestion"] in {id_ for _, id_ in self.before}:
            return False  # the right id is that of another
        gone = after[identity(problem)] < before[identity(problem)]
        return gone and value is not BAD and not after - before and not self.loosened(sheet, again)

    def loosened(self, sheet: Sheet, again: Sheet) -> frozenset[tuple[str, str]]:
        """The ids that fit nowhere any more when a file is read as `again`, and those it names in vain more often."""
        sheets = [again if one is sheet else one for one in self.sheets]
        folder = sheet.place.partition("/")[0]
        others = any(one.holes and one.place.partition("/")[0] == folder for one in sheets)
        unread = self.unread if others else self.unread - {folder}
        now = frozenset(loose(sheets, self.referred, unread))
        more = Counter(row[:2] for row in again.referred) - Counter(row[:2] for row in sheet.referred)
        return now - (self.before - more.keys())


def loose(sheets: Iterable[Sheet], referred: Referred, unread: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each space and id that is taken twice, or that is referred to and not there."""
    taken: dict[str, set[str]] = {space: set() for space in HELD_BY}
    rows = list(referred)
    for sheet in sheets:
        for space, id_, _ in sheet.named:
            if space not in LOCAL:
                yield from [(space, id_)] if id_ in taken[space] else []
                taken[space].add(id_)
        rows += [(space, {id_}) for space, id_, _ in sheet.referred]
    taken["measure"] = {*MEASURES, *taken["metric"]}
    for space, ids in rows:
        if unread.isdisjoint(HELD_BY[space]):
            yield from ((space, id_) for id_ in ids if id_ not in taken[space])
    for sheet in sheets:
        for _, id_, _ in sheet.former:
            yield from [("record", id_)] if id_ in taken["record"] else []
            taken["record"].add(id_)


def worse(found: Problem, problem: Problem, lines: range) -> bool:
    """Whether something is wrong with what a fix wrote, or reading still ends where it did."""
    line = found.source.line
    return line in lines or (line < lines.start and found.rule == problem.rule)


def identity(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same, wherever they stand."""
    values = {name: value for name, value in problem.message.values.items() if name not in ("first", "start")}
    return problem.rule, problem.message.key, tuple(sorted(values.items(), key=str))


def alike(one: str, other: str) -> bool:
    """Whether two texts say the same; not where one of them cannot be read."""
    try:
        return bool(said(nodes(one)) == said(nodes(other)))
    except YAMLError:
        return False


def said(node: Any) -> Any:
    """What a node holds, without its place."""
    value = getattr(node, "value", node)
    if isinstance(value, list):
        return [said(child) for child in value]
    return tuple(said(child) for child in value) if isinstance(value, tuple) else value
