"""How a page written by hand calls a macro: with what it takes, or the writer of the page is told how.

In: a macro, and the form of the function behind it. Out: the same macro, that raises `Misused` for any other call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Any

from macros.near import near


class Misused(Exception):
    """A macro that is not called as it should be: a key of words/<language>/site.yml and its values."""

    def __init__(self, key: str, **values: str | tuple[str, ...]) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro as a page has it: it knows how it is called, and says so when it is called otherwise."""

    name: str
    run: Callable[..., str]
    form: Signature

    def __call__(self, *arguments: Any, **options: Any) -> str:
        try:
            self.form.bind(*arguments, **options)
        except TypeError:
            unknown = next((option for option in options if option not in self.takes), None)
            if unknown is None:
                raise Misused("page.wrong-arguments", macro=self.name, call=self.call) from None
            close = near(unknown, self.takes)
            raise Misused("page.unknown-argument", macro=self.name, name=unknown, near=close) from None
        return self.run(*arguments, **options)

    def __str__(self) -> str:
        raise Misused("page.not-called", macro=self.name, call=self.call)

    @property
    def takes(self) -> list[str]:
        return [name for name, given in self.form.parameters.items() if given.kind is not Parameter.VAR_KEYWORD]

    @property
    def call(self) -> str:
        return f"{self.name}({', '.join(self.takes)})"
