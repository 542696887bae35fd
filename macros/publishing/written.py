"""A page written by hand with its macros filled in, in a sandbox that reads no file and changes nothing.

In: the text of a page, and the functions behind its macros. Out: the text as Markdown; a mistake raises `Wrong`, with
the line and the names near to it.
"""

import traceback
from collections.abc import Callable, Collection, Mapping
from inspect import signature
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.near import near
from macros.publishing.calls import Macro, Misused
from macros.publishing.faults import Fault, fault


class Wrong(Exception):
    """What is wrong in a page."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message.key)
        self.fault = fault


def sandbox(functions: Mapping[str, Callable[..., str]], run: Mapping[str, Callable[..., str]]) -> Environment:
    """Knows the macros and nothing else; `functions` say how each is called, `run` is what is then called."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, loader=DictLoader({}))
    made.globals = {name: Macro(name, run[name], signature(functions[name])) for name in functions}
    made.filters.pop("random")
    return made


def filled(environment: Environment, text: str, file: str, above: int = 0) -> str:
    """A text of a file with its macros filled in; `above` it stand so many lines."""
    try:
        return str(environment.from_string(text).render())
    except Exception as error:  # noqa: BLE001 - whatever a macro raises, the writer of the page is told
        key, values = reason(error, list(environment.globals))
        raise Wrong(fault(file, key, line=above + line_of(error), **values)) from None


def line_of(error: Exception) -> int:
    """The line of the template in which an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == "<template>"), 1)


def reason(error: Exception, names: Collection[str]) -> tuple[str, dict[str, Any]]:
    """What went wrong in a macro: a key of words/<language>/site.yml and its values."""
    if isinstance(error, LookupError) and hasattr(error, "near"):
        return "page.unknown-name", {"name": str(getattr(error, "name", "")), "near": tuple(error.near)}
    match error:
        case Misused():
            return error.key, error.values
        case TemplateSyntaxError():
            return "page.syntax", {"why": error.message or ""}
        case SecurityError() | TemplateNotFound():
            return "page.not-allowed", {"why": str(error)}
        case UndefinedError():
            name = str(error).split("'")[1] if "'" in str(error) else str(error)
            return "page.unknown-macro", {"name": name, "near": near(name, list(names), 2)}
        case _:
            return "page.failed", {"why": str(error)}
