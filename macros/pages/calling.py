"""How our templates call what they are given: a page makes hundreds of calls, and jinja2 asks much about each.

In: a macro, or a plain function. Out: what it returns. Nothing that our templates call wants the context or the
environment; a function marked with `pass_context` or `pass_environment` would not be given it.
"""

from collections.abc import Callable
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode


class Calling(Context):
    """The names of a template, and how it calls them."""

    @internalcode
    def call(
        self, called: Callable[..., Any], /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """What a call in a template gives; the variables of loops and blocks are meant for `pass_context`."""
        return called(self.eval_ctx, *given, **named) if type(called) is Macro else called(*given, **named)
