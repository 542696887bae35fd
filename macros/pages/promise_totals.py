"""How often promises were made and moved on the branch: the nine figures of the ledger.

In: the context. Out: a heading that tells what they come to, and each figure with its words; None without a ledger.
"""

from dataclasses import dataclass
from fractions import Fraction

from macros.history.ledger import Ledger, Totals, totals
from macros.pages.context import Context
from macros.pages.phrases import Named, Sentence, sentence

FIGURES = ("promises", "moved", "moves", "later", "earlier", "back", "withdrawn", "removed")  # and the median slip


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsShown:
    title: Sentence
    commits: Sentence
    counts: Sentence  # what it counts, beside what the figure of the moves counts
    facts: tuple[tuple[Sentence, Sentence], ...]  # what a figure is, and its value


def promise_totals(context: Context) -> TotalsShown | None:
    """The figures of the commits up to the day."""
    ledger = context.ledger
    if ledger is None:
        return None
    found = totals(ledger.records)
    facts = [(sentence(f"past.total.{name}"), sentence("value.count", value=getattr(found, name))) for name in FIGURES]
    facts.insert(3, (sentence("past.total.slip"), slip(found)))
    figure = Named({context.language: context.words("kpi.moves.name")}, "kpi", "moves")
    return TotalsShown(
        title=title(found),
        commits=commits(ledger),
        counts=sentence("past.counts", figure=figure),
        facts=tuple(facts),
    )


def commits(ledger: Ledger) -> Sentence:
    if ledger.from_ is None or ledger.to is None:
        return sentence("past.commits.zero")
    return sentence("past.commits.some", n=ledger.commits, begin=ledger.from_, end=ledger.to)


def slip(found: Totals) -> Sentence:
    """The middle of the slips, in days and with its direction."""
    if found.median_slip is None:
        return sentence("past.slip.none")
    days = Fraction(found.median_slip)
    way = "later" if days > 0 else "earlier" if days < 0 else "same"
    return sentence(f"past.slip.{way}", n=int(abs(days)) if abs(days) == 1 else 2, days=abs(days))


def title(found: Totals) -> Sentence:
    """What the figures come to."""
    if not found.promises:
        return sentence("past.title.none")
    if not found.moved:
        return sentence("past.title.kept", n=found.promises)
    if found.moved == found.promises:
        return sentence("past.title.all", n=found.moved)
    return sentence("past.title.moved", n=found.moved, all=found.promises)
