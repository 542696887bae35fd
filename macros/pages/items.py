"""Every item and use case of the roadmap in one list that sorts and filters.

In: the context. Out: views: one page, and more of them where the list is long.
"""

from collections.abc import Iterator, Sequence

from macros.pages import lists
from macros.pages.context import Context
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Listing, part_of, split
from macros.pages.phrases import Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, amount, listed, record_name, slipping, standings
from macros.pages.view import View

COLUMNS = (
    Column(key="title", words="record.column.record"),
    Column(key="status", words="record.column.state", number=True),
    Column(key="track", words="record.column.track"),
    Column(key="owner", words="record.column.owner"),
    Column(key="first", words="record.column.first"),
    Column(key="end", words="record.column.end"),
)


def views(context: Context) -> Iterator[View]:
    """Each part of the list: what is late first, then what runs, and so on."""
    rows = standings(context, context.roadmap.records)
    told = (finding(rows), *slipping(rows))
    filters = filters_of(context, rows)
    parts = split(rows, lists.room(filters))
    say, own = phrases(context), address(context.roadmap, "items")
    for number, some in enumerate(parts, start=1):
        yield written(
            "items.html",
            context,
            part_address(own, number),
            title=say.plain("items.title") if number == 1 else say.plain("items.title_of_part", number=number),
            summary=say.summary(" ".join(say.plain(one) for one in told)),
            finding=told,
            rows=some,
            list=Listing(columns=COLUMNS, total=len(rows), filters=filters, part=part_of(own, number, len(parts))),
        )


def filters_of(context: Context, rows: Sequence[Standing]) -> tuple[lists.Filter, ...]:
    roadmap = context.roadmap
    return (
        lists.states(context, rows),
        lists.kinds(context, rows),
        lists.tracks(roadmap, rows),
        lists.phases(roadmap, rows),
        lists.owners(roadmap, rows),
        lists.areas(context, rows),
    )


def finding(rows: Sequence[Standing]) -> Sentence:
    """How much is done, how much is open, and what of it is late."""
    late = [record_name(row.record) for row in rows if row.late]
    done, still = sum(row.done for row in rows), sum(row.open for row in rows)
    if not rows:
        return sentence("items.finding.empty")
    if not still:
        return sentence("items.finding.over", n=len(rows))
    if late:
        return sentence("items.finding.late", n=len(late), done=amount(done), open=still, names=listed(late))
    return sentence("items.finding.none_late", n=still, done=amount(done))
