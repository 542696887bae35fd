"""How the value of a figure is written: 76%, 105 dagen, 52, or `nog niet gemeten`.

In: a figure, or the name of a measure that goals and targets use. Out: sentences. Rounding is half up: whole percents,
days and index to one decimal. An index always shows its decimal; a target is written as the data have it.
"""

from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Figure
from macros.pages.context import Context
from macros.pages.phrases import Decimals, Named, Sentence, sentence
from macros.words import formats

KPI_OF = {  # the address of the page behind each measure that is no metric
    "coverage": "coverage",
    "lead_time_median": "lead-time",
    "maturity_index": "maturity",
    "adherence": "adherence",
    "use_cases_live": "use-cases-live",
    "ai_enabled_share": "ai-enabled-share",
}
NOTHING = {"no-open-records": "value.no_open_work", "nothing-due": "value.nothing_due"}  # else it is not measured yet
DIGITS = {"percent": 0, "days": 1, "index": 1, "count": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure of goals and targets: a KPI or a metric."""

    name: Named | Sentence
    figure: Figure
    unit: Named | None  # of a metric, in the data's own words

    @property
    def value(self) -> Fraction | None:
        return self.figure.value

    def write(self, value: Fraction) -> Sentence:
        """A value of this measure."""
        return self.of_metric(value) if self.unit else written(self.figure.unit, value)

    def write_target(self, value: Fraction) -> Sentence:
        """A target of this measure."""
        return self.of_metric(value) if self.unit else target(self.figure.unit, value)

    def of_metric(self, value: Fraction) -> Sentence:
        return sentence("value.metric", value=value, unit=self.unit)


def measured(context: Context, name: str) -> Measure:
    """A measure by the name that goals and targets use."""
    figure = context.figures.measures[name]
    if name in KPI_OF:
        return Measure(name=sentence(f"measure_name.{name}"), figure=figure, unit=None)
    metric = context.roadmap.metric_by_id[name]
    return Measure(name=Named(metric.name, "metric", name), figure=figure, unit=Named(metric.unit))


def rounded(unit: str, value: Fraction) -> Fraction:
    """As it is shown."""
    return Fraction(formats.rounded(value, DIGITS[unit]))


def shown(unit: str, value: Fraction) -> Fraction | Decimals:
    """A value as it stands in a sentence."""
    return Decimals(value, DIGITS[unit]) if unit == "index" else rounded(unit, value)


def written(unit: str, value: Fraction) -> Sentence:
    """A value with its unit."""
    return sentence(f"value.{unit}", n=1 if rounded(unit, value) == 1 else 2, value=shown(unit, value))


def target(unit: str, value: Fraction) -> Sentence:
    """A target with its unit."""
    found = rounded(unit, value)
    return sentence(f"value.{unit}", n=1 if found == 1 else 2, value=found)


def value_of(figure: Figure) -> Sentence:
    """The value of a figure, ± where it rests on a coarse date; the words for one that is not available."""
    if figure.value is None:
        return sentence(NOTHING.get(figure.reason.key, "value.none") if figure.reason else "value.none")
    told = written(figure.unit, figure.value)
    return sentence("value.approximate", value=told) if figure.approximate else told
