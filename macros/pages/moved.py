"""What stands at the former address of a use case: a page that sends its reader on.

In: the context. Out: whole HTML pages by address, outside the navigation and the search. An item has no page of its
own: its former ids are anchors beside its own.
"""

from collections.abc import Mapping

from macros.pages.context import Context
from macros.pages.links import address, former, relative
from macros.pages.render import render


def moved_pages(context: Context, site_url: str) -> Mapping[str, str]:
    """The page at each former address, for a site at an address (empty: nobody said where it will stand)."""
    roadmap = context.roadmap
    pages = {}
    for use_case in roadmap.use_cases:
        for alias in use_case.aliases:
            old = former(alias)
            new = address(roadmap, "use_case", use_case.id)
            canonical = f"{site_url.rstrip('/')}/{new}" if site_url else relative(new, old)
            pages[old] = str(render("moved.html", context, old, use_case=use_case, canonical=canonical))
    return pages
