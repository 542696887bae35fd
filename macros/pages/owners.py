"""The list of owners, and a page for each: what is theirs, who waits for them, for whom they wait.

In: the context; for a page the owner's id. Out: views. Owners stand in the order of the data: nobody is ranked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.model.records import Metric, Owner, Record
from macros.model.status import is_open
from macros.pages.context import Context
from macros.pages.decisions import decisions_of_owner
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Filter, Listing, part_of, split, spoken
from macros.pages.meetings import Agreed, agreed
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.relations import Relations, relations
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import Standing, counts, listed, owner_name, record_name, standings, track_name
from macros.pages.view import View

ROWS = 60  # records on one page, beside what waits
COLUMNS = (
    Column(key="owner", words="owners.column.owner"),
    Column(key="tracks", words="owners.column.tracks"),
    Column(key="open", words="owners.column.open", number=True),
    Column(key="decisions", words="owners.column.decisions", number=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """An owner in the list."""

    owner: Owner
    name: Named
    tracks: tuple[Named, ...]
    open: int
    late: int
    decisions: int  # still to be carried out


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Open work, the open work that it needs first, and whose that is."""

    record: Record
    owner: Named
    needs: Record
    needs_owner: Named


def views(context: Context) -> Iterator[View]:
    """The list, then each owner."""
    found, asked = relations(context.roadmap), agreed(context)
    yield from index(context, found, asked)
    for owner in context.roadmap.owners:
        yield view(context, owner.id, found=found, asked=asked)
        yield from parts(context, owner, found)


def index(context: Context, found: Relations, asked: Sequence[Agreed]) -> Iterator[View]:
    """All owners, many in parts."""
    rows = tuple(owner_row(context, owner, found, asked) for owner in context.roadmap.owners)
    say, own, filters = phrases(context), address(context.roadmap, "owners"), (kinds(context),)
    told = tuple(finding_of_all(rows))
    pages = split(rows)
    for number, some in enumerate(pages, start=1):
        yield written(
            "owners.html",
            context,
            part_address(own, number),
            title=say.plain("owners.title_of_part", number=number) if number > 1 else say.plain("owners.title"),
            summary=say.summary(" ".join(say.plain(one) for one in told)),
            source=context.roadmap.owners[0].source if rows else None,
            finding=told,
            rows=some,
            list=Listing(columns=COLUMNS, total=len(rows), filters=filters, part=part_of(own, number, len(pages))),
        )


def view(
    context: Context,
    name: str,
    *,
    here: str | None = None,
    part: int = 1,
    found: Relations | None = None,
    asked: Sequence[Agreed] | None = None,
) -> View:
    """One owner."""
    roadmap = context.roadmap
    own = address(roadmap, "owner", name)
    found = found or relations(roadmap)
    asked = agreed(context) if asked is None else asked
    owner = roadmap.owner_by_id[name]
    rows = standings(context, found.of_owner.get(name, ()))
    still = tuple(row for row in rows if row.open)
    over = tuple(row for row in rows if not row.open)
    others = tuple(waits_for(context, still, found, name))
    for_others = tuple(waits_on(context, still, name))
    decisions = tuple(one for one in asked if one.decision.owner == name and not one.done)
    needed = decisions_of_owner(context, name)
    now = {line.point.row.source for line in needed}
    say = phrases(context)
    told = tuple(finding(rows, others, decisions))
    pages = split(rows, ROWS)
    return written(
        "owner.html",
        context,
        here or own,
        title=say.read(owner.name).text,
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        source=owner.source,
        part=part,
        owner=owner,
        finding=told,
        counts=counts(rows),
        tracks=tuple(track_name(roadmap, track.id) for track in roadmap.tracks if track.owner == name),
        needed=needed,
        decisions=tuple(one for one in decisions if one.decision.source not in now),
        still=still,
        over=over,
        open_rows=tuple(row for row in pages[0] if row.open),
        over_rows=tuple(row for row in pages[0] if not row.open),
        rest=part_of(own, 1, len(pages)),
        contact=(owner.contact or "").removeprefix("mailto:"),
        quiet=tuple(quiet(rows, still, others, for_others, decisions)),
        waiting=others,
        waits=for_others,
        helps=standings(context, (one for one in found.with_owner.get(name, ()) if is_open(one, context.as_of))),
        metrics=tuple(metrics(context, name)),
    )


def parts(context: Context, owner: Owner, found: Relations) -> Iterator[View]:
    """What stands on no first page: further records of an owner of many."""
    own, say = address(context.roadmap, "owner", owner.id), phrases(context)
    pages = split(standings(context, found.of_owner.get(owner.id, ())), ROWS)
    for number, rows in enumerate(pages[1:], start=2):
        told = sentence("owner.part", n=len(pages), number=number, name=owner_name(context.roadmap, owner.id))
        yield written(
            "owner-part.html",
            context,
            part_address(own, number),
            title=say.plain("owner.title_of_part", name=say.read(owner.name).text, number=number),
            summary=say.summary(say.plain(told)),
            source=owner.source,
            owner=owner,
            finding=told,
            rows=rows,
            list=part_of(own, number, len(pages)),
        )


def kinds(context: Context) -> Filter:
    """Persons, roles and teams, as far as there are any."""
    found = dict.fromkeys(owner.kind for owner in context.roadmap.owners)
    return spoken(context, "kind", "list.filter.kind", "owner.kind", sorted(found))


def owner_row(context: Context, owner: Owner, found: Relations, asked: Iterable[Agreed]) -> OwnerRow:
    rows = standings(context, found.of_owner.get(owner.id, ()))
    return OwnerRow(
        owner=owner,
        name=owner_name(context.roadmap, owner.id),
        tracks=tuple(track_name(context.roadmap, one.id) for one in context.roadmap.tracks if one.owner == owner.id),
        open=sum(row.open for row in rows),
        late=sum(row.late for row in rows),
        decisions=sum(one.decision.owner == owner.id and not one.done for one in asked),
    )


def waits_for(context: Context, still: Iterable[Standing], found: Relations, name: str) -> Iterator[Waiting]:
    """Open work of others that needs open work of this owner first."""
    for row in still:
        for other in found.after.get(row.record.id, ()):
            if is_open(other, context.as_of) and context.roadmap.owner_of(other) != name:
                yield waiting(context, other, row.record)


def waits_on(context: Context, still: Iterable[Standing], name: str) -> Iterator[Waiting]:
    """Open work of this owner that needs open work of others first."""
    for row in still:
        for needed in row.record.depends_on:
            other = context.roadmap.record_by_id[needed]
            if is_open(other, context.as_of) and context.roadmap.owner_of(other) != name:
                yield waiting(context, row.record, other)


def waiting(context: Context, record: Record, needs: Record) -> Waiting:
    roadmap = context.roadmap
    return Waiting(
        record=record,
        owner=owner_name(roadmap, roadmap.owner_of(record)),
        needs=needs,
        needs_owner=owner_name(roadmap, roadmap.owner_of(needs)),
    )


def metrics(context: Context, name: str) -> Iterator[tuple[Metric, Named]]:
    for metric in context.roadmap.metrics:
        if metric.owner == name:
            yield metric, Named(metric.name, "metric", metric.id)


def quiet(
    rows: Sequence[Standing],
    still: Sequence[Standing],
    others: Sequence[Waiting],
    for_others: Sequence[Waiting],
    decisions: Sequence[Agreed],
) -> Iterator[Sentence]:
    """What there is nothing of, in words."""
    lists = {
        "owner.no_decisions": decisions,
        "owner.nothing_open": still or not rows,
        "owner.nobody_waits": others,
        "owner.waits_for_nobody": for_others,
    }
    return (sentence(key) for key, there_is in lists.items() if not there_is)


def finding_of_all(rows: Sequence[OwnerRow]) -> Iterator[Sentence]:
    """How much open work they carry, and what was decided but not done."""
    if not rows:
        yield sentence("owners.finding.none")
        return
    yield sentence("owners.finding.open", n=len(rows), open=sum(row.open for row in rows))
    decisions = sum(row.decisions for row in rows)
    yield sentence("owners.finding.decisions" if decisions else "owners.finding.no_decisions", n=decisions)


def finding(
    rows: Sequence[Standing], others: Sequence[Waiting], decisions: Sequence[Agreed]
) -> Iterator[Sentence]:  # fmt: skip
    """What stands open, what is late, who waits."""
    still = [row for row in rows if row.open]
    late = [record_name(row.record) for row in rows if row.late]
    if not rows:
        yield sentence("owner.finding.empty")
    elif not still:
        yield sentence("owner.finding.over", n=len(rows))
    elif late:
        key = "owner.finding.late" if len(still) > 1 else "owner.finding.late_single"
        yield sentence(key, n=len(late), open=len(still), names=listed(late))
    else:
        yield sentence("owner.finding.open", n=len(still))
    if others:
        yield sentence("owner.finding.waiting", n=len({one.record.id for one in others}))
    if decisions:
        yield sentence("owner.finding.decisions", n=len(decisions))
