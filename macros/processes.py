"""The processes of mkdocs, or of a program like it: how they are called, what they are told, and what they said.

In: the edge, the folder with the pages written by hand, a language. Out: processes that end with their caller, and of
what one printed the lines that somebody has to know.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from macros.edge import PROJECT, Edge, time_of
from macros.publishing.faults import site_words
from macros.publishing.stopping import ended
from macros.publishing.swap import Staging
from macros.words import words
from macros.words.system import refusal

EPOCH = 946_684_800  # the time of a site that comes from no commit: 1 January 2000
LIVE = ("ROADMAP_TODAY", "ROADMAP_AS_OF", "ROADMAP_COMMIT")  # what may become another while a server runs
INFORMS = re.compile(r"INFO  |DEBUG  ")
CRASH = "Traceback (most recent call last):\n"
FRAME = re.compile(r'(?m)^  File "(.*)", line (\d+)')
REFUSED = re.compile(r"\w+: \[Errno (\d+)\] ([^:]*)(?:: '([^']*)')?.*")  # how a crash tells what the system refused


def build_languages(
    edge: Edge, docs: Path, languages: tuple[str, ...], stage: Staging, program: str
) -> Iterator[list[str]]:
    """Every language side by side, each into its own folder of the stage; for each that fails, what it complains of.

    None of the processes outlives this.
    """
    with ExitStack() as last:
        running = [last.enter_context(ended(building(edge, docs, language, stage, program))) for language in languages]
        outputs = [process.communicate()[0] for process in running]
    for process, output in zip(running, outputs, strict=True):
        if process.returncode:
            yield complaints(output, languages[0], process.returncode)


def building(edge: Edge, docs: Path, language: str, stage: Staging, program: str) -> "subprocess.Popen[str]":
    """mkdocs, or a program like it, at work on a language."""
    return subprocess.Popen(
        command(program, "build", "--site-dir", str(stage.folder / language)),
        cwd=PROJECT,
        env=environment(edge, docs, language),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        pass_fds=(stage.lock,),
    )


def complaints(output: str, language: str, code: int = 1) -> list[str]:
    """What mkdocs said, without what only informs; of a crash no more than why and where; else how it ended."""
    said, crash, _ = output.partition(CRASH)
    lines = [line for line in said.splitlines() if line.strip() and not INFORMS.match(line)]
    say = site_words(language)
    if crash:
        why = output.rpartition(CRASH)[2]  # the last of a chain is what stopped it
        reason = next((line for line in why.splitlines() if line and not line.startswith(" ")), "?")
        if system := REFUSED.fullmatch(reason):
            number, text, place = system.groups("")
            lines = [line for line in lines if f"[Errno {number}]" not in line]  # mkdocs tells it once more
            lines.append(refusal(int(number), text, place, words(language, ("commands",))))
        else:
            frames = FRAME.findall(why) or [("?",)]
            lines.append(say("build.stopped", why=reason, where=":".join(frames[-1])))
    elif code < 0:
        lines.append(say("build.ended", signal=signal.Signals(-code).name))
    return lines


def serving(edge: Edge, docs: Path, language: str, at: str, *, fixed: bool) -> "subprocess.Popen[bytes]":
    """mkdocs, serving a language; the day is today's, also tomorrow, unless it is fixed."""
    told = dict(environment(edge, docs, language))
    for name in LIVE:
        if name not in os.environ and not (fixed and name == "ROADMAP_TODAY"):
            del told[name]
    return subprocess.Popen(command("mkdocs", "serve", "--dev-addr", at), cwd=PROJECT, env=told)


def command(program: str, action: str, *options: str) -> list[str]:
    return [sys.executable, "-m", program, action, "--config-file", "mkdocs.yml", *options]


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
