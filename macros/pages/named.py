"""The macros of hand-written pages: the same views as the generated pages, by name.

In: the context and the address of the page that calls. Out: functions that return HTML that passes Markdown untouched.
A name or argument that does not exist raises `UnknownPage` with the names nearest to it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from macros.pages import (
    changes,
    compass,
    kpis,
    map,
    milestones,
    phases,
    pitfalls,
    review_agenda,
    reviews,
    tracks,
    use_cases,
)
from macros.pages.context import Context
from macros.pages.kpi_list import KPIS, kpi_of
from macros.pages.kpi_trend import trend
from macros.pages.links import LISTS, UnknownPage, checked, names
from macros.pages.markdown import as_markdown_safe
from macros.pages.phrases import sentence
from macros.pages.render import phrases, render
from macros.pages.values import value_of
from macros.pages.view import View


@dataclass(kw_only=True)
class Named:
    """The macros as one page calls them; every view on the page has ids of its own."""

    context: Context
    here: str
    parts: int = 0

    def functions(self) -> Mapping[str, Callable[..., str]]:
        """The macros by their name in a page."""
        return {
            "compass": lambda: self.show(compass.view),
            "roadmap_map": lambda **of: self.show(map.view, **checked_keys("roadmap_map", of, map.LIMITS)),
            "phase": lambda name: self.show(phases.view, name),
            "track": lambda name: self.show(tracks.view, name),
            "use_case": lambda name: self.show(use_cases.view, self.known("use_case", name)),
            "kpi": lambda name: self.show(kpis.view, name),
            "kpi_value": self.kpi_value,
            "chart": self.chart,
            "milestones": lambda next=None: self.show(milestones.view, next=next),
            "changes": lambda since=None: self.show(changes.view, since=since),
            "pitfalls": lambda: self.show(pitfalls.view),
            "agenda": lambda: self.show(review_agenda.view),
            "review": lambda day: self.show(reviews.view, day),
            "title": self.title,
        }

    def known(self, kind: str, name: str) -> str:
        """The name itself, when there is a page of it."""
        return checked(kind, name, names(self.context.roadmap, kind))

    def next_part(self) -> int:
        self.parts += 1
        return self.parts

    def show(self, view: Callable[..., View], *arguments: object, **options: object) -> str:
        """A whole view."""
        made = view(self.context, *arguments, here=self.here, part=self.next_part(), **options)
        return as_markdown_safe(made.html)

    def block(self, template: str, **values: object) -> str:
        """A piece of a page."""
        return as_markdown_safe(render(template, self.context, self.here, part=self.next_part(), **values))

    def kpi_value(self, name: str) -> str:
        """The value of a figure within a line of text, leading to its page."""
        value = value_of(kpi_of(name).figure(self.context.figures))
        made = render("kpi-value.html", self.context, self.here, name=name, value=value)
        return as_markdown_safe(made.strip())

    def chart(self, name: str) -> str:
        """The lines of a figure, with their table."""
        checked("chart", name, [kpi.id for kpi in KPIS])
        drawn = trend(self.context, kpi_of(name), self.parts + 1)
        return self.block("chart.html", trend=drawn, kpi=kpi_of(name))

    def title(self, kind: str, name: str | None = None) -> str:
        """The title of a page, as plain text."""
        return as_markdown_safe(Markup.escape(self.title_text(kind, name)))

    def title_text(self, kind: str, name: str | None) -> str:
        roadmap, say = self.context.roadmap, phrases(self.context)
        if name is None:
            checked("page", kind, LISTS)
            return self.context.words(f"title.{kind}")
        if name not in names(roadmap, kind):
            raise UnknownPage(kind, name, tuple(names(roadmap, kind)))
        match kind:
            case "record" | "item" | "use_case":
                return say.read(roadmap.record_by_id[name].title).text
            case "kpi":
                return self.context.words(f"kpi.{name}.name")
            case "area":
                return self.context.words(f"area.{name}")
            case "review":
                return say.plain(sentence("title.review", date=dt.date.fromisoformat(name)))
            case _:
                return say.read(getattr(roadmap, f"{kind}_by_id")[name].name).text


def checked_keys(macro: str, given: Mapping[str, object], known: tuple[str, ...]) -> dict[str, object]:
    """The named arguments of a macro; a name it does not know raises `UnknownPage`."""
    for name in given:
        checked(f"argument of {macro}", name, known)
    return dict(given)
