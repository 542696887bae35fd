"""AI maturity index: how far the teams are, from 0 to 100, weighted by their people.

In: the roadmap and the as-of day. Out: `MaturityIndex`. Source of the definition: KPIS 3.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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


def maturity(roadmap: Roadmap, as_of: dt.date) -> MaturityIndex:
    """The index and what stands beside it; not available while no team is assessed."""
    weights = weights_of(roadmap)
    teams = [Assessed(team=team, assessment=latest(team, weights, as_of)) for team in roadmap.teams]
    assessed = [one for one in teams if one.assessment]
    others = [one for one in teams if not one.assessment]
    valid_days = roadmap.maturity.valid_days if roadmap.maturity else 0

    def figure(counted: Iterable[Assessed], left_out: Iterable[Assessed]) -> Figure:
        rows = (row(one, weights, as_of, valid_days) for one in counted)
        return weighted(rows, (not_assessed(one) for one in left_out), empty=EMPTY)

    organisation = figure(assessed, others)
    means = dimension_means(assessed, weights)
    return MaturityIndex(
        figure=organisation,
        assessed_share=assessed_share(assessed, others),
        stale=tuple(row for row in organisation.counted if row.why.key.startswith("assessment-stale")),
        dimensions=means,
        lowest_dimension=min(means, key=lambda mean: mean.mean, default=None),
        range=index_range(assessed, weights),
        departments=grouped(
            assessed,
            others,
            lambda one: department(one.team, roadmap.languages),
            departments(roadmap),
            figure,
        ),
        teams=grouped(assessed, others, lambda one: one.team.id, (team.id for team in roadmap.teams), figure),
    )


def weights_of(roadmap: Roadmap) -> Weights:
    return {one.id: one.weight for one in roadmap.maturity.dimensions} if roadmap.maturity else {}


def latest(team: Team, weights: Weights, as_of: dt.date) -> Assessment | None:
    """The last assessment up to the day; None when there is none, or when it scored no dimension."""
    done = [one for one in team.assessments if one.date <= as_of]
    last = max(done, key=lambda one: one.date, default=None)
    return last if last and any(dimension in weights for dimension in last.scores) else None


def index(scores: Mapping[str, int], weights: Weights) -> Fraction:
    """100 x (weighted mean of the scores - 1) / 4, over the dimensions scored."""
    scored = [dimension for dimension in weights if dimension in scores]
    mean = sum(weights[dimension] * scores[dimension] for dimension in scored) / sum(
        (weights[dimension] for dimension in scored), Fraction(0)
    )
    return percent(mean - LOWEST_SCORE, HIGHEST_SCORE - LOWEST_SCORE)


def row(one: Assessed, weights: Weights, as_of: dt.date, valid_days: int) -> Row:
    """The row of an assessed team; it stands at the assessment."""
    assert one.assessment
    stale = (as_of - one.assessment.date).days > valid_days
    key = "assessment-stale" if stale else "assessed"
    if not one.team.size:
        key += "-without-size"
    return Row(
        id=one.team.id,
        kind="team",
        source=one.assessment.source,
        why=reason(key, date=one.assessment.date, n=one.people),
        counts=True,
        value=index(one.scores, weights),
        weight=one.people,
    )


def not_assessed(one: Assessed) -> Row:
    return Row(id=one.team.id, kind="team", source=one.team.source, why=reason("not-assessed"), weight=one.people)


def assessed_share(assessed: Sequence[Assessed], others: Sequence[Assessed]) -> Figure:
    """The share of people in assessed teams, where a team without a size weighs 1; not available without teams."""
    rows = tuple(
        Row(
            id=one.team.id,
            kind="team",
            source=one.team.source,
            why=reason("assessed-people" if one.assessment else "not-assessed-people", n=one.people),
            counts=one.assessment is not None,
            value=Fraction(one.people if one.assessment else 0),
            weight=one.people,
        )
        for one in (*assessed, *others)
    )
    people, everyone = sum(one.people for one in assessed), sum(row.weight for row in rows)
    return Figure(
        value=percent(people, everyone) if rows else None,
        unit="percent",
        numerator=Fraction(people),
        denominator=Fraction(everyone),
        counted=rows,
        left_out=(),
        reason=None if rows else reason("no-teams"),
    )


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
