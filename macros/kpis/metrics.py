"""The four kinds of metric per quarter: which part of what was measured reached its target.

In: the roadmap and the as-of day. Out: a share for each kind and quarter, a row a metric with its actual. An actual
counts from the first day of its quarter, since a running quarter may have one. Source of the definition: KPIS, "Beside
them".
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from macros.kpis.figure import Figure, Reason, Row, reason, share
from macros.model.dates import Quarter
from macros.model.records import METRIC_KINDS, Measurement, Metric, Roadmap

KindsOfMetric = Mapping[str, Mapping[Quarter, Figure]]  # every kind, in order; its quarters in order of time
MET, MISSED = "metric-met", "metric-missed"
NOTHING = Measurement(target=None, actual=None)


def metrics(roadmap: Roadmap, as_of: dt.date) -> KindsOfMetric:
    """Metrics at their target over metrics measured against one; a quarter that has none is not available."""
    return {kind: quarters(kind_of(roadmap, kind), as_of) for kind in METRIC_KINDS}


def kind_of(roadmap: Roadmap, kind: str) -> tuple[Metric, ...]:
    return tuple(metric for metric in roadmap.metrics if metric.kind == kind)


def quarters(kind: tuple[Metric, ...], as_of: dt.date) -> dict[Quarter, Figure]:
    """The figure of each quarter up to the day's own in which one of the metrics is measured or has a target."""
    begun = sorted({quarter for metric in kind for quarter in metric.quarters if quarter <= Quarter.of(as_of)})
    return {quarter: figure(kind, quarter) for quarter in begun}


def figure(kind: tuple[Metric, ...], quarter: Quarter) -> Figure:
    rows = [row(metric, metric.quarters.get(quarter, NOTHING)) for metric in kind]
    counted = [row for row in rows if row.why.key in (MET, MISSED)]
    hits = (row for row in counted if row.why.key == MET)
    left_out = (row for row in rows if row.why.key not in (MET, MISSED))
    return share(counted, hits, left_out, empty="nothing-measured")


def row(metric: Metric, measured: Measurement) -> Row:
    """A metric in a quarter; its value is the actual."""
    why = judge(metric, measured)
    return Row(id=metric.id, kind="metric", source=metric.source, why=why, value=measured.actual)


def judge(metric: Metric, measured: Measurement) -> Reason:
    """Whether it reached its target."""
    actual, target = measured.actual, measured.target
    if actual is None:
        return reason("metric-not-measured")
    if target is None:
        return reason("metric-without-target", actual=actual)
    met = actual >= target if metric.direction == "up" else actual <= target
    return reason(MET if met else MISSED, actual=actual, target=target)


def latest_actual(metric: Metric, as_of: dt.date) -> tuple[Quarter, Measurement] | None:
    """The last quarter up to the day's own that has an actual, and what was measured; None when there is none."""
    measured: Iterator[Quarter] = (
        quarter
        for quarter in sorted(metric.quarters, reverse=True)
        if quarter <= Quarter.of(as_of) and metric.quarters[quarter].actual is not None
    )
    last = next(measured, None)
    return (last, metric.quarters[last]) if last else None


def metric_figure(metric: Metric, as_of: dt.date) -> Figure:
    """A metric as a measure: its latest actual; not available while it has none."""
    last = latest_actual(metric, as_of)
    if last is None:
        rows = (Row(id=metric.id, kind="metric", source=metric.source, why=reason("metric-not-measured")),)
        return Figure(
            value=None,
            unit="metric",
            numerator=None,
            denominator=None,
            counted=(),
            hits=(),
            left_out=rows,
            reason=reason("metric-not-measured"),
        )
    quarter, measured = last
    counted = replace(row(metric, measured), why=reason("metric-actual", quarter=quarter))
    return Figure(
        value=measured.actual,
        unit="metric",
        numerator=None,
        denominator=None,
        counted=(counted,),
        hits=(),
        left_out=(),
    )
