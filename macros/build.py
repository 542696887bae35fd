"""From data/ to a roadmap on the web, read first: load -> check -> measure -> pages, and the site around them.

In: a data folder and what the edge knows (today, as-of day, commit). Out: views, or a published folder. Never reads the
clock; the only processes it starts are mkdocs, one a language, side by side.
"""

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from macros.checks import check
from macros.edge import DEFAULT_LANGUAGE, PROJECT, Edge, time_of, timezone_of
from macros.history import history
from macros.history.ledger import Ledger
from macros.history.repository import NoHistory
from macros.kept import shelf
from macros.kpis.measure import measure_with_trend
from macros.load import load
from macros.model.known import known_on
from macros.model.records import Roadmap
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.markdown import as_markdown_safe, safe_text
from macros.pages.moved import moved
from macros.pages.site import views
from macros.pages.view import View
from macros.problems import Problem, Severity, fatal
from macros.publishing.check import check_site, missing_marks, missing_records
from macros.publishing.faults import Fault, site_words, told
from macros.publishing.hand_written import at_their_source, faults_in, pages_in
from macros.publishing.policy import write_policies
from macros.publishing.processes import ending
from macros.publishing.swap import Staging, publish, staging
from macros.words import LANGUAGES, words

EPOCH = 946_684_800  # the time of a site that comes from no commit: 1 January 2000
INFORMS = re.compile(r"INFO  |DEBUG  ")
FRAME = re.compile(r'(?m)^  File "(.*)", line (\d+)')


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

    context: Context
    views: tuple[View, ...]
    languages: tuple[str, ...]  # those the site is built in, the default first


def prepare(edge: Edge, language: str | None = None) -> Prepared:
    """The roadmap as pages, in a language (None: its first). Raises `Invalid` with all problems of the data."""
    roadmap = valid_roadmap(edge)
    languages = site_languages(roadmap)
    ledger, no_ledger = ledger_of(edge, roadmap)
    context = Context(
        roadmap=roadmap,
        figures=measure_with_trend(roadmap, edge.as_of),
        as_of=edge.as_of,
        language=language or languages[0],
        words=words(language or languages[0]),
        commit=edge.commit,
        ledger=ledger,
        no_ledger=no_ledger,
    )
    return Prepared(context=context, views=tuple(views(context)), languages=languages)


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


def build_site(edge: Edge, site: Path, *, docs: Path = PROJECT / "docs") -> str:
    """Publish the site in every language at `site`, wholly or not at all; what was built, in a line.

    Raises `Invalid` where anything is wrong: then the old site still stands there, byte for byte.
    """
    roadmap = valid_roadmap(edge)
    languages = site_languages(roadmap)
    language = languages[0]
    refuse(language, (fault for code in languages for fault in faults_in(docs, code)))
    site = site.resolve()
    if site.exists() and not (site / "sitemap.xml").is_file() and any(site.iterdir()):
        raise Invalid(language, [site_words(language)("build.not-a-site", site=str(site))])
    if len(languages) > 1:
        ledger_of(edge, roadmap)  # what is read of the history is kept: no language reads it again
    with staging(site) as stage:
        build_languages(edge, docs, languages, stage)
        built = stage.folder / language
        for code in languages[1:]:
            (stage.folder / code / "404.html").unlink()  # a host serves the one at the root, in all languages
            (stage.folder / code).rename(built / code)
        roots = ("", *(f"{code}/" for code in languages[1:]))
        old = dict(moved_in(docs / language, roadmap))
        for code in languages[1:]:
            old |= {f"{code}/{address}": f"{code}/{new}" for address, new in moved_in(docs / code, roadmap).items()}
        base = urlsplit(os.environ.get("ROADMAP_SITE_URL", "")).path or "/"
        pages, faults = check_site(built, base=base, moved=old)
        faults += [fault for root in roots for fault in missing_records(pages, wanted(roadmap), root)]
        faults += missing_records(pages, old.items())
        tracks = {record.id: f"tracks/{record.track}/" for record in roadmap.records}
        faults += [fault for root in roots for fault in missing_marks(pages, tracks, root)]
        refuse(language, at_their_source(faults, docs, languages))
        write_policies(built)
        publish(built, site)
    say = site_words(language)
    return say("build.done", site=str(site), pages=len(pages) - len(old), languages=", ".join(languages))


def refuse(language: str, faults: Iterable[Fault]) -> None:
    """Stop when anything is wrong."""
    if texts := [told(fault, language) for fault in faults]:
        raise Invalid(language, texts)


def build_languages(edge: Edge, docs: Path, languages: tuple[str, ...], stage: Staging) -> None:
    """mkdocs for every language, side by side, each into its own folder of the stage."""
    running = {
        language: subprocess.Popen(
            mkdocs("build", "--site-dir", str(stage.folder / language)),
            cwd=PROJECT,
            env=environment(edge, docs, language),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            pass_fds=(stage.lock,),
        )
        for language in languages
    }
    with ending(running.values()):
        outputs = {language: process.communicate()[0] for language, process in running.items()}
    for language, process in running.items():
        if process.returncode:
            raise Invalid(languages[0], complaints(outputs[language], languages[0]))


def complaints(output: str, language: str) -> list[str]:
    """What mkdocs said, without what only informs; of a crash no more than why and where."""
    said, crash, why = output.partition("Traceback (most recent call last):\n")
    lines = [line for line in said.splitlines() if line.strip() and not INFORMS.match(line)]
    if crash:
        reason = next(line for line in why.splitlines() if not line.startswith(" "))
        lines.append(site_words(language)("build.stopped", why=reason, where=":".join(FRAME.findall(why)[-1])))
    return lines


def serve(edge: Edge, language: str | None, *, docs: Path = PROJECT / "docs", at: str = "127.0.0.1:8000") -> int:
    """The site in one language with live reload, until it is interrupted; the exit code of mkdocs."""
    told_all = environment(edge, docs, language or site_languages(valid_roadmap(edge))[0])
    process = subprocess.Popen(mkdocs("serve", "--dev-addr", at), cwd=PROJECT, env=told_all, text=True)
    try:
        with ending([process]):
            return process.wait()
    except KeyboardInterrupt:
        return 0


def write_pages(edge: Edge, folder: Path, language: str | None = None) -> str:
    """Write every page in one language as Markdown that any generator leaves as it is; what was written, in a line."""
    prepared = prepare(edge, language)
    for view in prepared.views:
        page = folder / view.address / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(as_markdown(view), "utf-8")
    say = site_words(prepared.context.language)
    return say("build.pages", folder=str(folder), pages=len(prepared.views))


def as_markdown(view: View) -> str:
    """A page as Markdown: no text of the data has a meaning in it, in its head neither."""
    head = f'title: "{safe_text(escape(view.title))}"\ndescription: "{safe_text(escape(view.summary))}"\n'
    return f"---\n{head}---\n\n{as_markdown_safe(view.html)}\n"


def mkdocs(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def environment(edge: Edge, docs: Path, language: str) -> Mapping[str, str]:
    """What a mkdocs process is told: nothing of the clock or the machine ends up in the site."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or str(time_of(edge.data) or EPOCH)
    return {
        **os.environ,
        **edge.as_environment(),
        "ROADMAP_DOCS": str(docs.resolve()),
        "ROADMAP_LANGUAGE": language,
        "SOURCE_DATE_EPOCH": epoch,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(PROJECT),
        "PYTHONUTF8": "1",
    }


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
