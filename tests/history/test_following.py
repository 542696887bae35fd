"""How a promise is followed: each case is one use case, version by version, and what the ledger says of it."""

import pytest

from macros.history.ledger import Promised, Totals, totals
from tests.history.changed import Files, day, track, use_case, written

A, B, T = "use-cases/a.yml", "use-cases/b.yml", "tracks/t.yml"
FIRST = use_case("2026-09-01")
TORN = "title: 'T\n"


def page(*steps: tuple[str, Files]) -> Promised:
    (record,) = written(*steps).records
    return record


def followed(*steps: tuple[str, str | None]) -> Promised:
    """The page of the one record of a file."""
    return page(*((on, {A: text}) for on, text in steps))


def moves(record: Promised) -> list[tuple[str, str, object, bool]]:
    return [(move.commit, str(move.to)[5:], move.why, move.correction) for move in record.moves]


def test_a_branch_without_a_commit_has_no_days() -> None:
    found = written()
    assert (found.commits, found.from_, found.to, found.records, found.refused, found.unread) == (
        *(0, None, None, ()),
        *(0, ()),
    )


def test_the_days_of_a_branch_are_those_of_any_clock() -> None:
    """The clock of the second commit was a year slow, in everything but its order on the branch."""
    found = written(("03-01", {A: FIRST}), ("01-02", {A: f"{FIRST}# more\n"}), ("02-01", {A: FIRST}))
    assert (found.commits, found.from_, found.to) == (3, day("01-02"), day("03-01"))


def test_a_page_says_who_promised_it_when_and_where() -> None:
    record = page(("02-01", {B: "wrong\n"}), ("02-02", {A: FIRST}), ("02-03", {A: f"{FIRST}# more\n"}))
    assert (record.id, record.kind, record.path) == ("a", "use_case", f"data/{A}")
    assert (record.promised_on, record.promised_in, record.promised_by) == (day("02-02"), "1", "author-1")


def test_records_stand_by_id() -> None:
    assert [one.id for one in written(("02-01", {B: FIRST, A: FIRST})).records] == ["a", "b"]


def test_a_move_says_who_made_it_and_in_which_commit() -> None:
    (move,) = followed(("02-01", FIRST), ("05-02", use_case("2026-10-01"))).moves
    assert (move.date, move.commit, move.author, move.from_, move.to) == (
        *(day("05-02"), "1", "author-1"),
        *(day("09-01"), day("10-01")),
    )


def test_a_correction_is_measured_from_the_first_commit_with_its_promise() -> None:
    other = use_case("2026-10-01")
    record = followed(("02-01", FIRST), ("03-01", other), ("03-15", FIRST), ("03-16", other))
    assert moves(record) == [
        ("1", "10-01", None, False),
        ("2", "09-01", None, True),  # the other promise stood since 1 March
        ("3", "10-01", None, False),  # this one since 1 February
    ]


def test_an_old_replanning_that_is_rewritten_gives_its_own_reason() -> None:
    one, other = (
        f"date: 2026-02-15, why: {why}, production: {to}" for why, to in (("W", "2026-10-01"), ("X", "2026-11-01"))
    )
    record = followed(
        ("02-20", FIRST), ("03-01", use_case("2026-09-01", one)), ("05-01", use_case("2026-09-01", other))
    )
    assert moves(record) == [("1", "10-01", "W", False), ("2", "11-01", "X", False)]


def test_a_replanning_that_stood_there_before_is_no_reason_for_a_later_move() -> None:
    entry = "date: 2026-02-15, why: W, production: 2026-10-01"
    record = followed(("02-20", use_case("2026-09-01", entry)), ("05-01", use_case("2026-09-05")), ("05-02", None))
    assert moves(record) == [("0", "10-01", "W", False), ("1", "09-05", None, False)]


def test_a_replanning_that_is_taken_back_leaves_no_reason_behind() -> None:
    """The one before it stands again, but it says nothing of this move."""
    one, other = (
        f"date: 2026-{on}, why: W, production: 2026-{to}" for on, to in (("02-15", "10-01"), ("03-01", "11-01"))
    )
    record = followed(
        ("02-20", use_case("2026-09-01", one, other)),
        ("03-01", use_case("2026-09-01", one, other, more="# more")),
        ("05-01", use_case("2026-09-01", one)),
    )
    assert moves(record) == [("0", "10-01", "W", False), ("1", "11-01", "W", False), ("2", "10-01", None, False)]


def test_a_replanning_that_stood_there_before_its_day_is_a_reason_on_its_day() -> None:
    ahead = use_case("2026-09-01", "date: 2026-03-01, why: W, production: 2026-10-01")
    assert moves(followed(("02-01", ahead), ("02-28", f"{ahead}# more\n"))) == []
    assert moves(followed(("02-01", ahead), ("03-01", f"{ahead}# more\n"))) == [("1", "10-01", "W", False)]


@pytest.mark.parametrize(("on", "moved"), [("02-28", []), ("03-01", ["2"]), ("03-02", ["2"])])
def test_a_replanning_comes_true_in_a_commit_that_leaves_its_file_alone(on: str, moved: list[str]) -> None:
    ahead = use_case("2026-09-01", "date: 2026-03-01, why: W, production: 2026-10-01")
    record = page(("02-01", {A: ahead}), ("02-10", {T: "name: T\n"}), (on, {T: "name: U\n"}))
    assert [move.commit for move in record.moves] == moved


def test_of_two_replannings_ahead_each_comes_true_on_its_day() -> None:
    entries = [f"date: 2026-{on}, why: W, production: 2026-{to}" for on, to in (("03-01", "10-01"), ("04-01", "11-01"))]
    steps: list[tuple[str, Files]] = [("02-01", {A: use_case("2026-09-01", *entries)})]
    steps += [(on, {T: f"name: {on}\n"}) for on in ("02-28", "03-05", "04-05", "05-05")]
    assert [(str(move.date)[5:], str(move.to)[5:]) for move in page(*steps).moves] == [
        ("03-05", "10-01"),
        ("04-05", "11-01"),
    ]


def test_a_replanning_ahead_that_is_taken_out_does_not_come_true() -> None:
    ahead = use_case("2026-09-01", "date: 2026-03-01, why: W, production: 2026-10-01")
    record = page(("02-01", {A: ahead}), ("02-10", {A: FIRST}), ("03-05", {T: "name: T\n"}))
    assert (record.moves, record.agrees) == ((), True)


def test_a_first_promise_of_a_replanning_stands_from_its_day() -> None:
    ahead = use_case("", "date: 2026-03-01, why: W, production: 2026-10-01")
    assert written(("02-01", {A: ahead})).records == ()
    record = page(("02-01", {A: ahead}), ("03-01", {T: "name: T\n"}))
    assert (record.promised_in, record.first, record.moves) == ("1", day("10-01"), ())
    record = followed(("02-01", use_case()), ("03-01", ahead))
    assert (record.promised_in, record.first, record.moves, record.agrees) == ("1", day("10-01"), (), True)


def test_what_promises_another_stage_only_is_not_in_the_ledger() -> None:
    pilot = "title: T\ntrack: t\nplanned: {mvp: 2026-09-01}\n"
    assert written(("02-01", {A: pilot})).records == ()
    entry = pilot + "replanned: [{date: 2026-02-01, why: W, mvp: 2026-10-01}]\n"
    assert written(("02-01", {A: entry})).records == ()


def test_what_cannot_be_read_at_first_is_promised_later() -> None:
    wrong = FIRST.replace("2026-09-01", "2026-13-01")
    assert followed(("02-01", wrong), ("02-02", FIRST)).promised_in == "1"


@pytest.mark.parametrize(
    ("texts", "withdrawn"),
    [
        ([FIRST, use_case()], "03-01"),
        ([FIRST, use_case(), use_case(more="risk: high")], "03-01"),
        ([FIRST, use_case(), FIRST], None),
        ([FIRST, use_case(), FIRST, use_case()], "03-03"),
        ([FIRST, use_case(), None], None),
    ],
    ids=["erased", "and left so", "and promised again", "and erased again", "and gone"],
)
def test_since_when_a_promise_is_withdrawn(texts: list[str | None], withdrawn: str | None) -> None:
    days = ("02-01", "03-01", "03-02", "03-03")
    record = followed(*zip(days, texts, strict=False))
    assert record.withdrawn == (day(withdrawn) if withdrawn else None)


@pytest.mark.parametrize(
    ("steps", "removed"),
    [
        ([(A, None)], "1"),
        ([(A, None), (T, "name: T\n"), (A, None)], "1"),
        ([(A, TORN)], None),
        ([(A, TORN), (A, None)], "2"),
        ([(A, TORN), (T, "name: T\n"), (A, None)], "3"),
        ([(A, TORN), (A, FIRST)], None),
        ([(A, TORN), (A, FIRST), (A, None), (T, "name: T\n")], "3"),
        ([(A, None), (A, FIRST)], None),
        ([(A, None), (A, FIRST), (A, None)], "3"),
        ([(B, TORN), (A, None)], "2"),
    ],
)
def test_since_when_a_record_is_gone(steps: list[tuple[str, str | None]], removed: str | None) -> None:
    """A file that cannot be read may still hold it, until the file changes."""
    days = ["02-01", "03-01", "03-02", "03-03", "03-04"]
    record = page(*((on, {path: text}) for on, (path, text) in zip(days, [(A, FIRST), *steps], strict=False)))
    assert record.removed == (day(days[int(removed)]) if removed else None)


def test_a_record_of_a_file_that_cannot_be_read_is_not_asked_whether_it_agrees() -> None:
    assert followed(("02-01", FIRST), ("03-01", TORN)).agrees is None
    assert followed(("02-01", FIRST), ("03-01", TORN), ("03-02", FIRST)).agrees is True


def test_one_record_that_is_gone_hides_no_other() -> None:
    """Items of one file, of which the first, the middle or the last goes while the others move."""
    for gone in "abc":
        left = [f"{id_} 2026-06" for id_ in "abc" if id_ != gone]
        found = written(("02-01", {T: track("a 2026-05", "b 2026-05", "c 2026-05")}), ("04-01", {T: track(*left)}))
        assert {one.id: (one.removed, len(one.moves)) for one in found.records} == {
            id_: (day("04-01"), 0) if id_ == gone else (None, 1) for id_ in "abc"
        }


def test_a_record_that_stands_in_two_files_is_read_under_its_newest_id() -> None:
    old, new = use_case("2026-09-01"), use_case("2026-10-01", more="aliases: [a]")
    record = page(("02-01", {A: old}), ("03-01", {A: None, B: new}), ("03-02", {A: old}), ("03-03", {A: None}))
    assert (record.id, record.path, moves(record)) == ("b", f"data/{B}", [("1", "10-01", None, False)])


@pytest.mark.parametrize(
    ("texts", "agrees"),
    [
        (["2026-09-01"], True),
        (["2026-09-01", "2026-10-01"], False),
        (["2026-09-01", "2026-09-01 10-01"], True),
        (["2026-09-01", "2026-10-01", "2026-09-01 10-01"], True),
        (["2026-09-01", "2026-09-01 10-01", "2026-09-01"], False),
        (["2026-09-01", "2026-09-01 10-01", "2026-09-01 10-01 11-01"], True),
        (["2026-09-01", "2026-09-01 10-01", "2026-09-01 11-01"], False),
        (["2026-09-01", "2026-09-01 10-01", "2026-09-01 11-01 10-01"], True),
        (["2026-09-01", "2026-08-01 09-01"], False),
        (["2026-09-01", "2026-09-01 open"], True),
        (["2026-09-01", "2026-09-01 open 10-01"], True),
        (["2026-09-01", "2026-09-01 10-01 open"], False),
        (["2026-09-01", ""], False),
    ],
)
def test_planned_and_replanned_agree_where_they_tell_every_promise_in_order(texts: list[str], *, agrees: bool) -> None:
    """Each text is `planned` and then what each replanning makes of it."""
    versions = []
    for text in texts:
        planned, *others = text.split(" ")
        ends = [end if end == "open" else f"2026-{end}" for end in others]
        entries = [f"date: 2026-02-0{number}, why: W, production: {end}" for number, end in enumerate(ends, 1)]
        versions.append(use_case(planned, *entries))
    days = ("02-10", "03-01", "04-01")
    assert followed(*zip(days, versions, strict=False)).agrees is agrees


def test_what_a_page_cannot_read_changes_nothing_on_it() -> None:
    wrong = FIRST.replace("2026-09-01", "2026-13-01")
    record = followed(("02-01", FIRST), ("03-01", wrong), ("03-02", use_case("2026-10-01")))
    assert moves(record) == [("2", "10-01", None, False)]
    assert followed(("02-01", FIRST), ("03-01", wrong)).agrees is True


def test_an_unread_file_is_told_with_its_last_commit_and_its_first_mistake() -> None:
    steps: list[tuple[str, Files]] = [
        ("02-01", {B: "title: T\nrisk: groot\n", A: FIRST}),
        ("02-02", {A: "x" * 2_000_000}),
        ("02-03", {A: FIRST, B: "title: T\ntrack: t\nrisk: groot\nowner: [a, b]\n"}),
        ("02-04", {B: FIRST}),
    ]
    found = written(*steps)
    assert found.refused == 3
    assert [(one.path, one.commits, one.commit, one.line, one.rule) for one in found.unread] == [
        (f"data/{A}", 1, "1", 1, "too-large"),
        (f"data/{B}", 3, "2", 3, "bad-value"),
    ]


def test_the_totals_of_some_records() -> None:
    steps: list[tuple[str, Files]] = [
        ("02-01", {T: track(*(f"{id_} 2026-09-10" for id_ in "abcdefg"))}),
        (
            "03-01",
            {T: track("a 2026-09-10", "b 2026-09-11", "c 2026-09-20", "d 2026-09-09", "e 2026-09-12", "f 2026-09-11")},
        ),
        ("03-02", {T: track("a 2026-09-10", "b 2026-09-10", "c 2026-09-20", "d 2026-09-09", "e 2026-09-15")}),
        (
            "03-03",
            {
                T: track("a 2026-09-10", "b 2026-09-10", "c 2026-09-20", "d 2026-09-09", "e 2026-09-15").replace(
                    "planned: {finish: 2026-09-15}", "note: x"
                )
            },
        ),
    ]
    found = written(*steps)
    assert totals(found.records) == Totals(
        promises=7, moved=5, moves=7, later=2, earlier=1, back=1, median_slip=0.5, withdrawn=1, removed=2
    )
    assert totals([]) == Totals(
        promises=0, moved=0, moves=0, later=0, earlier=0, back=0, median_slip=None, withdrawn=0, removed=0
    )
    assert [one.slip for one in found.records] == [0, 0, 10, -1, None, 1, 0]
