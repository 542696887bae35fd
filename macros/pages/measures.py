"""A figure per quarter, of a metric or of a use case: what its last quarter says, its drawing and its table.

In: measurements by quarter. Out: a verdict, shapes, rows. The verdict compares one number with one target, no more.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from macros.charts.quarters import Labels, QuarterPlot, quarter_plot
from macros.model.dates import Quarter
from macros.model.records import Measurement
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.render import phrases

Quarters = Mapping[Quarter, Measurement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The last measurement beside its target; `met` is None without either."""

    quarter: Quarter | None
    actual: Fraction | None
    target: Fraction | None
    met: bool | None
    told: Sentence


def known_quarters(quarters: Quarters, day: dt.date) -> Quarters:
    """The measurements as known on a day: targets of all quarters, actuals up to the day's own."""
    now = Quarter.of(day)
    return {
        quarter: value if quarter <= now else replace(value, actual=None) for quarter, value in sorted(quarters.items())
    }


def verdict(quarters: Quarters, direction: str) -> Verdict:
    """What the last measured quarter says; a quarter without a target has no verdict."""
    measured = [quarter for quarter in sorted(quarters) if quarters[quarter].actual is not None]
    if not measured:
        key = "measure.unmeasured" if quarters else "measure.empty"
        return Verdict(quarter=None, actual=None, target=None, met=None, told=sentence(key))
    last = measured[-1]
    actual, target = quarters[last].actual, quarters[last].target
    assert actual is not None
    values = {"quarter": last, "actual": actual}
    if target is None:
        told = sentence("measure.no_target", **values)
        return Verdict(quarter=last, actual=actual, target=None, met=None, told=told)
    met = actual >= target if direction == "up" else actual <= target
    told = sentence("measure.met" if met else "measure.missed", target=target, **values)
    return Verdict(quarter=last, actual=actual, target=target, met=met, told=told)


def plot(
    context: Context,
    name: Text,
    unit: Text,
    quarters: Quarters,
    baseline: Fraction | None,
    found: Verdict,
    *,
    width: int = 300,
) -> QuarterPlot | None:
    """The drawing; its name repeats the verdict, for who cannot see it."""
    say = phrases(context)
    words = sentence("measure.finding", name=Named(name), unit=Named(unit), verdict=found.told)
    labels = Labels(
        number=say.number,
        target=lambda value: say.plain("measure.target_label", value=value),
        baseline=lambda value: say.plain("measure.baseline_label", value=value),
        finding=say.plain(words),
    )
    return quarter_plot(quarters, baseline, labels, width=width)


def table(series: Sequence[Quarters]) -> tuple[tuple[Quarter, tuple[Measurement | None, ...]], ...]:
    """A row a quarter, with what each series has in it; quarters in order."""
    every = sorted({quarter for quarters in series for quarter in quarters})
    return tuple((quarter, tuple(quarters.get(quarter) for quarters in series)) for quarter in every)
