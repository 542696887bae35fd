"""Where the values of a table stand, worked out when somebody asks.

In: the text of a file, and where the table begins and ends. Out: lines and columns by key. Nothing is kept but the
text.
"""

from collections.abc import Iterator, Mapping

from yaml import Mark, SequenceNode

from macros.load.parser import nodes

Place = tuple[int, int]  # line and column, from 1


class Places(Mapping[str, Place]):
    """The places of the values of a table by their keys, and of the entries of its lists: depends_on.0 and on.

    The part of the text that the table takes up is read once more, moved to the column where it stands.
    """

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: Mark, end: Mark) -> None:
        self.text = text
        self.start = start
        self.end = end

    def found(self) -> dict[str, Place]:
        """All of them; the first of two keys that are alike."""
        start = self.start
        table = nodes(" " * start.column + self.text[start.index : self.end.index])
        places: dict[str, Place] = {}
        for key, value in table.value if table else ():
            if type(key.value) is not str or key.value in places:
                continue
            places[key.value] = start.line + value.start_mark.line + 1, value.start_mark.column + 1
            for number, entry in enumerate(value.value if isinstance(value, SequenceNode) else ()):
                mark = entry.start_mark
                places[f"{key.value}.{number}"] = start.line + mark.line + 1, mark.column + 1
        return places

    def __getitem__(self, key: str) -> Place:
        return self.found()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found())

    def __len__(self) -> int:
        return len(self.found())
