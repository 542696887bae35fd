"""The figures as text: JSON for other programs, and a table for a terminal.

In: `Figures` of a day, the words of a language. Out: text; writing it is somebody else's line. Numbers are as shown:
whole percents, days and the index to one decimal, half up; numerators and denominators are exact.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from macros.kpis.adherence import Adherence
from macros.kpis.balance import Side, Tally
from macros.kpis.coverage import Coverage
from macros.kpis.figure import Figure, Reason, Row, Spread
from macros.kpis.lead_time import LeadTime
from macros.kpis.maturity import MaturityIndex
from macros.kpis.measure import Figures
from macros.kpis.moves import Moves
from macros.kpis.numbers import half_up
from macros.kpis.targets import Verdict
from macros.model.dates import Date, Fact
from macros.report.reasons import read
from macros.words import Words, formats

Json = dict[str, object]
DIGITS = {"percent": 0, "days": 1, "index": 1, "count": 0, "metric": 6}
LINES: Mapping[str, Callable[[Figures], Figure]] = {  # of the table: the name in words/, under figure
    "coverage": lambda figures: figures.coverage.figure,
    "coverage_next_two_quarters": lambda figures: figures.coverage.next_two_quarters,
    "coverage_owner": lambda figures: figures.coverage.owner,
    "lead_time_median": lambda figures: figures.lead_time.spread.median,
    "lead_time_p85": lambda figures: figures.lead_time.spread.p85,
    "lead_time_survival": lambda figures: figures.lead_time.survival,
    "in_progress_age": lambda figures: figures.lead_time.in_progress.ages.median,
    "maturity_index": lambda figures: figures.maturity.figure,
    "assessed_share": lambda figures: figures.maturity.assessed_share,
    "adherence": lambda figures: figures.adherence.done,
    "on_time": lambda figures: figures.adherence.on_time,
    "on_time_as_moved": lambda figures: figures.adherence.on_time_as_moved,
    "adherence_use_cases": lambda figures: figures.adherence_use_cases.done,
    "use_cases_live": lambda figures: figures.use_cases_live,
    "ai_enabled_share": lambda figures: figures.ai_enabled_share,
    "moved_records": lambda figures: figures.moves.records,
    "moves": lambda figures: figures.moves.moves,
    "median_slip": lambda figures: figures.moves.slip,
}


def as_json_text(figures: Figures, commit: str | None, say: Words, *, records: bool) -> str:
    """The figures as one JSON document."""
    return json.dumps(as_json(figures, commit, say, records=records), ensure_ascii=False, indent=2) + "\n"


def as_json(figures: Figures, commit: str | None, say: Words, *, records: bool) -> Json:
    """The figures by name; with `records`, what was counted and left out, each with its file and line.

    What is not available is None, with the reason in the same object.
    """
    kpis: dict[str, tuple[object, Figure]] = {
        "coverage": (coverage(figures.coverage, say), figures.coverage.figure),
        "lead_time": (lead_time(figures.lead_time, say), figures.lead_time.spread.median),
        "maturity": (maturity(figures.maturity, say), figures.maturity.figure),
        "adherence": (adherence(figures.adherence, say), figures.adherence.done),
        "adherence_use_cases": (adherence(figures.adherence_use_cases, say), figures.adherence_use_cases.done),
        "use_cases_live": (number(figures.use_cases_live), figures.use_cases_live),
        "ai_enabled_share": (share(figures.ai_enabled_share, say), figures.ai_enabled_share),
        "moves": (moves(figures.moves, say), figures.moves.records),
    }
    found: Json = {"as_of": figures.as_of.isoformat(), "commit": commit}
    for name, (value, figure) in kpis.items():
        listed = rows(figure, say) if records else {}
        found[name] = value | listed if isinstance(value, dict) else value
        if not isinstance(value, dict) and records:
            found[f"{name}_records"] = listed
    return found | {
        "balance": {"horizon": side(figures.balance.horizon), "area": side(figures.balance.area)},
        "metrics": {
            kind: {str(quarter): share(figure, say) for quarter, figure in quarters.items()}
            for kind, quarters in figures.metrics.items()
        },
        "targets": [target(verdict, say) for verdict in figures.targets],
        "goals": {name: {"reached": goal.reached} for name, goal in figures.goals.items()},
    }


def coverage(found: Coverage, say: Words) -> Json:
    return share(found.figure, say) | {
        "owner": {"own": found.own, "inherited": found.inherited},
        "missing": dict(found.missing),
        "next_two_quarters": share(found.next_two_quarters, say),
        "by": {
            name: {group: share(figure, say) for group, figure in groups.items()} for name, groups in found.by.items()
        },
    }


def lead_time(found: LeadTime, say: Words) -> Json:
    spreads: Json = {name: spread(one, say) for name, one in found.between_stages.items()}
    groups: Json = {name: {key: spread(one, say) for key, one in group.items()} for name, group in found.by.items()}
    survival = {"survival_median": number(found.survival)} | reasons(say, found.spread.median, found.survival)
    beside = {"in_progress": in_progress(found, say), "between_stages": spreads, "by": groups}
    return spread(found.spread, say) | survival | beside


def in_progress(found: LeadTime, say: Words) -> Json:
    ages, over = found.in_progress.ages.median, found.in_progress.over_p85
    older = int(over.numerator or 0) if over else None
    missing = reasons(say, ages, *([] if over else [found.spread.p85]))
    return {"n": len(ages.counted), "median_age": number(ages), "over_p85": older} | few(ages) | missing


def maturity(found: MaturityIndex, say: Words) -> Json:
    return {
        "index": number(found.figure),
        "assessed_share": number(found.assessed_share),
        "stale": len(found.stale),
        "lowest_dimension": found.lowest_dimension.dimension if found.lowest_dimension else None,
        "range": [shown(value, "index") for value in found.range] if found.range else None,
        "by": {
            "department": {name: number(figure) for name, figure in found.departments.items()},
            "team": {name: number(figure) for name, figure in found.teams.items()},
        },
    } | reasons(say, found.figure, found.assessed_share)


def adherence(found: Adherence, say: Words) -> Json:
    """With its groups; a group has none."""
    object_ = share(found.done, say) | {
        "on_time": exact(found.on_time.numerator),
        "on_time_percent": number(found.on_time),
        "on_time_denominator": exact(found.on_time.denominator),
        "on_time_as_moved": exact(found.on_time_as_moved.numerator),
        "on_time_as_moved_percent": number(found.on_time_as_moved),
        "reported": found.reported,
        "unreported": found.unreported,
    }
    object_ |= reasons(say, found.done, found.on_time) | approximate(found.on_time)
    if found.by:
        object_["by"] = {
            name: {group: adherence(one, say) for group, one in groups.items()} for name, groups in found.by.items()
        }
    return object_


def moves(found: Moves, say: Words) -> Json:
    return {
        "records": number(found.records),
        "moves": number(found.moves),
        "median_slip": number(found.slip),
        "n": len(found.slip.counted),
    } | notes(found.slip, say)


def target(verdict: Verdict, say: Words) -> Json:
    limit, unit = verdict.limit, verdict.figure.unit
    return {
        "measure": verdict.measure,
        "quarter": str(verdict.quarter),
        "at_least": exact(limit.at_least) if limit else None,
        "at_most": exact(limit.at_most) if limit else None,
        "value": number(verdict.figure),
        "interval": [shown(value, unit) for value in verdict.interval] if verdict.interval else None,
        "verdict": verdict.verdict,
        "reason": sentence_of(verdict.why, say),
    }


def side(found: Side) -> Json:
    """Open and done records by label, in all and by quarter; `none` is the quarter of those without a promise."""
    quarters = {str(quarter or "none"): tallies(one) for quarter, one in found.by_quarter.items()}
    return {"total": tallies(found.total), "by_quarter": quarters}


def tallies(found: Mapping[str, Tally]) -> Json:
    return {label: {"open": len(tally.open), "done": len(tally.done)} for label, tally in found.items()}


def share(figure: Figure, say: Words) -> Json:
    """A percentage with what it was divided from."""
    return {
        "percent": number(figure),
        "numerator": exact(figure.numerator),
        "denominator": exact(figure.denominator),
    } | notes(figure, say)


def spread(found: Spread, say: Words) -> Json:
    """A median and an 85th percentile; under five values with the values."""
    return {"n": found.n, "median": number(found.median), "p85": number(found.p85)} | notes(found.median, say)


def notes(figure: Figure, say: Words) -> Json:
    """What stands beside a value: why there is none, its values when they are few, ± when it rests on a coarse date."""
    return few(figure) | approximate(figure) | reasons(say, figure)


def few(figure: Figure) -> Json:
    """The values of a percentile of fewer than five; a median with a numerator is no percentile of its values."""
    percentile = figure.unit == "days" and figure.numerator is None
    return {"values": [exact(value) for value in figure.values]} if percentile and figure.few else {}


def approximate(figure: Figure) -> Json:
    """Whether a value rests on a coarse date."""
    return {"approximate": True} if figure.approximate else {}


def reasons(say: Words, *figures: Figure) -> Json:
    """Why there is no value, of the figures without one; nothing when all have one."""
    missing = dict.fromkeys(sentence_of(figure.reason, say) for figure in figures if figure.reason)
    return {"reason": "; ".join(missing)} if missing else {}


def rows(figure: Figure, say: Words) -> Json:
    """What was counted and what was left out."""
    return {
        "counted": [row(one, say) for one in figure.counted],
        "left_out": [row(one, say) for one in figure.left_out],
    }


def row(one: Row, say: Words) -> Json:
    return {"id": one.id, "file": one.source.path, "line": one.source.line, "why": sentence_of(one.why, say)}


def sentence_of(reason: Reason, say: Words) -> str:
    """A reason as a sentence for other programs; the reasons inside it are said first."""
    return say(f"reason.{reason.key}", **{name: blank(value, say) for name, value in reason.values.items()})


def blank(value: object, say: Words) -> object:
    """A value for a blank: dates as they are written in the data, whole numbers as numbers."""
    match value:
        case Reason():
            return sentence_of(value, say)
        case tuple():
            return ", ".join(sentence_of(one, say) for one in value)
        case Date() | Fact():
            return value.written
        case Fraction():
            return exact(half_up(value, 1))
        case _:
            return value


def exact(value: Fraction | None) -> int | float | None:
    """A number as JSON has it."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def shown(value: Fraction, unit: str) -> int | float:
    """A number as it is shown: whole percents and counts, days and the index to one decimal."""
    rounded = half_up(value, DIGITS[unit])
    return float(rounded) if DIGITS[unit] else int(rounded)


def number(figure: Figure) -> int | float | None:
    """A figure's value as it is shown."""
    return None if figure.value is None else shown(figure.value, figure.unit)


def as_text(figures: Figures, say: Words, *, records: bool) -> str:
    """A table with a line a figure: name, value, and what it was divided from, or why there is none."""
    lines = [(say(f"figure.{name}"), figure_in(figures)) for name, figure_in in LINES.items()]
    width = max(len(name) for name, _ in lines)
    text = []
    for name, figure in lines:
        text.append(f"{name:<{width}}  {value_text(figure, say):>8}  {basis(figure, say)}".rstrip())
        if records:
            text += records_text(figure, say)
    return "\n".join(text) + "\n"


def value_text(figure: Figure, say: Words) -> str:
    """76%, 61,5, or the word for what is not available."""
    if figure.value is None:
        return say("figure.none")
    sign = "±" if figure.approximate else ""
    text = formats.number(figure.value, say.language, DIGITS[figure.unit])
    return f"{sign}{text}%" if figure.unit == "percent" else f"{sign}{text}"


def basis(figure: Figure, say: Words) -> str:
    """What the value was divided from, the n of a percentile, or the reason why there is no value."""
    if figure.reason:
        return read(figure.reason, say)
    if figure.unit == "percent":
        return f"{exact(figure.numerator)} / {exact(figure.denominator)}"
    if figure.unit != "days":
        return ""
    values = ", ".join(formats.number(value, say.language) for value in figure.values) if few(figure) else ""
    return f"n = {len(figure.counted)}: {values}" if values else f"n = {len(figure.counted)}"


def records_text(figure: Figure, say: Words) -> Iterator[str]:
    """The rows under a figure: + counted, - left out."""
    for sign, some in (("+", figure.counted), ("-", figure.left_out)):
        yield from (f"  {sign} {one.id}  {one.source}  {read(one.why, say)}" for one in some)
