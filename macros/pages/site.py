"""Every page of the roadmap, in the order of the navigation.

In: the context of one language. Out: views, one at a time. Adding a kind of page is a line here.
"""

from collections.abc import Iterator

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
from macros.pages.view import View

PAGES = (
    compass.views,
    map.views,
    phases.views,
    tracks.views,
    use_cases.views,
    kpis.views,
    forecasts.views,
    plan.views,
    items.views,
    milestones.views,
    metrics.views,
    maturity.views,
    teams.views,
    owners.views,
    reviews.views,
    open_data.views,
    changes.views,
    review_agenda.views,
    pitfalls.views,
    balance.views,
    board.views,
    edit.views,
)


def views(context: Context) -> Iterator[View]:
    """All pages in one language; an address occurs once."""
    for pages in PAGES:
        yield from pages(context)
