"""Templates to HTML: the one jinja2 environment, and everything a template may call.

In: the name of a template in overrides/fragments, the context, the page's address and the values to show. Out: escaped
HTML, or a whole `View` whose table of contents holds the headings that were written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.kept import shelf
from macros.model.records import Record
from macros.model.status import is_late, status
from macros.model.text import Text
from macros.pages.calling import Calling
from macros.pages.compiled import Kept, kept_in
from macros.pages.context import Context
from macros.pages.links import Links
from macros.pages.phrases import Named, Phrases, capital
from macros.pages.prose import Block, blocks
from macros.pages.view import Heading, View, packed
from macros.source import Source

FRAGMENTS = Path(__file__).parents[2] / "overrides" / "fragments"
MACROS = "m"  # what templates call the pieces that every page is made of
PHRASES = (  # what templates call of `Phrases`
    "say",
    "plain",
    "short",
    "long",
    "weekday",
    "month",
    "slip",
    "number",
    "percent",
    "in_words",
    "tick_text",
    "read",
    "foreign",
)


def compiled_templates() -> Kept | None:
    """Where templates are kept as programs: with the user, since in the project a change could bring its own along."""
    folder = shelf().folder
    return kept_in(folder / "templates") if folder else None


@cache
def environment() -> Environment:
    """Strict and escaping; it knows templates and nothing of any page."""
    made = Environment(
        loader=FileSystemLoader(FRAGMENTS),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
    )
    made.filters["capital"] = capital
    made.context_class = Calling
    return made


@dataclass(kw_only=True)
class Page:
    """What a template may call. Ids are local to a view, so that two views can stand on one page."""

    context: Context
    address: str
    part: int = 1  # the how-manieth view this is on its page
    contents: list[Heading] = field(default_factory=list)

    def local(self, name: str) -> str:
        """An id of this view: as it is in the first view of a page, with the view's number in a later one."""
        return name if self.part == 1 else f"{name}_{self.part}"

    def anchor(self, level: int, name: str, text: object) -> str:
        """The id of a heading, entered in the contents. It begins with _, which no id of the data does."""
        made = self.local(f"_{name}")
        plain = str(text.striptags()) if isinstance(text, Markup) else str(text)
        self.contents.append(Heading(level=level, id=made, text=plain))
        return made

    def tools(self) -> Mapping[str, object]:
        """The names that templates use."""
        roadmap = self.context.roadmap
        links = Links(roadmap=roadmap, here=self.address, commit=self.context.commit)

        def named(name: Named) -> Markup:
            return Markup(macro("link")(name) if name.kind else macro("t")(name.text))

        def status_of(record: Record) -> str:
            return status(record, self.context.as_of)

        def late(record: Record) -> bool:
            return is_late(record, self.context.as_of)

        def prose(text: Text) -> tuple[Block, ...]:
            return blocks(phrases.read(text).text)

        phrases = Phrases(context=self.context, named=named)
        tools: dict[str, object] = {
            "roadmap": roadmap,
            "as_of": self.context.as_of,
            "language": self.context.language,
            "named": Named,
            "prose": prose,
            "status": status_of,
            "late": late,
            "anchor": self.anchor,
            "local": self.local,
            "url": links.url,
            "file": links.file,
            "edit": links.edit,
            "revision": links.revision,
        }
        tools |= {name: getattr(phrases, name) for name in PHRASES}
        module = environment().get_template("macros.html").make_module(tools)

        def macro(name: str) -> Callable[..., str]:
            found: Callable[..., str] = getattr(module, name)
            return found

        return {**tools, MACROS: module}


def render(template: str, context: Context, address: str, *, part: int = 1, **values: object) -> Markup:
    """A template as HTML, for the page at an address."""
    return written(template, Page(context=context, address=address, part=part), values)


def view(  # noqa: PLR0913 - what a page is, field by field, beside the values that its template shows
    template: str,
    context: Context,
    address: str,
    *,
    title: str,
    summary: str = "",
    keywords: tuple[str, ...] = (),
    source: Source | None = None,
    wide: bool = False,
    part: int = 1,
    **values: object,
) -> View:
    """A template as a finished page; `title` and `summary` are plain text."""
    page = Page(context=context, address=address, part=part)
    return View(
        address=address,
        title=title,
        packed=packed(written(template, page, {"title": title, **values})),
        contents=tuple(page.contents),
        summary=summary,
        keywords=keywords,
        source=source,
        wide=wide,
    )


def written(template: str, page: Page, values: Mapping[str, object]) -> Markup:
    tools = page.tools()
    if taken := tools.keys() & values.keys():
        raise TypeError(
            f"{template} may not be given {', '.join(sorted(taken))}: templates call something by that name"
        )
    return Markup(environment().get_template(template).render({**tools, **values}))


def phrases(context: Context) -> Phrases:
    """The words of a page for Python: titles, summaries and names, as plain text."""
    return Phrases(context=context, named=lambda name: Markup.escape(phrases(context).read(name.text).text))
