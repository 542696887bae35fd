"""The list of figures, and a page for each: the answer, what it means, how it moved, and where it comes from.

In: the context; for a page the figure's address. Out: views. Every number on them opens to the rows that were counted.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros.kpis.figure import Figure
from macros.kpis.targets import TOO_EARLY
from macros.pages.context import Context
from macros.pages.kept_promises import kept_promises
from macros.pages.kpi_cards import Card, card
from macros.pages.kpi_evidence import Evidence, evidence, part_views
from macros.pages.kpi_groups import groups
from macros.pages.kpi_list import CARDS, KPIS, Kpi, kpi_of, verdict_of
from macros.pages.kpi_rows import DATED, picture
from macros.pages.kpi_trend import trend
from macros.pages.kpi_words import beside, meaning, why_none, without_day
from macros.pages.links import address
from macros.pages.phrases import Decimals, Sentence, capital, sentence
from macros.pages.reasons import reason_sentence
from macros.pages.render import phrases
from macros.pages.render import view as written_page
from macros.pages.values import rounded, target, value_of, written
from macros.pages.view import View
from macros.words import formats

FOLDED = 60  # more rows than so many are folded


def views(context: Context) -> Iterator[View]:
    """The list, then each figure."""
    yield index(context)
    for kpi in KPIS:
        found = evidence(context, kpi, kpi.figure(context.figures))
        yield view(context, kpi.id, found=found)
        yield from part_views(context, kpi, found)


def index(context: Context) -> View:
    """All figures in brief."""
    say = phrases(context)
    cards = [card(context, kpi) for kpi in KPIS]
    found = finding(cards[:CARDS])
    return written_page(
        "kpis.html",
        context,
        address(context.roadmap, "kpis"),
        title=say.plain("kpis.title"),
        summary=say.summary(say.plain(found) + " " + say.plain("kpis.lede")),
        finding=found,
        cards=cards,
    )


def finding(cards: Sequence[Card]) -> Sentence:
    """How many of the figures are at their target; `too early` and `no target` are not a no."""
    icons = [card.verdict.icon if card.verdict else "open" for card in cards]
    met, missed = icons.count("met"), icons.count("missed")
    if not met and not missed:
        return sentence("kpis.finding.open")
    if met == len(cards):
        return sentence("kpis.finding.all", n=met)
    if not met:
        return sentence("kpis.finding.missed", n=missed, of=len(cards))
    return sentence("kpis.finding.met", n=met, of=len(cards))


def view(context: Context, name: str, *, here: str | None = None, part: int = 1, found: Evidence | None = None) -> View:
    """One figure by its address."""
    kpi = kpi_of(name)
    figure = kpi.figure(context.figures)
    say = phrases(context)
    found = found or evidence(context, kpi, figure)
    own = address(context.roadmap, "kpi", kpi.id)
    here = own if here is None else here
    drawn = picture(kpi, found.counted)
    question, told_answer = sentence(f"kpi.{kpi.id}.question"), answer(kpi, figure)
    told = meaning(context, kpi) if figure.value is not None else None
    brief = (f"{say.plain(question)} {capital(say.plain(told_answer))}.", say.plain(told) if told else "")
    return written_page(
        "kpi.html",
        context,
        here,
        title=say.plain(f"kpi.{kpi.id}.name"),
        summary=say.summary(" ".join(brief)),
        part=part,
        kpi=kpi,
        ledger=kpi.id == "moves" and context.ledger is not None,
        nth=KPIS.index(kpi) + 1,
        cards=CARDS,
        figure=figure,
        question=question,
        answer=told_answer,
        meaning=told,
        card=card(context, kpi),
        too_early=too_early(context, kpi),
        beside=beside(context, kpi),
        without_day=without_day(context.figures, kpi),
        picture=drawn,
        links={one.first: found.link(one.first, own, here) for one in drawn.parts} if drawn else {},
        trend=trend(context, kpi, part),
        groups=groups(context, kpi),
        kept=kept_promises(context, kpi),
        total=total(kpi, figure),
        evidence=found,
        dated=kpi.id in DATED,
        folded=len(found.first) > FOLDED,
        reasons=found.reasons(own, here),
        list=found.place(own, here),
    )


def answer(kpi: Kpi, figure: Figure) -> Sentence:
    """The answer to the figure's question; where there is none, why."""
    if figure.reason:
        return reason_sentence(figure.reason)
    n = int(figure.value or 0) if figure.unit == "count" else 2
    return sentence(f"kpi.{kpi.id}.answer", n=n, value=value_of(figure))


def too_early(context: Context, kpi: Kpi) -> Sentence | None:
    """Why it is too early to tell whether a target is met: the margin of so few holds it; None where it is not."""
    verdict = verdict_of(context, kpi)
    if verdict is None or verdict.verdict != TOO_EARLY or verdict.interval is None or verdict.limit is None:
        return None
    low, high = (sentence("value.percent", value=Decimals(value, 1)) for value in verdict.interval)
    wanted = target(verdict.figure.unit, verdict.limit.value)
    return sentence("kpi.too_early", n=int(verdict.figure.denominator or 0), low=low, high=high, target=wanted)


def total(kpi: Kpi, figure: Figure) -> Sentence:
    """The sum, written out."""
    if figure.value is None:
        return why_none(figure)
    shown = written(figure.unit, figure.value)
    if figure.unit == "count":
        return sentence("kpi.total.count", n=int(figure.value))
    if figure.unit == "days":
        return sentence("kpi.total.days", n=len(figure.counted), shown=shown)
    exact, n = Fraction(formats.rounded(figure.value, 2)), int(figure.denominator or 0)
    numerator = rounded("index", figure.numerator or Fraction(0))
    if figure.unit == "index":
        return sentence("kpi.total.index", n=n, numerator=numerator, exact=exact, shown=shown)
    key = "kpi.total.percent_exact" if exact == round(figure.value) else "kpi.total.percent"
    return sentence(key, sum=sentence(f"kpi.{kpi.id}.sum", n=n, part=numerator), exact=exact, shown=shown)
