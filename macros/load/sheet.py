"""One file of data/ while it is read: its text, what was found wrong in it, and the ids it names and refers to.

In: a path and the text. Out: problems at a place, and rows of ids. Never opens a file.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml import Mark, Node

from macros.contract.rules import problem
from macros.fixes import Fix
from macros.load.parser import Collection
from macros.load.places import Places
from macros.problems import Problem, Value
from macros.source import Source

Ways = Callable[[], tuple[Fix, ...]]


class Doubt(Exception):
    """Something may be wrong with a file: it has to be read with the place of every word."""


BAD: Any = object()  # a value that has a problem of its own, told already
MOST_FIXES = 20  # in a file: those behind them have their turn when these are gone
TAINTED = "\ufffd"  # stands in the text where a refused character was, which has been told already


@dataclass(slots=True, kw_only=True)
class Sheet:
    """What one file gave; the only thing in load that changes while it is used."""

    path: str
    file: Source = field(init=False)  # the file as a whole
    place: str = ""  # its key in FILES
    id: str = ""  # of the record, where the file's name is that
    today: dt.date
    languages: tuple[str, ...]  # empty: roadmap.yml could not say which
    text: str = ""
    given: str = ""  # the text before refused characters were replaced, where there are any
    tainted: bool = False  # refused characters were replaced by TAINTED
    holes: bool = False  # something that has an id could not be read
    quick: bool = False  # read without marks: its ids have the place of the file, and `referred` is empty
    problems: list[Problem] = field(default_factory=list)
    most: int = MOST_FIXES  # of how many problems the right text is looked for
    possible: dict[int, tuple[Fix, ...]] = field(default_factory=dict)  # number of a problem -> what may be right
    named: list[tuple[str, str, Source]] = field(default_factory=list)  # space, id, place
    former: list[tuple[str, str, Source]] = field(default_factory=list)  # aliases likewise
    referred: list[tuple[str, str, Node]] = field(default_factory=list)
    lacking: dict[str, Source] = field(default_factory=dict)  # of the record being read: language -> first text
    untranslated: list[tuple[Source, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = Source(self.path)

    def forget(self) -> None:
        """Takes back what a reading of a sound text left behind."""
        self.quick = False
        for rows in (self.problems, self.named, self.former, self.referred, self.untranslated):
            rows.clear()
        self.possible.clear()

    def source(self, mark: Mark) -> Source:
        return Source(self.path, mark.line + 1, mark.column + 1)

    def told_at(self, mark: Mark) -> Source:
        """Where a problem stands; what begins behind the text, as libyaml has it, stands at its end."""
        lines = self.text.count("\n") if mark.index >= len(self.text) else mark.line
        return self.source(mark) if mark.line <= lines else Source(self.path, lines + 1, len(self.line(lines)) + 1)

    def places(self, table: Node | Collection) -> Places:
        """Where the values of a table stand."""
        return Places(self.text, table.start_mark, table.end_mark)

    def report(
        self, rule: str, at: Mark | Source, key: str, hint: str = "", ways: Ways | None = None, /, **values: Value
    ) -> None:
        """Adds a problem; `key` and `hint` are entries of words/<language>/problems.yml under the rule's name.

        `ways` finds what may be right: `trial` sees whether it is.
        """
        source = at if isinstance(at, Source) else self.told_at(at)
        if ways:
            self.offer(len(self.problems), ways)
        self.problems.append(problem(rule, source, key, hint, **values))

    def offer(self, number: int, ways: Ways) -> None:
        """Keeps what may be right for a problem."""
        if len(self.possible) < self.most and (fixes := ways()):
            self.possible[number] = fixes

    def told(self, node: Node) -> bool:
        """Whether what is wrong with a value follows from a refused character in it, told already."""
        return self.tainted and isinstance(node.value, str) and TAINTED in node.value

    def line(self, number: int) -> str:
        """A line of the text, counted from 0; empty behind the last."""
        lines = self.text.split("\n", number + 1)
        return lines[number] if number < len(lines) else ""
