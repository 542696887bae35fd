"""The list of teams, and a page for each: its scores over time, its people who work with AI, its use cases.

In: the context; for a page the team's id. Out: views.
"""

from collections.abc import Iterator, Mapping, Sequence

from macros.model.records import Enabled
from macros.pages.context import Context
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Listing, part_of, split
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.relations import Relations, relations
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.scores import (
    SHOWN,
    DimensionRow,
    TeamRow,
    assessments,
    date_of,
    department_filter,
    dimension_rows,
    team_row,
)
from macros.pages.standing import amount, standings
from macros.pages.view import View

COLUMNS = (
    Column(key="team", words="maturity.column.team"),
    Column(key="department", words="maturity.column.department"),
    Column(key="enabled", words="teams.column.enabled", number=True),
    Column(key="index", words="maturity.column.index", number=True),
    Column(key="use_cases", words="teams.column.use_cases", number=True),
)


def views(context: Context) -> Iterator[View]:
    """The list, then each team."""
    stale = stale_teams(context)
    found = relations(context.roadmap)
    rows = tuple(team_row(context, team, stale) for team in context.roadmap.teams)
    yield from index(context, rows, found)
    for team in context.roadmap.teams:
        yield view(context, team.id, found=found, stale=stale)


def stale_teams(context: Context) -> Mapping[str, object]:
    return {row.id: row for row in context.figures.maturity.stale}


def index(context: Context, rows: Sequence[TeamRow], found: Relations) -> Iterator[View]:
    """All teams, in the order of the data; the parts of a long list."""
    own, say = address(context.roadmap, "teams"), phrases(context)
    told, name, parts = finding_of_all(context, rows), say.plain("teams.title"), split(rows)
    for number, some in enumerate(parts, start=1):
        place = part_of(own, number, len(parts))
        yield written(
            "teams.html",
            context,
            part_address(own, number),
            title=name if number == 1 else say.plain("list.title_of_part", name=name, number=number),
            summary=say.summary(say.plain(told)),
            finding=told,
            rows=some,
            list=Listing(columns=COLUMNS, total=len(rows), filters=(department_filter(rows),), part=place),
            use_cases={row.team.id: len(found.of_team.get(row.team.id, ())) for row in some},
        )


def view(
    context: Context,
    name: str,
    *,
    here: str | None = None,
    part: int = 1,
    found: Relations | None = None,
    stale: Mapping[str, object] | None = None,
) -> View:
    """One team."""
    roadmap, day = context.roadmap, context.as_of
    own = address(roadmap, "team", name)
    team = roadmap.team_by_id[name]
    row = team_row(context, team, stale_teams(context) if stale is None else stale)
    held = assessments(team, day)[-SHOWN:]
    dimensions = dimension_rows(roadmap, held)
    found = found or relations(roadmap)
    counts = tuple(sorted((one for one in team.ai_enabled if one.date <= day), key=date_of, reverse=True))
    say = phrases(context)
    told = tuple(finding(context, row, dimensions, roadmap.maturity.valid_days if roadmap.maturity else 0))
    return written(
        "team.html",
        context,
        here or own,
        title=say.read(team.name).text,
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        keywords=(say.read(team.department).text,) if team.department else (),
        source=team.source,
        part=part,
        team=team,
        row=row,
        index=row.index,
        finding=told,
        held=held,
        dimensions=dimensions,
        scores_title=scores_title(dimensions, len(held)),
        counts=counts,
        enabled_title=enabled_title(team.size, counts),
        use_cases=standings(context, found.of_team.get(name, ())),
    )


def finding_of_all(context: Context, rows: Sequence[TeamRow]) -> Sentence:
    """How many people work with AI; without a team of known size, how many teams there are."""
    share = context.figures.ai_enabled_share
    if not rows:
        return sentence("teams.finding.none")
    if share.value is None or share.numerator is None or share.denominator is None:
        return sentence("teams.finding.no_sizes", n=len(rows))
    return sentence("teams.finding.enabled", n=len(rows), people=share.numerator, size=share.denominator)


def finding(context: Context, row: TeamRow, dimensions: Sequence[DimensionRow], valid_days: int) -> Iterator[Sentence]:
    """The index, when it was assessed and what is lowest."""
    if row.index is None:
        yield sentence("team.finding.not_assessed")
        return
    yield sentence("team.finding.index", value=phrases(context).number(row.index, 1), date=row.assessed)
    scored = [one for one in dimensions if one.scores[-1] is not None]
    lowest = min((one.scores[-1] or 0 for one in scored), default=0)
    names = [Named(one.dimension.name) for one in scored if one.scores[-1] == lowest]
    if len(names) == 1 and len(scored) > 1:
        yield sentence("team.finding.lowest", name=names[0], score=lowest)
    if row.stale:
        yield sentence("team.finding.stale", n=valid_days)


def scores_title(dimensions: Sequence[DimensionRow], held: int) -> Sentence:
    """How many dimensions went up since the first assessment shown."""
    changes = [one.change for one in dimensions if one.change is not None]
    if not dimensions:
        return sentence("team.scores.none")
    if held < 2 or not changes:
        return sentence("team.scores.once")
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    if up == down == 0:
        return sentence("team.scores.same", n=held)
    return sentence("team.scores.changed", n=held, up=amount(up), down=amount(down))


def enabled_title(size: int | None, counts: Sequence[Enabled]) -> Sentence:
    """How many people of the team work with AI."""
    if not counts:
        return sentence("team.enabled.none")
    if size is None:
        return sentence("team.enabled.people", n=counts[0].people)
    return sentence("team.enabled.share", n=counts[0].people, size=size)
