"""Something wrong with the site itself: a page written by hand, or a page as it was built.

In: a place and a message of words/<language>/site.yml. Out: a line of text. Faults of the data are `Problem`s.
"""

from dataclasses import dataclass

from macros.problems import Message
from macros.words import Words, words


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which file: docs/nl/method.md at a line, or a page of the built site without one."""

    file: str
    message: Message
    line: int = 0


def fault(file: str, key: str, /, line: int = 0, **values: str | tuple[str, ...]) -> Fault:
    return Fault(file, Message(key=key, values=values), line)


def told(fault: Fault, language: str) -> str:
    """A line: `docs/nl/method.md:3: fout: de macro 'compas' bestaat niet. Bedoel je 'compass'?`."""
    say = site_words(language)
    place = f"{fault.file}:{fault.line}" if fault.line else fault.file
    values: dict[str, object] = {"near": ""}
    for name, value in fault.message.values.items():
        values[name] = quoted(value) if isinstance(value, tuple) else value
    near = fault.message.values.get("near")
    values["near"] = say("fault.near", names=quoted(near)) if isinstance(near, tuple) and near else ""
    return say("fault.line", place=place, what=say(fault.message.key, **values))


def quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def site_words(language: str) -> Words:
    """The words around the pages."""
    return words(language, ("site",))
