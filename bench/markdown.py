"""The same article as somebody would write it by hand in Markdown: the source of the bare site.

In: the tree of an article. Out: Markdown that says the same words in the same order, with headings, links, lists,
tables and emphasis, and nothing of drawings.
"""

import re
from collections.abc import Callable, Iterator

from bench.html_tree import APART, Node

SPECIAL = re.compile(r"[\\`*_\[\]{}|]")
FIRST = re.compile(r"^(?:([#+-])|(\d+)([.)]))")
HEADING = re.compile(r"h[1-6]")
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*"}
Address = Callable[[str], str]


def markdown(node: Node, address: Address) -> str:
    """An article as Markdown; `address` tells how a link is written."""
    return "\n\n".join(blocks(node, address)) + "\n"


def blocks(node: Node, address: Address) -> Iterator[str]:
    """What stands apart in a tree, one after the other."""
    if node.name == "table":
        yield from table(node, address)
    elif node.name in ("ul", "ol"):
        yield from list_of(node, address)
    elif node.name == "pre":
        yield "\n".join(f"    {row}" for row in plain(node).splitlines())
    elif node.holds_blocks():
        yield from parts(node, address)
    elif text := line(node.children, address):
        yield heading(node, text) if HEADING.fullmatch(node.name) else begun(text)


def parts(node: Node, address: Address) -> Iterator[str]:
    """An element with others in it that stand apart: each of these, and the lines between them."""
    between: list[Node | str] = []
    for child in (*node.children, None):
        if isinstance(child, str) or (child and not child.is_block and not child.holds_blocks()):
            between.append(child)
            continue
        if text := line(between, address):
            yield begun(text)
        between = []
        if child:
            yield from blocks(child, address)


def heading(node: Node, text: str) -> str:
    """A heading, under the id that links lead to."""
    anchor = f" {{ #{node.attributes['id']} }}" if "id" in node.attributes else ""
    return f"{'#' * int(node.name[1])} {text}{anchor}"


def list_of(node: Node, address: Address) -> Iterator[str]:
    """A list; where an entry is more than a line, its parts stand by themselves."""
    entries = list(node.elements())
    if any(entry.holds_blocks() for entry in entries):
        yield from parts(node, address)
        return
    rows = [text for entry in entries if (text := line(entry.children, address))]
    marks = ("- " if node.name == "ul" else f"{number}. " for number in range(1, len(rows) + 1))
    if rows:
        yield "\n".join(f"{mark}{begun(row)}" for mark, row in zip(marks, rows, strict=True))


def table(node: Node, address: Address) -> Iterator[str]:
    """A table, its first row as the head; whatever stands in a cell is a line there."""
    rows = [[line(cell.children, address) for cell in row.elements()] for row in descendants(node, "tr")]
    for caption in descendants(node, "caption"):
        yield begun(line(caption.children, address))
    rows = [row for row in rows if any(row)]
    if rows:
        width = max(len(row) for row in rows)
        first, *others = [row + [""] * (width - len(row)) for row in rows]
        yield "\n".join(f"| {' | '.join(row)} |" for row in (first, ["---"] * width, *others))


def descendants(node: Node, name: str) -> Iterator[Node]:
    """Every element of a name in a tree, but those in one of that name."""
    for child in node.elements():
        if child.name == name:
            yield child
        else:
            yield from descendants(child, name)


def line(children: list[Node | str], address: Address) -> str:
    """Texts and elements as one line."""
    return " ".join("".join(inline(children, address)).split())


def inline(children: list[Node | str], address: Address) -> Iterator[str]:
    """Texts escaped, emphasis and links marked; what stands apart has a space around it."""
    for child in children:
        if isinstance(child, str):
            yield escaped(child)
            continue
        text = "".join(inline(child.children, address))
        inner = text.strip()
        if inner and child.name in MARKS:
            mark = MARKS[child.name]
            text = text.replace(inner, f"{mark}{inner}{mark}") if mark not in text else text
        elif inner and child.name == "a" and "href" in child.attributes and "](" not in inner:
            text = text.replace(inner, f"[{inner}](<{address(child.attributes['href'])}>)")
        yield f" {text} " if child.is_block or child.name in APART else text


def escaped(text: str) -> str:
    """A text in which nothing has a meaning."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return SPECIAL.sub(r"\\\g<0>", text)


def begun(text: str) -> str:
    """A line that does not look like a list or a heading at its beginning."""
    return FIRST.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def plain(node: Node) -> str:
    """The text of a tree as it stands."""
    return "".join(child if isinstance(child, str) else plain(child) for child in node.children)
