"""The page of milestones. Today is 30 June 2026."""

import pytest

from macros.pages import milestones
from macros.pages.links import UnknownPage
from tests.pages.shown import context, text_of

THREE = """
== phases.yml
- {id: een, name: Activatie, start: 2026-01-01, finish: 2026-12-31}
- {id: twee, name: Later}
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: Stack live, kind: milestone, phase: een, planned: {finish: 2026-05-04}}
  - id: b
    title: Fabriek open
    kind: milestone
    phase: een
    planned: {finish: 2026-09-01}
    replanned: [{date: 2026-06-01, why: W, finish: 2026-09-29}]
  - {id: c, title: Showcase, kind: milestone, finished: 2026-05-04, planned: {finish: 2026-05-04}}
  - {id: d, title: Markt, kind: milestone, dropped: {date: 2026-05-04, why: Te duur.}}
"""


def test_first_promise_beside_the_current_one() -> None:
    told = text_of(milestones.view(context(THREE)))
    assert "Van de twee mijlpalen die nog komen, is er één te laat: Stack live." in told
    assert "Van de twee mijlpalen die nog komen, komt er één later" in told
    assert "Stack live Te laat T Activatie eerst gepland 4 mei 2026 eerst gepland 4 mei 2026, nog niet herpland" in told
    assert "Fabriek open T Activatie eerst gepland 1 sep 2026 nu beloofd 29 sep 2026, 4 weken later" in told
    assert "Eén mijlpaal is gehaald" in told
    assert "Markt Gestopt op 4 mei 2026. Te duur." in told
    assert "Later geen mijlpalen niets meer gepland" in told
    assert "geen fase 1 klaar · 1 gestopt" in told


def test_only_the_next() -> None:
    told = text_of(milestones.view(context(THREE), next=1))
    assert "Stack live" in told
    assert "Fabriek open" not in told
    assert "Showcase" not in told


@pytest.mark.parametrize("wrong", [0, -1, "twee"])
def test_a_wrong_number_is_refused(wrong: object) -> None:
    with pytest.raises(UnknownPage):
        milestones.view(context(THREE), next=wrong)


@pytest.mark.parametrize(
    ("item", "finding"),
    [
        ("", "De roadmap heeft nog geen mijlpalen."),
        ("kind: milestone, finished: 2026-05-04", "Er staat geen mijlpaal meer open: de enige is gehaald of gestopt."),
        ("kind: milestone", "Er komt nog één mijlpaal. Die heeft geen datum."),
        ("kind: milestone, planned: {finish: 2026-Q4}", "Er komt nog één mijlpaal: A, Q4 2026."),
    ],
)
def test_the_finding(item: str, finding: str) -> None:
    items = f"items: [{{id: a, title: A, {item}}}]" if item else "items: []"
    assert finding in text_of(milestones.view(context(f"== tracks/t.yml\nname: T\nowner: els\n{items}\n")))
