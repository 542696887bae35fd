"""The execution plan. Today is 30 June 2026."""

from macros.pages import balance, plan
from tests.pages.shown import context, text_of


def page(items: str) -> str:
    return text_of(plan.view(context(f"== tracks/t.yml\nname: T\nowner: els\nitems:\n{items}\n")))


def test_each_area_has_its_finding_and_its_pace() -> None:
    told = page(
        """
  - {id: a, title: A, kind: action, area: people, horizon: quick-win}
  - {id: b, title: B, kind: action, area: people, finished: 2026-05-04}
  - {id: c, title: C, kind: action, area: technology, finished: 2026-05-04}
  - {id: d, title: D, kind: action}
"""
    )
    assert (
        "2 van de 3 onderdelen zijn klaar. In drie gebieden staat nog niets. Het meeste open werk zit in Mensen."
        in told
    )
    assert (
        "Mensen: één van de twee klaar 1 zonder plan · 1 klaar Nog één open: één quick win en geen voor het fundament."
        in told
    )
    assert "Technologie: het ene onderdeel is klaar" in told
    assert "Governance: nog niets In dit gebied staat nog niets." in told
    assert "Eén onderdeel heeft geen actiegebied" in told


def test_areas_are_anchors() -> None:
    html = plan.view(context()).html
    assert all(f'id="{area}"' in html for area in ("people", "technology", "use-cases", "governance", "communication"))


def test_without_any_record() -> None:
    assert "Nog geen onderdeel heeft een actiegebied." in text_of(plan.view(context()))


def test_when_nothing_is_open() -> None:
    told = page("  - {id: a, title: A, kind: action, area: people, dropped: {date: 2026-05-04, why: W}}")
    assert "In de vijf actiegebieden is alles gestopt." in told
    assert "Mensen: alles is gestopt 1 gestopt" in told


def test_when_all_is_done() -> None:
    told = page("  - {id: a, title: A, kind: action, area: people, finished: 2026-05-04}")
    assert "In de vijf actiegebieden staat niets meer open: het ene onderdeel is klaar." in told


OVER = """
== tracks/t.yml
name: T
owner: els
items:
  - {id: a, title: A, kind: action, area: use-cases, finished: 2026-05-04}
  - {id: b, title: B, kind: action, area: use-cases, dropped: {date: 2026-05-04, why: W}}
  - {id: c, title: C, kind: action, area: use-cases}
== use-cases/u.yml
title: U
track: t
area: use-cases
stages: {intake: 2026-01-05, production: 2026-03-02}
stopped: {date: 2026-05-04, why: W}
== use-cases/v.yml
title: V
track: t
area: use-cases
stages: {intake: 2026-01-05}
stopped: {date: 2026-05-04, why: W}
"""


def test_what_is_over_counts_as_on_the_page_of_the_balance() -> None:
    told, beside = (text_of(page.view(context(OVER))) for page in (plan, balance))
    assert "2 van de 3 onderdelen zijn klaar." in told
    assert "Use cases: twee van de drie klaar 1 zonder plan · 1 klaar · 2 gestopt · 1 uit gebruik" in told
    tally = context(OVER).figures.balance.area.total["use-cases"]
    assert (len(tally.done), tally.total) == (2, 3)
    assert "2 van 3" in beside
    rule = "Wat uit gebruik is, telt als klaar. Wat eerder stopte, telt niet mee."
    assert rule in told
    assert rule in beside


def test_where_nothing_stopped_nobody_says_how_it_counts() -> None:
    done = "== tracks/t.yml\nname: T\nowner: els\nitems:\n  - {id: a, title: A, kind: action, finished: 2026-05-04}\n"
    assert all("telt niet mee" not in text_of(page.view(context(done))) for page in (plan, balance))
