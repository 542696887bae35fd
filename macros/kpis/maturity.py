"""AI maturity index: how far the teams are, from 0 to 100, weighted by their people.

In: the roadmap and the as-of day. Out: `MaturityIndex`. Source of the definition: KPIS 3.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from macros.kpis.figure import Figure, Row, reason, weighted
from macros.kpis.groups import grouped
from macros.kpis.numbers import percent
from macros.model.records import Assessment, Roadmap, Team
from macros.model.text import in_language

LOWEST_SCORE, HIGHEST_SCORE = 1, 5
EMPTY = "no-assessments"

Weights = Mapping[str, Fraction]  # by dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The size-weighted mean score of one dimension, from 1 to 5."""

    dimension: str
    mean: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityIndex:
    figure: Figure  # the organisation's index; a row a team, with its own index as value and its people as weight
    assessed_share: Figure  # people in assessed teams, in percent of all people
    stale: tuple[Row, ...]  # teams whose latest assessment is older than valid_days; they still count
    dimensions: tuple[Mean, ...]  # those that were scored, in the data's order
    lowest_dimension: Mean | None  # the first on a tie
    range: tuple[Fraction, Fraction] | None  # lowest and highest index with one weight halved or doubled
    departments: Mapping[str, Figure]  # by the name in the first language
    teams: Mapping[str, Figure]  # by id


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A team and the scores that count for it; without any it is not assessed."""

    team: Team
    assessment: Assessment | None

    @property
    def people(self) -> int:
        return self.team.size or 1

    @property
    def scores(self) -> Mapping[str, int]:
        return self.assessment.scores if self.assessment else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What an assessment is read by on a day."""

    as_of: dt.date
    weights: Weights
    valid_days: int


def maturity(roadmap: Roadmap, as_of: dt.date) -> MaturityIndex:
    """The index and what stands beside it; not available while no team is assessed."""
    scale = scale_at(roadmap, as_of)
    assessed, others = assessed_at(roadmap, scale)
    make = partial(figure, scale)
    organisation = figure(scale, assessed, others)
    means = dimension_means(assessed, scale.weights)
    return MaturityIndex(
        figure=organisation,
        assessed_share=assessed_share(assessed, others),
        stale=tuple(row for row in organisation.counted if row.why.key.startswith("assessment-stale")),
        dimensions=means,
        lowest_dimension=min(means, key=lambda mean: mean.mean, default=None),
        range=index_range(assessed, scale.weights),
        departments=grouped(
            assessed, others, lambda one: department(one.team, roadmap.languages), departments(roadmap), make
        ),
        teams=grouped(assessed, others, lambda one: one.team.id, roadmap.team_by_id, make),
    )


def scale_at(roadmap: Roadmap, as_of: dt.date) -> Scale:
    maturity = roadmap.maturity
    return Scale(
        as_of=as_of,
        weights={one.id: one.weight for one in maturity.dimensions} if maturity else {},
        valid_days=maturity.valid_days if maturity else 0,
    )


def assessed_at(roadmap: Roadmap, scale: Scale) -> tuple[list[Assessed], list[Assessed]]:
    """The teams that are assessed, and the others."""
    teams = [Assessed(team=team, assessment=latest(team, scale)) for team in roadmap.teams]
    return [one for one in teams if one.assessment], [one for one in teams if not one.assessment]


def figure(scale: Scale, assessed: Iterable[Assessed], others: Iterable[Assessed]) -> Figure:
    """The index of some teams, weighted by their people."""
    counted = (row(one, scale) for one in assessed)
    return weighted(counted, (not_assessed(one) for one in others), unit="index", empty=EMPTY)


def latest(team: Team, scale: Scale) -> Assessment | None:
    """The last assessment up to the day; None when there is none, or when it scored no dimension."""
    done = [one for one in team.assessments if one.date <= scale.as_of]
    last = max(done, key=lambda one: one.date, default=None)
    return last if last and any(dimension in scale.weights for dimension in last.scores) else None


def index(scores: Mapping[str, int], weights: Weights) -> Fraction:
    """100 x (weighted mean of the scores - 1) / 4, over the dimensions scored."""
    scored = [dimension for dimension in weights if dimension in scores]
    whole = Fraction(sum(weights[dimension] for dimension in scored))
    mean = sum(weights[dimension] * scores[dimension] for dimension in scored) / whole
    return percent(mean - LOWEST_SCORE, HIGHEST_SCORE - LOWEST_SCORE)


def row(one: Assessed, scale: Scale) -> Row:
    """The row of an assessed team; it stands at the assessment."""
    assert one.assessment
    stale = (scale.as_of - one.assessment.date).days > scale.valid_days
    key = "assessment-stale" if stale else "assessed"
    if not one.team.size:
        key += "-without-size"
    return Row(
        id=one.team.id,
        kind="team",
        source=one.assessment.source,
        why=reason(key, date=one.assessment.date, n=one.people),
        value=index(one.scores, scale.weights),
        weight=one.people,
    )


def not_assessed(one: Assessed) -> Row:
    return Row(id=one.team.id, kind="team", source=one.team.source, why=reason("not-assessed"), weight=one.people)


def assessed_share(assessed: Sequence[Assessed], others: Sequence[Assessed]) -> Figure:
    """The share of people in assessed teams, where a team without a size weighs 1; not available without teams."""
    rows = (
        Row(
            id=one.team.id,
            kind="team",
            source=one.team.source,
            why=reason("assessed-people" if one.assessment else "not-assessed-people", n=one.people),
            value=one.people if one.assessment else 0,
            weight=one.people,
        )
        for one in (*assessed, *others)
    )
    return weighted(rows, (), unit="percent", empty="no-teams")


def dimension_means(assessed: Sequence[Assessed], weights: Weights) -> tuple[Mean, ...]:
    """The mean of each dimension over the teams that scored it, weighted by their people."""
    means = []
    for dimension in weights:
        scored = [one for one in assessed if dimension in one.scores]
        if scored:
            total = sum(one.people * one.scores[dimension] for one in scored)
            means.append(Mean(dimension=dimension, mean=Fraction(total, sum(one.people for one in scored))))
    return tuple(means)


def index_range(assessed: Sequence[Assessed], weights: Weights) -> tuple[Fraction, Fraction] | None:
    """The organisation's lowest and highest index, with one dimension's weight halved or doubled or none changed."""
    if not assessed:
        return None
    variants: list[Weights] = [weights]
    for dimension, weight in weights.items():
        variants += [{**weights, dimension: weight / 2}, {**weights, dimension: weight * 2}]
    people = sum(one.people for one in assessed)
    found = [sum(one.people * index(one.scores, variant) for one in assessed) / people for variant in variants]
    return Fraction(min(found)), Fraction(max(found))


def department(team: Team, languages: tuple[str, ...]) -> str | None:
    """The department's name in the first language."""
    return in_language(team.department, languages[0], languages).text if team.department else None


def departments(roadmap: Roadmap) -> list[str]:
    """Every department's name, in the order of the teams."""
    names = (department(team, roadmap.languages) for team in roadmap.teams)
    return list(dict.fromkeys(name for name in names if name))
