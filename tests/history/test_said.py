"""What a record says of its promises, and that it says the same when it was kept as JSON."""

import json

import pytest

from macros.history.said import Row, Said, as_row, from_row
from tests.history.changed import changed, day, use_case

ENTRIES = (
    "date: 2026-02-01, why: {nl: W, en: V}, production: 2026-10",
    "date: 2026-03-01, why: W, mvp: 2026-05-01",
    "date: 2026-04-01, why: W, production: open",
)


def said(text: str, path: str = "use-cases/a.yml") -> Said:
    (change,) = changed(("06-01", {path: text}))
    ((_, found),) = change.came
    return found


def track(item: str) -> str:
    return f"name: T\nowner: els\nitems:\n  - {{id: a, title: T, kind: action{item}}}\n"


TEXTS = [
    pytest.param(use_case(), "use-cases/a.yml", id="nothing"),
    pytest.param(use_case("2026-Q3", *ENTRIES, more="aliases: [b, c]"), "use-cases/a.yml", id="much"),
    pytest.param(use_case("", *ENTRIES), "use-cases/a.yml", id="no plan"),
    pytest.param(track(", planned: {start: 2026-01, finish: 2026-05, agreed: 2026-01-05}"), "tracks/t.yml", id="item"),
    pytest.param(track(", planned: {finish: 2026}"), "tracks/t.yml", id="not agreed"),
]


@pytest.mark.parametrize(("text", "path"), TEXTS)
def test_what_was_kept_says_the_same(text: str, path: str) -> None:
    one = said(text, path)
    other = from_row(json.loads(json.dumps(as_row(one))))
    assert other == one
    assert [made.written for made in other.commitments] == [made.written for made in one.commitments]


def test_what_is_kept_of_a_record() -> None:
    assert json.loads(json.dumps(as_row(said(use_case("2026-Q3", *ENTRIES, more="aliases: [b]"))))) == [
        *("a", "use_case", ["b"], "production", "2026-Q3", "2026-Q3"),
        [
            ["2026-02-01", {"nl": "W", "en": "V"}, {"production": "2026-10"}],
            ["2026-04-01", "W", {"production": None}],
        ],
        [
            [None, "production", ["2026-07-01", "2026-09-30"], "2026-Q3"],
            [None, "agreed", None, ""],
            ["2026-02-01", "production", ["2026-10-01", "2026-10-31"], "2026-10"],
            ["2026-03-01", "mvp", ["2026-05-01", "2026-05-01"], "2026-05-01"],
            ["2026-04-01", "production", None, "open"],
        ],
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["a", "item", [], "finish", "2026-13", None, [], []],
        ["a", "item", [], "finish", None, "soon", [], []],
        ["a", "item", [], "finish", None, None, [["2026-01-01", "W", 7]], []],
        ["a", "item", [], "finish", None, None, [["soon", "W", {}]], []],
        ["a", "item", [], "finish", None, None, [], [["soon", "finish", None, "x"]]],
        ["a", "item", [], "finish", None, None, [], [[None, "finish", ["2026-01-01"], "2026"]]],
        ["a", "item"],
    ],
)
def test_a_row_that_is_none_is_refused(row: Row) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError, LookupError)):
        from_row(row)


def test_the_promise_that_stands_on_a_day() -> None:
    one = said(use_case("2026-Q3", *ENTRIES))
    for on, promised in (("01-31", "2026-Q3"), ("02-01", "2026-10"), ("03-31", "2026-10"), ("04-01", None)):
        found = one.promise_at(day(on))
        assert (found.written if found else None) == promised
    assert [(entry.date if (entry := one.entry_at(day(on))) else None) for on in ("01-31", "02-01", "04-02")] == [
        *(None, day("02-01"), day("04-01")),
    ]
