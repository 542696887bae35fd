"""From data/ to a roadmap on the web, read first: load -> check -> measure -> pages, and the site around them.

In: a data folder and what the edge knows (today, as-of day, commit). Out: views, or a published folder. Never reads the
clock; the only processes it starts are mkdocs, one a language, side by side.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from macros.checks import check
from macros.edge import DEFAULT_LANGUAGE, PROJECT, Edge, last_change_of, timezone_of
from macros.history import history
from macros.history.ledger import Ledger
from macros.history.repository import NoHistory
from macros.kept import shelf
from macros.load import load
from macros.model.known import known_on
from macros.model.records import Roadmap
from macros.pages.links import address, moved
from macros.problems import Problem, Severity, fatal
from macros.processes import build_languages, serving
from macros.publishing.check import check_site, missing_marks, missing_records
from macros.publishing.faults import Fault, site_words, told
from macros.publishing.hand_written import at_their_source, faults_in, pages_in
from macros.publishing.policy import write_policies
from macros.publishing.steady import Look, changed, look
from macros.publishing.stopping import ended, uninterrupted
from macros.publishing.swap import Staging, publish, staging
from macros.words import LANGUAGES, words

if TYPE_CHECKING:
    from macros.pages.context import Context
    from macros.pages.view import View

MOST_NAMED = 3  # files that changed meanwhile


class Invalid(Exception):
    """What may not be published: problems of the data, else texts about pages or the built site, for the reader."""

    def __init__(self, language: str, texts: Iterable[str] = (), problems: Iterable[Problem] = ()) -> None:
        self.language = language  # the roadmap's own, in which its problems are told
        self.texts = list(dict.fromkeys(texts))
        self.problems = list(problems)
        super().__init__("\n".join(self.texts))


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Everything there is to publish in one language."""

    context: "Context"
    views: "tuple[View, ...]"
    languages: tuple[str, ...]  # those the site is built in, the default first


def prepare(edge: Edge, language: str | None = None) -> Prepared:
    """The roadmap as pages, in a language (None: its first). Raises `Invalid` with all problems of the data."""
    from macros.pages.site import views

    context = context_of(edge, language)
    return Prepared(context=context, views=tuple(views(context)), languages=site_languages(context.roadmap))


def context_of(edge: Edge, language: str | None = None, *, all_pages: bool = True) -> "Context":
    """What the pages show, in a language (None: the first); for a page alone, as little of it is worked out as can be.

    Raises `Invalid` with all problems of the data.
    """
    from macros.kpis.measure import measure, measure_with_trend
    from macros.pages.context import Context

    roadmap = valid_roadmap(edge)
    language = language or site_languages(roadmap)[0]
    ledger, no_ledger = ledger_of(edge, roadmap)
    return Context(
        roadmap=roadmap,
        figures=(measure_with_trend if all_pages else measure)(roadmap, edge.as_of),
        when_asked=not all_pages,
        as_of=edge.as_of,
        language=language,
        words=words(language),
        commit=edge.commit,
        ledger=ledger,
        no_ledger=no_ledger,
    )


def valid_roadmap(edge: Edge) -> Roadmap:
    """What data/ holds, when nothing is wrong with it; what was known of it on a day that is over."""
    reading = load(edge.data, edge.today)
    problems = check(reading)
    if fatal(problems, strict=False):
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        raise Invalid(site_languages(reading.roadmap)[0], problems=errors)
    return reading.roadmap if edge.as_of == edge.today else known_on(reading.roadmap, edge.as_of)


def ledger_of(edge: Edge, roadmap: Roadmap) -> tuple[Ledger | None, str]:
    """What git knows of the promises up to the as-of day, else why it knows nothing."""
    grace = dt.timedelta(days=roadmap.review_every_days)
    try:
        return history(edge.data, timezone_of(edge.data), edge.today, grace, edge.as_of, shelf()), ""
    except NoHistory as cut:
        return None, cut.why


def site_languages(roadmap: Roadmap) -> tuple[str, ...]:
    """The languages of the roadmap that words/ has; the site stands in the first, the others in folders of it."""
    return tuple(code for code in roadmap.languages if code in LANGUAGES) or (DEFAULT_LANGUAGE,)


def build_site(edge: Edge, site: Path, *, docs: Path = PROJECT / "docs", program: str = "mkdocs") -> str:
    """Publish the site in every language at `site`, wholly or not at all; what was built, in a line.

    `program` is mkdocs, or another that reads its configuration and calls its hooks. Raises `Invalid` where anything is
    wrong: then the old site still stands there, byte for byte.
    """
    before = seen(edge, docs)
    roadmap = valid_roadmap(edge)
    languages = site_languages(roadmap)
    language = languages[0]
    refuse(language, (fault for code in languages for fault in faults_in(docs, code)))
    site = site.resolve()
    if site.exists() and not (site / "sitemap.xml").is_file() and any(site.iterdir()):
        raise Invalid(language, [site_words(language)("build.not-a-site", site=str(site))])
    with ExitStack() as late, staging(site) as stage:
        with steady(before, edge, docs, language):
            if len(languages) > 1:
                ledger_of(edge, roadmap)  # what is read of the history is kept: no language reads it again
            for complaints in build_languages(edge, docs, languages, stage, program):
                raise Invalid(language, complaints)
            built = joined(stage, languages)
            pages = whole(built, roadmap, docs, languages)
            write_policies(built)
        late.enter_context(uninterrupted())  # from here on it is too late to stop
        publish(built, site)
    say = site_words(language)
    return say("build.done", site=str(site), pages=pages, languages=", ".join(languages))


def joined(stage: Staging, languages: tuple[str, ...]) -> Path:
    """The sites of all languages in one folder: the first at its root, the others in folders of their own."""
    built = stage.folder / languages[0]
    for code in languages[1:]:
        (stage.folder / code / "404.html").unlink()  # a host serves the one at the root, in all languages
        (stage.folder / code).rename(built / code)
    return built


def whole(built: Path, roadmap: Roadmap, docs: Path, languages: tuple[str, ...]) -> int:
    """How many pages a site has; raises `Invalid` where a link, a record or a mark is missing."""
    roots = ("", *(f"{code}/" for code in languages[1:]))
    old: dict[str, str] = {}
    for root, code in zip(roots, languages, strict=True):
        old |= {f"{root}{address}": f"{root}{new}" for address, new in moved_in(docs / code, roadmap).items()}
    base = urlsplit(os.environ.get("ROADMAP_SITE_URL", "")).path or "/"
    pages, faults = check_site(built, base=base, moved=old)
    faults += [fault for root in roots for fault in missing_records(pages, wanted(roadmap), root)]
    faults += missing_records(pages, old.items())
    tracks = {record.id: f"tracks/{record.track}/" for record in roadmap.records}
    faults += [fault for root in roots for fault in missing_marks(pages, tracks, root)]
    refuse(languages[0], at_their_source(faults, docs, languages))
    return len(pages) - len(old)


def seen(edge: Edge, docs: Path) -> Look:
    """What the site is made of: the files of data/ and docs/, and the last commit that changed data/."""
    commit = last_change_of(edge.data)
    return {**look({"data": edge.data, "docs": docs}), **({"HEAD": (int(commit, 16),)} if commit else {})}


@contextmanager
def steady(before: Look, edge: Edge, docs: Path, language: str) -> Iterator[None]:
    """Raises `Invalid` where what the site is made of has changed since; a fault in the site may come from that."""

    def compare() -> None:
        if files := changed(before, seen(edge, docs)):
            more = ", …" if len(files) > MOST_NAMED else ""
            raise Invalid(language, [site_words(language)("build.changed", files=", ".join(files[:MOST_NAMED]) + more)])

    try:
        yield
    except Invalid:
        compare()
        raise
    compare()


def refuse(language: str, faults: Iterable[Fault]) -> None:
    """Stop when anything is wrong."""
    if texts := [told(fault, language) for fault in faults]:
        raise Invalid(language, texts)


def serve(
    edge: Edge, language: str | None, *, fixed: bool, docs: Path = PROJECT / "docs", at: str = "127.0.0.1:8000"
) -> int:
    """The site in one language with live reload, until it is interrupted; the exit code of mkdocs.

    `fixed` says that the day of the edge was asked for: else the site follows the day it is, and the commit.
    """
    language = language or site_languages(valid_roadmap(edge))[0]
    with ended(serving(edge, docs, language, at, fixed=fixed)) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            return 0


def moved_in(docs: Path, roadmap: Roadmap) -> Mapping[str, str]:
    """Where each former address leads, but one at which a page written by hand stands."""
    taken = pages_in(docs)
    return {address: new for address, new in moved(roadmap).items() if address not in taken}


def wanted(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    """Where every record must be found: in the list of its track, kind and owner."""
    for record in roadmap.records:
        target = address(roadmap, "record", record.id)
        yield f"tracks/{record.track}/", target
        yield f"owners/{roadmap.owner_of(record)}/", target
        if record.type == "use_case":
            yield "use-cases/", target
