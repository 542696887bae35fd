"""The slips of finished records, and which of them an open one is held against: worked out by hand."""

import pytest

from macros.kpis.slips import History, histories, slips
from macros.model.records import Item, UseCase
from tests.kpis.build import day, item, use_case

FACT = "2026-06-30"
THEN = "2026-05-31"  # thirty days before


@pytest.mark.parametrize(
    ("record", "slip"),
    [
        pytest.param(item("a", finish="2026-06-20", finished=FACT), 10, id="one promise"),
        pytest.param(item("a", finish="2026-07-20", finished=FACT), -20, id="early"),
        pytest.param(item("a", finish="2026-06", finished=FACT), 0, id="a coarse promise: its last day"),
        pytest.param(item("a", finish="2026-06-20", finished="2026-06"), 10, id="a coarse fact: its last day"),
        pytest.param(
            item("a", finish="2026-03-01", moved={THEN: {"finish": "2026-06-20"}}, finished=FACT),
            10,
            id="moved thirty days before",
        ),
        pytest.param(
            item("a", finish="2026-06-20", moved={"2026-06-01": {"finish": FACT}}, finished=FACT),
            10,
            id="moved later than that",
        ),
        pytest.param(item("a", finish="2026-06-25", agreed="2026-06-20", finished=FACT), 5, id="made later than that"),
        pytest.param(
            item(
                "a",
                finish="2026-06-25",
                agreed="2026-06-20",
                moved={"2026-06-22": {"finish": "2026-06-29"}},
                finished=FACT,
            ),
            5,
            id="and moved after it was made",
        ),
        pytest.param(
            item("a", moved={"2026-02-01": {"finish": "2026-06-25"}}, finished=FACT), 5, id="first made by an entry"
        ),
        pytest.param(use_case("a", promised="2026-06-20", production=FACT), 10, id="a use case"),
        pytest.param(
            use_case("a", promised="2026-06-20", production=FACT, stopped="2026-07-01"), 10, id="retired later"
        ),
        pytest.param(item("a", finish="2026-06-20", agreed=FACT, finished=FACT), 10, id="made on the day itself"),
    ],
)
def test_a_slip(record: Item | UseCase, slip: int) -> None:
    (found,) = slips([record])
    assert found.row.value == slip
    assert found.row.why.key == "slip-to-fact"
    assert found.since == day(FACT)
    assert found.kind == record.kind
    assert found.row.approximate == any(fact.coarse for fact in record.facts)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        pytest.param(item("a", finish="2026-06-20", finished="unknown"), "slip-unknown", id="nobody knows when"),
        pytest.param(item("a", finished=FACT), "never-promised", id="never promised"),
        pytest.param(
            item("a", finish="2026-06-20", agreed="2026-07-01", finished=FACT), "never-promised", id="only afterwards"
        ),
        pytest.param(
            item("a", finish="2026-06-20", moved={"2026-05-01": {"finish": "open"}}, finished=FACT),
            "slip-withdrawn",
            id="withdrawn by then",
        ),
        pytest.param(
            item(
                "a",
                finish="2026-06-20",
                agreed="2026-01-01",
                moved={"2026-05-01": {"finish": "open"}},
                finished=FACT,
            ),
            "slip-withdrawn",
            id="agreed, and withdrawn by then",
        ),
    ],
)
def test_no_slip(record: Item, why: str) -> None:
    (found,) = slips([record])
    assert (found.row.value, found.row.why.key) == (None, why)


def test_what_is_not_finished_has_none() -> None:
    assert list(slips([item("a", finish=FACT), use_case("b", promised=FACT)])) == []


def test_a_history_grows_with_the_days() -> None:
    records = [
        item("a", finish="2026-01-01", finished="2026-01-04"),
        item("b", finish="2026-01-01", finished="2026-01-02"),
        item("c", finish="2026-01-01", finished="2026-02-01", kind="mvp"),
        item("d", finished="2026-01-02"),
    ]
    days = [day("2026-01-01"), day("2026-01-04"), day("2026-02-01")]
    assert [(one.every, dict(one.of_kind)) for one in histories(slips(records), days)] == [
        ((), {}),
        ((1, 3), {"action": (1, 3)}),
        ((1, 3, 31), {"action": (1, 3), "mvp": (31,)}),
    ]


@pytest.mark.parametrize(
    ("own", "others", "found"),
    [
        pytest.param(11, 0, 11, id="eleven of its kind"),
        pytest.param(11, 30, 11, id="then no others"),
        pytest.param(10, 30, 40, id="ten are too few: all of them"),
        pytest.param(0, 7, 7, id="seven of any kind"),
        pytest.param(3, 3, 0, id="six are too few"),
        pytest.param(0, 0, 0, id="nothing"),
    ],
)
def test_what_is_alike(own: int, others: int, found: int) -> None:
    of_kind = {"mvp": (1,) * own} if own else {}
    assert len(History(every=(0,) * others + (1,) * own, of_kind=of_kind).like("mvp")) == found
