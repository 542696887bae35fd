"""The macros of hand-written pages: the same views as the generated pages, by name.

In: the context and the address of the page that calls. Out: functions that return HTML that passes Markdown untouched.
A name or argument that does not exist raises `UnknownPage` with the names nearest to it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.pages import compass, kpis, map, phases
from macros.pages.context import Context
from macros.pages.links import checked
from macros.pages.markdown import as_markdown_safe
from macros.pages.view import View

VIEWS: Mapping[str, Callable[..., View]] = {  # each takes the context and, by keyword, `here` and `part`
    "compass": compass.view,
    "roadmap_map": map.view,
    "phase": phases.view,
    "kpi": kpis.view,
}


@dataclass(kw_only=True)
class Named:
    """The macros as one page calls them; every view on the page has ids of its own."""

    context: Context
    here: str
    parts: int = 0

    def show(self, name: str, *arguments: object, **options: object) -> str:
        """A whole view."""
        self.parts += 1
        made = VIEWS[name](self.context, *arguments, here=self.here, part=self.parts, **options)
        return as_markdown_safe(made.html)

    def functions(self) -> Mapping[str, Callable[..., str]]:
        """The macros by their name in a page."""
        return {}
