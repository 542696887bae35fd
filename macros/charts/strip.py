"""The phase strip: the phases to scale in time, where today is, and when the current phase is promised and expected.

In: phases with their days, today, the last promise and the margin of the current phase. Out: bands in percentages of
the width. Phases without days are not drawn; the list below the strip has them all.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from macros.charts.letters import width
from macros.charts.outcomes import Mark
from macros.charts.timeline import Window

LEAST_WIDTH = 880  # px; narrower, the list stands in place of the strip
ROOMY_WIDTH = 1150  # px; from here on a longer title may fit
TITLE_SIZE, NOTE_SIZE = 15, 12.5
SERIF = 1.08  # the head font is wider than the one that was measured
BESIDE = 9  # px between a title and the note behind it
TODAY_HALF = 28  # px that the word under the today line takes to each side
HALF = TODAY_HALF / LEAST_WIDTH * 100


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
    beside: bool  # whether the note of a phase to come stands behind its title
    roomy_beside: bool
    note: str
    below: bool  # whether there is room for the note under the band


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    bands: tuple[Band, ...]
    today: float | None
    today_anchor: str  # of the word under its line
    planned: float | None  # where the current phase was to finish, when promises run past it
    promised: float | None  # where its last promise stands
    margin: tuple[float, float] | None  # between which days it is expected to be finished
    words: Mark | None  # where the words for the promise and the margin stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is known of the end of the current phase; texts are as they will be shown."""

    promised: dt.date | None = None  # its last promise, where that is after its end
    margin: tuple[dt.date, dt.date] | None = None  # the 15 and the 85 % day
    text: str = ""


def strip(stretches: Sequence[Stretch], today: dt.date, ahead: Ahead) -> Strip | None:
    """The strip; None when no phase has days."""
    if not stretches:
        return None
    now = next((stretch for stretch in stretches if stretch.state == "now"), None)
    promised, margin = (ahead.promised, ahead.margin) if now else (None, None)
    ends = [stretch.last for stretch in stretches] + [day for day in (promised, *(margin or ())) if day]
    window = with_today(min(stretch.first for stretch in stretches), max(ends), today)
    late = now is not None and promised is not None and promised > now.last
    today_x = window.at(today) if window.holds(today) else None
    planned = window.end_of(now.last) if now and late else None
    margin_x = (window.end_of(margin[0]), window.end_of(margin[1])) if margin else None
    anchor = "middle"
    if today_x is not None:
        anchor = "start" if today_x < HALF else "end" if today_x > 100 - HALF else "middle"
    taken = [] if today_x is None else [word_of_today(today_x, anchor)]
    words = None
    if (wish := planned if planned is not None or margin_x is None else margin_x[0]) is not None:
        length = width(ahead.text, NOTE_SIZE, 600) / LEAST_WIDTH * 100
        words = beside(wish, length, taken)
        taken.append((words.x - length, words.x) if words.anchor == "end" else (words.x, words.x + length))
    return Strip(
        bands=tuple(band(stretch, window, today, taken) for stretch in stretches),
        today=today_x,
        today_anchor=anchor,
        planned=planned,
        promised=window.end_of(promised) if late and promised else None,
        margin=margin_x,
        words=words,
    )


def beside(wish: float, length: float, taken: Sequence[tuple[float, float]]) -> Mark:
    """Where words stand that belong to a place: from there on, or behind what is in the way.

    Without room for that they end there, at the edge, or before what is in the way.
    """

    def clear(left: float) -> bool:
        return left >= 0 and all(left + length <= first or last <= left for first, last in taken)

    for begin in (wish, *(last + 1 for _, last in taken if last > wish)):
        if begin + length <= 100 and clear(begin):
            return Mark(x=round(begin, 1), anchor="start")
    ends = (wish, 100.0, *(first - 1 for first, _ in taken))
    end = next((end for end in ends if clear(end - length)), 100.0)
    return Mark(x=round(end, 1), anchor="end")


def with_today(first: dt.date, last: dt.date, today: dt.date) -> Window:
    """From the first day to the last; today too, unless it lies further off than the phases are long."""
    length = last - first
    if last < today <= last + length:
        return Window(first, today)
    if today < first <= today + length:
        return Window(today, last)
    return Window(first, last)


def word_of_today(x: float, anchor: str) -> tuple[float, float]:
    """Where the word under the today line stands."""
    left = {"start": 0, "middle": HALF, "end": 2 * HALF}[anchor]
    return (x - left, x - left + 2 * HALF)


def band(stretch: Stretch, window: Window, today: dt.date, taken: Sequence[tuple[float, float]]) -> Band:
    x, end = window.at(stretch.first), window.end_of(stretch.last)
    note_end = x + width(stretch.note, NOTE_SIZE) / LEAST_WIDTH * 100 + 1
    free = note_end <= end and all(note_end <= left or right <= x for left, right in taken)
    title, beside = headed(stretch, (end - x) / 100 * LEAST_WIDTH)
    roomy_title, roomy_beside = headed(stretch, (end - x) / 100 * ROOMY_WIDTH)
    filled = end if stretch.state == "done" else min(max(window.at(today), x), end)
    return Band(
        id=stretch.id,
        state=stretch.state,
        complete=stretch.complete,
        x=x,
        width=round(max(end - x - 0.3, 0.2), 1),
        filled=round(filled - x, 1),
        middle=round((x + end) / 2, 1),
        title=title,
        roomy_title=roomy_title,
        beside=beside,
        roomy_beside=roomy_beside,
        note=stretch.note,
        below=bool(stretch.note) and free,
    )


def headed(stretch: Stretch, room: float) -> tuple[str, bool]:
    """The longest of the titles that fits, and whether the note of a phase to come fits behind it."""
    title = next((title for title in stretch.titles if title_width(title) + 6 <= room), "")
    wide = title_width(title) + BESIDE + width(stretch.note, NOTE_SIZE) + 6
    return title, stretch.state == "next" and bool(title and stretch.note) and wide <= room


def title_width(title: str) -> float:
    return width(title, TITLE_SIZE * SERIF, 600)
