"""The list of use cases by stage, and a page for each: what it solves, how long it took, what it brought.

In: the context; for a page the use case's id. Out: views.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.charts.quarters import QuarterPlot
from macros.model.records import STAGES, Goal, UseCase, UseCaseKpi
from macros.model.status import is_halted, stage
from macros.pages import lists
from macros.pages.context import Context
from macros.pages.durations import Duration, duration_bars, durations, lead_time
from macros.pages.history import history
from macros.pages.links import address, part_address
from macros.pages.lists import Column, Listing, part_of, split
from macros.pages.measures import Quarters, Verdict, known_quarters, plot, table, verdict
from macros.pages.past_promises import past_promises, without
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.relations import Relations, relations
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import (
    Standing,
    amount,
    area_name,
    owner_name,
    phase_name,
    slipping,
    standing,
    standings,
    track_name,
)
from macros.pages.view import View

COLUMNS = (
    Column(key="title", words="use_cases.column.use_case"),
    Column(key="stage", words="use_cases.column.stage", number=True),
    Column(key="owner", words="record.column.owner"),
    Column(key="track", words="record.column.track"),
    Column(key="team", words="use_cases.column.team"),
    Column(key="first", words="use_cases.column.first"),
    Column(key="end", words="use_cases.column.end"),
)
GROUPS = ("production", "mvp", "experiment", "selected", "intake", "idea", "retired", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A use case in the list."""

    row: Standing
    stage: str  # one of GROUPS
    team: Named | None

    @property
    def rank(self) -> int:
        """The place of its stage in the list."""
        return GROUPS.index(self.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiPanel:
    """A KPI of the use case: its drawing, its table and what its last quarter says."""

    kpi: UseCaseKpi
    plot: QuarterPlot | None
    quarters: Quarters
    verdict: Verdict


def views(context: Context) -> Iterator[View]:
    """The list, then each use case."""
    yield from index(context)
    found = relations(context.roadmap)
    for use_case in context.roadmap.use_cases:
        yield view(context, use_case.id, found=found)


def index(context: Context) -> Iterator[View]:
    """All use cases by stage, those in production first."""
    own, say = address(context.roadmap, "use_cases"), phrases(context)
    standing_rows = standings(context, context.roadmap.use_cases)
    rows = sorted((listed(context, row) for row in standing_rows), key=lambda one: one.rank)
    told = (finding_of_all(standing_rows, Counter(one.stage for one in rows)), *slipping(standing_rows))
    filters = filters_of(context, rows)
    parts = split(rows, lists.room(filters))
    for number, some in enumerate(parts, start=1):
        part = part_of(own, number, len(parts))
        yield written(
            "use_cases.html",
            context,
            part_address(own, number),
            title=say.plain("use_cases.title_of_part", number=number) if number > 1 else say.plain("use_cases.title"),
            summary=say.summary(" ".join(say.plain(one) for one in told)),
            wide=True,
            finding=told,
            rows=some,
            list=Listing(columns=COLUMNS, total=len(rows), filters=filters, part=part),
        )


def listed(context: Context, row: Standing) -> Row:
    return Row(row=row, stage=stage_of(row, context.as_of), team=team(context, row))


def filters_of(context: Context, rows: Sequence[Row]) -> tuple[lists.Filter, ...]:
    held, roadmap = [one.row for one in rows], context.roadmap
    stages = [name for name in GROUPS if any(one.stage == name for one in rows)]
    return (
        lists.spoken(context, "stage", "list.filter.stage", "stage", stages),
        lists.states(context, held),
        lists.tracks(roadmap, held),
        lists.owners(roadmap, held),
    )


def view(
    context: Context, name: str, *, here: str | None = None, part: int = 1, found: Relations | None = None
) -> View:
    """One use case."""
    roadmap, day = context.roadmap, context.as_of
    found = found or relations(roadmap)
    use_case = roadmap.use_case_by_id[name]
    say = phrases(context)
    row = standing(context, use_case)
    panels = tuple(panel(context, kpi) for kpi in use_case.kpis)
    stretches = durations(use_case, day, context.figures.lead_time.between_stages)
    lead = lead_time(use_case, day)
    group = roadmap.team_by_id[use_case.team] if use_case.team else None
    needs = tuple(roadmap.record_by_id[other] for other in use_case.depends_on)
    needed_for, serving = found.after.get(name, ()), found.serving.get(name, ())
    counted = tuple(goals(context, use_case))
    return written(
        "use_case.html",
        context,
        here or address(roadmap, "use_case", name),
        title=say.read(use_case.title).text,
        summary=say.summary(" ".join(say.plain(told) for told in row.told)),
        keywords=keywords(context, use_case),
        source=use_case.source,
        part=part,
        use_case=use_case,
        row=row,
        gained=gained(panels),
        stage=stage(use_case, day),
        lead=lead,
        team=Named(group.name, "team", group.id) if group else None,
        size=group.size if group else None,
        area=area_name(context, use_case.area),
        others=tuple(owner_name(roadmap, owner) for owner in use_case.with_),
        elsewhere=tuple(track_name(roadmap, track) for track in use_case.also),
        road=road(use_case, stretches, lead, day),
        bars=duration_bars(context, stretches),
        stretches=stretches,
        kpis=panels,
        baselines=any(found.kpi.baseline is not None for found in panels),
        kpis_finding=kpis_finding(panels),
        kpi_table=table([panel.quarters for panel in panels]),
        needs=needs,
        needed_for=needed_for,
        serving=serving,
        goals=counted,
        relations_finding=relations_finding(
            len({record.id for record in (*needs, *needed_for, *serving)}), len(counted)
        ),
        history=history(use_case, day),
        past=past_promises(context, use_case),
        no_past=without(context),
    )


def keywords(context: Context, use_case: UseCase) -> tuple[str, ...]:
    say, roadmap = phrases(context), context.roadmap
    names = [roadmap.owner_by_id[roadmap.owner_of(use_case)].name, roadmap.track_by_id[use_case.track].name]
    return (*use_case.aliases, *(say.read(text).text for text in (*names, *use_case.tags)))


def stage_of(row: Standing, day: dt.date) -> str:
    assert isinstance(row.record, UseCase)
    return stage(row.record, day)


def team(context: Context, row: Standing) -> Named | None:
    assert isinstance(row.record, UseCase)
    found = context.roadmap.team_by_id.get(row.record.team or "")
    return Named(found.name, "team", found.id) if found else None


def finding_of_all(rows: Sequence[Standing], count: Mapping[str, int]) -> Sentence:
    """How many are live, on their way and late."""
    live, late = count.get("production", 0), sum(row.late for row in rows)
    underway = sum(count.get(name, 0) for name in STAGES[:-1])
    if not rows:
        return sentence("use_cases.finding.empty")
    if late:
        return sentence("use_cases.finding.late", n=late, live=amount(live), underway=amount(underway), all=len(rows))
    if underway:
        return sentence("use_cases.finding.underway", n=underway, live=amount(live), all=len(rows))
    return sentence("use_cases.finding.still", n=len(rows), live=amount(live))


def panel(context: Context, kpi: UseCaseKpi) -> KpiPanel:
    quarters = known_quarters(kpi.quarters, context.as_of)
    found = verdict(quarters, kpi.direction)
    return KpiPanel(
        kpi=kpi,
        plot=plot(context, kpi.name, kpi.unit, quarters, kpi.baseline, found),
        quarters=quarters,
        verdict=found,
    )


def gained(panels: Sequence[KpiPanel]) -> Sentence | None:
    """What the first KPI with a measurement and a start says."""
    for found in panels:
        if found.verdict.actual is not None and found.kpi.baseline is not None:
            name, unit, percent = Named(found.kpi.name), Named(found.kpi.unit), found.kpi.unit == "%"
            actual, baseline = (
                sentence("use_case.percent", value=value) if percent else value
                for value in (found.verdict.actual, found.kpi.baseline)
            )
            told = actual if percent else sentence("use_case.of_unit", value=actual, unit=unit)
            return sentence("use_case.gained", name=name, actual=told, baseline=baseline)
    return None


def kpis_finding(panels: Sequence[KpiPanel]) -> Sentence:
    """How many of the KPIs were at their target when last measured."""
    judged = [found for found in panels if found.verdict.met is not None]
    met = sum(bool(found.verdict.met) for found in judged)
    if not panels:
        return sentence("use_case.kpis.none")
    if not judged:
        return sentence("use_case.kpis.unmeasured", n=len(panels))
    if met == len(judged):
        return sentence("use_case.kpis.all", n=met)
    if not met:
        return sentence("use_case.kpis.no", n=len(judged))
    return sentence("use_case.kpis.some", n=met, rest=len(judged) - met)


def road(use_case: UseCase, stretches: Sequence[Duration], lead: int | None, day: dt.date) -> Sentence:
    """The heading of the stages."""
    now, total = stage(use_case, day), sum(stretch.days for stretch in stretches)
    if now == "idea":
        return sentence("use_case.road.idea")
    if lead is not None:
        return sentence("use_case.road.live", n=lead)
    if not stretches:
        return sentence("use_case.road.unknown")
    since = sentence(f"use_case.since.{stretches[0].stage}")
    if now == "stopped":
        return sentence("use_case.road.stopped", n=total, since=since)
    if now in ("production", "retired"):
        return sentence("use_case.road.partly", n=total, since=since)
    return sentence("use_case.road.underway", n=total, since=since)


def relations_finding(others: int, goals: int) -> Sentence:
    """With how much other work it hangs together, else for how many goals it counts."""
    if others:
        return sentence("use_case.relations.others", n=others)
    return sentence("use_case.relations.goals", n=goals) if goals else sentence("use_case.relations.none")


def goals(context: Context, use_case: UseCase) -> Iterator[tuple[Goal, Named]]:
    """The goals of phases that count this use case, with their phase; a stopped one is not counted among the live."""
    ended = is_halted(use_case, context.as_of)
    for phase in context.roadmap.phases:
        name = phase_name(context.roadmap, phase.id)
        for goal in phase.goals:
            if name and (use_case.id in goal.items or (goal.measure == "use_cases_live" and not ended)):
                yield goal, name
