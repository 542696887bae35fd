"""What no broken case shows: rules at their edges, and that every rule is registered once."""

import datetime as dt
from collections.abc import Callable, Iterable

import pytest

from macros import checks
from macros.checks.against import COMPARISONS
from macros.contract.rules import ACROSS, ATTENTIONS, SEVERITIES, WARNINGS, problem
from macros.load import load
from macros.problems import Message, Severity, fatal, in_order
from macros.source import Source
from macros.words import words
from tests.roadmaps import EXAMPLE, TODAY, reading


def rules(text: str, today: dt.date = TODAY) -> list[str]:
    return [problem.rule for problem in checks.check(reading(text, today))]


def items(*lines: str) -> str:
    return "== tracks/techniek.yml\nname: Techniek\nowner: els\nitems:\n" + "".join(
        f"  - {{{line}}}\n" for line in lines
    )


def ids(rules: Iterable[Callable[..., object]]) -> list[str]:
    return [rule.__name__.replace("_", "-") for rule in rules]


def test_every_rule_is_registered_once() -> None:
    rules = (*checks.ERRORS, *COMPARISONS, *checks.WARNINGS, *checks.ATTENTIONS)
    assert sorted(ids(checks.ERRORS + COMPARISONS)) == sorted(ACROSS)
    assert sorted(ids(checks.WARNINGS)) == sorted(WARNINGS)
    assert sorted(ids(checks.ATTENTIONS)) == sorted(ATTENTIONS)
    assert all(rule.__doc__ and rule.__doc__.endswith(".") for rule in rules)


def test_a_rule_that_is_not_registered_cannot_be_reported() -> None:
    with pytest.raises(KeyError):
        problem("bad-taste", Source("data/x.yml"), "message")


def test_a_problem_has_a_hint_where_one_is_named() -> None:
    assert problem("bad-id", Source("data/x.yml"), "message").hint is None
    told = problem("bad-id", Source("data/x.yml"), "message", "hint", limit=64)
    assert told.hint == Message(key="bad-id.hint", values={"limit": 64})


@pytest.mark.parametrize(
    ("written", "shown"),
    [("x" * 60, "x" * 60), ("x" * 61, "x" * 60 + "…"), (10**99, 10**99)],
    ids=["60", "61", "number"],
)
def test_a_message_repeats_sixty_characters_of_what_was_written(written: str | int, shown: str | int) -> None:
    """What it adds of its own, such as what is known, is said in full."""
    told = problem("bad-id", Source("data/x.yml"), "message", value=written, known=written).message.values
    assert told == {"value": shown, "known": written}


def test_problems_stand_in_order_of_place_and_are_told_once() -> None:
    first, second = problem("bad-id", Source("a", 1), "message"), problem("far-date", Source("a", 2), "message")
    assert in_order([second, first, second]) == [first, second]


@pytest.mark.parametrize(("rule", "plain", "strict"), [("bad-id", 1, 1), ("outside-phase", 0, 1), ("far-date", 0, 0)])
def test_what_is_fatal(rule: str, plain: int, strict: int) -> None:
    found = [problem(rule, Source("a"), "message")]
    assert (fatal(found, strict=False), fatal(found, strict=True)) == (plain, strict)


def test_circles_that_share_nothing_are_told_apart() -> None:
    text = items(
        "id: a, title: A, kind: action, depends_on: [b, c]",
        "id: b, title: B, kind: action, depends_on: [a]",
        "id: c, title: C, kind: action, depends_on: [d]",
        "id: d, title: D, kind: action, depends_on: [e, c]",
        "id: e, title: E, kind: action",
    )
    found = checks.check(reading(text))
    assert [(p.rule, p.message.values["circle"]) for p in found] == [
        ("dependency-cycle", "a → b → a"),
        ("dependency-cycle", "c → d → c"),
    ]


def test_done_and_dropped_records_are_not_compared_with_their_predecessor() -> None:
    late = "id: a, title: A, kind: milestone, planned: {finish: 2026-09-01}"
    waits = "id: b, title: B, kind: action, planned: {start: 2026-07-01, finish: 2026-08-01}, depends_on: [a]"
    over = ", dropped: {date: 2026-06-01, why: Weg}"
    assert rules(items(late, waits)) == ["starts-before-predecessor"]
    assert rules(items(late + over, waits)) == []
    assert rules(items(late, waits + over)) == []
    assert rules(items(late, waits + ", started: 2026-05-01, finished: 2026-06-01")) == []


def test_a_phase_with_one_date_has_one_side() -> None:
    one = "== phases.yml\n- {id: een, name: Een, start: 2026-03-01}\n"
    inside = "id: a, title: A, kind: milestone, phase: een, planned: {finish: 2027-09-01}"
    before = "id: a, title: A, kind: milestone, phase: een, planned: {finish: 2026-02-01}, finished: 2026-02-01"
    assert rules(one + items(inside)) == []
    assert rules(one + items(before)) == ["outside-phase"]
    assert rules(one + items(before.replace(", planned: {finish: 2026-02-01}", ""))) == []


def test_the_last_replanning_that_tells_a_date_is_laid_beside_the_phase() -> None:
    phases = "== phases.yml\n- {id: een, name: Een, start: 2026-03-01, finish: 2026-08-31}\n"
    entries = "{date: 2026-06-01, why: W, finish: 2026-09-01}, {date: 2026-06-02, why: W, start: 2026-07-02}"
    planned = "planned: {start: 2026-07-01, finish: 2026-08-01}"
    line = f"id: a, title: A, kind: action, phase: een, {planned}, replanned: [{entries}]"
    assert rules(phases + items(line)) == ["outside-phase"]


def test_phases_that_only_start_follow_each_other() -> None:
    two = "== phases.yml\n- {{id: een, name: Een, start: 2026-03}}\n- {{id: twee, name: Twee, {}}}\n"
    assert rules(two.format("start: 2026-03-02")) == []
    assert rules(two.format("start: 2026-03-01")) == ["phase-order"]
    assert rules(two.format("finish: 2026-02-01")) == ["phase-order"]


def test_no_order_of_dates_is_judged_among_replannings_out_of_order() -> None:
    planned = "planned: {start: 2026-02-01, finish: 2026-07-01}"
    entries = "{date: 2026-03-02, why: W, finish: 2026-01-01}, {date: 2026-03-01, why: W, start: 2026-05-01}"
    line = f"id: a, title: A, kind: action, {planned}, replanned: [{entries}]"
    assert rules(items(line)) == ["replanned-out-of-order"]


def test_a_pause_before_the_promise_is_no_report_of_it() -> None:
    line = "id: a, title: A, kind: milestone, planned: {finish: 2026-06-01}, paused: {date: %s, why: Stil}"
    assert rules(items(line % "2026-05-01")) == ["unreported"]
    assert rules(items(line % "2026-06-02")) == []


@pytest.mark.parametrize(("day", "told"), [("2026-06-10", ["unreported"]), ("2026-06-11", [])])
@pytest.mark.parametrize(
    "said",
    ["paused: {{date: {}, why: W}}", "replanned: [{{date: {}, why: W, start: 2026-05-02}}]"],
    ids=["paused", "replanned"],
)
def test_only_what_is_said_after_the_day_of_the_promise_reports_it(said: str, day: str, told: list[str]) -> None:
    promised = "id: a, title: A, kind: action, planned: {start: 2026-05-01, finish: 2026-06-10}"
    assert rules(items(f"{promised}, {said.format(day)}")) == told


def test_a_far_phase_and_a_far_replanning_ask_for_attention() -> None:
    phase = "== phases.yml\n- {id: een, name: Een, start: 2026-01-01, finish: 2037}\n"
    moved = (
        "id: a, title: A, kind: milestone, planned: {finish: 2026-09-01}, "
        "replanned: [{date: 2026-06-01, why: W, finish: %s}]"
    )
    assert rules(phase) == ["far-date"]
    assert rules(items(moved % "2038-01-01")) == ["far-date"]
    assert rules(items(moved % "open")) == []


def test_a_decision_or_a_metric_is_work_too() -> None:
    owners = "== owners.yml\n- {id: els, name: Els, kind: role}\n- {id: jan, name: Jan, kind: role}\n"
    review = "== reviews/2026-06-23.yml\nsummary: S\ndecisions: [{what: A, why: B, owner: jan}]\n"
    metric = "== metrics/m.yml\n{name: M, kind: impact, unit: x, direction: up, owner: jan}\n"
    assert rules(owners) == ["owner-without-work"]
    assert rules(owners + review) == rules(owners + metric) == []


def test_valid_today_is_valid_on_every_later_day() -> None:
    """Five years on, day by day where something falls due, and month by month after: attentions come, nothing else."""
    days = [TODAY + dt.timedelta(days) for days in (*range(200), *range(200, 5 * 366, 29))]
    found = {day: checks.check(load(EXAMPLE, day)) for day in days}
    assert {problem.severity for problems in found.values() for problem in problems} == {Severity.ATTENTION}
    assert "unreported" in {problem.rule for problem in found[days[-1]]}


def test_every_rule_has_a_sentence_in_both_languages() -> None:
    for language in ("nl", "en"):
        entries = words(language, ("problems",)).entries
        assert {key.partition(".")[0] for key in entries} - {"severity"} == set(SEVERITIES)


def test_a_promise_that_only_a_replanning_made_is_judged_too() -> None:
    entry = "replanned: [{date: 2026-03-02, why: Nu wel, start: 2026-05-01, finish: 2026-04-01}]"
    assert rules(items(f"id: a, title: A, kind: action, {entry}, dropped: {{date: 2026-06-01, why: Weg}}")) == [
        "finish-before-start"
    ]
