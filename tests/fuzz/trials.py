"""What can be tried by the thousand: an input made from a seed and a number, and what is wrong with its answer.

In: a seed and a number. Out: a failure, or None. The same seed and number are always the same input.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from macros.checks import check
from macros.kpis.measure import measure, measure_with_trend
from macros.pages.context import Context
from macros.pages.site import views
from macros.problems import Severity
from macros.report.open_data import document
from macros.words import Words, words
from tests.fuzz import writing
from tests.fuzz.charts import chart
from tests.fuzz.corpus import Files, in_order
from tests.fuzz.failure import Failure
from tests.fuzz.judge import answered, judge
from tests.fuzz.kept import faults_of, lost, unseen
from tests.fuzz.mutators import mutated
from tests.fuzz.reading import read
from tests.fuzz.shrink import shrunk
from tests.fuzz.valid import Maker
from tests.roadmaps import TODAY

DEEP = 10  # one of so many mutated roadmaps is judged deeply
WITH_PAGES = 20  # of one of so many valid roadmaps the pages are made


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One sort of input; `smaller` makes a failure small, where that can be done."""

    attempt: Callable[[str, int], Failure | None]
    count: int
    smaller: Callable[[Failure], Failure] = lambda failure: failure


def broken(seed: str, number: int) -> Failure | None:
    """A roadmap with mistakes of any sort: it is data, or has a problem with a place."""
    files, _ = mutated(f"{seed}:{number}")
    complaint = judge(files, deep=number % DEEP == 0)
    return Failure(number=number, complaint=complaint, files=files) if complaint else None


def smaller(failure: Failure) -> Failure:
    def complaint(files: Files) -> str:
        return judge(files, deep=failure.number % DEEP == 0)

    files = shrunk(failure.files, lambda less: complaint(less).partition("\n")[0] == failure.kind)
    return replace(failure, files=files, complaint=complaint(files))


def valid(seed: str, number: int) -> Failure | None:
    """A roadmap without mistakes: everything that was typed is in the open data, and every record on the pages."""
    return valid_roadmap(seed, number, pages=number % WITH_PAGES == 0)


def valid_roadmap(seed: str, number: int, *, pages: bool) -> Failure | None:
    name = f"{seed}:{number}"
    said, choose = Maker(name).files(), random.Random(name)  # noqa: S311 - chance that can be repeated
    files = {path: writing.file(said[path], choose) for path in sorted(said, key=in_order)}

    def complaints() -> str:
        reading = read(files)
        errors = [problem for problem in check(reading) if problem.severity is Severity.ERROR]
        if errors:
            return f"{errors[0].rule} in a valid roadmap\n{errors[0]}"
        roadmap = reading.roadmap
        found = document(roadmap, measure(roadmap, TODAY), None, spoken("nl"))
        if complaint := next(lost(said, found), ""):
            return complaint
        if not pages:
            return ""
        figures, language = measure_with_trend(roadmap, TODAY), choose.choice(("nl", "en"))
        context = Context(
            roadmap=roadmap, figures=figures, as_of=TODAY, language=language, words=spoken(language), commit=None
        )
        made = tuple(views(context))
        return next(unseen(found, made), "") or next(faults_of(made), "")

    complaint = answered(complaints, 30)
    return Failure(number=number, complaint=complaint, files=files) if complaint else None


@cache
def spoken(language: str) -> Words:
    return words(language)


def drawn(seed: str, number: int) -> Failure | None:
    """A drawing of any values: made within a second, well formed, every number in it finite and every id its own."""
    complaint, shown = chart(f"{seed}:{number}")
    files = {"values.txt": shown.encode("utf-8", "backslashreplace")}
    return Failure(number=number, complaint=complaint, files=files) if complaint else None


TRIALS: Mapping[str, Trial] = {
    "fuzz": Trial(attempt=broken, count=1_000_000, smaller=smaller),
    "lost": Trial(attempt=valid, count=10_000),
    "charts": Trial(attempt=drawn, count=20_000),
}
