"""roadmap init: a fresh, valid data folder, from flags and, at a terminal, from questions."""

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path

from macros.checks import check
from macros.commands.given import PARTS, Usage, day, tell
from macros.edge import DEFAULT_LANGUAGE, DEFAULT_TIMEZONE, today_in
from macros.load import load
from macros.problems import Severity
from macros.report import problems as report
from macros.report.start import Answers, fresh_files
from macros.words import Words, words

ASKED = ("organisation", "title", "owner", "start", "repository")  # in this order, where nobody gave them


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the new data folder")
    parser.add_argument("--organisation", metavar="NAME", help="whose roadmap it is")
    parser.add_argument("--title", metavar="TEXT", help="what the site is called")
    parser.add_argument("--owner", metavar="NAME", help="who leads the first tracks: a person or a role")
    parser.add_argument("--start", type=day, metavar="DAY", help="when it begins; its month counts (this month)")
    parser.add_argument("--repository", metavar="ADDRESS", help="where the files will stand, on GitHub or GitLab")
    parser.add_argument("--languages", default="", metavar="CODES", help="of the site: nl, or nl,en (of the words)")
    parser.add_argument("--timezone", default=DEFAULT_TIMEZONE, metavar="ZONE", help=f"({DEFAULT_TIMEZONE})")


def run(options: argparse.Namespace) -> int:
    """Writes the whole folder or nothing; what the answers make invalid is told as `check` tells it."""
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Usage(f"{folder} is there already, and not empty; name a new folder")
    language = options.language or DEFAULT_LANGUAGE
    say = words(language, PARTS)
    today = options.today or today_in(folder)
    answers = answers_of(options, say, today)
    with tempfile.TemporaryDirectory(prefix="roadmap-") as place:
        data = Path(place, "data")
        for name, text in fresh_files(answers, language, today).items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_text(text, encoding="utf-8", newline="\n")
        reading = load(data, today)
        if errors := [problem for problem in check(reading) if problem.severity is Severity.ERROR]:
            sys.stderr.write(report.as_text(errors, say, report.lines_of(data)))
            return 1
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(data, folder, dirs_exist_ok=True)
    tell(say("started", folder=str(folder), command=f"roadmap check --data {folder}"))
    return 0


def answers_of(options: argparse.Namespace, say: Words, today: dt.date) -> Answers:
    """What was given as flags, or is asked for at a terminal. Raises `Usage` without an organisation."""
    given = {name: getattr(options, name) for name in ASKED}
    offered = {"owner": say("init.lead"), "start": today.isoformat(), "repository": ""}
    for name in ASKED:
        if given[name] is None and sys.stdin.isatty():
            given[name] = asked(say(f"init.{name}"), offered.get(name, ""), needed=name == ASKED[0])
        if not given[ASKED[0]]:
            raise Usage("whose roadmap is it? Name it with --organisation")
        offered["title"] = say("init.named", organisation=given["organisation"])
    start = given["start"] or today
    languages = options.languages or say.language
    return Answers(
        organisation=given["organisation"],
        title=given["title"] or offered["title"],
        owner=given["owner"] or offered["owner"],
        start=start if isinstance(start, dt.date) else day_of(start),
        languages=tuple(code.strip() for code in languages.split(",")),
        timezone=options.timezone,
        repository=given["repository"] or "",
    )


def asked(question: str, offered: str, *, needed: bool) -> str:
    """An answer from the terminal; an empty one takes what is offered. The question goes to standard error.

    A needed one is asked for until it is given; it is empty only where nobody answers any more.
    """
    sign = "" if question.endswith("?") and not offered else ":"
    while True:
        sys.stderr.write(f"{question}{f' [{offered}]' if offered else ''}{sign} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip() or offered
        if answer or not (needed and line):
            return answer


def day_of(text: str) -> dt.date:
    """A day that was typed as an answer."""
    try:
        return day(text)
    except argparse.ArgumentTypeError as wrong:
        raise Usage(str(wrong)) from None
