"""The list of phases and a page for each. Today is 30 June 2026."""

import re

import pytest

from macros.pages import phases
from macros.pages.links import UnknownPage
from macros.pages.phase_state import phase_states
from macros.pages.render import phrases
from tests.pages.shown import context, text_of, twice

TWO = """
== phases.yml
- {id: begin, name: Begin, start: 2026-01-01, finish: 2026-03-31, goals: [{id: g0, title: Oud, items: [old]}]}
- id: nu
  name: Nu bezig
  purpose: |-
    Eerst dit.

    - en dat
  start: 2026-04-01
  finish: 2026-09-30
  goals:
    - {id: g1, title: Alles af, items: [late, out]}
    - {id: g2, title: Twee live, items: [], target: {measure: use_cases_live, at_least: 2}}
    - {id: g3, title: Snel, target: {measure: lead_time_median, at_most: 90}}
- {id: straks, name: Straks}
== tracks/t.yml
name: T
owner: els
items:
  - {id: old, title: Oud werk, kind: action, finished: 2026-03-02, planned: {finish: 2026-03-02}}
  - {id: late, title: Laat, kind: action, phase: nu, started: 2026-04-06, planned: {finish: 2026-05-04}}
  - {id: out, title: Eruit, kind: action, phase: nu, dropped: {date: 2026-06-01, why: W}}
  - {id: mark, title: Markt, kind: milestone, phase: nu, planned: {finish: 2026-09-01}}
  - id: moved
    title: Verzet
    kind: milestone
    phase: nu
    planned: {finish: 2026-09-01}
    replanned: [{date: 2026-06-01, why: W, finish: 2026-11-03}]
== use-cases/u.yml
title: Hulp
track: t
phase: nu
stages: {intake: 2026-02-02, production: 2026-05-04}
planned: {production: 2026-05-04}
== use-cases/v.yml
title: Ander
track: t
phase: nu
stages: {intake: 2026-04-06}
"""


def test_the_list_tells_the_current_phase_and_every_goal() -> None:
    told = text_of(phases.index(context(TWO), phase_states(context(TWO))))
    assert "We zitten in fase 2 van de 3, Nu bezig" in told
    assert "1 januari 2026 tot en met 31 maart 2026 · doel gehaald · één onderdeel, 1 klaar" in told
    assert "Alles af Het ene onderdeel is nog niet klaar. Te laat" in told
    assert "Fase 3: Straks nog zonder data" in told


def test_a_phase_by_its_promises() -> None:
    view = phases.view(context(TWO), "nu")
    told = text_of(view)
    for part in (
        "Fase 2 van 3 · 1 april 2026 tot en met 30 september 2026",
        "Eerst dit. en dat",
        "Van de zes onderdelen in deze fase is er 1 klaar.".replace("zes", "6"),
        "Volgens de beloften op 3 november 2026, 5 weken later dan gepland. Dan is Verzet beloofd.",
        "Eén onderdeel is te laat en moet opnieuw gepland worden.",
        "Eén open onderdeel heeft geen datum.",
        "Doelen: nog geen van de drie gehaald, één loopt uit",
        "Van de 3 open onderdelen met een datum komt er één na de fase.",
        "Laat was beloofd voor 4 mei 2026 en is te laat. Gestopt en niet meegeteld: Eruit. Te laat",
        "1 van de 2 use cases is in productie.",
        "Doorlooptijd: 91 dagen, het doel is hoogstens 90 dagen. Nog niet gehaald",
        "Mijlpalen: één van de twee komt later",
        "3 nov · 9 weken later",
        "Use cases: één in productie, één open",
        "Hulp In productie sinds 4 mei 2026",
        "Ander Intake zonder plan",
        "Laat Te laat eerst gepland 4 mei 2026",
        "Acties, experimenten en MVP's: 0 van de 1 klaar, 1 te laat",
    ):
        assert part in told, part
    assert twice(view) == []
    assert [heading.id for heading in view.contents] == ["_when", "_goals", "_milestones", "_use-cases", "_items"]


def test_a_reached_goal_and_a_phase_that_is_over() -> None:
    told = text_of(phases.view(context(TWO), "begin"))
    assert "Het ene onderdeel in deze fase is klaar." in told
    assert "Wanneer was deze fase klaar? Het laatste onderdeel, Oud werk, was klaar op 2 maart 2026. Doel" in told
    assert "Doel: gehaald" in told


def test_an_empty_phase_still_reads_well() -> None:
    view = phases.view(context(TWO), "straks")
    told = text_of(view)
    assert "In deze fase staat nog niets." in told
    assert "nog zonder data" in told
    assert [heading.id for heading in view.contents] == ["_when"]


def test_without_phases_there_is_a_list_that_says_so() -> None:
    views = list(phases.views(context("")))
    assert len(views) == 1
    assert "De roadmap heeft nog geen fasen" in text_of(views[0])


def test_one_phase() -> None:
    one = "== phases.yml\n- {id: een, name: Enige, start: 2026-01-01, finish: 2026-12-31}\n"
    assert "De roadmap heeft één fase: Enige" in text_of(next(iter(phases.views(context(one)))))


def test_a_phase_that_does_not_exist_raises() -> None:
    with pytest.raises(UnknownPage):
        phases.view(context(TWO), "nuu")


def test_two_views_on_one_page_have_their_own_ids() -> None:
    first = phases.view(context(TWO), "nu", here="", part=1)
    second = phases.view(context(TWO), "begin", here="", part=2)
    assert not {heading.id for heading in first.contents} & {heading.id for heading in second.contents}


def test_a_use_case_that_is_over_tells_how() -> None:
    stopped = "== use-cases/w.yml\ntitle: W\nphase: nu\ntrack: t\nstages: {intake: 2026-05-01}\n"
    stopped += "stopped: {date: 2026-05-11, why: Te duur}\n"
    retired = "== use-cases/x.yml\ntitle: X\nphase: nu\ntrack: t\nstages: {production: 2026-05-01}\n"
    retired += "stopped: {date: 2026-06-11, why: Er is iets beters}\n"
    told = text_of(phases.view(context(TWO + stopped + retired), "nu"))
    assert "W Gestopt gestopt op 11 mei 2026" in told
    assert "X Uit gebruik uit gebruik op 11 juni 2026" in told


def test_english() -> None:
    told = text_of(phases.view(context(TWO, "en"), "nu"))
    assert "Going by the promises, on 3 November 2026, 5 weeks later than planned." in told
    assert "Goals: none of the three reached yet" in told


LEFT_BEHIND = """
== phases.yml
- {id: een, name: Een, start: 2026-01-01, finish: 2026-03-31, goals: [{id: g, title: G, items: [a]}]}
- {id: twee, name: Twee, start: 2026-04-01, finish: 2026-12-31}
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: A, kind: milestone, phase: een, planned: {finish: 2026-03-02}}
"""


def test_a_phase_left_behind_is_not_told_as_on_schedule_or_complete() -> None:
    told = text_of(phases.view(context(LEFT_BEHIND), "een"))
    assert "Het laatste onderdeel, A, was beloofd voor 2 maart 2026 en is te laat." in told
    assert "Mijlpalen: de enige is te laat" in told
    assert "past in de fase" not in told
    first, second = phase_states(context(LEFT_BEHIND))
    assert (first.note.key if first.note else "", first.complete) == ("phase.note.none_reached", False)
    assert (second.note.key if second.note else "", second.complete) == ("phase.note.empty", False)


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("items: []", "Dit doel noemt nog geen onderdelen en geen getal."),
        ("target: {measure: use_cases_live, at_least: 41}", "Geen van de 41 use cases is in productie."),
        ("target: {measure: use_cases_live, at_least: 999999999999}", "use cases is in productie."),
    ],
)
def test_a_goal_with_nothing_or_more_than_can_be_drawn_is_told_in_words(goal: str, told: str) -> None:
    found = phases.view(context(LEFT_BEHIND.replace("items: [a]", goal)), "een")
    assert told in text_of(found)
    assert "rm-units" not in found.html


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ("[a]", "Geen van de 2 use cases is in productie. Het onderdeel dat erbij hoort, is nog niet klaar."),
        ("[b]", "Geen van de 2 use cases is in productie. Het onderdeel dat erbij hoort, is klaar."),
        ("[a, b]", "Geen van de 2 use cases is in productie. Van de 2 onderdelen die erbij horen is er 1 klaar."),
    ],
)
def test_a_goal_with_a_target_and_items_tells_them_apart(items: str, told: str) -> None:
    text = (
        "== phases.yml\n- {id: een, name: Een, goals: [{id: g, title: G, items: %s,"
        " target: {measure: use_cases_live, at_least: 2}}]}\n== tracks/t.yml\nname: T\nowner: els\nitems:\n"
        "  - {id: a, title: A, kind: action}\n  - {id: b, title: B, kind: action, finished: 2026-06-01}\n"
    )
    assert told in text_of(phases.view(context(text % items), "een"))


def test_a_phase_with_all_goals_reached_is_complete() -> None:
    done = LEFT_BEHIND.replace("planned: {finish: 2026-03-02}", "finished: 2026-03-02")
    assert [state.complete for state in phase_states(context(done))] == [True, False]


def over(*items: str) -> str:
    text = "== phases.yml\n- {id: p, name: P, start: 2026-01-01, finish: 2026-03-31}\n== tracks/t.yml\nname: T\n"
    text += "owner: els\nitems:\n" + "".join(
        f"  - {{id: i{n}, title: I{n}, kind: action, phase: p, {item}}}\n" for n, item in enumerate(items)
    )
    return text_of(phases.view(context(text), "p"))


def test_a_phase_that_is_over_tells_its_last_day_against_its_end() -> None:
    told = over("finished: 2026-03-02", "finished: 2026-04-21", "finished: unknown")
    assert "Wanneer was deze fase klaar?" in told
    assert "Het laatste onderdeel, I1, was klaar op 21 april 2026. Dat is drie weken na het einde van de fase." in told
    assert "Van één onderdeel kennen we de dag niet." in told
    assert "Alle 3 onderdelen in deze fase zijn klaar." in told


def test_a_phase_of_which_nobody_knows_a_day_only_says_that_it_is_over() -> None:
    told = over("finished: unknown", "dropped: {date: 2026-03-02, why: W}")
    assert "Wanneer was deze fase klaar? Alles in deze fase is klaar of gestopt." in told
    assert "Alle 2 onderdelen in deze fase zijn klaar of gestopt." in told


SOON, AFTER = "planned: {finish: 2026-09-01}", "planned: {finish: 2026-12-01}"
LIVE = ", target: {measure: use_cases_live, at_least: 2}"


@pytest.mark.parametrize(
    ("item", "target", "finish", "told"),
    [
        pytest.param(SOON, "", "2026-09-30", "Op schema", id="in time"),
        pytest.param(SOON, LIVE, "2026-09-30", "De onderdelen liggen op schema", id="a measure nobody promised"),
        pytest.param(AFTER, "", "2026-09-30", "Komt na het einde van de fase", id="first promised after the phase"),
        pytest.param(SOON, "", "2026-05-31", "Te laat", id="the phase is over"),
        pytest.param("finished: 2026-05-04", LIVE, "2026-05-31", "Te laat", id="measured after the phase"),
        pytest.param("finished: 2026-05-04", LIVE, "2026-09-30", "Nog niet gehaald", id="only the measure is left"),
        pytest.param("finished: 2026-05-04", "", "2026-05-31", "Gehaald", id="reached"),
        pytest.param("tags: [x]", "", "2026-09-30", "Nog zonder plan", id="without a plan"),
        pytest.param("planned: {finish: 2026-05-04}", "", "2026-09-30", "Te laat", id="late"),
    ],
)
def test_what_a_goal_comes_to(item: str, target: str, finish: str, told: str) -> None:
    made = context(
        f"== phases.yml\n- {{id: p, name: P, start: 2026-01-01, finish: {finish}, "
        f"goals: [{{id: g, title: G, items: [a]{target}}}]}}\n"
        f"== tracks/t.yml\nname: T\nowner: els\nitems:\n  - {{id: a, title: A, kind: action, phase: p, {item}}}\n"
    )
    state = phase_states(made)[0]
    assert phrases(made).plain(state.goals[0].verdict) == told


def test_today_is_named_above_the_milestones_on_a_phone_and_below_them_elsewhere() -> None:
    chart = phases.view(context(TWO), "nu").html.partition('class="rm-promises"')[2]
    named = re.findall(r'(rm-narrow|scale rm-wide|class="rm-promise")(?=[^>]*>)|>(vandaag)<', chart)
    order = [one or other for one, other in named]
    above, row, below = (order.index(one) for one in ("rm-narrow", 'class="rm-promise"', "scale rm-wide"))
    assert above < row < below
    assert order[above + 1] == order[below + 1] == "vandaag"


def milestones(*items: str) -> str:
    text = "== phases.yml\n- {id: p, name: P, start: 2026-01-01, finish: 2026-12-31}\n== tracks/t.yml\nname: T\n"
    text += "owner: els\nitems:\n" + "".join(
        f"  - {{id: i{n}, title: I{n}, kind: milestone, phase: p, {item}}}\n" for n, item in enumerate(items)
    )
    return text_of(phases.view(context(text), "p"))


def test_milestones_to_come_are_not_said_to_be_reached_and_need_no_legend() -> None:
    ahead = milestones(SOON, AFTER)
    assert "Mijlpalen: alle twee op schema" in ahead
    assert "Gearceerd" not in ahead
    assert "Mijlpalen: alle twee gehaald of op schema" in milestones(SOON, "finished: 2026-05-04")
    moved = f"{SOON}, replanned: [{{date: 2026-06-01, why: W, finish: 2026-11-02}}]"
    assert "Gearceerd" in milestones(moved, AFTER)
