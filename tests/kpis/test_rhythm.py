"""The rhythm of the reviews, every fourteen days."""

import pytest

from macros.kpis.rhythm import held, missed, next_review
from tests.kpis.build import day, roadmap


@pytest.mark.parametrize(
    ("reviews", "as_of", "expected"),
    [
        ([], "2026-06-30", "2026-07-14"),
        (["2026-06-16"], "2026-06-16", "2026-06-30"),
        (["2026-06-16"], "2026-06-29", "2026-06-30"),
        (["2026-06-16"], "2026-06-30", "2026-06-30"),
        (["2026-06-16"], "2026-07-01", "2026-07-14"),
        (["2026-06-02", "2026-06-17"], "2026-06-20", "2026-07-01"),
        (["2026-06-02", "2026-06-17"], "2026-06-16", "2026-06-16"),  # what is held later is not known yet
    ],
)
def test_the_next_review_follows_from_the_last(reviews: list[str], as_of: str, expected: str) -> None:
    assert next_review(roadmap(reviews=reviews), day(as_of)) == day(expected)


@pytest.mark.parametrize(
    ("reviews", "as_of", "expected"),
    [
        ([], "2026-06-30", []),
        (["2026-06-02"], "2026-06-16", []),
        (["2026-06-02"], "2026-06-17", ["2026-06-16"]),
        (["2026-06-02"], "2026-07-01", ["2026-06-16", "2026-06-30"]),
        (["2026-06-02", "2026-06-16"], "2026-06-30", []),
        (["2026-06-02", "2026-06-29"], "2026-06-30", []),  # held late
        (["2026-06-02", "2026-06-30"], "2026-06-30", ["2026-06-16"]),
        (["2026-05-05", "2026-06-16"], "2026-06-10", ["2026-05-19", "2026-06-02"]),
    ],
)
def test_a_review_that_did_not_take_place(reviews: list[str], as_of: str, expected: list[str]) -> None:
    assert [gone for gone, _ in missed(roadmap(reviews=reviews), day(as_of))] == list(map(day, expected))


def test_a_missed_review_names_the_one_before_it() -> None:
    made = roadmap(reviews=["2026-05-05", "2026-06-02"])
    assert [before.date for _, before in missed(made, day("2026-06-20"))] == [day("2026-05-05"), day("2026-06-02")]
    assert [review.date for review in held(made, day("2026-06-01"))] == [day("2026-05-05")]
    assert [review.date for review in held(made, day("2026-06-02"))] == [day("2026-05-05"), day("2026-06-02")]
