"""A record as every page tells it on the as-of day: its state in a sentence, its first and its current promise.

In: a record and the context. Out: frozen rows that templates write without deciding anything. Nothing here is HTML.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.model.dates import Date, Fact
from macros.model.promise import end_at, first_promise, promise_at
from macros.model.records import Item, Record, Roadmap
from macros.model.status import done_on, is_done, is_late, known, slip, stage, status
from macros.model.text import Text
from macros.pages.context import Context
from macros.pages.phrases import SLIP_FROM, Named, Sentence, sentence
from macros.pages.telling import dated, moved_end, promised_before, told

ORDER = ("late", "active", "planned", "idea", "paused", "done", "dropped")  # of the groups on a page
RETIRED = "retired"  # what is over after it was done, told apart from what stopped before
MOST = 3  # names in one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One record on one day."""

    record: Record
    state: str  # one of ORDER
    glyph: str  # its status: what the glyph is filled with
    word: Sentence  # Te laat, Loopt; of a use case its stage
    told: tuple[Sentence, ...]  # the state and the promise, in whole sentences
    why: Text | None  # of the pause, the drop or the stop
    first: Date | None  # the first promise of its end
    first_start: Date | None
    end: Date | Fact | None  # when it was done, else the promise of today; None when dropped
    start: Date | Fact | None  # when it began, else the promise of today
    slip: int | None
    note: Sentence | None  # what the promise lacks: not replanned, withdrawn, no plan
    owner: Named
    own: bool  # whether it names its owner itself
    retired: bool  # a use case that was in production and is no longer used: it is done and over
    track: Named
    phase: Named | None

    @property
    def rank(self) -> int:
        """The place of its state among all states."""
        return ORDER.index(self.state)

    @property
    def ends(self) -> dt.date | None:
        """The last day of its end; None when nobody knows."""
        return last_day(self.end)

    @property
    def late(self) -> bool:
        return self.state == "late"

    @property
    def done(self) -> bool:
        return self.state == "done"

    @property
    def slips(self) -> bool:
        """Open and not late, but promised a week or more after its first promise."""
        return self.open and not self.late and self.slip is not None and self.slip >= SLIP_FROM

    @property
    def kept(self) -> bool:
        """Whether the date of today is the one first promised: then saying it once is enough."""
        return self.first is not None and isinstance(self.end, Date) and self.end.last == self.first.last

    @property
    def open(self) -> bool:
        return self.state not in ("done", "dropped")


def standing(context: Context, record: Record) -> Standing:
    """What a record of the roadmap is today."""
    return context.once("standing", record.id, lambda: standing_of(context, record))


def standing_of(context: Context, record: Record) -> Standing:
    """That, worked out."""
    roadmap, day = context.roadmap, context.as_of
    first, promised = first_promise(record), promise_at(record, day)
    first_start = first_promise(record, "start") if isinstance(record, Item) else None
    begun = record.started if isinstance(record, Item) else next(iter(record.stages.values()), None)
    done = done_on(record) if is_done(record, day) else None
    state = "late" if is_late(record, day) else status(record, day)
    return Standing(
        record=record,
        state=state,
        glyph=status(record, day),
        word=word(record, state, day),
        told=tuple(told(record, state, day)),
        why=reason(record, state),
        first=first.date if first else None,
        first_start=first_start.date if first_start else None,
        end=None if state == "dropped" else done or promised.get(record.end),
        start=begun if known(begun, day) else promised.get("start"),
        slip=slip(record, day),
        note=lack(record, state, day),
        owner=owner_name(roadmap, roadmap.owner_of(record)),
        own=record.owner is not None,
        retired=state == "dropped" and is_done(record, day),
        track=track_name(roadmap, record.track),
        phase=phase_name(roadmap, record.phase),
    )


def standings(context: Context, records: Iterable[Record]) -> tuple[Standing, ...]:
    """Records by state, then by the end promised today, then as written."""
    rows = [standing(context, record) for record in records]
    return tuple(sorted(rows, key=lambda row: (row.rank, row.ends or dt.date.max)))


def last_day(date: Date | Fact | None) -> dt.date | None:
    match date:
        case Date():
            return date.last
        case Fact():
            return date.day
        case _:
            return None


def word(record: Record, state: str, day: dt.date) -> Sentence:
    """Two words at most; a use case that is on its way, live or over is told by its stage."""
    if isinstance(record, Item) or state in ("late", "paused"):
        return sentence(f"status.{state}")
    if state in ("planned", "idea"):
        return sentence(f"status.{state}")
    return sentence(f"stage.{stage(record, day)}")


def reason(record: Record, state: str) -> Text | None:
    halt = {"paused": record.paused, "dropped": record.halted}.get(state)
    return halt.why if halt else None


def lack(record: Record, state: str, day: dt.date) -> Sentence | None:
    """What to say beside the current promise, or in its place."""
    if state == "late" and not moved_end(record, day):
        return sentence("record.lack.not_replanned")
    if state == "dropped" and record.halted:
        return dated("record.lack.retired" if is_done(record, day) else "record.lack.stopped", record.halted.date)
    if state == "done" or end_at(record, day):
        return None
    return sentence("record.lack.withdrawn" if promised_before(record, day) else "record.lack.no_plan")


def counts(rows: Iterable[Standing]) -> tuple[Sentence, ...]:
    """How many in which state, in words; states that do not occur are left out. Late ones are not active as well."""
    found = Counter(RETIRED if row.retired else row.state for row in rows)
    return tuple(sentence(f"record.count.{state}", n=found[state]) for state in (*ORDER, RETIRED) if found[state])


def slipping(rows: Iterable[Standing]) -> Iterable[Sentence]:
    """The open records that will be later than first planned, in a sentence; nothing when there are none."""
    names = [record_name(row.record) for row in rows if row.slips]
    if names:
        yield sentence("record.slipping", n=len(names), names=listed(names))


def amount(n: int) -> Sentence:
    """A number inside a sentence: in words, and nought as the language says it."""
    return sentence("record.amount.some" if n else "record.amount.none", n=n)


def listed(names: Sequence[Named | Sentence]) -> Sentence:
    """`A`, `A en B`, `A, B en C`, `A, B en nog vier`."""
    if len(names) > MOST:
        return joined([*names[: MOST - 1], sentence("record.list.more", n=len(names) - MOST + 1)])
    return joined(names)


def joined(names: Sequence[Named | Sentence]) -> Sentence:
    """All of them."""
    if len(names) == 1:
        return sentence("record.list.one", first=names[0])
    if len(names) == 2:
        return sentence("record.list.and", first=names[0], rest=names[1])
    return sentence("record.list.comma", first=names[0], rest=joined(names[1:]))


def record_name(record: Record) -> Named:
    return Named(record.title, "record", record.id)


def owner_name(roadmap: Roadmap, owner: str) -> Named:
    return Named(roadmap.owner_by_id[owner].name, "owner", owner)


def track_name(roadmap: Roadmap, track: str) -> Named:
    return Named(roadmap.track_by_id[track].name, "track", track)


def phase_name(roadmap: Roadmap, phase: str | None) -> Named | None:
    return Named(roadmap.phase_by_id[phase].name, "phase", phase) if phase else None


def area_name(context: Context, area: str | None) -> Named | None:
    """An action area is named by a word of ours, not of the data."""
    return Named({context.language: context.words(f"area.{area}")}, "area", area) if area else None
