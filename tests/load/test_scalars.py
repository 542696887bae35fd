"""Single values by their nodes: each case is a value behind a key, and what is told of it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from macros.contract import types
from macros.load.parser import nodes
from macros.load.scalars import SCALARS
from macros.load.sheet import BAD, TAINTED, Sheet
from macros.model.dates import Date, Quarter
from macros.problems import Value
from macros.source import Source

TODAY = dt.date(2026, 6, 30)
DAY, DAY_OVER, DATE, OPEN = types.Day(), types.Day(fact=True), types.Date(), types.Date(withdrawable=True)
FACT, QUARTER, SIDE = types.Fact(), types.QuarterKey(), types.Choice(("up", "down"))
SCORE, PEOPLE, WEIGHT = (
    types.Number(whole=True, minimum=1, maximum=5),
    types.Number(whole=True, minimum=0),
    types.Number(above=0),
)
TRACK, ALIAS, OWNER, PHASE = (
    types.Id("track"),
    types.Id("record", former=True),
    types.Reference("owner"),
    types.Reference("phase"),
)
LINK, CONTACT, HANDLE, ZONE = types.Address(), types.Contact(), types.Handle(), types.Timezone()
BRANCH, LANGUAGE = types.Branch(), types.Language()


def read(type_: Any, written: str, *, tainted: bool = False) -> tuple[Any, Sheet]:
    """The value that stands behind `k: `, and the sheet it was read on."""
    text = f"k: {written}\n"
    sheet = Sheet(path="data/x.yml", text=text, today=TODAY, languages=(), tainted=tainted)
    ((key, value),) = nodes(text).value  # type: ignore[union-attr]
    return SCALARS[type(type_)](type_, "k")(value, sheet, key.start_mark), sheet


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        (DAY, "2026-07-01", dt.date(2026, 7, 1)),
        (DAY_OVER, "2026-06-30", TODAY),
        (DATE, "2026-06", Date("2026-06", dt.date(2026, 6, 1), TODAY)),
        (OPEN, "open", None),
        (QUARTER, "2026-Q2", Quarter(2026, 2)),
        (SIDE, "up", "up"),
        (SCORE, "5", 5),
        (SCORE, "1", 1),
        (PEOPLE, "0", 0),
        (TRACK, "noord", "noord"),
        (TRACK, "a" * 64, "a" * 64),
        (ALIAS, "noord", "noord"),
        (OWNER, "Els", "Els"),
        (LINK, "https://example.org", "https://example.org"),
        (
            CONTACT,
            f"mailto:{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}",
            f"mailto:{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}",
        ),
        (HANDLE, "els", "els"),
        (ZONE, "Europe/Amsterdam", "Europe/Amsterdam"),
        (BRANCH, "main", "main"),
        (LANGUAGE, "nl", "nl"),
    ],
)
def test_what_is_right(type_: Any, written: str, value: object) -> None:
    found, sheet = read(type_, written)
    assert (found, sheet.problems, sheet.holes) == (value, [], False)


@pytest.mark.parametrize(
    ("written", "day", "coarse"),
    [("2026-06-30", TODAY, False), ("2026-06", TODAY, True), ("2026-Q2", TODAY, True), ("unknown", None, False)],
)
def test_a_fact_is_over_on_its_last_day(written: str, day: dt.date | None, *, coarse: bool) -> None:
    found, sheet = read(FACT, written)
    assert (found.written, found.day, found.coarse, sheet.problems) == (written, day, coarse, [])


@pytest.mark.parametrize(
    ("type_", "written", "told", "values", "fixes"),
    [
        (DAY, "1 mei 2026", "bad-date.day suggestion", {"suggestion": "2026-05-01"}, ["2026-05-01"]),
        (DAY, "2026-05", "bad-date.day day-hint", {"suggestion": ""}, []),
        (DAY_OVER, "2026-07-01", "future-fact.day day-hint", {"today": "2026-06-30", "beside": ""}, []),
        (DAY_OVER, "1 mei 2026", "bad-date.day suggestion", {"suggestion": "2026-05-01"}, ["2026-05-01"]),
        (DATE, "1 mei 2026", "bad-date.date suggestion", {"suggestion": "2026-05-01"}, ["2026-05-01"]),
        (DATE, "open", "bad-date.date date-hint", {"suggestion": ""}, []),
        (OPEN, "opens", "bad-date.date date-hint", {"suggestion": ""}, []),
        (FACT, "1 mei 2026", "bad-date.fact suggestion", {"suggestion": "2026-05-01"}, ["2026-05-01"]),
        (FACT, "unkown", "bad-date.fact suggestion", {"suggestion": "unknown"}, ["unknown"]),
        (FACT, "onbekend", "bad-date.fact suggestion", {"suggestion": "unknown"}, ["unknown"]),
        (FACT, "ooit", "bad-date.fact fact-hint", {"suggestion": ""}, []),
        (FACT, "2026-07-01", "future-fact.message hint", {"today": "2026-06-30"}, []),
        (FACT, "2026-Q3", "future-fact.coarse hint", {"today": "2026-06-30"}, []),
        (QUARTER, "2026-05", "bad-date.quarter maybe", {"suggestion": "2026-Q2"}, []),
        (QUARTER, "Q2 2026", "bad-date.quarter suggestion", {"suggestion": "2026-Q2"}, ["2026-Q2"]),
        (QUARTER, "lente", "bad-date.quarter quarter-hint", {"suggestion": ""}, []),
        (SIDE, "omhoog", "bad-value.choice choice-hint", {"known": ("up", "down")}, ["up"]),
        (SIDE, "opzij", "bad-value.choice choice-hint", {"known": ("up", "down")}, []),
        (SCORE, "6", "bad-number.whole-both whole-both-hint", {"suggestion": "", "low": "1", "high": "5"}, []),
        (SCORE, "0", "bad-number.whole-both whole-both-hint", {"suggestion": "", "low": "1", "high": "5"}, []),
        (SCORE, "4,0", "bad-number.whole-both whole-both-hint", {"suggestion": "", "low": "1", "high": "5"}, ["4"]),
        (SCORE, "3 punten", "bad-number.whole-both maybe", {"suggestion": "3", "low": "1", "high": "5"}, []),
        (PEOPLE, "-1", "bad-number.whole-from whole-from-hint", {"suggestion": "", "low": "0", "high": "None"}, []),
        (WEIGHT, "0", "bad-number.above above-hint", {"suggestion": "", "low": "0", "high": "None"}, []),
        (WEIGHT, "1,5", "bad-number.above suggestion", {"suggestion": "1.5", "low": "0", "high": "None"}, ["1.5"]),
        (types.Number(), "veel", "bad-number.any any-hint", {"suggestion": "", "low": "None", "high": "None"}, []),
        (
            types.Number(whole=True),
            "1.5",
            "bad-number.whole whole-hint",
            {"suggestion": "", "low": "None", "high": "None"},
            [],
        ),
        (
            LINK,
            "example.org",
            "bad-link.address suggestion",
            {"suggestion": "https://example.org"},
            ["https://example.org"],
        ),
        (LINK, "hier", "bad-link.address address-hint", {"suggestion": ""}, []),
        (
            CONTACT,
            "els@example.org",
            "bad-link.contact suggestion",
            {"suggestion": "mailto:els@example.org"},
            ["mailto:els@example.org"],
        ),
        (HANDLE, "'@els'", "bad-value.handle suggestion", {"value": "@els", "suggestion": "els"}, ["'els'"]),
        (ZONE, "europe/amsterdam", "bad-value.timezone timezone-hint", {"suggestion": ""}, ["Europe/Amsterdam"]),
        (BRANCH, "a..b", "bad-value.branch branch-hint", {"suggestion": ""}, []),
        (LANGUAGE, "NL", "bad-value.language language-hint", {"suggestion": ""}, ["nl"]),
    ],
)
def test_what_is_refused(type_: Any, written: str, told: str, values: Mapping[str, Value], fixes: list[str]) -> None:
    """The rule and what it says, the hint, and its values beside the key and what was written."""
    found, sheet = read(type_, written)
    (problem,) = sheet.problems
    rule = told.partition(".")[0]
    assert problem.hint
    assert f"{problem.message.key} {problem.hint.key.removeprefix(f'{rule}.')}" == told
    assert (found, problem.rule, problem.source) == (BAD, rule, Source("data/x.yml", 1, 4))
    assert problem.message.values == {"key": "k", "value": written} | dict(values)
    assert [fix.text for ways in sheet.possible.values() for fix in ways] == fixes


@pytest.mark.parametrize(("written", "key"), [("''", "empty"), ("TBD", "placeholder")])
@pytest.mark.parametrize(
    "type_", [DAY, DAY_OVER, DATE, FACT, QUARTER, SIDE, SCORE, TRACK, ALIAS, OWNER, PHASE, LINK, ZONE]
)
def test_what_says_nothing(type_: Any, written: str, key: str) -> None:
    found, sheet = read(type_, written)
    (problem,) = sheet.problems
    assert problem.hint
    way = "leave-out-date" if type(type_).__name__ in {"Day", "Date", "Fact"} else "leave-out"
    assert (found, problem.message.key, problem.hint.key) == (BAD, f"bad-value.{key}", f"bad-value.{way}")
    assert (problem.message.values["key"], problem.source.column, sheet.holes) == ("k", 4, type_ == TRACK)


@pytest.mark.parametrize(
    "type_", [DAY, DAY_OVER, DATE, OPEN, FACT, QUARTER, SIDE, SCORE, TRACK, ALIAS, OWNER, PHASE, LINK, ZONE]
)
def test_what_is_a_list_where_one_value_belongs(type_: Any) -> None:
    """It is told at the key; without its brackets it may be right."""
    found, sheet = read(type_, "[up]")
    (problem,) = sheet.problems
    assert problem.hint
    form = "owner" if type_ == OWNER else "scalar"
    assert (found, problem.message.key, problem.hint.key) == (BAD, f"wrong-type.{form}", f"wrong-type.{form}-hint")
    assert (problem.message.values, problem.source.column, sheet.holes) == ({"key": "k"}, 1, type_ == TRACK)
    assert [fix.text for ways in sheet.possible.values() for fix in ways] == ["up"]


@pytest.mark.parametrize(
    "type_", [DAY, DAY_OVER, DATE, FACT, QUARTER, SIDE, SCORE, TRACK, ALIAS, OWNER, PHASE, LINK, ZONE]
)
def test_of_a_refused_character_nothing_more_is_told(type_: Any) -> None:
    """What is no id with it may still be referred to elsewhere."""
    found, sheet = read(type_, f"a{TAINTED}b", tainted=True)
    assert sheet.problems == []
    assert found == (f"a{TAINTED}b" if type_ in (OWNER, PHASE) else BAD)
    assert sheet.referred == []


@pytest.mark.parametrize(
    ("written", "meant", "told", "fixes"),
    [
        ("Nog Later", "nog-later", "bad-id.suggestion", ["nog-later"]),
        ("R&D", "r-en-d", "bad-id.suggestion", []),
        ("index", "index-1", "bad-id.suggestion", []),
        ("日本", "", "bad-id.hint", []),
    ],
)
def test_an_id_that_is_refused_is_known_by_the_one_that_was_meant(
    written: str, meant: str, told: str, fixes: list[str]
) -> None:
    for type_ in (TRACK, ALIAS):
        found, sheet = read(type_, written)
        (problem,) = sheet.problems
        assert problem.hint
        assert (found, problem.message.key, problem.hint.key) == (BAD, "bad-id.message", told)
        assert problem.message.values == {"value": written, "suggestion": meant, "limit": 64}
        assert [fix.text for ways in sheet.possible.values() for fix in ways] == fixes
        row = (type_.space, meant, Source("data/x.yml", 1, 4))
        assert (sheet.named, sheet.former) == (([row], []) if type_ == TRACK else ([], [row]))
        assert not sheet.holes


def test_an_id_is_noted_with_its_place_and_a_reference_with_its_node() -> None:
    _, sheet = read(TRACK, "noord")
    assert (sheet.named, sheet.former) == ([("track", "noord", Source("data/x.yml", 1, 4))], [])
    _, sheet = read(ALIAS, "noord")
    assert (sheet.named, sheet.former) == ([], [("record", "noord", Source("data/x.yml", 1, 4))])
    _, sheet = read(PHASE, "groei")
    assert [(space, id_, node.value) for space, id_, node in sheet.referred] == [("phase", "groei", "groei")]
