"""The four pitfalls: which of them we see, what shows each, and what to do about it.

In: the context. Out: a view; as words also what `roadmap pitfalls` tells.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count

from macros.kpis.figure import Row
from macros.kpis.pitfalls import Pitfall, Sign
from macros.pages.context import Context
from macros.pages.links import address, part_address, relative
from macros.pages.lists import part_of
from macros.pages.parts import Part, begins, dealt
from macros.pages.phrases import Named, Sentence, sentence
from macros.pages.points import told
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.standing import joined, owner_name, record_name, track_name
from macros.pages.values import rounded
from macros.pages.view import View

MOST = 8  # of what shows a sign; the others are folded
FOLDED = 40  # others on the page, of all signs together; more of them stand in further parts


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

    part: int | None = None  # in which the others begin; None where they are on the page
    link: str | None = None

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
    """The page, and the parts that it is too short for."""
    yield view(context)
    yield from part_views(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """All four, those that show first in full."""
    say = phrases(context)
    finding = found(context)
    own = address(context.roadmap, "pitfalls")
    here = own if here is None else here
    pitfalls = tuple(pitfall_words(context, one) for one in context.figures.pitfalls)
    parts = parts_of(pitfalls)
    return written(
        "pitfalls.html",
        context,
        here,
        title=say.plain("pitfalls.title"),
        summary=say.summary(say.plain(finding)),
        part=part,
        finding=finding,
        pitfalls=with_links(pitfalls, parts, own, here),
        list=part_of(own, 1, len(parts) + 1, here=here),
    )


def parts_of(pitfalls: Iterable[PitfallWords]) -> tuple[Part[Shown], ...]:
    """The others of each sign, in parts; none while they fit on the page."""
    others = [sign.others for one in pitfalls for sign in one.signs]
    return dealt(others) if sum(map(len, others)) > FOLDED else ()


def with_links(
    pitfalls: Iterable[PitfallWords], parts: Sequence[Part[Shown]], own: str, here: str
) -> tuple[PitfallWords, ...]:
    """Each sign with where its others begin; signs are counted over all pitfalls."""
    places = count()
    return tuple(
        replace(
            one,
            signs=tuple(
                with_link(sign, begins(parts, place), place, own, here)
                for sign in one.signs
                for place in [next(places)]
            ),
        )
        for one in pitfalls
    )


def with_link(sign: SignWords, begin: int | None, place: int, own: str, here: str) -> SignWords:
    if begin is None:
        return sign
    return replace(sign, part=begin + 2, link=f"{relative(part_address(own, begin + 2), here)}#_sign-{place}")


def part_views(context: Context) -> Iterator[View]:
    """A page for each part."""
    own, say = address(context.roadmap, "pitfalls"), phrases(context)
    pitfalls = tuple(pitfall_words(context, one) for one in context.figures.pitfalls)
    parts, name = parts_of(pitfalls), say.plain("pitfalls.title")
    for number, part in enumerate(parts, start=2):
        told = sentence("list.this_part", n=len(parts) + 1, number=number, name=name)
        yield written(
            "pitfalls-part.html",
            context,
            part_address(own, number),
            title=say.plain("list.title_of_part", name=name, number=number),
            summary=say.summary(say.plain(told)),
            name=name,
            finding=told,
            pieces=part,
            signs=tuple(sign for one in pitfalls for sign in one.signs),
            list=part_of(own, number, len(parts) + 1),
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
