"""The sheet for the board: one page of A4 with where we stand, what has to be decided, what comes and what to watch.

In: the context. Out: a view. Its figures are those of the home page, with the day and the commit that they are of.
"""

from collections.abc import Iterator

from macros.pages import balance, pitfalls
from macros.pages.compass import causes, milestones, state_sentence
from macros.pages.context import Context
from macros.pages.decisions import MOST, decisions, next_review, shared_due
from macros.pages.kpi_cards import cards
from macros.pages.links import address
from macros.pages.phase_state import drawn_strip, phase_states
from macros.pages.render import phrases
from macros.pages.render import view as written
from macros.pages.view import View

MILESTONES = 5
COMMIT = 7  # letters


def views(context: Context) -> Iterator[View]:
    """The one page."""
    yield view(context)


def view(context: Context, *, here: str | None = None, part: int = 1) -> View:
    """The sheet; what does not fit on it is counted."""
    say = phrases(context)
    states = phase_states(context)
    now = next((state for state in states if state.state == "now"), None)
    asked = decisions(context)
    coming, more_late = milestones(context, MILESTONES)
    return written(
        "board.html",
        context,
        here or address(context.roadmap, "board"),
        title=say.plain("board.title"),
        summary=say.summary(say.plain("board.summary", title=say.read(context.roadmap.title).text)),
        wide=True,
        part=part,
        finding=state_sentence(context, now, say),
        causes=tuple(causes(context)),
        states=states,
        phase_strip=drawn_strip(context, states),
        cards=cards(context),
        decisions=asked[:MOST],
        due=shared_due(asked[:MOST]),
        decisions_left=max(len(asked) - MOST, 0),
        milestones=coming,
        more_late=more_late,
        pitfalls=pitfalls.found(context),
        balance=tuple(balance.findings(context)),
        next_review=next_review(context),
        commit=context.commit[:COMMIT] if context.commit else None,
    )
