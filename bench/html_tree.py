"""The article of a built page as a tree, and the words that a reader finds in it.

In: HTML. Out: nodes of elements and texts. What is no text to a reader is left out: drawings, scripts, styles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

LEFT_OUT = frozenset("script style svg template noscript".split())
EMPTY = frozenset("area br col embed hr img input link meta source track wbr".split())
INLINE = frozenset(
    "a abbr b bdi button cite code data del em i ins kbd label mark option optgroup output q s select small span strong"
    " sub sup time u var wbr br input img".split()
)
APART = frozenset("br option button select label".split())  # in a line, yet words of their own


@dataclass(slots=True)
class Node:
    """An element; its texts and elements in order."""

    name: str
    attributes: dict[str, str]
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.name not in INLINE

    def elements(self) -> "Iterator[Node]":
        """The elements right under it."""
        return (child for child in self.children if isinstance(child, Node))

    def holds_blocks(self) -> bool:
        """Whether something that stands apart lies in it, at any depth."""
        return any(child.is_block or child.holds_blocks() for child in self.elements())


class Article(HTMLParser):
    """Reads the first `article` of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Node("article", {})
        self.open: list[Node] = []
        self.left_out = 0
        self.done = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.done or (not self.open and tag != "article"):
            return
        if tag in LEFT_OUT:
            self.left_out += 1
        if self.left_out:
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in LEFT_OUT:
            self.handle_starttag(tag, attrs)
            if tag not in EMPTY:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in LEFT_OUT and self.left_out:
            self.left_out -= 1
            return
        names = [node.name for node in self.open]
        if self.left_out or tag not in names:
            return
        del self.open[len(names) - 1 - names[::-1].index(tag) :]
        self.done = not self.open

    def handle_data(self, data: str) -> None:
        if self.open and not self.left_out:
            self.open[-1].children.append(data)


def article(html: str) -> Node:
    """What stands in the article of a page; nothing where it has none."""
    return Article(html).root


def words_of(node: Node) -> list[str]:
    """The words of a tree as they follow each other; what stands apart is no part of the word before it."""
    return "".join(pieces(node)).split()


def pieces(node: Node) -> Iterator[str]:
    """The text of a tree, with a space around what stands apart."""
    apart = " " if node.is_block or node.name in APART else ""
    yield apart
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from pieces(child)
    yield apart
