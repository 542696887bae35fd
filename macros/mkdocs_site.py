"""The hook: hands the prepared pages to mkdocs. The only file that imports mkdocs.

In: the views of one language. Out: pages that pass Markdown and Jinja by, a navigation, search entries. Pages written
by hand go the usual way, with macros in a sandbox. A roadmap that is not valid stops mkdocs before it writes anything.
"""

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from macros.pages.view import View
    from macros.publishing.navigation import Entry
    from macros.shell import Site

PROJECT = Path(__file__).parent.parent
NEIGHBOURS = "<!-- neighbours -->"  # written by partials/nav-item.html
SELDOM = 50_000  # objects more than were thrown away, before the collector looks for cycles: a page leaves hundreds
MEANING = str.maketrans({"{": "&#123;", "}": "&#125;"})  # in a title, which the macros plugin renders again
SERVED = "ROADMAP_SERVED"  # told to the processes of a server: it shows one language


def inert(text: str) -> Markup:
    """Plain text as HTML that no template reads anything into; `| e` and `| striptags` leave it as it is."""
    return Markup(str(escape(text)).translate(MEANING))


class ReadyPage(Page):
    """A page that is finished before mkdocs sees it."""

    def __init__(self, view: "View", label: str, file: File, config: MkDocsConfig, edit_url: str | None) -> None:
        super().__init__(inert(label), file, config)
        self.view, self.edit_url = view, edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": inert(self.view.title), "search": {"exclude": True}}  # its entry is made from the view
        if self.view.summary:
            self.meta["description"] = inert(self.view.summary)
        if self.view.wide:
            self.meta["hide"] = ["navigation", "toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.toc = contents(self.view)

    @property
    def content(self) -> str:
        """The view's, each time: mkdocs reads all pages before it writes the first, and would hold all of it."""
        return self.view.html

    @content.setter
    def content(self, html: str | None) -> None:
        """Nothing changes a page that is finished."""

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """The links of the whole built site are checked afterwards."""


def contents(view: "View") -> TableOfContents:
    """The headings of a view as mkdocs keeps them: each under the one before it that is of a higher level."""
    top: list[AnchorLink] = []
    for heading in view.contents:
        link = AnchorLink(inert(heading.text), heading.id, heading.level)
        (top[-1].children if top and heading.level > top[-1].level else top).append(link)
    return TableOfContents(top)


@event_priority(95)
def _collect_seldom(config: MkDocsConfig) -> None:
    """The roadmap and its pages stay to the end; nobody need look again and again whether they are garbage."""
    gc.set_threshold(SELDOM, 10, 10)


@event_priority(90)
def _prepare(config: MkDocsConfig) -> MkDocsConfig:
    """Everything that mkdocs and the theme are told; what is not valid ends here, with nothing written."""
    sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]
    from macros.build import Invalid
    from macros.edge import edge_from_environment
    from macros.publishing.steady import look
    from macros.serving import ENGINE
    from macros.shell import problems_as_text, site_of

    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)  # what it finds is no news
    config.extra["engine"] = look(ENGINE)
    docs = Path(os.environ.get("ROADMAP_DOCS") or PROJECT / "docs")
    try:
        site = site_of(edge_from_environment(), docs, os.environ.get("ROADMAP_LANGUAGE"))
    except Invalid as invalid:
        raise Abort("\n".join([*invalid.texts, problems_as_text(invalid)])) from None
    config.docs_dir = str(docs / site.language)
    if config.site_url and site.language != site.languages[0]:
        config.site_url = f"{config.site_url.removesuffix('/')}/{site.language}/"
    config.site_name = inert(site.title)
    config.site_description = inert(site.description)
    config.theme["language"] = site.language
    for option in config.theme["palette"]:
        option["toggle"] |= {"name": site.say(f"toggle.{option['scheme']}")}
    config.nav = [entry_of(entry, site.files) for entry in site.entries]
    config.extra["site"] = site
    config.extra["faults"] = []  # of macros: told together when all pages are read
    # No list: for a list, the theme fetches a sitemap a language. A server shows one language and leads to no other.
    config.extra["alternate"] = len(site.languages) > 1 and SERVED not in os.environ
    gc.freeze()
    return config


def entry_of(entry: "Entry", files: Mapping[str, str]) -> dict[str, Any] | str:
    """An entry as mkdocs wants it."""
    own: dict[str, Any] | str = files[entry.address]
    if entry.children:
        return {inert(entry.title or ""): [entry_of(child, files) for child in entry.children]}
    return {inert(entry.title): own} if entry.title else own


@event_priority(-100)
def _take_over_macros(config: MkDocsConfig) -> None:
    """The macros plugin gets a sandbox without files, and leaves finished pages alone."""
    plugin: Any = config.plugins["macros"]
    from macros.pages.named import Named
    from macros.publishing.written import sandbox

    functions = Named(context=config.extra["site"].context, here="").functions()
    plugin._env = sandbox(functions, plugin.macros)  # noqa: SLF001 - there is no public way to set it
    plugin.render = lambda markdown, force_rendering=False: run_macros(plugin, markdown)
    before = config.plugins.events["pre_build"]  # it would tell a log that nobody keeps of the whole roadmap
    before[:] = [event for event in before if getattr(event, "__self__", None) is not plugin]
    pass_by(config, plugin, "page_markdown")


@event_priority(-100)
def _take_over_search(config: MkDocsConfig) -> None:
    """The search plugin leaves finished pages alone: their entries are made of the views."""
    pass_by(config, config.plugins["material/search"], "page_context")


def pass_by(config: MkDocsConfig, plugin: Any, name: str) -> None:
    """An event of a plugin does not happen to finished pages."""

    def passing(event: Callable[..., Any]) -> Callable[..., Any]:
        def only_written(given: Any, *, page: Page, **rest: Any) -> Any:
            return given if isinstance(page, ReadyPage) else event(given, page=page, **rest)

        return only_written

    events = config.plugins.events[name]
    events[:] = [passing(event) if getattr(event, "__self__", None) is plugin else event for event in events]


on_config = CombinedEvent(_collect_seldom, _prepare, _take_over_macros, _take_over_search)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every view, unless one written by hand has its address; the style sheets, and the open data."""
    from macros.shell import STYLES

    site: Site = config.extra["site"]
    written = {file.dest_uri for file in files.documentation_pages()}
    for address, view in site.views.items():
        inclusion = InclusionLevel.INCLUDED if address in site.labels else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, f"{address}index.md", content="", inclusion=inclusion)
        if file.dest_uri not in written:
            files.append(file)
            ReadyPage(view, site.labels.get(address) or view.title, file, config, site.edit_address(view.source))
    sheets = [files.src_uris[f"assets/{name}.css"] for name in STYLES]
    for sheet in sheets:
        files.remove(sheet)
    for path, content in site.others(config.site_url or "", [one.content_string for one in sheets]):
        place = Path(config.site_dir, path)  # at once: of a large roadmap all of it is too much to hold
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        files.append(File.generated(config, path, abs_src_path=str(place)))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """A page without an entry belongs under the entry of its list."""
    site: Site = config.extra["site"]
    by_address = {page.url: page for page in nav.pages}
    for file in files.documentation_pages():
        page = file.page
        if page is not None and file.inclusion is InclusionLevel.NOT_IN_NAV:
            home = by_address.get(site.home_of(page.url) or "")
            page.parent = (home.parent or home) if home else None  # type: ignore[assignment]
            page.home = home  # type: ignore[attr-defined]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page written by hand looks like the others; its title and description are plain text too."""
    if not isinstance(page, ReadyPage):
        html = f'<div class="rm-page rm-document rm-written">{html}</div>'
        page.title = inert(unescape(Markup(page.title or "").striptags()))
        page.meta.pop("title", None)
        page.edit_url = config.extra["site"].edit_page(page.file.src_uri)
        if "description" in page.meta:
            page.meta["description"] = inert(str(page.meta["description"]))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Compiled templates are kept, and the navigation of pages that have no entry is made once for each place."""
    from macros.pages.render import compiled_templates

    if config.extra["faults"]:
        raise Abort("\n".join(config.extra["faults"]))
    env.bytecode_cache = compiled_templates()
    template = env.get_template("partials/nav.html")
    beside = env.get_template("partials/neighbours.html")
    made: dict[tuple[int, Any], str] = {}

    @pass_context
    def navigation(context: TemplateContext) -> str:
        page = context["page"]
        if page is None or page.file.inclusion is not InclusionLevel.NOT_IN_NAV:
            return template.render(context.get_all())
        key = (page.url.count("/"), getattr(getattr(page, "home", None), "url", None))
        if key not in made:
            made[key] = template.render(context.get_all())
        site: Site = config.extra["site"]
        pages = [(one, inert(title)) for one, title in site.neighbours_of(page.url)]
        base = context["base_url"]
        shown = beside.render(page=page, pages=pages, more=site.beyond(page.url), base_url=base).strip()
        return made[key].replace(NEIGHBOURS, shown)

    env.globals["navigation"] = navigation
    return env


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """One short entry a page, and one an item, in the search index, which the search plugin is about to write."""
    config.plugins["material/search"].search_index.entries += config.extra["site"].search_entries()  # type: ignore[attr-defined]


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - mkdocs calls it so
    if command == "serve":
        os.environ[SERVED] = "1"
        signal.signal(signal.SIGTERM, end)


def end(*_: object) -> None:
    """Whoever asks the server to end, lets it clear up; asking once more does not hurry it."""
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)
    raise KeyboardInterrupt


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
    """A change in the data is seen too; where something is wrong with it, the site stays as it was."""
    from macros.serving import Preview

    site: Site = config.extra["site"]
    docs, app = Path(config.docs_dir).parent, server.get_app()

    def show() -> None:
        with server._epoch_cond:  # noqa: SLF001 - there is no public way to say that there is something new
            if server._visible_epoch == server._wanted_epoch:  # noqa: SLF001 - else it is about to be said
                server._visible_epoch = server._wanted_epoch = round(time.monotonic() * 1000)  # noqa: SLF001
                server._epoch_cond.notify_all()  # noqa: SLF001

    def noting(environ: Mapping[str, str], start_response: Callable[..., Any]) -> Any:
        preview.note(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix(server.mount_path))
        return app(environ, start_response)

    preview = Preview(
        site=Path(config.site_dir),
        docs=docs,
        language=site.language,
        root=server.url,
        engine=config.extra["engine"],
        show=show,
    )
    server.set_app(noting)
    server.builder = preview.rebuild
    server.watch(str(site.edge.data))
    config.plugins.events["shutdown"].append(preview.stop)


def run_macros(plugin: Any, text: str) -> str:
    """A page (or its title) with its macros filled in; a mistake is noted with the page, the line and near names."""
    from macros.publishing.faults import told
    from macros.publishing.written import Wrong, filled

    site: Site = plugin.conf.extra["site"]
    source = plugin.page.file
    above = 0 if text == plugin.page.title else source.content_string.count("\n") - text.count("\n")
    try:
        return filled(plugin.env, text, f"docs/{site.language}/{source.src_uri}", above)
    except Wrong as wrong:
        plugin.conf.extra["faults"].append(told(wrong.fault, site.language))
        return ""
