"""The ledger of a branch: each case is a record's file, commit by commit, and what the ledger says of it."""

import datetime as dt
from pathlib import Path

import pytest

from macros.history import history
from macros.history.ledger import Ledger, Promised, totals
from tests.history.branch import Step, branch

TODAY = dt.date(2026, 6, 30)
GRACE = dt.timedelta(days=14)
BEGIN = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/tracks/t.yml": "name: T\nowner: els\n",
}
ZOEKEN = "data/use-cases/zoeken.yml"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def use_case(planned: str = "", *replanned: str, more: str = "") -> str:
    """A use case that promises production."""
    lines = ["title: Zoeken", "track: t"]
    lines += [f"planned: {{production: {planned}}}"] if planned else []
    lines += ["replanned:", *(f"  - {{{entry}}}" for entry in replanned)] if replanned else []
    return "\n".join([*lines, more, ""])


def told(tmp_path: Path, *steps: tuple[str, str | None]) -> Ledger:
    """The ledger of a branch on which one use case was written, version by version."""
    found = [Step(day("01-01"), BEGIN), *(Step(day(on), {ZOEKEN: text}) for on, text in steps)]
    return history(branch(tmp_path, found), dt.UTC, TODAY, GRACE)


def only(ledger: Ledger) -> Promised:
    (record,) = ledger.records
    return record


def moves(record: Promised) -> list[tuple[str, str, str, object, bool]]:
    return [(str(m.date)[5:], str(m.from_)[5:], str(m.to)[5:], m.why, m.correction) for m in record.moves]


def test_a_promise_that_stays(tmp_path: Path) -> None:
    record = only(
        told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", use_case("2026-09-01", more="risk: high")))
    )
    assert (record.promised_on, record.first, record.current) == (day("02-01"), day("09-01"), day("09-01"))
    assert (record.slip, record.moves, record.agrees) == (0, (), True)


def test_a_replanning_is_a_move_with_its_reason(tmp_path: Path) -> None:
    replanned = use_case("2026-09-01", "date: 2026-03-01, why: Ziek, production: 2026-10-01")
    record = only(told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-02", replanned)))
    assert moves(record) == [("03-02", "09-01", "10-01", "Ziek", False)]
    assert (record.slip, record.agrees, record.moves[0].author) == (30, True, "els")


def test_the_first_commit_may_hold_moves_already(tmp_path: Path) -> None:
    text = use_case(
        "2026-09-01",
        "date: 2026-01-05, why: Ziek, production: 2026-11-01",
        "date: 2026-01-09, why: Beter, production: 2026-10-01",
    )
    record = only(told(tmp_path, ("02-01", text)))
    assert (record.first, moves(record)) == (day("09-01"), [("02-01", "09-01", "10-01", "Beter", False)])
    assert record.agrees


def test_overwriting_the_promise_is_seen(tmp_path: Path) -> None:
    record = only(told(tmp_path, ("02-01", use_case("2026-09-01")), ("04-01", use_case("2026-10-01"))))
    assert (record.first, record.slip, record.agrees) == (day("09-01"), 30, False)
    assert moves(record) == [("04-01", "09-01", "10-01", None, False)]


@pytest.mark.parametrize(("on", "correction"), [("02-15", True), ("02-16", False)])
def test_soon_after_the_promise_it_is_a_correction_and_counts(tmp_path: Path, on: str, *, correction: bool) -> None:
    ledger = told(tmp_path, ("02-01", use_case("2026-09-01")), (on, use_case("2026-10-01")))
    assert moves(only(ledger)) == [(on, "09-01", "10-01", None, correction)]
    assert totals(ledger.records).moves == 1


def test_a_move_that_is_taken_back_is_two_moves(tmp_path: Path) -> None:
    first, moved = use_case("2026-09-01"), use_case("2026-09-01", "date: 2026-03-01, why: Ziek, production: 2026-10-01")
    ledger = told(tmp_path, ("02-01", first), ("03-01", moved), ("04-01", first))
    assert moves(only(ledger)) == [
        ("03-01", "09-01", "10-01", "Ziek", False),
        ("04-01", "10-01", "09-01", None, False),
    ]
    found = totals(ledger.records)
    assert (found.moved, found.back, found.later, found.median_slip) == (1, 1, 0, 0)
    assert only(ledger).agrees is False


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        (use_case(), False),
        (use_case("2026-09-01", "date: 2026-03-01, why: Niet nu, production: open"), True),
    ],
    ids=["erased", "withdrawn"],
)
def test_a_promise_that_is_gone(tmp_path: Path, text: str, *, agrees: bool) -> None:
    ledger = told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", text), ("04-01", text + "risk: high\n"))
    record = only(ledger)
    assert (record.withdrawn, record.slip, record.current, record.moves) == (day("03-01"), None, day("09-01"), ())
    assert (totals(ledger.records).withdrawn, record.agrees) == (1, agrees)


def test_a_promise_that_came_back_was_not_withdrawn(tmp_path: Path) -> None:
    first = use_case("2026-09-01")
    record = only(told(tmp_path, ("02-01", first), ("03-01", use_case()), ("04-01", first)))
    assert (record.withdrawn, record.moves, record.agrees) == (None, (), True)


def test_a_record_that_is_gone(tmp_path: Path) -> None:
    ledger = told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", None))
    assert (only(ledger).removed, only(ledger).withdrawn, only(ledger).agrees) == (day("03-01"), None, None)
    assert (totals(ledger.records).removed, totals(ledger.records).withdrawn) == (1, 0)


def test_a_record_that_came_back_is_not_gone(tmp_path: Path) -> None:
    first = use_case("2026-09-01")
    assert only(told(tmp_path, ("02-01", first), ("03-01", None), ("04-01", first))).removed is None


def test_a_renamed_record_is_one_record(tmp_path: Path) -> None:
    renamed = use_case("2026-09-01", "date: 2026-03-01, why: Ziek, production: 2026-10-01", more="aliases: [zoeken]")
    steps = [
        Step(day("01-01"), {**BEGIN, ZOEKEN: use_case("2026-09-01")}),
        Step(day("03-01"), {ZOEKEN: None, "data/use-cases/vinden.yml": renamed}),
    ]
    record = only(history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE))
    assert (record.id, record.promised_on, record.slip) == ("vinden", day("01-01"), 30)


def test_an_alias_may_be_written_later_than_the_new_name(tmp_path: Path) -> None:
    vinden = "data/use-cases/vinden.yml"
    steps = [
        Step(day("01-01"), {**BEGIN, ZOEKEN: use_case("2026-09-01")}),
        Step(day("03-01"), {ZOEKEN: None, vinden: use_case("2026-10-01")}),
        Step(day("04-01"), {vinden: use_case("2026-10-01", more="aliases: [zoeken]")}),
    ]
    record = only(history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE))
    assert (record.id, record.slip, [str(move.date) for move in record.moves]) == ("vinden", 30, ["2026-03-01"])


def test_an_item_may_move_to_another_track_and_a_file_be_renamed(tmp_path: Path) -> None:
    track = (
        "name: T\nowner: els\nitems:\n  - {id: a, title: A, kind: mvp, planned: {start: 2026-01-01, finish: 2026-05}}\n"
    )
    steps = [
        Step(day("01-01"), {**BEGIN, "data/tracks/t.yml": track}),
        Step(day("02-01"), {"data/tracks/t.yml": None, "data/tracks/u.yml": track}),
    ]
    record = only(history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE))
    assert (record.id, record.kind, record.path, record.first) == ("a", "item", "data/tracks/u.yml", day("05-31"))
    assert (record.moves, record.removed) == ((), None)


def test_a_coarse_date_in_other_words_does_not_move(tmp_path: Path) -> None:
    record = only(told(tmp_path, ("02-01", use_case("2026-Q3")), ("03-01", use_case("2026-09-30"))))
    assert (record.first, record.moves) == (day("09-30"), ())


def test_a_replanning_counts_from_its_day(tmp_path: Path) -> None:
    ahead = use_case("2026-09-01", "date: 2026-03-01, why: Ziek, production: 2026-10-01")
    steps = [
        Step(day("01-01"), BEGIN),
        Step(day("02-01"), {ZOEKEN: ahead}),
        Step(day("02-20"), {"data/tracks/t.yml": "name: U\nowner: els\n"}),
        Step(day("03-05"), {"data/tracks/t.yml": "name: V\nowner: els\n"}),
    ]
    record = only(history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE))
    assert moves(record) == [("03-05", "09-01", "10-01", "Ziek", False)]


def test_a_merge_is_one_change(tmp_path: Path) -> None:
    moved = use_case("2026-09-01", "date: 2026-03-01, why: Ziek, production: 2026-10-01")
    steps = [
        Step(day("01-01"), {**BEGIN, ZOEKEN: use_case("2026-09-01")}),
        Step(day("03-02"), {}, beside={ZOEKEN: moved}),
    ]
    ledger = history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE)
    assert (ledger.commits, moves(only(ledger))) == (2, [("03-02", "09-01", "10-01", "Ziek", False)])


def test_what_changes_elsewhere_is_no_change_of_data(tmp_path: Path) -> None:
    steps = [Step(day("01-01"), BEGIN), Step(day("02-01"), {"README.md": "Lees mij\n"})]
    ledger = history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE)
    assert (ledger.commits, ledger.from_, ledger.to) == (1, day("01-01"), day("01-01"))


@pytest.mark.parametrize(
    "torn",
    [
        "title: 'Zoeken",
        "title: Zoeken\ntrack: t\nplanned: {production: 2026-13-01}",
        "title: Z\ntrack: t\nplaned: 2026",
    ],
    ids=["no YAML", "a date that is none", "a key that is none"],
)
def test_what_cannot_be_read_is_counted_and_moves_nothing(tmp_path: Path, torn: str) -> None:
    first = use_case("2026-09-01")
    ledger = told(tmp_path, ("02-01", first), ("03-01", torn + "\n"), ("04-01", first))
    assert (ledger.refused, [(file.path, file.commits) for file in ledger.unread]) == (1, [(ZOEKEN, 1)])
    assert (only(ledger).moves, only(ledger).withdrawn, only(ledger).removed) == ((), None, None)


def test_of_a_file_that_cannot_be_read_the_first_mistake_is_told(tmp_path: Path) -> None:
    torn = "title: Zoeken\nrisk: groot\ntrack: t\nplanned: {production: 2026-13-01}\nowner: [a, b]\n"
    (file,) = told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", torn)).unread
    assert (file.path, file.line, file.rule) == (ZOEKEN, 2, "bad-value")


def test_a_file_that_cannot_be_read_and_then_goes(tmp_path: Path) -> None:
    record = only(told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", "title: 'Zoeken\n"), ("04-01", None)))
    assert (record.removed, record.agrees) == (day("04-01"), None)


def test_a_file_that_cannot_be_read_is_not_gone(tmp_path: Path) -> None:
    record = only(told(tmp_path, ("02-01", use_case("2026-09-01")), ("03-01", "title: 'Zoeken\n")))
    assert (record.removed, record.agrees) == (None, None)


def test_days_are_those_of_the_roadmaps_time_zone(tmp_path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=13))
    data = branch(tmp_path, [Step(day("01-01"), {**BEGIN, ZOEKEN: use_case("2026-09-01")})])
    assert only(history(data, zone, TODAY, GRACE)).promised_on == day("01-02")


@pytest.mark.parametrize(("as_of", "seen"), [("01-31", 1), ("02-01", 2), ("02-28", 2), ("03-01", 3), (None, 3)])
def test_the_ledger_of_a_day_that_is_over_knows_no_later_commit(tmp_path: Path, as_of: str | None, seen: int) -> None:
    steps = [
        Step(day("01-01"), BEGIN),
        Step(day("02-01"), {ZOEKEN: use_case("2026-09-01")}),
        Step(day("03-01"), {ZOEKEN: use_case("2026-10-01")}),
    ]
    found = history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE, as_of=day(as_of) if as_of else None)
    assert found.commits == seen


@pytest.mark.parametrize("author", ["els@example.org", "1+els@users.noreply.github.com els@example.org"])
def test_an_author_is_named_only_by_a_public_handle(tmp_path: Path, author: str) -> None:
    steps = [
        Step(day("01-01"), {**BEGIN, ZOEKEN: use_case("2026-09-01")}),
        Step(day("04-01"), {ZOEKEN: use_case("2026-10-01")}, author=author),
    ]
    assert only(history(branch(tmp_path, steps), dt.UTC, TODAY, GRACE)).moves[0].author is None
