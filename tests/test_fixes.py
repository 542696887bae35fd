"""A fix takes its problem away, brings no other, and leaves every byte around it as it was.

Of every broken case, and of the example after mistakes of all sorts. What an error hid may show when it is gone: of a
file that could not be read, everything; of a date or a period, the warnings that hang on it.
"""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from macros.checks import check
from macros.load import load
from macros.problems import Problem
from macros.report.repairs import fixes_of, repaired
from tests.fuzz.corpus import files_in
from tests.fuzz.fixes import errors, fault_of, is_equal_outside
from tests.fuzz.mutators import by_bytes, by_lines, by_value
from tests.roadmaps import EXAMPLE, TODAY, laid_over
from tests.test_broken import BROKEN, CASES

pytestmark = pytest.mark.uncounted

FILES = files_in(EXAMPLE)
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
INSIDE = (": ", " #", "\u200b", "\t", "'", "*", " ")


def fixed(data: Path) -> Iterator[Problem]:
    """Every problem with a fix, after it was seen that the fix does what it says."""
    before = check(load(data, TODAY))
    for problem in before:
        if problem.fix is None:
            continue
        path = data / problem.source.path.removeprefix("data/")
        raw = path.read_bytes()
        new = repaired(raw, [problem.fix])
        assert is_equal_outside(raw, new, problem)
        path.write_bytes(new)
        after = check(load(data, TODAY))
        path.write_bytes(raw)
        assert not fault_of(problem, before, after), (problem, new.decode())
        yield problem


@pytest.mark.parametrize("case", CASES)
def test_of_a_broken_case(case: str, tmp_path: Path) -> None:
    expected = yaml.safe_load((BROKEN / case / "expect.yml").read_text(encoding="utf-8"))
    data = laid_over(BROKEN / case, tmp_path, tuple(expected.get("remove", ())))
    assert len(list(fixed(data))) == sum("fix" in problem for problem in expected["problems"])


def by_slip(raw: bytes, choose: random.Random) -> bytes:
    """Two letters of a word change places, or one comes twice or is lost."""
    text = raw.decode()
    word = choose.choice(list(re.finditer(r"[a-z]{3,}", text)))
    at, letters = choose.randrange(len(word.group()) - 1), word.group()
    slip = choose.choice((letters[at + 1] + letters[at], letters[at] * 2 + letters[at + 1], letters[at]))
    begin = word.start() + at
    return (text[:begin] + slip + text[begin + 2 :]).encode()


def by_form(raw: bytes, choose: random.Random) -> bytes:
    """A date as people write it, or a word with a capital."""
    text = raw.decode()
    dates = list(re.finditer(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", text))
    if not dates or choose.randrange(3) == 0:
        word = choose.choice(list(re.finditer(r"[a-z-]{3,}", text)))
        return (text[: word.start()] + word.group().capitalize() + text[word.end() :]).encode()
    date = choose.choice(dates)
    day = dt.date.fromisoformat(date.group())
    forms = (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%d-%m-%Y}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}")
    return (text[: date.start()] + choose.choice(forms) + text[date.end() :]).encode()


def by_sign(raw: bytes, choose: random.Random) -> bytes:
    """A sign in the middle of a line that YAML does not take for text."""
    text = raw.decode()
    at = choose.randrange(len(text) + 1)
    return (text[:at] + choose.choice(INSIDE) + text[at:]).encode()


def by_ending(raw: bytes, choose: random.Random) -> bytes:
    """A mistake in a file as another system writes it."""
    marked = b"\xef\xbb\xbf" if choose.randrange(2) else b""
    return marked + by_slip(raw, choose).replace(b"\n", b"\r\n")


Mutation = Callable[[bytes, random.Random], bytes]
MUTATIONS: dict[str, tuple[Mutation, int]] = {  # and how many of 300 have a right text at least
    "bytes": (by_bytes, 3),
    "lines": (by_lines, 3),
    "value": (by_value, 3),
    "slip": (by_slip, 50),
    "form": (by_form, 50),
    "sign": (by_sign, 20),
    "ending": (by_ending, 50),
}


@pytest.mark.parametrize("way", MUTATIONS)
def test_of_any_mistake(way: str, tmp_path: Path) -> None:
    mutate, least = MUTATIONS[way]
    data = tmp_path / "data"
    for name, raw in FILES.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(raw)
    known = 0
    for seed in range(300):
        choose = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
        name = choose.choice(list(FILES))
        (data / name).write_bytes(mutate(FILES[name], choose))
        known += len(list(fixed(data)))
        (data / name).write_bytes(FILES[name])
    assert known >= least


def test_only_what_does_not_overlap_is_put_in_at_once(tmp_path: Path) -> None:
    data = laid_over(BROKEN / "ampersand-start", tmp_path)
    for path, fixes in fixes_of(errors(check(load(data, TODAY)))).items():
        assert [fix.text for fix in fixes] == ['"&co"'], path
