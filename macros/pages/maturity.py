"""AI maturity: the index of the organisation, its departments and teams, and where the scores are lowest.

In: the context. Out: a view. The lowest teams stand first, because they ask for help first; there is no drawing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.maturity import department
from macros.model.records import Dimension, Roadmap
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Listing, part_of, split
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.scores import TeamRow, department_filter, dimensions, team_row
from macros.pages.standing import amount
from macros.pages.view import View

ROWS = 60  # teams on one page, beside what is told of them all


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow:
    name: Text
    index: Fraction | None
    teams: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionMean:
    """A dimension of the whole organisation; the mean is None when nobody scored it."""

    dimension: Dimension
    mean: Fraction | None
    lowest: bool


def views(context: Context) -> Iterator[View]:
    """The page, and further parts of a long list of teams."""
    for number in range(1, len(split(context.roadmap.teams, ROWS)) + 1):
        yield view(context, number=number)


def view(context: Context, *, here: str | None = None, part: int = 1, number: int = 1) -> View:
    """The organisation; from the second part on teams only."""
    roadmap, figures = context.roadmap, context.figures.maturity
    stale = {row.id: row for row in figures.stale}
    rows = sorted(
        (team_row(context, team, stale) for team in roadmap.teams),
        key=lambda row: (row.index is None, row.index or 0, row.team.id),
    )
    parts = split(rows, ROWS)
    own, say = address(roadmap, "maturity"), phrases(context)
    here = part_address(own, number) if here is None else here
    name, place = say.plain("maturity.title"), part_of(own, number, len(parts), here=here)
    told = tuple(finding(context))
    return written(
        "maturity.html",
        context,
        here,
        title=name if number == 1 else say.plain("list.title_of_part", name=name, number=number),
        summary=say.summary(" ".join(say.plain(one) for one in told)),
        part=part,
        finding=told,
        index=figures.figure.value,
        range=figures.range,
        assessed=figures.assessed_share.value,
        assessed_row=figures.assessed_share,
        stale=tuple(row.name for row in rows if row.stale),
        without=tuple(row.name for row in rows if row.index is None),
        departments=tuple(departments(context, rows)),
        dimensions=dimensions(roadmap),
        means=tuple(means(context)),
        whole=number == 1,
        total=len(rows),
        rows=parts[number - 1],
        list=Listing(columns=tuple(columns(roadmap)), total=len(rows), filters=(department_filter(rows),), part=place),
        teams_title=teams_title(rows),
        valid_days=roadmap.maturity.valid_days if roadmap.maturity else 0,
    )


def columns(roadmap: Roadmap) -> Iterator[Column]:
    """The team, its index, a score a dimension, and the day."""
    yield Column(key="team", words="maturity.column.team")
    yield Column(key="index", words="maturity.column.index", number=True)
    for one in dimensions(roadmap):
        yield Column(key=f"score-{one.id}", text=one.name, number=True)
    yield Column(key="assessed", words="maturity.column.assessed")


def finding(context: Context) -> Iterator[Sentence]:
    """The index and the lowest dimension; else why there is none."""
    roadmap, figures, say = context.roadmap, context.figures.maturity, phrases(context)
    value = figures.figure.value
    if value is None:
        yield sentence("maturity.finding.no_teams" if not roadmap.teams else "maturity.finding.not_assessed")
        return
    yield sentence("maturity.finding.index", value=say.number(value, 1))
    if figures.lowest_dimension and len(figures.dimensions) > 1:
        lowest = next(one for one in dimensions(roadmap) if one.id == figures.lowest_dimension.dimension)
        yield sentence(
            "maturity.finding.lowest", name=Named(lowest.name), mean=say.number(figures.lowest_dimension.mean, 1)
        )


def means(context: Context) -> Iterator[DimensionMean]:
    """The mean of each dimension over all teams, in the order of the data."""
    figures = context.figures.maturity
    found = {one.dimension: one.mean for one in figures.dimensions}
    lowest = figures.lowest_dimension.dimension if figures.lowest_dimension and len(found) > 1 else None
    for one in dimensions(context.roadmap):
        yield DimensionMean(dimension=one, mean=found.get(one.id), lowest=one.id == lowest)


def departments(context: Context, rows: Sequence[TeamRow]) -> Iterator[DepartmentRow]:
    """Departments by index, the lowest first; teams without one stand only in the table of teams."""
    languages = context.roadmap.languages
    figures = context.figures.maturity.departments
    members: dict[str, list[TeamRow]] = {}
    for row in rows:
        name = department(row.team, languages)
        if name:
            members.setdefault(name, []).append(row)
    values = {name: figures[name].value if name in figures else None for name in members}
    for name in sorted(members, key=lambda one: (values[one] is None, values[one] or 0, one)):
        teams = members[name]
        yield DepartmentRow(
            name=teams[0].team.department or name,
            index=values[name],
            teams=tuple(row.name for row in teams),
        )


def teams_title(rows: Sequence[TeamRow]) -> Sentence:
    """How many teams are assessed."""
    assessed = sum(row.index is not None for row in rows)
    if assessed == len(rows):
        return sentence("maturity.teams.all", n=len(rows))
    if not assessed:
        return sentence("maturity.teams.none", n=len(rows))
    if assessed == 1:
        return sentence("maturity.teams.only_one", n=len(rows))
    return sentence("maturity.teams.some", n=len(rows), assessed=amount(assessed))
