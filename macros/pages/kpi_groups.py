"""A figure by track, or by department: who stands where, in dots and in words.

In: the context and a `Kpi`. Out: rows by value, the highest first, and the drawing of their dots.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from macros.charts.dots import Dots, dots
from macros.kpis.adherence import Adherence
from macros.kpis.figure import Figure, Spread
from macros.kpis.measure import Figures
from macros.model.text import in_language
from macros.pages.context import Context
from macros.pages.kpi_list import Kpi, target_of
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.values import target as wanted
from macros.pages.values import value_of

SHARES = ("percent", "index")
WHOLE = Fraction(100)
LEAST = ("coverage", "adherence", "adherence-use-cases")  # figures with a word of their own for the lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    name: Named
    value: Fraction | None
    second: Fraction | None
    words: Sentence
    more: Sentence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    kind: str  # track or department
    finding: Sentence
    rows: tuple[GroupRow, ...]
    chart: Dots | None
    two: bool  # whether there is a second dot
    same: bool  # whether the two fall together anywhere
    target: Sentence | None


def groups(context: Context, kpi: Kpi) -> Groups | None:
    """The rows; None for a figure without groups, or with fewer than two."""
    make = MAKERS.get(kpi.id)
    if make is None:
        return None
    kind, rows = make(context)
    if len(rows) < 2:
        return None
    known = sorted((row for row in rows if row.value is not None), key=lambda row: -(row.value or 0))
    ordered = (*known, *(row for row in rows if row.value is None))
    unit, target = kpi.figure(context.figures).unit, target_of(context, kpi)
    return Groups(
        kind=kind,
        finding=finding(kpi, kind, known, higher_is_better=unit != "days"),
        rows=ordered,
        chart=dots(
            [(row.value, row.second) for row in ordered],
            target,
            most=WHOLE if unit in SHARES else None,
        ),
        two=any(row.second is not None for row in ordered),
        same=any(row.second is not None and row.second == row.value for row in ordered),
        target=None if target is None else wanted(unit, target),
    )


def finding(kpi: Kpi, kind: str, known: Sequence[GroupRow], *, higher_is_better: bool) -> Sentence:
    """Which group asks for attention: the one whose dot is worst; nothing on a tie."""
    end = (known[-1].value if higher_is_better else known[0].value) if len(known) > 1 else None
    worst = [row for row in known if row.value == end]
    if len(worst) != 1:
        return sentence(f"kpi.groups.{kind}.title")
    key = f"least.{kpi.id}" if kpi.id in LEAST else f"{kind}.{'lowest' if higher_is_better else 'highest'}"
    return sentence(f"kpi.groups.{key}", name=worst[0].name)


def track(context: Context, name: str) -> Named:
    return Named(context.roadmap.track_by_id[name].name, "track", name)


def by_track(
    context: Context, found: Mapping[str, object], row: Callable[[Named, object | None], GroupRow]
) -> tuple[str, list[GroupRow]]:
    """A row for every track, also for one without anything to count."""
    return "track", [row(track(context, one.id), found.get(one.id)) for one in context.roadmap.tracks]


def share_row(name: Named, found: object | None) -> GroupRow:
    if not isinstance(found, Figure) or found.value is None:
        why = found.reason if isinstance(found, Figure) else None
        return nothing(name, reason_sentence(why) if why else None)
    words = sentence("kpi.groups.part", n=int(found.denominator or 0), part=int(found.numerator or 0))
    return GroupRow(name=name, value=found.value, second=None, words=words, more=value_of(found))


def adherence_row(name: Named, found: object | None) -> GroupRow:
    if not isinstance(found, Adherence) or found.done.value is None:
        told = reason_sentence(found.done.reason) if isinstance(found, Adherence) and found.done.reason else None
        return nothing(name, told)
    words = sentence("kpi.groups.part", n=int(found.done.denominator or 0), part=int(found.done.numerator or 0))
    on_time = found.on_time
    more = sentence("kpi.groups.on_time", n=int(on_time.numerator or 0)) if on_time.value is not None else None
    return GroupRow(
        name=name,
        value=found.done.value,
        second=on_time.value,
        words=words,
        more=more,
    )


def spread_row(name: Named, found: object | None) -> GroupRow:
    if not isinstance(found, Spread) or found.median.value is None:
        return nothing(name, None)
    words = value_of(found.median)
    return GroupRow(
        name=name,
        value=found.median.value,
        second=None,
        words=words,
        more=sentence("kpi.groups.use_cases", n=found.n),
    )


def index_row(name: Named, found: Figure) -> GroupRow:
    if found.value is None:
        return nothing(name, None)
    teams = sentence("kpi.groups.teams", n=len(found.counted))
    return GroupRow(name=name, value=found.value, second=None, words=value_of(found), more=teams)


def nothing(name: Named, told: Sentence | None) -> GroupRow:
    return GroupRow(name=name, value=None, second=None, words=told or sentence("kpi.groups.nothing"), more=None)


def by_department(context: Context) -> tuple[str, list[GroupRow]]:
    """The departments, which the figures know by their name in the first language."""
    languages = context.roadmap.languages
    texts = {
        in_language(team.department, languages[0], languages).text: team.department
        for team in context.roadmap.teams
        if team.department
    }
    found = context.figures.maturity.departments
    return "department", [index_row(Named(texts[name]), figure) for name, figure in found.items()]


MAKERS: Mapping[str, Callable[[Context], tuple[str, list[GroupRow]]]] = {
    "coverage": lambda context: by_track(context, of(context.figures, "coverage"), share_row),
    "adherence": lambda context: by_track(context, of(context.figures, "adherence"), adherence_row),
    "adherence-use-cases": lambda context: by_track(context, of(context.figures, "adherence_use_cases"), adherence_row),
    "lead-time": lambda context: (
        "track",
        [spread_row(track(context, name), found) for name, found in of(context.figures, "lead_time").items()],
    ),
    "maturity": by_department,
}


def of(figures: Figures, name: str) -> Mapping[str, object]:
    found: Mapping[str, Mapping[str, object]] = getattr(figures, name).by
    return found["track"]
