"""Nothing that anybody types makes the reader fall over: valid folders with one to three mutations of any sort.

Each gives data or problems with a place that exists; a problem can be said in both languages.
"""

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.checks import check
from macros.kpis.measure import measure
from macros.load import load
from macros.problems import fatal
from macros.report.problems import as_text, lines_of
from macros.words import words
from tests.roadmaps import EXAMPLE, TODAY

FILES = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in sorted(EXAMPLE.rglob("*.yml"))}
SPOKEN = [words(language, ("problems",)) for language in ("nl", "en")]
VALUES = (
    "2026-02-30 2026-Q3 2027 unknown open ~ [] {} - ? 1e9 -1 0 6 TBD *a &a !x % @ ` ' \" | > # : , [a] {a: b} <<: y "
    "jan zoeken meten javascript:x https://a.b é 日本 \u200b \ud7ff \ufeff 2026-06-30 2026-07-01 1999-01-01"
).split()
BYTES = (b"\x00", b"\xff", b"\t", b"\r", b"\n", b"  ", b"- ", b": ", b" #x", b"---\n", b"{", b"]", b"'", b"\xc2\x85")


def by_bytes(raw: bytes, choose: random.Random) -> bytes:
    """Puts in, takes out, or cuts off bytes."""
    at = choose.randrange(len(raw) + 1)
    way = choose.randrange(3)
    if way == 0:
        return raw[:at] + choose.choice(BYTES) + raw[at:]
    return raw[:at] + raw[at + choose.randrange(1, 9) :] if way == 1 else raw[:at]


def by_lines(raw: bytes, choose: random.Random) -> bytes:
    """Takes out, doubles, swaps or shifts a line."""
    lines = raw.split(b"\n")
    at, other = choose.randrange(len(lines)), choose.randrange(len(lines))
    way = choose.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at] = b"  " + lines[at] if choose.randrange(2) else lines[at].removeprefix(b"  ")
    return b"\n".join(lines)


def by_value(raw: bytes, choose: random.Random) -> bytes:
    """Puts another value behind a colon."""
    lines = raw.split(b"\n")
    at = choose.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + (colon or b": ") + choose.choice(VALUES).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_mutation_is_data_or_a_problem_with_a_place(seed: int, tmp_path_factory: object) -> None:
    choose = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    files = dict(FILES)
    for _ in range(choose.randrange(1, 4)):
        name = choose.choice(list(files))
        files[name] = choose.choice((by_bytes, by_lines, by_value))(files[name], choose)
    data = Path(tmp_path_factory.getbasetemp()) / "data"  # type: ignore[attr-defined]
    for name, raw in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(raw)
    reading = load(data, TODAY)
    problems = check(reading)
    for problem in problems:
        assert problem.source.path.startswith("data")
        raw = files.get(problem.source.path.removeprefix("data/"), b"")
        lines = raw.count(b"\n") + raw.count(b"\r") + 1
        assert 1 <= problem.source.line <= lines
        assert problem.source.column >= 1
    for spoken in SPOKEN:
        assert as_text(problems, spoken, lines_of(data)) or not problems
    if not fatal(problems, strict=False):
        measure(reading.roadmap, TODAY)
