"""The four pitfalls: which of them we see, what shows each, and what to do about it.

In: the context. Out: a view; as words also what `roadmap pitfalls` tells.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Row
from macros.kpis.pitfalls import Pitfall, Sign
from macros.pages.context import Context
from macros.pages.links import address
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.points import told
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import joined, owner_name, record_name, track_name
from macros.pages.values import rounded
from macros.pages.view import View

MOST = 8  # of what shows a sign; the rest is folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One record, track, owner, phase or review that shows a pitfall."""

    row: Row
    name: Named | Sentence
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    sign: Sign
    finding: Sentence
    remedy: Sentence
    threshold: Sentence | None
    rows: tuple[Shown, ...]

    @property
    def first(self) -> tuple[Shown, ...]:
        return self.rows[:MOST]

    @property
    def others(self) -> tuple[Shown, ...]:
        return self.rows[MOST:]


@dataclass(frozen=True, slots=True, kw_only=True)
class PitfallWords:
    pitfall: Pitfall
    name: Sentence
    title: Sentence
    signs: tuple[SignWords, ...]


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """All four, those that show first in full."""
    say = phrases(context)
    finding = found(context)
    return written(
        "pitfalls.html",
        context,
        here or address(context.roadmap, "pitfalls"),
        title=say.plain("pitfalls.title"),
        summary=say.summary(say.plain(finding)),
        part=part,
        finding=finding,
        pitfalls=tuple(pitfall_words(context, one) for one in context.figures.pitfalls),
    )


def found(context: Context) -> Sentence:
    """How many of the four we see, and which."""
    names = [sentence(f"pitfalls.low.{one.key}") for one in context.figures.pitfalls if one.shows]
    if not names:
        return sentence("pitfalls.finding.none")
    return sentence("pitfalls.finding.some", n=len(names), names=joined(names))


def pitfall_words(context: Context, pitfall: Pitfall) -> PitfallWords:
    name = sentence(f"pitfalls.name.{pitfall.key}")
    return PitfallWords(
        pitfall=pitfall,
        name=name,
        title=sentence("pitfalls.seen" if pitfall.shows else "pitfalls.not_seen", name=name),
        signs=tuple(sign_words(context, sign) for sign in pitfall.signs),
    )


def sign_words(context: Context, sign: Sign) -> SignWords:
    """A sign with its remedy, and the number that was passed where there is one."""
    values = {"of": sign.of} if sign.of is not None else {}
    if sign.value is not None:
        values["value"] = int(rounded("percent", sign.value))
    threshold = None
    if sign.threshold is not None:
        days = int(sign.threshold) * context.roadmap.review_every_days
        threshold = sentence(f"pitfalls.threshold.{sign.key}", most=whole(sign.threshold), days=days)
    return SignWords(
        sign=sign,
        finding=sentence(f"pitfalls.sign.{sign.key}", n=len(sign.rows), **values),
        remedy=sentence(f"pitfalls.remedy.{sign.key}"),
        threshold=threshold,
        rows=tuple(Shown(row=row, name=name(context, row), why=told(row.why)) for row in sign.rows),
    )


def whole(value: Fraction) -> Fraction | int:
    return int(value) if value.denominator == 1 else value


def name(context: Context, row: Row) -> Named | Sentence:
    """What a row is about, leading to its page; a review that was not held has none."""
    roadmap = context.roadmap
    match row.kind:
        case "track":
            return track_name(roadmap, row.id)
        case "owner":
            return owner_name(roadmap, row.id)
        case "phase":
            return Named(roadmap.phase_by_id[row.id].name, "phase", row.id)
        case "review":
            return sentence("pitfalls.review", date=dt.date.fromisoformat(row.id))
        case _:
            return record_name(roadmap.record_by_id[row.id])
