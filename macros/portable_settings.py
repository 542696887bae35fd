"""The configuration of a folder of pages, as mkdocs, ProperDocs and Zensical read it, and the head of a page.

In: a site, and the address at which it will stand. Out: values, and their text. All text of the data in them is written
in references: these generators print titles and names as HTML.
"""

import json
from collections.abc import Iterator, Mapping

from markupsafe import escape

from macros.pages.markdown import as_markdown_safe, safe_text
from macros.pages.render import render
from macros.publishing.navigation import Entry
from macros.shell import Site

FEATURES = ("navigation.tabs", "navigation.indexes", "toc.integrate", "navigation.footer")
SCHEMES = {"default": ("light", "material/weather-night"), "slate": ("dark", "material/white-balance-sunny")}


def settings_file(language: str, first: str) -> str:
    """What the configuration of a language is called."""
    return "mkdocs.yml" if language == first else f"mkdocs.{language}.yml"


def configuration(site: Site, url: str) -> Mapping[str, object]:
    """Everything that another generator is told of one language."""
    home = site.language == site.languages[0]
    return {
        "site_name": harmless(site.title),
        "site_description": harmless(site.description),
        "site_url": url,
        "docs_dir": site.language,
        "site_dir": "site" if home else f"site/{site.language}",
        "use_directory_urls": True,
        "copyright": as_markdown_safe(render("foot.html", site.context, "", site=site)),
        "theme": {
            "name": "material",
            "variant": "classic",  # of Zensical: the looks that our style sheet was made for
            "custom_dir": "overrides",
            "language": site.language,
            "font": False,
            "favicon": "assets/kompas.svg",
            "features": FEATURES,
            "palette": list(palette(site)),
        },
        "extra": {
            "generator": False,
            "alternate": len(site.languages) > 1,
            "homes": [list(one) for one in site.translations("")],
            "missing": list(missing(site)),
            "news": harmless(site.news),
            "past": harmless(site.past or ""),
            "edit": site.say("footer.edit"),
        },
        "extra_css": ["assets/look.css", "assets/filters.css"],
        "markdown_extensions": ["tables", {"toc": {"permalink": False}}],
        "plugins": ["search"],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"unrecognized_links": "ignore"}},
        "nav": [line_of(entry, site) for entry in site.entries],
    }


def palette(site: Site) -> Iterator[Mapping[str, object]]:
    """Light and dark, each with the words of its switch."""
    for scheme, (light, icon) in SCHEMES.items():
        toggle = {"icon": icon, "name": site.say(f"toggle.{scheme}")}
        colours = {"scheme": scheme, "primary": "custom", "accent": "custom"}
        yield {"media": f"(prefers-color-scheme: {light})", **colours, "toggle": toggle}


def missing(site: Site) -> Iterator[Mapping[str, str]]:
    """What the page for a missing page says, in each language."""
    for code, say, home in site.missing():
        words = {name: say(f"missing.{key}") for name, key in (("title", "title"), ("text", "text"), ("link", "home"))}
        yield {"code": code, "home": home, **words}


def line_of(entry: Entry, site: Site) -> object:
    """A line of the navigation; one that bears its page's own title holds no text."""
    if entry.children:
        return {harmless(entry.title or ""): [line_of(child, site) for child in entry.children]}
    view = site.views.get(entry.address)
    own = entry.title is None or (view is not None and entry.title == view.title)
    file = site.files[entry.address]
    return file if own else {harmless(entry.title or ""): file}


def head(values: Mapping[str, object]) -> str:
    """The head of a page, without what is empty."""
    kept = {key: harmless(value) if isinstance(value, str) else value for key, value in values.items() if value}
    return f"---\n{as_yaml(kept)}---\n"


def harmless(text: str) -> str:
    """Plain text as HTML that no template and no Markdown reads anything into."""
    return safe_text(str(escape(text)))


def as_yaml(values: Mapping[str, object]) -> str:
    """A line for each value, in JSON, which is YAML too."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
