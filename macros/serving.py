"""The site under an editor's hands: the page that is looked at follows at once, then all the others.

In: the folder that a server shows, which page it was last asked for, and that something changed. Out: in that folder
the files that changed, each replaced in one step, and no other. What is wrong is told, and the site stays as it was.
The whole site is made by a process of its own, beside the one that is shown: the next change stops it and begins anew.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from macros.build import Invalid, context_of
from macros.edge import PROJECT, Edge, edge_from_environment
from macros.pages.site import view_at
from macros.processes import command, complaints, environment
from macros.publishing.faults import site_words
from macros.publishing.hand_written import pages_in
from macros.publishing.rebuilding import put, renew, with_content
from macros.publishing.steady import Look, look
from macros.publishing.stopping import ended
from macros.shell import problems_as_text
from macros.words import words
from macros.words.system import refused

PAGE = re.compile(r"(?P<address>(?:[^/]+/)*)(?:index\.html)?")
ENGINE = {name: PROJECT / name for name in ("macros", "overrides")}


@dataclass(frozen=True, kw_only=True)
class Build:
    """All pages in the making."""

    process: "subprocess.Popen[str]"
    thread: Thread  # waits for the process, puts in place what it made, and clears up
    overtaken: Event  # a further change came: what is made is thrown away
    over: Event  # nothing is put in place any more


@dataclass(kw_only=True)
class Preview:
    """A site that is shown while it is edited, in one language."""

    site: Path
    docs: Path
    language: str
    root: str  # the address at which it is shown
    engine: Look  # as it was when this process read it
    show: Callable[[], None]  # lets browsers load what they show again
    asked: str = ""  # the address of the page that was asked for last
    build: Build | None = None

    def note(self, path: str) -> None:
        """A path of the site was asked for; of a page, somebody may be looking at it."""
        if page := PAGE.fullmatch(path):
            self.asked = page["address"]

    def rebuild(self) -> None:
        """After a change: returns when the page that is looked at is there, and lets the whole site follow."""
        self.overtake()
        edge = edge_from_environment()
        try:
            if look(ENGINE) == self.engine:  # else only a process of the engine of now makes its pages
                with suppress(LookupError, TypeError, ValueError):  # the whole site follows, and tells what is wrong
                    self.at_once(edge)
            self.begin(edge)
        except Invalid as invalid:
            self.refuse("\n".join([*invalid.texts, problems_as_text(invalid)]))
        except OSError as error:
            self.refuse(refused(error, words(self.language, ("commands",))))

    def at_once(self, edge: Edge) -> None:
        """The page that is looked at, with its new content: what stands around it follows with all the others."""
        context = context_of(edge, self.language, all_pages=False)
        page = self.site / self.asked / "index.html"
        if not page.is_file() or self.asked in pages_in(self.docs / self.language):
            return
        if view := view_at(context, self.asked):
            before = page.read_text("utf-8")
            after = with_content(before, str(view.html))
            if after != before:
                put(page, after)

    def begin(self, edge: Edge) -> None:
        """All pages, in a process beside this one."""
        folder = TemporaryDirectory(dir=self.site.parent, prefix=f"{self.site.name}-next-")
        process = subprocess.Popen(
            command("mkdocs", "build", "--site-dir", folder.name),
            cwd=PROJECT,
            env={**environment(edge, self.docs, self.language), "ROADMAP_SITE_URL": self.root},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # whoever interrupts the server leaves it to us to end this
        )
        overtaken, over = Event(), Event()

        def follow() -> None:
            with folder as made:  # which takes a while to clear away when it is large
                try:
                    self.follow(process, Path(made), overtaken)
                finally:
                    over.set()

        self.build = Build(process=process, thread=Thread(target=follow), overtaken=overtaken, over=over)
        self.build.thread.start()

    def follow(self, process: "subprocess.Popen[str]", made: Path, overtaken: Event) -> None:
        """Puts all pages in place when they are made, unless a further change has come."""
        with ended(process):
            output = process.communicate()[0]
        if overtaken.is_set():
            return
        if process.returncode:
            self.refuse("\n".join(complaints(output, self.language, process.returncode)))
            return
        try:
            number = renew(self.site, made)
        except OSError as error:
            self.refuse(refused(error, words(self.language, ("commands",))))
        else:
            self.show()
            self.say("serve.done", n=number)

    def overtake(self) -> None:
        """What is being made is no longer wanted, and not put in place."""
        if self.build:
            self.build.overtaken.set()
            self.build.process.terminate()
            self.build.over.wait()

    def stop(self) -> None:
        """Nothing is made any more, and nothing is left of it."""
        self.overtake()
        if self.build:
            self.build.thread.join()

    def refuse(self, why: str) -> None:
        sys.stderr.write(f"{why}\n")
        self.say("serve.kept")

    def say(self, key: str, **values: object) -> None:
        sys.stderr.write(f"{site_words(self.language)(key, **values)}\n")
