"""The execution plan. Today is 30 June 2026."""

from macros.pages import plan
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
    assert "In de vijf actiegebieden staat niets meer open: het ene onderdeel is klaar of gestopt." in told
