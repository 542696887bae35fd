"""The map: the window, the marks, their labels and rows. Today is 24 November 2026."""

import datetime as dt
import random

import pytest

from macros.charts.map_lanes import LEAST, Lane, lanes
from macros.charts.map_links import ties
from macros.charts.map_marks import Work, outside, place
from macros.charts.map_scale import WIDTHS, Scale, Stretch, axis, fitted, scale
from macros.charts.map_shapes import shapes
from tests.charts.touching import overlaps

TODAY = dt.date(2026, 11, 24)
YEARS = Scale(dt.date(2026, 1, 1), dt.date(2028, 1, 1), 1120)
KINDS = ("action", "experiment", "mvp", "milestone", "use_case")
WORDS = "kennisbank meting werkwijze gesprekken samenvatten voor de balie Ångström 80% €".split()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def phase(name: str, first: str, last: str, *, now: bool = False) -> Stretch:
    return Stretch(id=name, first=day(first), last=day(last), now=now, titles=(f"Fase: {name}", name))


PHASES = (
    phase("een", "2026-02-10", "2026-04-30"),
    phase("twee", "2026-05-01", "2027-01-31", now=True),
    phase("drie", "2027-02-01", "2028-06-30"),
)


def work(id: str = "a", *, lane: str = "t", kind: str = "action", status: str = "active", **days: object) -> Work:  # noqa: A002 - as in the data
    known = {"begin": day("2026-09-01"), "end": day("2027-03-01"), "title": "Werk", "late": False} | days
    return Work(id=id, lane=lane, kind=kind, status=status, filled=TODAY, **known)  # type: ignore[arg-type]


def generated(count: int, tracks: int = 7, seed: int = 1) -> list[Work]:
    """Records of every kind and state over three years; the same seed gives the same ones."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    made = []
    for number in range(count):
        begin = dt.date(2025, 9, 1) + dt.timedelta(dice.randrange(1000))
        end = begin + dt.timedelta(dice.randrange(1, 300))
        late = begin < TODAY and end < TODAY and dice.random() < 0.15
        slips = not late and end > TODAY and dice.random() < 0.2
        status = (
            "planned"
            if begin > TODAY
            else "active"
            if end > TODAY or late
            else dice.choice(["done", "done", "dropped"])
        )
        kind = dice.choice(KINDS)
        reached = [(stage, begin + dt.timedelta(30 * stage)) for stage in range(4)]
        stages = tuple((stage, one) for stage, one in reached if one <= min(end, TODAY))
        made.append(
            Work(
                id=f"r{number:04}",
                lane=f"t{number % tracks}",
                kind=kind,
                status=status,
                late=late,
                title=" ".join(dice.choices(WORDS, k=dice.randint(1, 6))),
                suffix="te laat, nog niet herpland" if late else "+5 wk" if slips else "",
                quick_win=dice.random() < 0.2,
                foundation=dice.random() < 0.2,
                begin=begin,
                end=TODAY if late else end,
                filled=TODAY,
                slipped_from=end if late else end - dt.timedelta(35) if slips else None,
                margin=(end + dt.timedelta(5), end + dt.timedelta(60)) if late or slips else None,
                planned=dice.random() > 0.05,
                stages=stages if kind == "use_case" else (),
                needs=(f"r{dice.randrange(count):04}",) if dice.random() < 0.4 else (),
            )
        )
    return made


def drawn(works: list[Work], zoom: str = "quarter", *, only_now: bool = False) -> tuple[Lane, ...]:
    made = scale(zoom, TODAY, PHASES, only_now=only_now)
    return lanes(sorted({one.lane for one in works}), works, made, TODAY, few_labels=zoom == "year")


@pytest.mark.parametrize("count", [68, 300, 1000])
@pytest.mark.parametrize("zoom", WIDTHS)
def test_no_mark_touches_another_and_each_is_drawn_once_or_counted(zoom: str, count: int) -> None:
    works = generated(count)
    made = drawn(works, zoom, only_now=count > 300)
    assert overlaps(made) == 0
    names = [mark.place.work.id for lane in made for mark in lane.marks]
    assert len(names) == len(set(names))
    assert len(names) + sum(lane.outside for lane in made) == count
    for lane in made:
        assert lane.height >= max([LEAST, *(mark.y + mark.height for mark in lane.marks)])
        for mark in lane.marks:
            assert 0 <= mark.place.left < mark.place.right <= WIDTHS[zoom]


@pytest.mark.parametrize("tracks", [1, 9])
def test_a_thousand_on_one_lane_or_nine_fit_too(tracks: int) -> None:
    assert overlaps(drawn(generated(1000, tracks))) == 0


def test_the_same_records_give_the_same_map_in_whatever_order() -> None:
    works = generated(300)
    assert drawn(works) == drawn(works[::-1])
    assert ties(drawn(works)) == ties(drawn(works[::-1]))


@pytest.mark.parametrize(
    ("zoom", "phases", "first", "end"),
    [
        ("quarter", PHASES, "2026-01-01", "2028-01-01"),
        ("a3", PHASES, "2026-01-01", "2028-01-01"),
        ("year", PHASES, "2026-01-01", "2029-01-01"),
        ("month", PHASES, "2026-09-01", "2027-05-01"),
        ("quarter", (), "2026-07-01", "2028-07-01"),
        ("year", (), "2026-01-01", "2027-01-01"),
        ("quarter", (phase("oud", "2020-01-01", "2020-12-31", now=True),), "2026-07-01", "2028-07-01"),
        ("quarter", (phase("een", "2026-11-01", "2026-12-31", now=True),), "2026-10-01", "2028-10-01"),
    ],
)
def test_the_window(zoom: str, phases: tuple[Stretch, ...], first: str, end: str) -> None:
    made = scale(zoom, TODAY, phases)
    assert (made.first, made.end, made.width) == (day(first), day(end), WIDTHS[zoom])


def test_a_map_of_the_current_phase_shows_its_quarters() -> None:
    made = scale("quarter", TODAY, PHASES, only_now=True)
    assert (made.first, made.end) == (day("2026-04-01"), day("2027-04-01"))


@pytest.mark.parametrize("today", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("zoom", WIDTHS)
def test_the_calendar_does_not_run_out(zoom: str, today: dt.date) -> None:
    far = Stretch(id="x", first=dt.date.min, last=dt.date.max, now=True, titles=("x",))
    made = scale(zoom, today, (far,))
    assert axis(made, zoom, today, (far,), lambda _: "Q", "vandaag").steps


@pytest.mark.parametrize(
    ("last", "width"),
    [
        ("2026-03-31", 1060),
        ("2027-12-31", 1060),  # eight quarters at 132 px
        ("2028-06-30", 1060),  # ten at 106
        ("2028-07-01", 11 * 140),  # too much for one page
        ("2040-12-31", 2800),
    ],
)
def test_a_lane_of_a_page_is_drawn_smaller_where_that_shows_all_of_it(last: str, width: int) -> None:
    assert fitted([day("2026-01-01"), day(last)]).width == width


def test_the_words_of_the_axis_leave_room_for_today() -> None:
    made = axis(YEARS, "quarter", TODAY, PHASES, lambda tick: f"Q{tick.day.month // 3 + 1}", "vandaag 24 nov")
    assert [step.text for step in made.steps] == ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"]
    wide = axis(YEARS, "quarter", TODAY, PHASES, lambda tick: f"kwartaal {tick.day.month}", "vandaag 24 nov")
    assert [step.text for step in wide.steps][3:5] == ["", "kwartaal 1"]
    assert [band.title for band in made.bands] == ["Fase: een", "Fase: twee", "Fase: drie"]


def test_a_mark_takes_the_room_of_its_label() -> None:
    made = place(work(quick_win=True, suffix="+5 wk"), YEARS, labelled=True)
    assert made.left == made.begin == made.text_x == YEARS.at(day("2026-09-01"))
    assert made.title_x == made.text_x + 11
    bare = place(work(), YEARS, labelled=False)
    assert (bare.left, bare.right) == (made.begin, YEARS.at(day("2027-03-01")))


def test_a_label_at_the_edge_ends_with_its_mark() -> None:
    made = place(
        work(title="Een lange titel aan de rand", begin=day("2027-12-01"), end=day("2028-06-01")), YEARS, labelled=True
    )
    assert made.right == 1120
    assert made.text_x < made.begin
    assert made.cut_right


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, ["open", "full"]),
        ({"status": "planned", "begin": day("2027-01-01")}, ["open"]),
        ({"status": "done", "end": day("2026-10-01")}, ["line"]),
        ({"status": "done", "slipped_from": day("2026-10-01"), "end": day("2026-11-02")}, ["line", "past", "plan"]),
        ({"slipped_from": day("2027-01-15")}, ["open", "full", "tail", "slip"]),
        ({"late": True, "slipped_from": day("2026-10-15"), "end": TODAY}, ["full", "tail", "slip"]),
        ({"status": "dropped", "end": day("2026-10-01")}, ["line", "cross"]),
        ({"planned": False, "end": TODAY}, ["full", "unplanned"]),
        ({"status": "done", "day_known": False, "end": day("2026-10-01")}, ["line", "unplanned"]),
        ({"foundation": True}, ["open", "full", "foundation"]),
        ({"begin": day("2025-01-01"), "end": day("2029-01-01")}, ["open", "full", "edge", "edge"]),
        ({"kind": "experiment"}, ["dots", "open-dots", "holes"]),
        ({"kind": "milestone", "status": "planned"}, []),
        ({"kind": "milestone", "status": "planned", "slipped_from": day("2027-01-01")}, ["tail", "slip"]),
        ({"kind": "use_case", "stages": ((0, day("2026-09-01")), (2, day("2026-10-01")))}, ["full", "open"]),
        ({"kind": "use_case", "status": "planned", "begin": day("2027-01-01")}, ["open"]),
    ],
)
def test_status_is_told_by_shape(days: dict[str, object], expected: list[str]) -> None:
    assert [shape.name for shape in shapes(place(work(**days), YEARS, labelled=True))] == expected  # type: ignore[arg-type]


def test_a_head_outside_the_window_is_not_drawn() -> None:
    assert place(work(begin=day("2025-06-01")), YEARS, labelled=True).head is None
    assert (
        place(work(kind="milestone", end=day("2028-06-01"), begin=day("2027-01-01")), YEARS, labelled=True).head is None
    )
    assert place(work(), YEARS, labelled=True).head == place(work(), YEARS, labelled=True).begin + 6


def test_what_lies_outside_is_told_apart() -> None:
    assert outside(work(begin=day("2025-01-01"), end=day("2025-06-01")), YEARS)
    assert outside(work(begin=day("2028-01-01"), end=day("2028-06-01")), YEARS)
    assert not outside(work(), YEARS)


def test_what_runs_keeps_its_label_however_many_there_are() -> None:
    running = [work(f"a{n}") for n in range(9)]
    done = [work(f"b{n}", status="done", end=day("2026-11-01")) for n in range(9)]
    [lane] = lanes(["t"], running + done, YEARS, TODAY)
    assert {mark.place.work.status for mark in lane.marks if mark.place.labelled} == {"active"}
    assert sum(mark.place.labelled for mark in lane.marks) == 9
    assert overlaps([lane]) == 0


def test_a_line_goes_from_what_is_needed_to_what_needs_it() -> None:
    first = work("first", begin=day("2026-01-10"), end=day("2026-02-01"), status="done")
    then = work(
        "then", lane="u", begin=day("2026-12-01"), end=day("2027-03-01"), status="planned", needs=("first", "gone")
    )
    made = ties(lanes(["t", "u"], [first, then], YEARS, TODAY))
    assert {name: [(tie.other, tie.far) for tie in found] for name, found in made.items()} == {
        "first": [("then", True)],
        "then": [("first", True)],
    }


MARGIN = (day("2027-02-20"), day("2027-05-01"))


def test_a_margin_is_drawn_to_its_caps_and_takes_its_room() -> None:
    """On the scale of two years a day is 1120/730 px; the mark ends behind the cap."""
    slips = work(slipped_from=day("2027-01-01"), margin=MARGIN)
    plain, with_margin = (place(one, YEARS, labelled=True) for one in (work(slipped_from=day("2027-01-01")), slips))
    names = [shape.name for shape in shapes(with_margin)]
    assert names.index("tail") < names.index("margin-ground") < names.index("margin")
    drawn = next(shape.d for shape in shapes(with_margin) if shape.name == "margin")
    assert drawn == "M636.7 18v8M636.7 22H744.1M744.1 18v8"
    assert with_margin.drawn_right == pytest.approx(745.1, abs=0.1)
    assert with_margin.drawn_right > plain.drawn_right
    assert "margin" not in [shape.name for shape in shapes(plain)]


def test_a_margin_that_leaves_the_window_has_no_cap_there() -> None:
    slips = work(slipped_from=day("2027-01-01"), margin=(day("2027-02-20"), day("2029-01-01")))
    drawn = next(shape.d for shape in shapes(place(slips, YEARS, labelled=False)) if shape.name == "margin")
    assert drawn == "M636.7 5.8v6M636.7 8.8H1120"


def test_a_mark_that_goes_on_behind_the_window_has_no_margin() -> None:
    slips = work(slipped_from=day("2027-01-01"), end=day("2028-03-01"), margin=(day("2027-12-20"), day("2028-05-01")))
    assert "margin" not in [shape.name for shape in shapes(place(slips, YEARS, labelled=True))]
