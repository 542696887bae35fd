"""The site around the pages in one language: everything the hook tells mkdocs, told without mkdocs.

In: the edge, the folder with the pages written by hand, a language. Out: a `Site`. Data or pages that cannot be
published raise `Invalid`.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from markupsafe import escape

from macros.build import Invalid, prepare, refuse
from macros.edge import Edge, data_folder
from macros.model.text import Text, in_language
from macros.pages.context import Context
from macros.pages.filters import filter_css
from macros.pages.links import Links, address
from macros.pages.moved import moved_pages
from macros.pages.view import View
from macros.publishing.faults import site_words
from macros.publishing.hand_written import faults_in, pages_in
from macros.publishing.navigation import Beside, Entry, beside, home_of, navigation
from macros.publishing.style_sheet import compact
from macros.report.edit_files import edit_files
from macros.report.exports import of_all_languages, of_one_language
from macros.report.feed import Feed
from macros.report.problems import as_text, lines_of
from macros.source import Source
from macros.words import Words, formats, words

DESCRIPTION = 160  # characters
STYLES = ("tokens", "roadmap", "records", "map")  # of overrides/assets: one sheet, so that a page asks once
SBOM = Path(__file__).with_name("sbom.json")  # what the site is made of; `make sbom` writes it


@dataclass(frozen=True, kw_only=True)
class Site:
    """One language of the site."""

    edge: Edge
    context: Context
    views: Mapping[str, View]  # by address; a page written by hand may stand in the place of one
    written: Mapping[str, Mapping[str, str]]  # language to the pages written by hand: address to file
    languages: tuple[str, ...]  # those the site is built in; the first stands at the root

    @property
    def language(self) -> str:
        return self.context.language

    @cached_property
    def say(self) -> Words:
        return site_words(self.language)

    @property
    def title(self) -> str:
        return self.read(self.context.roadmap.title)

    @property
    def description(self) -> str:
        purpose = " ".join(self.read(self.context.roadmap.purpose).split())
        return purpose if len(purpose) <= DESCRIPTION else f"{purpose[: DESCRIPTION - 1].rsplit(' ', 1)[0]}…"

    @property
    def organisation(self) -> str:
        return self.read(self.context.roadmap.organisation)

    @property
    def as_of(self) -> str:
        """The day of the figures, in words."""
        return self.say("footer.as_of", day=formats.long(self.context.as_of, self.language))

    @property
    def past(self) -> str | None:
        """That this is the site of a day that is over, in words; None of today's."""
        if self.edge.as_of == self.edge.today:
            return None
        return self.say("past", day=formats.long(self.context.as_of, self.language))

    def read(self, text: Text) -> str:
        return str(in_language(text, self.language, self.context.roadmap.languages))

    @property
    def by_hand(self) -> Mapping[str, str]:
        """The pages written by hand in this language: address to file."""
        return self.written[self.language]

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file, as mkdocs calls it, of every page."""
        return {**{address: f"{address}index.md" for address in self.views}, **self.by_hand}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The navigation."""
        titles = {address: view.title for address, view in self.views.items()}
        return tuple(navigation(titles, [address for address in self.by_hand if address not in titles], self.say))

    @cached_property
    def labels(self) -> Mapping[str, str | None]:
        """What the navigation calls the pages that stand in it; None: by their own title."""
        lines = (line for entry in self.entries for line in (entry.children or (entry,)))
        return {line.address: line.title for line in lines}

    def home_of(self, address: str) -> str | None:
        """The page in the navigation under which a page without an entry belongs."""
        return home_of(address, self.entries)

    @cached_property
    def neighbours(self) -> Mapping[str, Beside]:
        """The pages beside each page that has no entry; use cases stand beside those of their track."""
        use_cases = {f"use-cases/{one.id}/": one.track for one in self.context.roadmap.use_cases}
        return beside((one for one in self.views if one not in self.labels), use_cases.get)

    def neighbours_of(self, address: str) -> Iterator[tuple[str, str]]:
        """The address and the title of each page beside one."""
        if address in self.neighbours:
            for one in self.neighbours[address].pages:
                yield one, self.views[one].title

    def beyond(self, address: str) -> str | None:
        """That the list has more than the pages beside one, in words; None where it has not."""
        found = self.neighbours.get(address)
        return self.say("beside.more", n=found.more) if found and found.more else None

    def items(self) -> Iterator[tuple[str, str, str]]:
        """Where each item stands on its track's page, its title, and the other words that find it."""
        roadmap = self.context.roadmap
        for item in roadmap.items:
            others = (*item.aliases, *map(self.read, item.tags))
            yield address(roadmap, "item", item.id), self.read(item.title), " ".join(others)

    def search_entries(self) -> Iterator[dict[str, object]]:
        """What the search finds: one short entry a page that was not written by hand, and one an item."""
        for one, view in self.views.items():
            if one not in self.by_hand:
                tags = {"tags": [str(escape(word)) for word in view.keywords]} if view.keywords else {}
                title, text = str(escape(view.title)), str(escape(view.summary))
                yield {"location": one, "title": title, "text": text, **tags}
        for place, title, others in self.items():
            yield {"location": place, "title": str(escape(title)), "text": str(escape(others))}

    def style_sheets(self, sheets: Iterable[str]) -> Mapping[str, str]:
        """One sheet for every page, so that it asks once; what filters the map grows with the data, and is for maps."""
        filters = filter_css(self.context.roadmap)
        return {"assets/look.css": compact("\n".join(sheets)), "assets/filters.css": compact(filters)}

    def translations(self, address: str) -> Iterator[tuple[str, str, str]]:
        """For each language: its code, its name, and the same page as seen from the root of this language."""
        up = "" if self.language == self.languages[0] else "../"
        for language in self.languages:
            folder = "" if language == self.languages[0] else f"{language}/"
            there = address in self.views or address in self.written[language]
            yield language, site_words(language)("language"), f"{up}{folder}{address if there else ''}"

    def missing(self) -> Iterator[tuple[str, Words, str]]:
        """What the page for a missing page says, in each language, and the address of its home."""
        for language, _, home in self.translations(""):
            yield language, site_words(language), home

    @cached_property
    def links(self) -> Links:
        return Links(roadmap=self.context.roadmap, here="", commit=self.context.commit)

    def edit_address(self, source: Source | None) -> str | None:
        """Where the file behind a page is changed."""
        return self.links.edit(source) if source else None

    def edit_page(self, file: str) -> str | None:
        """Where a page written by hand is changed."""
        return self.links.edit(Source(f"docs/{self.language}/{quote(file)}"))

    @property
    def news(self) -> str:
        """What the feed of changes is called."""
        return self.context.words("news.title", roadmap=self.title)

    def others(self, site_url: str, sheets: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The files, each with its path, that are no pages with a view: style sheets, open data, redirects."""
        for path, css in self.style_sheets(sheets).items():
            yield path, css.encode()
        yield from self.exports(site_url)
        for place, html in self.moved(site_url).items():
            yield f"{place}index.html", html.encode()

    def exports(self, site_url: str) -> Iterator[tuple[str, bytes]]:
        """The files of the open data, for the site at an address (empty: nobody said where it will stand)."""
        context = self.context
        feed = Feed(roadmap=context.roadmap, as_of=context.as_of, say=context.words, site=site_url)
        yield from of_one_language(feed)
        if self.language == self.languages[0]:
            yield from of_all_languages(context.roadmap, context.figures, context.commit, context.words)
            yield SBOM.name, SBOM.read_bytes()
            yield from edit_files(context.roadmap, self.texts())

    def texts(self) -> Iterator[tuple[str, str]]:
        """The files of data/ as they were typed, each with its path in it."""
        data = self.edge.data
        for path in sorted(data.rglob("*.yml")):
            yield path.relative_to(data).as_posix(), path.read_text("utf-8-sig")

    def moved(self, site_url: str) -> Mapping[str, str]:
        """The pages at former addresses, where no page written by hand stands now."""
        pages = moved_pages(self.context, site_url)
        return {address: html for address, html in pages.items() if address not in self.by_hand}

    @property
    def source(self) -> str | None:
        """Where all files of the roadmap stand, on the branch that is edited; None without a repository."""
        roadmap = self.context.roadmap
        return f"{self.links.repository_view('tree')}/{quote(roadmap.branch)}" if roadmap.repository else None

    @property
    def commit(self) -> tuple[str, str | None] | None:
        """The first letters of the built commit and its address; None outside git."""
        commit = self.context.commit
        return None if commit is None else (commit[:7], self.links.revision(commit))


def site_of(edge: Edge, docs: Path, language: str | None) -> Site:
    """The site in a language (None: the first), ready for mkdocs."""
    prepared = prepare(edge, language)
    written = {code: pages_in(docs / code) for code in prepared.languages}
    language = prepared.context.language
    refuse(language, faults_in(docs, language))
    return Site(
        edge=edge,
        context=prepared.context,
        views={view.address: view for view in prepared.views},
        written=written,
        languages=prepared.languages,
    )


def problems_as_text(invalid: Invalid) -> str:
    """What is wrong with the data, as `roadmap check` tells it."""
    language = os.environ.get("ROADMAP_LANGUAGE") or invalid.language
    return as_text(invalid.problems, words(language, ("problems", "commands")), lines_of(data_folder()))
