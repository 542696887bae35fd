"""The figures of the organisation, by their four kinds, and a page for each: target and actual per quarter.

In: the context; for a page the metric's id. Out: views.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.charts.quarters import QuarterPlot
from macros.model.records import METRIC_KINDS, Metric
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.measures import Quarters, Verdict, known_quarters, plot, table, verdict
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import amount, owner_name
from macros.pages.view import View

WIDE = 620  # px of the drawing on a metric's own page


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricPanel:
    """A metric: its drawing, what its last quarter says, and its quarters."""

    metric: Metric
    name: Named
    owner: Named | None
    plot: QuarterPlot | None
    verdict: Verdict
    quarters: Quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    kind: str
    title: Sentence
    panels: tuple[MetricPanel, ...]
    measured: bool  # whether any of them has a quarter


def views(context: Context) -> Iterator[View]:
    """The list, then each metric."""
    yield index(context)
    for metric in context.roadmap.metrics:
        yield view(context, metric.id)


def index(context: Context) -> View:
    """All metrics by kind; a kind without any says so."""
    panels = [panel(context, metric) for metric in context.roadmap.metrics]
    kinds = tuple(kind(name, [one for one in panels if one.metric.kind == name]) for name in METRIC_KINDS)
    say = phrases(context)
    told = finding_of_all(panels)
    return written(
        "metrics.html",
        context,
        address(context.roadmap, "metrics"),
        title=say.plain("metrics.title"),
        summary=say.summary(say.plain(told)),
        finding=told,
        kinds=kinds,
    )


def view(context: Context, name: str, *, here: str | None = None, part: int = 1) -> View:
    """One metric."""
    own = address(context.roadmap, "metric", name)
    metric = context.roadmap.metric_by_id[name]
    found = panel(context, metric, width=WIDE)
    say = phrases(context)
    return written(
        "metric.html",
        context,
        here or own,
        title=say.read(metric.name).text,
        summary=say.summary(say.plain(found.verdict.told)),
        keywords=(say.plain(f"metrics.kind.{metric.kind}"),),
        source=metric.source,
        part=part,
        panel=found,
        metric=metric,
        narrow=panel(context, metric).plot,
        history=judged(found),
        rows=table([found.quarters]),
    )


def panel(context: Context, metric: Metric, *, width: int = 300) -> MetricPanel:
    quarters = known_quarters(metric.quarters, context.as_of)
    found = verdict(quarters, metric.direction)
    return MetricPanel(
        metric=metric,
        name=Named(metric.name, "metric", metric.id),
        owner=owner_name(context.roadmap, metric.owner) if metric.owner else None,
        plot=plot(context, metric.name, metric.unit, quarters, None, found, width=width),
        verdict=found,
        quarters=quarters,
    )


def kind(name: str, panels: Sequence[MetricPanel]) -> Kind:
    """A kind with its heading: how many of its metrics were at their target when last measured."""
    return Kind(
        kind=name,
        title=standing_of(f"metrics.of_kind.{name}", panels),
        panels=tuple(panels),
        measured=any(one.quarters for one in panels),
    )


def standing_of(name: str, panels: Sequence[MetricPanel]) -> Sentence:
    judged = [one for one in panels if one.verdict.met is not None]
    met = sum(bool(one.verdict.met) for one in judged)
    word = sentence(name)
    if not panels:
        return sentence("metrics.heading.none", kind=word)
    if not judged:
        return sentence("metrics.heading.unmeasured", kind=word)
    if met == len(judged):
        return sentence("metrics.heading.all", kind=word, n=met)
    return sentence("metrics.heading.some" if met else "metrics.heading.no", kind=word, n=len(judged), met=amount(met))


def finding_of_all(panels: Sequence[MetricPanel]) -> Sentence:
    """How many were at their target when last measured."""
    judged = [one for one in panels if one.verdict.met is not None]
    met = sum(bool(one.verdict.met) for one in judged)
    if not panels:
        return sentence("metrics.finding.none")
    if not judged:
        return sentence("metrics.finding.unmeasured", n=len(panels))
    if met == len(judged):
        return sentence("metrics.finding.all", n=met)
    return sentence("metrics.finding.some", n=len(judged), met=amount(met))


def judged(found: MetricPanel) -> Sentence | None:
    """In how many of the measured quarters with a target it was met."""
    met = [
        value.actual >= value.target if found.metric.direction == "up" else value.actual <= value.target
        for value in found.quarters.values()
        if value.actual is not None and value.target is not None
    ]
    return sentence("metric.history", n=len(met), met=amount(sum(met))) if len(met) > 1 else None
