"""The macros of hand-written pages. Today is 30 June 2026."""

import markdown
import pytest

import macros
from macros.pages.links import UnknownPage
from macros.pages.named import Named
from tests.pages.shown import context
from tests.pages.test_kpis import SOME, trending

CALLS: list[tuple[str, tuple[object, ...], dict[str, object]]] = [
    ("compass", (), {}),
    ("roadmap_map", (), {}),
    ("roadmap_map", (), {"track": "t"}),
    ("roadmap_map", (), {"area": "people", "owner": "els"}),
    ("track", ("t",), {}),
    ("use_case", ("live",), {}),
    ("kpi", ("adherence",), {}),
    ("kpi_value", ("adherence",), {}),
    ("chart", ("adherence",), {}),
    ("chart", ("moves",), {}),
    ("milestones", (), {}),
    ("milestones", (), {"next": 3}),
    ("pitfalls", (), {}),
    ("agenda", (), {}),
    ("review", ("2026-06-16",), {}),
    ("title", ("track", "t"), {}),
]


def test_the_macros_are_those_of_the_module() -> None:
    assert set(Named(context=context(), here="a/").functions()) == set(macros.NAMES)


@pytest.mark.parametrize(("name", "arguments", "options"), CALLS)
def test_a_macro_passes_markdown_untouched(name: str, arguments: tuple[object], options: dict[str, object]) -> None:
    made = Named(context=trending(SOME), here="uitleg/").functions()[name](*arguments, **options)
    assert "\n" not in made
    assert made in markdown.markdown(f"Tekst\n\n{made}\n\nTekst", extensions=["tables", "attr_list", "md_in_html"])


def test_a_phase_by_name() -> None:
    text = "== phases.yml\n- {id: een, name: Eerste}\n"
    assert "Fase 1&#58; Eerste" in Named(context=context(text), here="uitleg/").functions()["phase"]("een")


def test_links_are_relative_to_the_page_that_calls() -> None:
    functions = Named(context=context(SOME), here="uitleg/kort/").functions()
    assert functions["kpi_value"]("adherence") == '<a href="../../kpis/adherence/">75&#37;</a>'


def test_two_views_on_a_page_share_no_id() -> None:
    named = Named(context=trending(SOME), here="uitleg/").functions()
    page = named["kpi"]("adherence") + named["kpi"]("coverage") + named["chart"]("adherence")
    page += named["roadmap_map"]() + named["roadmap_map"](track="t") + named["track"]("t") + named["roadmap_map"]()
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "arguments", "options", "near"),
    [
        ("phase", ("activatie",), {}, ()),
        ("track", ("tt",), {}, ("t",)),
        ("use_case", ("liv",), {}, ("live",)),
        ("kpi", ("adherance",), {}, ("adherence",)),
        ("kpi_value", ("coverag",), {}, ("coverage",)),
        ("chart", ("move",), {}, ("moves",)),
        ("review", ("2026-06-17",), {}, ("2026-06-16",)),
        ("roadmap_map", (), {"trak": "t"}, ("track",)),
        ("roadmap_map", (), {"track": "tt"}, ("t",)),
        ("roadmap_map", (), {"area": "peple"}, ("people",)),
        ("roadmap_map", (), {"owner": "elz"}, ("els",)),
        ("title", ("track", "tt"), {}, ("t",)),
        ("title", ("trak", "t"), {}, ("track",)),
        ("title", ("mapp",), {}, ("map",)),
    ],
)
def test_what_does_not_exist_raises_with_near_names(
    name: str, arguments: tuple[object], options: dict[str, object], near: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownPage) as raised:
        Named(context=context(SOME), here="").functions()[name](*arguments, **options)
    assert raised.value.near[:1] == near


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("home",), "Kompas"),
        (("record", "time"), "Op tijd"),
        (("use_case", "live"), "Hulp"),
        (("kpi", "moves"), "Verschoven beloften"),
        (("area", "people"), "Mensen"),
        (("review", "2026-06-16"), "Review van 16 juni 2026"),
        (("owner", "els"), "Els"),
        (("team", "ict"), "ICT"),
    ],
)
def test_titles(arguments: tuple[str, ...], told: str) -> None:
    assert Named(context=context(SOME), here="").functions()["title"](*arguments) == told
