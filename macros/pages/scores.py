"""The assessments of teams as pages show them: a score is a number from 1 to 5, none is not assessed.

In: the context and a team. Out: rows; assessments after the as-of day do not exist yet.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.maturity import department
from macros.model.records import Assessment, Dimension, Enabled, Roadmap, Team
from macros.pages.context import Context
from macros.pages.lists import Choice, Filter
from macros.pages.phrases import Named, Sentence, sentence

SHOWN = 6  # assessments of a team, the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team in a table: its latest scores by dimension, and its index."""

    team: Team
    name: Named
    department: str | None  # its name in the first language
    index: Fraction | None
    assessed: dt.date | None
    stale: bool
    scores: tuple[int | None, ...]  # in the order of the dimensions
    enabled: Enabled | None  # the latest count

    @property
    def sort_index(self) -> str:
        """The index as a number to sort by; empty where there is none."""
        return "" if self.index is None else f"{float(self.index):.4f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionRow:
    """A dimension of one team over its assessments, oldest first."""

    dimension: Dimension
    scores: tuple[int | None, ...]
    change: int | None  # from the first to the last score shown; None with fewer than two
    told: Sentence


def dimensions(roadmap: Roadmap) -> tuple[Dimension, ...]:
    return roadmap.maturity.dimensions if roadmap.maturity else ()


def team_row(context: Context, team: Team, stale: Mapping[str, object]) -> TeamRow:
    """A team on the day."""
    figure = context.figures.maturity.teams.get(team.id)
    held = assessments(team, context.as_of)
    last = held[-1] if held else None
    return TeamRow(
        team=team,
        name=team_name(team),
        department=department(team, context.roadmap.languages),
        index=figure.value if figure else None,
        assessed=last.date if last else None,
        stale=team.id in stale,
        scores=tuple(last.scores.get(one.id) if last else None for one in dimensions(context.roadmap)),
        enabled=max((one for one in team.ai_enabled if one.date <= context.as_of), key=date_of, default=None),
    )


def department_filter(rows: Sequence[TeamRow]) -> Filter:
    """The departments, in the order of the rows."""
    found = {row.department: row.team.department for row in rows if row.department and row.team.department}
    choices = tuple(Choice(value=name, text=text) for name, text in found.items())
    return Filter(name="department", words="list.filter.department", choices=choices)


def date_of(one: Enabled | Assessment) -> dt.date:
    return one.date


def assessments(team: Team, day: dt.date) -> tuple[Assessment, ...]:
    """Oldest first."""
    return tuple(sorted((one for one in team.assessments if one.date <= day), key=date_of))


def team_name(team: Team) -> Named:
    return Named(team.name, "team", team.id)


def dimension_rows(roadmap: Roadmap, held: Sequence[Assessment]) -> tuple[DimensionRow, ...]:
    """Every dimension that the team ever scored."""
    return tuple(
        dimension_row(one, [held_one.scores.get(one.id) for held_one in held])
        for one in dimensions(roadmap)
        if any(one.id in held_one.scores for held_one in held)
    )


def dimension_row(dimension: Dimension, scores: Sequence[int | None]) -> DimensionRow:
    known = [score for score in scores if score is not None]
    change = known[-1] - known[0] if len(known) > 1 else None
    return DimensionRow(dimension=dimension, scores=tuple(scores), change=change, told=changed(change))


def changed(change: int | None) -> Sentence:
    if change is None:
        return sentence("team.change.unknown")
    way = "up" if change > 0 else "down" if change < 0 else "same"
    return sentence(f"team.change.{way}", n=abs(change))
