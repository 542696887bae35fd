"""Whether what the engine says of a roadmap is an answer: data, or problems with a place that exists.

In: files in memory. Out: nothing, or what is wrong: its first line is the same for everything with one cause.
"""

import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from macros.checks import check
from macros.kpis.measure import measure
from macros.model.reading import Reading
from macros.problems import Problem, fatal, order_of
from macros.report.problems import block, row
from macros.words import words
from tests.fuzz.corpus import Files
from tests.fuzz.fixes import COMPARING, fault_of, fixed, is_equal_outside
from tests.fuzz.reading import problems_in, read, read_slowly
from tests.roadmaps import TODAY

SPOKEN = tuple(words(language, ("problems",)) for language in ("nl", "en"))
LONGEST = 5  # seconds of the processor; the worst that is right takes a few tenths
MOST_FIXED = 3  # problems of one input whose fix is tried


class Slow(Exception):
    """No answer in time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises Slow when the processor is busy for longer."""

    def stop(number: int, frame: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def answered(answer: Callable[[], str], seconds: float) -> str:
    """What an answer says; where it raises something or does not come, that."""
    try:
        with within(seconds):
            return answer()
    except Exception as error:  # noqa: BLE001 - whatever it is, it may not be raised
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {place.name}, {place.filename.rpartition('/')[2]}\n{traceback.format_exc()}"


def judge(files: Files, *, deep: bool) -> str:
    """What is wrong with the answer; `deep` asks more of it, and takes three times as long."""
    return answered(lambda: next(complaints(files, deep=deep), ""), LONGEST)


def complaints(files: Files, *, deep: bool) -> Iterator[str]:
    """All that is wrong with an answer."""
    reading = read(files)
    problems = check(reading)
    yield from without_place(files, problems)
    if not reading.complete and not fatal(problems, strict=False):
        yield "something was not read and nothing is told"
    if any(one >= other for one, other in pairwise(map(order_of, problems))):
        yield "problems are not in order"
    if deep:
        yield from unsaid(problems)
        yield from readers_differ(files, reading, problems)
        yield from wrong_fixes(files, problems)
        if not fatal(problems, strict=False):
            measure(reading.roadmap, TODAY)


def without_place(files: Files, problems: Iterable[Problem]) -> Iterator[str]:
    """Problems at a place that is not there."""
    for problem in problems:
        name = problem.source.path.removeprefix("data/")
        if name not in files:
            yield f"{problem.rule} at a file that is not there\n{problem}"
            continue
        line, column = problem.source.line, problem.source.column
        lines = lines_of(files[name])
        if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
            yield f"{problem.rule} at a place that is not there\n{problem}"


def lines_of(raw: bytes) -> list[str]:
    """The lines of a file as an editor shows them."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def unsaid(problems: Iterable[Problem]) -> Iterator[str]:
    """Problems that cannot be told, or only with a hole in the sentence."""
    for problem in problems:
        for spoken in SPOKEN:
            said = row(problem, spoken)
            if not said["message"] or not block(problem, spoken, "x: y"):
                yield f"{problem.rule} says nothing\n{problem}"


def readers_differ(files: Files, reading: Reading, problems: list[Problem]) -> Iterator[str]:
    """Whether the reader of sound files and that of doubtful ones say the same."""
    other = read_slowly(files)
    if check(other) != problems:
        yield f"two readers tell different problems\n{problems}\n{check(other)}"
    if other.roadmap != reading.roadmap:
        yield "two readers read different roadmaps"


def wrong_fixes(files: Files, problems: list[Problem]) -> Iterator[str]:
    """Fixes that do something else than they say."""
    for problem in [problem for problem in problems if problem.fix][:MOST_FIXED]:
        name = problem.source.path.removeprefix("data/")
        new = fixed(files[name], problem)
        if not is_equal_outside(files[name], new, problem):
            yield f"a fix of {problem.rule} changes more than it says\n{problem}"
        if fault := fault_of(problem, problems, problems_in({**files, name: new}), COMPARING):
            yield f"a fix of {problem.rule} is wrong\n{fault}\n{problem}"
