"""What may still be corrected: each case is a use case on two branches, and which of its commitments are young."""

import datetime as dt

import pytest

from macros.history.standing import altered_on, stands, young
from macros.model.commitment import Commitment
from tests.history.changed import GRACE, TODAY, Files, changed, day, track, use_case

A, B, T = "use-cases/a.yml", "use-cases/b.yml", "tracks/t.yml"
FIRST, OTHER = use_case("2026-09-01"), use_case("2026-10-01")
Steps = list[tuple[str, Files]]


def keys(id_: str, base: Steps, head: Steps | None = None, today: str = "06-30") -> list[str]:
    """The commitments of a record that may be corrected, each with its last day."""
    old = changed(*base)
    new = changed(*base, *(head or []))
    found = young([id_], old, new, GRACE, day(today))
    assert list(found) == [id_]
    return sorted(f"{one.key} {one.days[1] if one.days else ''}".strip()[:16] for one in found[id_])


@pytest.mark.parametrize(("today", "expected"), [("06-24", ["agreed", "production 2026-"]), ("06-25", [])])
def test_what_stands_may_be_corrected_until_the_grace_is_over(today: str, expected: list[str]) -> None:
    assert keys("a", [("06-10", {A: FIRST})], today=today) == expected


def test_what_nobody_promised_cannot_be_corrected() -> None:
    assert keys("a", []) == []
    assert keys("a", [("06-20", {B: FIRST})]) == []


def test_each_commitment_is_as_old_as_the_first_commit_that_has_it() -> None:
    base: Steps = [("01-01", {A: FIRST}), ("06-01", {A: OTHER}), ("06-20", {A: FIRST})]
    found = young(["a"], changed(*base), changed(*base), GRACE, TODAY)["a"]
    assert found == frozenset()
    assert keys("a", [("01-01", {A: FIRST}), ("06-20", {A: OTHER})]) == ["production 2026-"]


@pytest.mark.parametrize(("gone", "expected"), [("06-15", ["agreed", "production 2026-"]), ("06-16", [])])
def test_what_is_gone_was_altered_on_the_day_of_the_next_commit(gone: str, expected: list[str]) -> None:
    assert keys("a", [("06-01", {A: FIRST})], [(gone, {A: None}), ("06-29", {B: FIRST})]) == expected


def test_what_came_back_and_went_again_was_altered_the_last_time() -> None:
    base: Steps = [("06-01", {A: FIRST})]
    head: Steps = [("06-02", {A: OTHER}), ("06-03", {A: FIRST}), ("06-20", {A: OTHER})]
    assert keys("a", base, head) == []
    assert keys("a", base, head[:1]) == ["production 2026-"]


def test_what_cannot_be_read_stands_as_it_did_before() -> None:
    base: Steps = [("06-01", {A: FIRST})]
    wrong = FIRST.replace("2026-09-01", "2026-13-01")
    for torn in (wrong, "title: 'T\n"):
        assert keys("a", base, [("06-02", {A: torn}), ("06-20", {A: OTHER})]) == []
        assert keys("a", base, [("06-02", {A: torn}), ("06-14", {A: OTHER})]) == ["production 2026-"]


def test_of_a_file_that_can_be_read_again_what_is_not_there_is_gone() -> None:
    wrong = FIRST.replace("2026-09-01", "2026-13-01")
    told = stands(
        ["a"], changed(("06-01", {A: FIRST}), ("06-02", {A: wrong}), ("06-03", {A: None}), ("06-04", {A: OTHER}))
    )
    assert [(on, sorted(one.key for one in promised)) for on, promised in told["a"]] == [
        (day("06-01"), ["agreed", "production"]),
        (day("06-02"), ["agreed", "production"]),
        (day("06-03"), []),
        (day("06-04"), ["agreed", "production"]),
    ]


def test_what_could_never_be_read_stood_there_with_what_could() -> None:
    wrong = FIRST.replace("2026-09-01", "2026-13-01")
    told = stands(["a"], changed(("06-01", {A: wrong}), ("06-02", {A: FIRST})))
    assert [(on, len(promised)) for on, promised in told["a"]] == [(day("06-01"), 1), (day("06-02"), 2)]


def test_a_record_is_followed_through_its_names_whichever_is_asked_for() -> None:
    renamed = use_case("2026-09-01", more="aliases: [a]")
    steps: Steps = [("01-01", {A: FIRST}), ("06-20", {A: None, B: renamed})]
    told = stands(["a", "b", "c"], changed(*steps))
    assert told["a"] == told["b"]
    assert [on for on, _ in told["a"]] == [day("01-01"), day("06-20")]
    assert told["c"] == []
    assert keys("b", steps) == []


def test_only_the_records_asked_for_are_followed() -> None:
    found = young(["b"], changed(("06-20", {A: FIRST, B: FIRST})), [], GRACE, TODAY)
    assert list(found) == ["b"]


def test_of_a_track_only_the_items_that_changed_took_a_step() -> None:
    steps: Steps = [("06-01", {T: track("a 2026-09", "b 2026-09")}), ("06-02", {T: track("a 2026-09", "b 2026-10")})]
    told = stands(["a", "b"], changed(*steps))
    assert {id_: [str(on)[5:] for on, _ in steps_] for id_, steps_ in told.items()} == {
        "a": ["06-01"],
        "b": ["06-01", "06-02"],
    }
    assert [one.days and one.days[1] for _, promised in told["b"] for one in promised if one.key == "finish"] == [
        day("09-30"),
        day("10-31"),
    ]


def test_an_item_moved_to_a_track_that_is_torn_elsewhere_is_where_it_went() -> None:
    steps: Steps = [
        ("06-01", {T: track("a 2026-09")}),
        ("06-02", {T: "name: 'T\n", "tracks/u.yml": track("a 2026-10")}),
    ]
    told = stands(["a"], changed(*steps))["a"]
    assert [one.days and one.days[1] for _, promised in told for one in promised if one.key == "finish"] == [
        day("09-30"),
        day("10-31"),
    ]


def test_the_day_on_which_something_was_altered() -> None:
    one = Commitment(entry=None, key="finish", days=None, written="open")
    holds, lacks = frozenset([one]), frozenset[Commitment]()
    days = [dt.date(2026, 6, number) for number in range(1, 5)]
    for has, altered in (("1000", days[1]), ("0100", days[2]), ("1010", days[3]), ("0001", TODAY), ("0000", TODAY)):
        stood = [(on, holds if sign == "1" else lacks) for on, sign in zip(days, has, strict=True)]
        assert altered_on(one, stood, TODAY) == altered, has
    assert altered_on(one, [], TODAY) == TODAY
