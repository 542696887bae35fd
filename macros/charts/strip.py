"""The phase strip: the phases to scale in time, where today is, and how far the current phase's promises run past it.

In: phases with their days, today, and the last promise of the current phase. Out: bands in percentages of the width.
Phases without days are not drawn; the list below the strip has them all.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.timeline import Window

LEAST_WIDTH = 880  # px; narrower, the list stands in place of the strip
ROOMY_WIDTH = 1150  # px; from here on a longer title may fit
TITLE_SIZE, NOTE_SIZE = 15, 12.5
TODAY_HALF = 28  # px that the word under the today line takes to each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A phase as the strip needs it; texts are as they will be shown, the longest first."""

    id: str
    state: str  # done, now or next
    complete: bool  # whether it gets a tick
    first: dt.date
    last: dt.date
    titles: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One phase, in percentages of the width."""

    id: str
    state: str
    complete: bool
    x: float
    width: float
    filled: float  # the part that lies behind today
    middle: float
    title: str
    roomy_title: str  # from ROOMY_WIDTH on
    note: str  # empty where it would not fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    bands: tuple[Band, ...]
    today: float | None
    planned: float | None  # where the current phase was to finish, when promises run past it
    promised: float | None  # where its last promise stands
    promised_text_ends: bool  # whether the words for it end there, for want of room at its right


def strip(stretches: Sequence[Stretch], today: dt.date, promised: dt.date | None, promised_text: str) -> Strip | None:
    """The strip; None when no phase has days. `promised` is the current phase's last promise, where it is later."""
    if not stretches:
        return None
    last = max([stretch.last for stretch in stretches] + ([promised] if promised else []))
    window = Window(min(stretch.first for stretch in stretches), last)
    now = next((stretch for stretch in stretches if stretch.state == "now"), None)
    late = now is not None and promised is not None and promised > now.last
    today_x = window.at(today) if window.holds(today) else None
    planned = window.end_of(now.last) if now and late else None
    tail_words = width(promised_text, NOTE_SIZE, 600) / LEAST_WIDTH * 100
    ends = planned is not None and planned + tail_words > 100
    taken = words_taken(today_x, planned, tail_words, ends=ends) if late else words_taken(today_x, None, 0, ends=False)
    return Strip(
        bands=tuple(band(stretch, window, today, taken) for stretch in stretches),
        today=today_x,
        planned=planned,
        promised=window.end_of(promised) if late and promised else None,
        promised_text_ends=ends,
    )


def words_taken(
    today: float | None, planned: float | None, words: float, *, ends: bool
) -> tuple[tuple[float, float], ...]:
    """The stretches under the strip where words stand already."""
    half = TODAY_HALF / LEAST_WIDTH * 100
    taken = [] if today is None else [(today - half, today + half)]
    if planned is not None:
        taken.append((planned - words, planned) if ends else (planned, planned + words))
    return tuple(taken)


def band(stretch: Stretch, window: Window, today: dt.date, taken: Sequence[tuple[float, float]]) -> Band:
    x, end = window.at(stretch.first), window.end_of(stretch.last)
    note_end = x + width(stretch.note, NOTE_SIZE) / LEAST_WIDTH * 100 + 1
    free = note_end <= end and all(note_end <= left or right <= x for left, right in taken)
    filled = end if stretch.state == "done" else min(max(window.at(today), x), end)
    return Band(
        id=stretch.id,
        state=stretch.state,
        complete=stretch.complete,
        x=x,
        width=round(max(end - x - 0.3, 0.2), 1),
        filled=round(filled - x, 1),
        middle=round((x + end) / 2, 1),
        title=fitting(stretch.titles, (end - x) / 100 * LEAST_WIDTH),
        roomy_title=fitting(stretch.titles, (end - x) / 100 * ROOMY_WIDTH),
        note=stretch.note if free else "",
    )


def fitting(titles: Sequence[str], room: float) -> str:
    """The longest of the titles that fits; empty when none does."""
    return next((title for title in titles if width(title, TITLE_SIZE, 600) + 6 <= room), "")
