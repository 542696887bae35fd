"""Every page of the roadmap, in the order of the navigation.

In: the context of one language. Out: views, one at a time, or the one at an address. Adding a kind of page is a line
here.
"""

from collections.abc import Callable, Iterator, Mapping

from macros.pages import (
    balance,
    board,
    changes,
    compass,
    edit,
    forecasts,
    items,
    kpis,
    map,
    maturity,
    metrics,
    milestones,
    open_data,
    owners,
    phases,
    pitfalls,
    plan,
    review_agenda,
    reviews,
    teams,
    tracks,
    use_cases,
)
from macros.pages.context import Context
from macros.pages.links import names
from macros.pages.view import View

PAGES: Mapping[str, Callable[[Context], Iterator[View]]] = {  # by the folder in which they stand
    "": compass.views,
    "map": map.views,
    "phases": phases.views,
    "tracks": tracks.views,
    "use-cases": use_cases.views,
    "kpis": kpis.views,
    "forecasts": forecasts.views,
    "plan": plan.views,
    "items": items.views,
    "milestones": milestones.views,
    "metrics": metrics.views,
    "maturity": maturity.views,
    "teams": teams.views,
    "owners": owners.views,
    "reviews": reviews.views,
    "open-data": open_data.views,
    "changes": changes.views,
    "agenda": review_agenda.views,
    "pitfalls": pitfalls.views,
    "balance": balance.views,
    "board": board.views,
    "edit": edit.views,
}
SINGLE: Mapping[str, tuple[str, Callable[[Context, str], View]]] = {  # a folder's kind, and how one of them is made
    "phases": ("phase", phases.view),
    "tracks": ("track", tracks.view),
    "use-cases": ("use_case", use_cases.view),
    "kpis": ("kpi", kpis.view),
    "teams": ("team", teams.view),
    "owners": ("owner", owners.view),
    "reviews": ("review", reviews.view),
}


def views(context: Context) -> Iterator[View]:
    """All pages in one language; an address occurs once."""
    for pages in PAGES.values():
        yield from pages(context)


def view_at(context: Context, address: str) -> View | None:
    """The page at an address, made with as few of the others as can be; None where there is none."""
    folder, _, name = address.removesuffix("/").partition("/")
    if folder in SINGLE:
        kind, single = SINGLE[folder]
        if name in names(context.roadmap, kind):
            return single(context, name)
    made = PAGES[folder](context) if folder in PAGES else ()
    return next((view for view in made if view.address == address), None)
