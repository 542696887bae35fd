"""Days and chances of a few slips, worked out by hand, and held against runs that draw."""

import datetime as dt
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.kpis.outlook import DOTS, EACH_DOT, SHOWN, Days, Outlook, chance_in_words, days, last_of, share_by, slip_at
from macros.words import LANGUAGES, words
from tests.kpis.promised import measured_slip

SEVEN = (-3, 0, 0, 4, 10, 20, 60)
SLIPS = st.lists(st.integers(-40, 90), min_size=1, max_size=12).map(sorted)


@pytest.mark.parametrize(
    ("slips", "begin", "chance", "day"),
    [
        pytest.param(SEVEN, 0, (1, 2), 4, id="the middle of seven is the fourth"),
        pytest.param(SEVEN, 0, (17, 20), 52, id="position 6.8: four fifths of the way from 20 to 60"),
        pytest.param(SEVEN, 0, (3, 20), -2, id="position 1.2: -2.4, and a day that has begun counts"),
        pytest.param(SEVEN, 0, (1, 40), -3, id="before the first there is nothing"),
        pytest.param(SEVEN, 0, (39, 40), 60, id="after the last neither"),
        pytest.param(SEVEN, 4, (1, 2), 20, id="of what is still possible: 10, 20 and 60"),
        pytest.param(SEVEN, 4, (17, 20), 60, id="of three, 85 % is the last"),
        pytest.param((5,), 0, (1, 2), 5, id="one is that one"),
    ],
)
def test_a_slip_by_its_chance(slips: Sequence[int], begin: int, chance: tuple[int, int], day: int) -> None:
    assert slip_at(slips, begin, chance) == day


@pytest.mark.parametrize(
    ("slip", "share"),
    [
        pytest.param(-4, (0, 1), id="sooner than ever"),
        pytest.param(0, (12, 32), id="three of eight gaps: 3/8"),
        pytest.param(7, (4 * 6 + 3, 8 * 6), id="half way from 4 to 10: 4.5/8"),
        pytest.param(60, (1, 1), id="as late as ever"),
    ],
)
def test_a_chance_by_its_slip(slip: int, share: tuple[int, int]) -> None:
    assert share_by(SEVEN, 0, slip) == share


@given(SLIPS, st.data(), st.sampled_from([*SHOWN, *EACH_DOT]))
def test_the_day_of_a_chance_is_the_first_with_that_chance(
    slips: list[int], data: st.DataObject, chance: tuple[int, int]
) -> None:
    begin = data.draw(st.integers(0, len(slips) - 1))
    day = slip_at(slips, begin, chance)

    def enough(slip: int) -> bool:
        part, whole = share_by(slips, begin, slip)
        return part * chance[1] >= chance[0] * whole

    assert enough(day)
    assert not enough(day - 1)
    alone = Outlook(promise=700_000, slips=slips, begin=begin)
    long_before = Outlook(promise=600_000, slips=slips)
    assert last_of([alone], [chance]) == last_of([alone, long_before], [chance]) == [700_000 + day]


@given(st.lists(st.tuples(SLIPS, st.integers(0, 50)), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_last_of_several(some: list[tuple[list[int], int]], order: random.Random) -> None:
    """It is not before any of them, its days are in order, and their order is irrelevant."""
    outlooks = [Outlook(promise=promise, slips=slips) for slips, promise in some]
    found = last_of(outlooks, EACH_DOT)
    assert found == sorted(found)
    assert found == last_of(order.sample(outlooks, len(outlooks)), EACH_DOT)
    for one in outlooks:
        assert all(day >= own for day, own in zip(found, last_of([one], EACH_DOT), strict=True))


def test_two_alike_are_both_done_with_the_square_of_the_chance() -> None:
    """Of 0, 1 … 98 the chance by day x is (x + 1)/100: that of two is a half at 71, as 0.71² > 0.5 > 0.70²."""
    one = Outlook(promise=0, slips=range(99))
    assert last_of([one, one], [(1, 2), (17, 20)]) == [70, 92]


def drawn(outlooks: Sequence[Outlook], seed: int, runs: int = 2000) -> list[int]:
    """The same by runs: a Latin hypercube, in which each record draws once from each of as many strata, shuffled."""
    last = [0.0] * runs
    for name, one in enumerate(outlooks):
        stream = random.Random(f"{seed} {name}")  # noqa: S311 - no secret
        slips = one.slips[one.begin :]
        strata = [(run + stream.random()) / runs * (len(slips) + 1) - 1 for run in range(runs)]
        stream.shuffle(strata)
        for run, position in enumerate(strata):
            place = min(max(position, 0.0), len(slips) - 1.0)
            below = min(int(place), len(slips) - 2)
            slip = slips[below] + (place - below) * (slips[below + 1] - slips[below])
            last[run] = max(last[run], one.promise + slip)
    return sorted(-int(-day // 1) for day in last)


@pytest.mark.parametrize("number", [1, 3, 12])
def test_runs_that_draw_come_to_the_same(number: int) -> None:
    """But for what they leave to chance: over ten seeds, that of several moves by more than 3 days. So we draw none."""
    stream = random.Random(number)  # noqa: S311 - no secret
    slips = sorted(measured_slip(stream) for _ in range(400))
    outlooks = [
        Outlook(promise=stream.randint(0, 300), slips=slips, begin=stream.choice([0, 300])) for _ in range(number)
    ]
    day = last_of(outlooks, [(17, 20)])[0]
    runs = [drawn(outlooks, seed) for seed in range(10)]
    assert sum(run <= day for one in runs for run in one) / 20_000 == pytest.approx(0.85, abs=0.006)
    said = [one[1699] for one in runs]
    assert min(said) <= day <= max(said)
    assert (max(said) - min(said) > 3) == (number > 1)


def test_the_dots_are_the_middles_of_twentieths() -> None:
    found = days([Outlook(promise=dt.date(2026, 6, 1).toordinal(), slips=range(1, 40))])
    assert (found.p15, found.p50, found.p85) == (dt.date(2026, 6, 7), dt.date(2026, 6, 21), dt.date(2026, 7, 5))
    assert found.dots[:2] == (dt.date(2026, 6, 2), dt.date(2026, 6, 4))
    assert len(found.dots) == DOTS
    assert [found.dots_by(day) for day in (dt.date(2026, 6, 1), found.p50, found.dots[-1])] == [0, 10, 20]


def test_dots_by_counts_the_day_itself() -> None:
    day = dt.date(2026, 6, 1)
    assert Days(p15=day, p50=day, p85=day, dots=(day,) * 20).dots_by(day) == 20


@pytest.mark.parametrize(
    ("dots", "nl", "en"),
    [
        ((0, 1), "vrijwel uitgesloten", "almost ruled out"),
        ((2, 4), "klein", "small"),
        ((5, 7), "minder waarschijnlijk", "less likely"),
        ((8, 12), "ongeveer even groot", "about even"),
        ((13, 15), "waarschijnlijk", "likely"),
        ((16, 18), "zeer waarschijnlijk", "very likely"),
        ((19, 20), "vrijwel zeker", "almost certain"),
    ],
)
def test_a_chance_in_words(dots: tuple[int, int], nl: str, en: str) -> None:
    assert set(LANGUAGES) == {"nl", "en"}
    for number in dots:
        assert [words(code)(f"chance.{chance_in_words(number)}") for code in ("nl", "en")] == [nl, en]
