"""The agenda of the coming review: who is asked what, and why. Today is 30 June 2026; reviews are every 14 days."""

import pytest

from macros.kpis.agenda import Agenda
from macros.kpis.asking import Point
from macros.kpis.measure import measure
from tests.kpis.build import date, day
from tests.roadmaps import roadmap

REVIEWS = "".join(f"== reviews/{date}.yml\nsummary: S\n" for date in ("2026-06-02", "2026-06-16"))


def items(*lines: str, head: str = "") -> str:
    body = "".join(f"  - {{title: T, kind: action, {line}}}\n" for line in lines)
    return f"== tracks/t.yml\nname: T\nowner: els\n{head}items:\n{body}"


def agenda(text: str, as_of: str = "2026-06-30") -> Agenda:
    return measure(roadmap(text), day(as_of)).agenda


def told(points: tuple[Point, ...]) -> list[tuple[str, str, str]]:
    """The kind, the id and every reason of points."""
    return [(point.kind, point.row.id, ", ".join(why.key for why in point.reasons)) for point in points]


def decide(*lines: str, reviews: str = "") -> list[tuple[str, str, str]]:
    return told(agenda(items(*lines) + reviews).decide)


def decisions(*lines: str, date: str = "2026-06-16") -> str:
    body = "".join(f"  - {{{line}}}\n" for line in lines)
    return f"== reviews/{date}.yml\nsummary: S\ndecisions:\n{body}"


@pytest.mark.parametrize(
    ("line", "kind", "reasons"),
    [
        ("planned: {finish: 2026-06-29}", "late", "late-not-replanned"),
        (
            "planned: {finish: 2026-05-01}, replanned: [{date: 2026-04-20, why: W, finish: 2026-06-29}]",
            "late-again",
            "late-again",
        ),
        ("planned: {finish: 2026-06-29}, paused: {date: 2026-06-20, why: W}", "paused", "paused-and-passed"),
        ("started: 2026-06-20", "no-owner", "without-own-owner"),
        ("started: 2026-06-20, planned: {finish: 2026-06-29}", "late", "late-not-replanned, without-own-owner"),
    ],
)
def test_why_a_record_is_asked(line: str, kind: str, reasons: str) -> None:
    assert decide(f"id: a, {line}") == [(kind, "a", reasons)]


@pytest.mark.parametrize(
    "line",
    [
        "planned: {finish: 2026-06-30}",
        "planned: {finish: 2026-06-29}, finished: 2026-06-29",
        "planned: {finish: 2026-06-29}, dropped: {date: 2026-06-20, why: W}",
        "planned: {finish: 2026-06-01}, replanned: [{date: 2026-06-10, why: W, finish: 2026-07-29}]",
        "planned: {finish: 2026-06-01}, replanned: [{date: 2026-06-10, why: W, finish: open}]",
        "started: 2026-06-20, owner: els",
        "paused: {date: 2026-06-20, why: W}",
    ],
)
def test_what_nobody_is_asked_about(line: str) -> None:
    assert decide(f"id: a, {line}") == []


@pytest.mark.parametrize(
    ("line", "still"),
    [
        ("started: 2026-06-01", "still-since"),
        ("started: 2026-06-02", None),  # on the day of the review before last
        ("started: unknown", "still"),
        (("started: 2026-01-01, planned: {finish: 2026-09-01}, "
         "replanned: [{date: 2026-06-10, why: W, finish: 2026-10-01}]"), None),
        (("started: 2026-01-01, planned: {finish: 2026-09-01}, "
         "replanned: [{date: 2026-06-30, why: W, finish: 2026-10-01}]"), None),
        ("started: 2026-01-01, paused: {date: 2026-06-10, why: W}", None),
        ("started: 2026-01-01, paused: {date: 2026-03-10, why: W}", "still-since"),
        ("planned: {finish: 2026-09-01}", None),  # not begun
    ],
)  # fmt: skip
def test_no_movement_in_two_reviews(line: str, still: str | None) -> None:
    found = decide(f"id: a, owner: els, {line}", reviews=REVIEWS)
    assert [reasons for _, _, reasons in found] == ([still] if still else [])


def test_a_decision_that_names_a_record_is_a_movement() -> None:
    named = decisions("what: W, why: W, items: [a], done: 2026-06-16")
    before = "== reviews/2026-06-02.yml\nsummary: S\n"
    assert decide("id: a, owner: els, started: 2026-01-01", reviews=before + named) == []
    assert decide("id: b, owner: els, started: 2026-01-01", "id: a", reviews=before + named) != []


def test_before_the_second_review_nothing_stands_still() -> None:
    assert decide("id: a, owner: els, started: 2026-01-01", reviews="== reviews/2026-06-16.yml\nsummary: S\n") == []


def test_longer_on_its_way_than_most() -> None:
    def use_case(name: str, stages: str) -> str:
        return f"== use-cases/{name}.yml\ntitle: T\ntrack: t\nowner: els\nstages: {{{stages}}}\n"

    done = use_case("done", "intake: 2026-01-01, production: 2026-01-31")
    text = items("id: a") + done + use_case("old", "intake: 2026-05-30") + use_case("young", "intake: 2026-05-31")
    point = agenda(text).decide[0]
    assert told(agenda(text).decide) == [("long", "old", "longer-than-most")]
    assert (point.row.why.values["n"], point.owner) == (31, "els")


def test_the_rank_is_one_rule() -> None:
    """Open decisions by the day they are due; late work by what waits for it; then long, still, owner, track."""
    text = (
        items(
            "id: few, owner: els, planned: {finish: 2026-06-01}",
            "id: many, owner: els, planned: {finish: 2026-06-20}",
            "id: waits, depends_on: [many]",
            "id: older, owner: els, planned: {finish: 2026-05-01}",
            "id: paused, owner: els, planned: {finish: 2026-05-01}, paused: {date: 2026-06-10, why: W}",
            "id: still, owner: els, started: 2026-02-01",
            "id: stiller, owner: els, started: 2026-01-01",
            "id: orphan, started: 2026-06-10",
            head="confirmed: 2026-05-01\n",
        )
        + "== reviews/2026-06-02.yml\nsummary: S\n"
        + decisions(
            "what: Later, why: W, due: 2026-07-14",
            "what: Before, why: W, due: 2026-07-13",
            "what: Next, why: W",
            "what: First, why: W, due: 2026-06-20",
        )
    )
    found = agenda(text).decide
    names = [point.decision.what if point.decision else point.row.id for point in found]
    assert names == ["First", "Next", "Before", "many", "older", "few", "paused", "stiller", "still", "orphan", "t"]
    assert [point.kind for point in found[:3]] == ["decision"] * 3
    assert found[-1].kind == "track"


def test_tracks_that_nobody_confirmed_come_last_the_oldest_first() -> None:
    text = "".join(
        f"== tracks/{name}.yml\nname: T\nowner: els\nconfirmed: {date}\n"
        for name, date in (("a", "2026-05-02"), ("b", "2026-05-01"), ("c", "2026-05-01"), ("d", "2026-06-02"))
    )
    found = agenda(text).decide
    assert told(found) == [("track", name, "confirmed-long-ago") for name in ("b", "c", "a")]
    assert [(point.row.kind, point.owner, point.day) for point in found] == [
        ("track", "els", day(date)) for date in ("2026-05-01", "2026-05-01", "2026-05-02")
    ]
    assert found[0].row.why.values == {"date": day("2026-05-01")}


def test_of_two_that_passed_in_a_pause_the_longest_comes_first() -> None:
    paused = "paused: {date: 2026-04-20, why: W}"
    found = decide(
        f"id: a, planned: {{finish: 2026-05-02}}, {paused}", f"id: b, planned: {{finish: 2026-05-01}}, {paused}"
    )
    assert [name for _, name, _ in found] == ["b", "a"]


def test_a_record_stands_under_the_decision_that_is_about_it() -> None:
    asked = decisions("what: One, why: W, items: [a, b]", "what: Two, why: W, items: [a]")
    found = agenda(items("id: a, planned: {finish: 2026-06-20}", "id: b") + asked).decide
    assert [(point.decision and point.decision.what, told(point.about)) for point in found] == [
        ("One", [("late", "a", "late-not-replanned")]),
        ("Two", []),
    ]


def test_a_decision_for_later_hides_nothing() -> None:
    later = decisions("what: W, why: W, items: [a], due: 2026-07-14")
    found = agenda(items("id: a, planned: {finish: 2026-06-20}") + later)
    assert told(found.decide) == [("late", "a", "late-not-replanned")]
    assert told(found.coming) == [("decision", "2026-06-16", "decision-due")]


def test_what_became_of_the_decisions_of_last_time() -> None:
    before = decisions("what: Old, why: W, done: 2026-06-03", "what: Kept, why: W, due: 2026-06-10", date="2026-06-02")
    last = decisions(
        "what: Done, why: W, done: 2026-06-20",
        "what: Late, why: W, due: 2026-06-20",
        "what: Soon, why: W, due: 2026-06-30, owner: els",
        "what: Next, why: W",
        "what: Future, why: W, done: 2026-06-30",
    )
    found = agenda(items("id: a") + before + last, "2026-06-29").decided
    assert [(point.decision and point.decision.what, point.row.why.key, point.owner) for point in found] == [
        ("Done", "decision-done", None),
        ("Late", "decision-overdue", None),
        ("Soon", "decision-due", "els"),
        ("Next", "decision-next-review", None),
        ("Future", "decision-next-review", None),  # carried out after the day
        ("Kept", "decision-overdue", None),
    ]


@pytest.mark.parametrize(
    ("line", "state", "date", "by"),
    [
        ("done: 2026-06-30", "decision-done", "2026-06-30", "2026-06-30"),
        ("done: 2026-07-01", "decision-next-review", "2026-06-30", "2026-06-30"),
        ("due: 2026-06-29", "decision-overdue", "2026-06-29", "2026-06-29"),
        ("due: 2026-06-30", "decision-due", "2026-06-30", "2026-06-30"),  # there is still the day itself
        ("due: 2026-07-09", "decision-due", "2026-07-09", "2026-07-09"),
    ],
)
def test_a_decision_says_by_when_and_of_which_review(line: str, state: str, date: str, by: str) -> None:
    text = items("id: a") + decisions(f"what: W, why: W, {line}")
    point = measure(roadmap(text, day("2026-07-01")), day("2026-06-30")).agenda.decided[0]
    assert (point.row.why.key, point.row.why.values) == (state, {"date": day(date)})
    assert (point.day, point.review, point.row.kind) == (day(by), day("2026-06-16"), "review")
    assert str(point.row.source) == "data/reviews/2026-06-16.yml:3"


def test_what_there_is_to_celebrate_since_the_last_review() -> None:
    lines = (
        "id: before, planned: {finish: 2026-06-30}, finished: 2026-06-15",
        "id: same-day, planned: {finish: 2026-06-20}, finished: 2026-06-16",
        "id: early, planned: {finish: 2026-09-01}, finished: 2026-06-20",
        "id: late, planned: {finish: 2026-06-01}, finished: 2026-06-20",
        "id: unplanned, finished: 2026-06-18",
        "id: some-day, finished: unknown",
        "id: dropped, dropped: {date: 2026-06-20, why: W}",
    )
    promised = "planned: {finish: 2026-06-10, agreed: 2026-06-12}"
    milestone = f"  - {{id: stone, title: T, kind: milestone, finished: 2026-06-17, {promised}}}\n"
    live = "== use-cases/live.yml\ntitle: T\ntrack: t\nstages: {production: 2026-06-16}\n"
    found = agenda(items(*lines) + milestone + live + REVIEWS).celebrate
    assert told(found) == [
        ("done", "stone", "done-on"),
        ("done", "live", "done-on"),
        ("done", "early", "done-early"),
        ("done", "late", "done-late"),
        ("done", "unplanned", "done-on"),
        ("done", "same-day", "done-on-time"),
    ]


def test_before_the_first_review_everything_done_is_celebrated() -> None:
    assert told(agenda(items("id: a, finished: 2026-01-01")).celebrate) == [("done", "a", "done-on")]


def test_what_comes_until_the_review_after_the_coming_one() -> None:
    lines = (
        "id: today, planned: {finish: 2026-06-30}",
        "id: last, planned: {start: 2026-07-14, finish: 2026-09-01}",
        "id: after, planned: {finish: 2026-07-15}",
        "id: begun, started: 2026-06-20, owner: els, planned: {start: 2026-07-01, finish: 2026-09-01}",
        "id: late, planned: {start: 2026-07-01, finish: 2026-06-29}",
        "id: paused, planned: {finish: 2026-07-02}, paused: {date: 2026-06-20, why: W}",
        "id: done, planned: {finish: 2026-07-02}, finished: 2026-06-20",
        "id: dropped, planned: {finish: 2026-07-02}, dropped: {date: 2026-06-20, why: W}",
    )
    stages = "stages: {intake: 2026-06-01}\nplanned: {intake: 2026-07-01, mvp: 2026-07-02, production: 2026-07-03}\n"
    use_case = f"== use-cases/u.yml\ntitle: T\ntrack: t\nowner: els\n{stages}"
    found = agenda(items(*(line for line in lines if "id: late" not in line)) + use_case + REVIEWS)
    assert (found.day, found.until) == (day("2026-06-30"), day("2026-07-14"))
    assert told(found.coming) == [
        ("finishes", "today", "to-finish"),
        ("stage", "u", "to-mvp"),
        ("finishes", "u", "to-finish"),
        ("starts", "last", "to-start"),
    ]


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ("finish: 2026-06-29", []),  # late
        ("finish: 2026-06-30", [("finishes", "2026-06-30")]),
        ("finish: 2026-07-14", [("finishes", "2026-07-14")]),
        ("finish: 2026-07-15", []),
        ("start: 2026-06-29, finish: 2026-09-01", []),
        ("start: 2026-06-30, finish: 2026-09-01", [("starts", "2026-06-30")]),
        ("start: 2026-07-14, finish: 2026-09-01", [("starts", "2026-07-14")]),
        ("start: 2026-07-15, finish: 2026-09-01", []),
    ],
)
def test_both_ends_of_what_comes_are_part_of_it(planned: str, expected: list[tuple[str, str]]) -> None:
    found = agenda(items(f"id: a, planned: {{{planned}}}") + REVIEWS).coming
    assert [(point.kind, str(point.day)) for point in found] == expected
    assert [(point.owner, point.row.why.values) for point in found] == [
        ("els", {"date": date(written)}) for _, written in expected
    ]


@pytest.mark.parametrize(
    ("mvp", "expected"),
    [("2026-06-29", []), ("2026-06-30", ["stage"]), ("2026-07-14", ["stage"]), ("2026-07-15", [])],
)
def test_both_ends_hold_for_stages_too(mvp: str, expected: list[str]) -> None:
    stages = f"stages: {{intake: 2026-06-01}}\nplanned: {{mvp: {mvp}, production: 2026-09-01}}\n"
    found = agenda(items("id: a") + f"== use-cases/u.yml\ntitle: T\ntrack: t\n{stages}" + REVIEWS).coming
    assert [point.kind for point in found] == expected


@pytest.mark.parametrize(
    ("as_of", "coming", "last", "missed"),
    [
        ("2026-06-30", "2026-06-30", "2026-06-16", []),
        ("2026-07-01", "2026-07-14", "2026-06-16", ["2026-06-30"]),
        ("2026-06-01", "2026-06-15", None, []),
    ],
)
def test_a_review_that_did_not_take_place_is_said(as_of: str, coming: str, last: str | None, missed: list[str]) -> None:
    found = measure(roadmap(REVIEWS, day("2026-07-01")), day(as_of)).agenda
    assert (found.day, found.last) == (day(coming), day(last) if last else None)
    assert list(found.missed) == list(map(day, missed))


def test_every_point_has_its_owner_and_its_place() -> None:
    text = items("id: a, planned: {finish: 2026-06-20}", "id: b, planned: {finish: 2026-06-20}, owner: jan")
    owners = "== owners.yml\n- {id: els, name: Els, kind: role}\n- {id: jan, name: Jan, kind: role}\n"
    found = {point.row.id: (point.owner, str(point.row.source)) for point in agenda(owners + text).decide}
    assert found == {"a": ("els", "data/tracks/t.yml:4"), "b": ("jan", "data/tracks/t.yml:5")}
