"""Where the values of a table stand, worked out when somebody asks.

In: the text of a file, and where the table begins and ends. Out: lines and columns by key. Nothing is kept but the
text.
"""

from collections.abc import Iterator, Mapping

from yaml import Mark, Node, SequenceNode

from macros.load.parser import nodes
from macros.model.parts import Place


class Places(Mapping[str, Place]):
    """The places of the values of a table by their keys, and of the entries of its lists: depends_on.0 and on.

    The part of the text that the table takes up is read once more, moved to the column where it stands.
    """

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: Mark, end: Mark) -> None:
        self.text = text
        self.start = start
        self.end = end

    @property
    def flow(self) -> bool:
        """Whether the table is written in braces."""
        return self.text[self.start.index : self.start.index + 1] == "{"

    @property
    def written(self) -> str:
        """The table as it is written, without the blank lines and remarks behind it."""
        rows = self.text[self.start.index : self.end.index].rstrip().split("\n")
        while not rows[-1].strip() or rows[-1][: self.start.column + 1].lstrip().startswith("#"):
            rows.pop()
        return "\n".join(rows).rstrip()

    @property
    def before(self) -> str:
        """What stands in front of the table on its line: of an entry of a list the dash."""
        return self.text[: self.start.index].rpartition("\n")[2]

    def of_key(self, key: str) -> Place | None:
        """Where a key itself stands; None where it does not."""
        marks = (name.start_mark for name, _ in self.pairs() if name.value == key)
        return next(((self.start.line + 1 + mark.line, mark.column + 1) for mark in marks), None)

    def pairs(self) -> list[tuple[Node, Node]]:
        """The nodes of its keys and values, read once more; their lines count from where the table begins."""
        start = self.start
        table = nodes(" " * start.column + self.text[start.index : self.end.index])
        return [pair for pair in table.value if type(pair[0].value) is str] if table else []

    def found(self) -> dict[str, Place]:
        """All of them; the first of two keys that are alike."""
        first = self.start.line + 1
        places: dict[str, Place] = {}
        for key, value in self.pairs():
            if key.value in places:
                continue
            places[key.value] = first + value.start_mark.line, value.start_mark.column + 1
            for number, entry in enumerate(value.value if isinstance(value, SequenceNode) else ()):
                mark = entry.start_mark
                places[f"{key.value}.{number}"] = first + mark.line, mark.column + 1
        return places

    def key_at(self, place: Place) -> str:
        """The key at which, or in whose value, a place of the file lies; empty for a place outside the table."""
        line, column = place[0] - self.start.line - 1, place[1] - 1
        if not 0 <= line <= self.end.line - self.start.line:
            return ""
        for key, value in self.pairs():
            begin, end = key.start_mark, value.end_mark
            if (begin.line, begin.column) <= (line, column) < (end.line, end.column):
                return str(key.value)
        return ""

    def __getitem__(self, key: str) -> Place:
        return self.found()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found())

    def __len__(self) -> int:
        return len(self.found())
