"""libyaml by way of PyYAML's binding: from text to nodes, or to bare maps, lists and texts.

A node carries the place of every word, which only a problem needs; making it and its marks takes longer than parsing. A
bare map or list has a place, a text has none.
"""

import operator
from typing import Any

from yaml import Mark, Node, YAMLError, _yaml


class Parser(_yaml.CParser):
    """The binding without its resolver of types, which takes half the time and is not wanted.

    The three are called for every node: builtins that take as many arguments and do nothing. The tag of a node means
    nothing then.
    """

    resolve = slice
    descend_resolver = operator.is_
    ascend_resolver = bool


class Collection:
    """A map or list as the binding makes one; `value` holds the pairs, or what is listed."""

    __slots__ = ("end_mark", "start_mark", "value")

    def __init__(self, tag: object, value: list[Any], start_mark: Mark, end_mark: Mark, flow_style: object) -> None:
        self.value = value
        self.start_mark = start_mark
        self.end_mark = end_mark


class BareMap(Collection):
    __slots__ = ()


class BareList(Collection):
    __slots__ = ()


def bare_text(tag: object, value: str, start_mark: Mark, end_mark: Mark, style: str | None) -> str:
    """What is made of a scalar; its marks are dropped at once."""
    return value


OWN = {name: getattr(_yaml, name) for name in ("MappingNode", "SequenceNode", "ScalarNode")}
BARE = {"MappingNode": BareMap, "SequenceNode": BareList, "ScalarNode": bare_text}


def nodes(text: str) -> Node | None:
    """The root node of a text, None where there is none; raises YAMLError."""
    root: Node | None = Parser(text).get_single_node()
    return root


def bare(text: str) -> Any:
    """The root of a text as a BareMap, a BareList, a str or None; raises YAMLError.

    The binding looks its classes of nodes up by name; ours stand there while it is at work. Should another PyYAML not
    look there, its own nodes come out, which nobody mistakes for bare values.
    """
    try:
        vars(_yaml).update(BARE)
        return Parser(text).get_single_node()
    except AttributeError:  # to refuse a document behind a text, the binding asks the text for its place
        raise YAMLError("a second document") from None
    finally:
        vars(_yaml).update(OWN)
