"""What is said of each figure: its sentence of meaning, and the facts that always stand beside it.

In: the context and a `Kpi`. Out: sentences. A figure that is not available says why.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.kpis.adherence import Adherence
from macros.kpis.figure import Figure
from macros.kpis.measure import Figures
from macros.model.records import Roadmap
from macros.pages.context import Context
from macros.pages.kpi_list import Kpi
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.values import rounded, shown, value_of, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number that stands beside a figure."""

    label: Sentence
    value: Sentence


def meaning(context: Context, kpi: Kpi) -> Sentence:
    """One or two sentences: how many of how many."""
    figure = kpi.figure(context.figures)
    if figure.reason:
        return why_none(figure)
    return MEANINGS[kpi.id](context.figures, context.roadmap)


def why_none(figure: Figure) -> Sentence:
    """Why a figure is not available, as a sentence with its full stop."""
    assert figure.reason is not None
    return sentence("kpi.why_none", reason=reason_sentence(figure.reason))


def shares(figure: Figure, key: str, **values: object) -> Sentence:
    assert figure.numerator is not None and figure.denominator is not None
    return part_of(key, int(figure.numerator), int(figure.denominator), **values)


def part_of(key: str, part: int, of: int, **values: object) -> Sentence:
    """How many of how many, in a sentence for each case: of a single one, none, one, and more."""
    if of == 1:
        return sentence(f"{key}.single.yes" if part else f"{key}.single.no", **values)
    if not part:
        return sentence(f"{key}.none", of=of, **values)
    return sentence(f"{key}.some", n=part, of=of, **values)


def coverage(figures: Figures, roadmap: Roadmap) -> Sentence:
    what = sentence("kpi.coverage.what.phases" if roadmap.phases else "kpi.coverage.what.no_phases")
    return shares(figures.coverage.figure, "kpi.coverage.meaning", what=what)


def lead_time(figures: Figures, _: Roadmap) -> Sentence:
    values = figures.lead_time.spread.median.values
    low, high = (written("days", value) for value in (values[0], values[-1]))
    return sentence("kpi.lead-time.meaning", n=len(values), low=rounded("days", values[0]), high=high, only=low)


def maturity(figures: Figures, roadmap: Roadmap) -> Sentence:
    index = figures.maturity
    told = part_of("kpi.maturity.meaning", len(index.figure.counted), len(roadmap.teams))
    lowest = index.lowest_dimension
    if lowest is None or len(index.dimensions) < 2:
        return told
    return sentence("kpi.maturity.meaning_lowest", told=told, name=dimension(roadmap, lowest.dimension))


def dimension(roadmap: Roadmap, name: str) -> Named:
    assert roadmap.maturity is not None
    return Named(next(one.name for one in roadmap.maturity.dimensions if one.id == name))


def adherence(found: Adherence, key: str) -> Sentence:
    told, done = shares(found.done, key), len(found.done.hits)
    if not done:
        return told
    return sentence("kpi.and_on_time", told=told, on_time=on_time(found, done))


def on_time(found: Adherence, done: int) -> Sentence:
    """How many of those that are done were on time."""
    number = int(found.on_time.numerator or 0)
    if not number and all(row.why.key == "done-unknown-day" for row in found.done.hits):
        return sentence("kpi.adherence.on_time.unknown")
    if done == 1:
        return sentence("kpi.adherence.on_time.single.yes" if number else "kpi.adherence.on_time.single.no")
    return sentence("kpi.adherence.on_time.some", n=number)


def use_cases_live(figures: Figures, roadmap: Roadmap) -> Sentence:
    if not roadmap.use_cases:
        return sentence("kpi.use-cases-live.empty")
    live = int(figures.use_cases_live.value or 0)
    return part_of("kpi.use-cases-live.meaning", live, len(roadmap.use_cases))


def moves(figures: Figures, _: Roadmap) -> Sentence:
    found = figures.moves
    times = sentence("kpi.moves.times", n=int(found.moves.value or 0))
    return sentence("kpi.moves.meaning", n=int(found.records.value or 0), moves=times)


MEANINGS: Mapping[str, Callable[[Figures, Roadmap], Sentence]] = {
    "coverage": coverage,
    "lead-time": lead_time,
    "maturity": maturity,
    "adherence": lambda figures, _: adherence(figures.adherence, "kpi.adherence.meaning"),
    "adherence-use-cases": lambda figures, _: adherence(figures.adherence_use_cases, "kpi.adherence-use-cases.meaning"),
    "use-cases-live": use_cases_live,
    "ai-enabled-share": lambda figures, _: shares(figures.ai_enabled_share, "kpi.ai-enabled-share.meaning"),
    "moves": moves,
}


def beside(context: Context, kpi: Kpi) -> tuple[Fact, ...]:
    """The numbers without which a figure would be read wrongly."""
    return tuple(
        Fact(label=sentence(f"kpi.beside.{name}"), value=value)
        for name, value in BESIDE.get(kpi.id, nothing)(context.figures, context.roadmap)
    )


Facts = Iterator[tuple[str, Sentence]]


def nothing(_figures: Figures, _roadmap: Roadmap) -> Facts:
    yield from ()


def full(figure: Figure) -> Sentence:
    """A value, or why there is none."""
    return reason_sentence(figure.reason) if figure.reason else value_of(figure)


def beside_coverage(figures: Figures, _: Roadmap) -> Facts:
    found = figures.coverage
    yield "owner", sentence("kpi.coverage.owner", own=found.own, inherited=found.inherited)
    for part, n in found.missing.items():
        if n:
            yield f"missing.{part}", sentence("kpi.coverage.missing", n=n)
    yield "next_two_quarters", full(found.next_two_quarters)


def beside_lead_time(figures: Figures, _: Roadmap) -> Facts:
    found = figures.lead_time
    yield "p85", full(found.spread.p85)
    yield "survival", full(found.survival)
    ages = found.in_progress.ages
    yield "in_progress", sentence("kpi.lead-time.in_progress", n=ages.n)
    if ages.n:
        yield "age", full(ages.median)
    over = found.in_progress.over_p85
    if over and over.numerator is not None and ages.n:
        yield "over_p85", sentence("kpi.lead-time.over_p85", n=ages.n, part=int(over.numerator))


def beside_maturity(figures: Figures, roadmap: Roadmap) -> Facts:
    found = figures.maturity
    yield "assessed_share", full(found.assessed_share)
    yield "stale", sentence("kpi.maturity.stale", n=len(found.stale))
    if found.lowest_dimension:
        lowest = found.lowest_dimension
        name = dimension(roadmap, lowest.dimension)
        yield "lowest", sentence("kpi.maturity.lowest", name=name, mean=shown("index", lowest.mean))
    if found.range:
        low, high = (shown("index", value) for value in found.range)
        yield "range", sentence("kpi.maturity.range", low=low, high=high)


def beside_adherence(found: Adherence) -> Facts:
    yield "on_time", counted_out(found.on_time)
    yield "on_time_as_moved", counted_out(found.on_time_as_moved)
    yield "reported", sentence("kpi.adherence.not_done", n=found.reported)
    yield "unreported", sentence("kpi.adherence.not_done", n=found.unreported)


def counted_out(figure: Figure) -> Sentence:
    """An on-time with what it was divided from."""
    if figure.value is None:
        return full(figure)
    assert figure.numerator is not None and figure.denominator is not None
    part, of = int(figure.numerator), int(figure.denominator)
    return sentence("kpi.adherence.sum_of", value=value_of(figure), part=part, of=of)


def without_day(figures: Figures, kpi: Kpi) -> Sentence | None:
    """How many that are done the on-times leave out, as nobody knows the day; None of any other figure."""
    found = {"adherence": figures.adherence, "adherence-use-cases": figures.adherence_use_cases}.get(kpi.id)
    if found is None or found.on_time.value is None:
        return None
    unknown = len(found.done.counted) - len(found.on_time.counted)
    return sentence("kpi.adherence.without_day", n=unknown) if unknown else None


def beside_moves(figures: Figures, _: Roadmap) -> Facts:
    yield "moved_records", full(figures.moves.records)
    yield "slip", full(figures.moves.slip)


BESIDE: Mapping[str, Callable[[Figures, Roadmap], Facts]] = {
    "coverage": beside_coverage,
    "lead-time": beside_lead_time,
    "maturity": beside_maturity,
    "adherence": lambda figures, _: beside_adherence(figures.adherence),
    "adherence-use-cases": lambda figures, _: beside_adherence(figures.adherence_use_cases),
    "moves": beside_moves,
}
