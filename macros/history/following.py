"""Follows every promise along the branch, and writes the ledger.

In: the changes of data/, oldest first, and how long a promise may be corrected. Out: a `Ledger`. Pure: git has been
asked, nothing is read here.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from macros.history.changes import Change
from macros.history.ledger import Ledger, Move, Promised, Unread
from macros.history.names import newest_names
from macros.history.repository import Commit
from macros.history.said import Said
from macros.model.parts import Replanning


def ledger(changes: Sequence[Change], grace: dt.timedelta) -> Ledger:
    """The ledger of a branch; within `grace` of a promise, another one without a replanning is a correction."""
    names = newest_names(changes)
    present: dict[str, dict[tuple[str, str], Said]] = defaultdict(dict)  # newest id -> path and id -> what stands there
    pages: dict[str, Page] = {}
    waiting: dict[str, dt.date] = {}  # newest ids with a replanning dated after the commit, and the first such day
    for change in changes:
        day = change.commit.day
        touched = {name for name, due in waiting.items() if due <= day}
        touched |= {name for name, page in pages.items() if page.lost and page.path in change.commit.files}
        for path, said in change.gone:
            touched.add(names[said.id])
            del present[names[said.id]][path, said.id]
        for path, said in change.came:
            touched.add(names[said.id])
            present[names[said.id]][path, said.id] = said
        for name in touched:
            waiting.pop(name, None)
            page = pages.get(name)
            if not present[name]:
                if page:
                    page.leave(day, change.torn)
                continue
            path, said = newest(name, present[name])
            if page is None and (first := first_promise(said, day)):
                page = pages[name] = Page(said=said, first=first, current=first, begin=change.commit)
            if page:
                page.read(path, said, change.commit, grace)
            if ahead := [entry.date for entry in said.entries if entry.date > day]:
                waiting[name] = min(ahead)
    days = [change.commit.day for change in changes]  # not always in order: every clock is somebody's own
    return Ledger(
        commits=len(changes),
        from_=min(days, default=None),
        to=max(days, default=None),
        records=tuple(pages[name].closed(name) for name in sorted(pages)),
        refused=sum(bool(change.refused) for change in changes),
        unread=tuple(unread(changes)),
    )


def newest(name: str, found: dict[tuple[str, str], Said]) -> tuple[str, Said]:
    """Where a record stands under its newest id, else under another: the path, and what it says there."""
    path, id_ = min(found, key=lambda place: (place[1] != name, place))
    return path, found[path, id_]


def first_promise(said: Said, day: dt.date) -> dt.date | None:
    """The first promise that stands on a day; None while there is none, or it cannot be read."""
    dated = next((entry for entry in said.entries if entry.dates[said.end]), None)
    if not said.readable or said.first is None or (said.planned is None and dated and dated.date > day):
        return None
    return said.first.last


@dataclass(slots=True, kw_only=True)
class Page:
    """A record's page of the ledger, while it is written."""

    path: str = field(init=False)  # where it stood last
    said: Said  # what it said last, as far as that could be read
    first: dt.date
    current: dt.date
    begin: Commit  # the first that had a promise
    read_on: dt.date | None = None  # the day of the commit that was read last
    stood: dict[dt.date, dt.date] = field(default_factory=dict)  # each promise, and the commit that first had it
    withdrawn: dt.date | None = None
    removed: dt.date | None = None
    lost: bool = False  # it may stand in a file that cannot be read
    moves: list[Move] = field(default_factory=list)

    def read(self, path: str, said: Said, commit: Commit, grace: dt.timedelta) -> None:
        """What the record says at a commit."""
        self.path, self.removed, self.lost = path, None, False
        if not said.readable:
            return
        self.stood.setdefault(self.current, commit.day)
        entry, promise = said.entry_at(commit.day), said.promise_at(commit.day)
        if promise is None:
            self.withdrawn = self.withdrawn or commit.day
        else:
            self.withdrawn = None
            if promise.last != self.current:
                self.moves.append(self.move(promise.last, entry, commit, grace))
                self.current = promise.last
                self.stood.setdefault(self.current, commit.day)
        self.said, self.read_on = said, commit.day

    def move(self, to: dt.date, entry: Replanning | None, commit: Commit, grace: dt.timedelta) -> Move:
        """A promise that is another one than before, and whether a replanning that is new says so."""
        known = [old for old in self.said.entries if self.read_on and old.date <= self.read_on]
        told = entry if entry not in known else None
        return Move(
            date=commit.day,
            from_=self.current,
            to=to,
            commit=commit.id,
            author=commit.author,
            why=told.why if told else None,
            correction=told is None and commit.day <= self.stood[self.current] + grace,
        )

    def leave(self, day: dt.date, torn: AbstractSet[str]) -> None:
        """The record does not stand there any more, unless its file cannot be read."""
        self.lost = self.path in torn
        if not self.lost and self.removed is None:
            self.removed = day

    def closed(self, name: str) -> Promised:
        """The page as it is at the end."""
        return Promised(
            id=name,
            kind=self.said.kind,
            promised_on=self.begin.day,
            promised_in=self.begin.id,
            promised_by=self.begin.author,
            first=self.first,
            current=self.current,
            withdrawn=None if self.removed else self.withdrawn,
            removed=self.removed,
            moves=tuple(self.moves),
            agrees=None if self.removed or self.lost else self.agrees(),
            path=f"data/{self.path}",
        )

    def agrees(self) -> bool:
        """Whether `planned` and `replanned` tell, in order, every promise that stood on the branch, and its end."""
        dates = [self.said.planned, *(entry.dates[self.said.end] for entry in self.said.entries)]
        told = [date.last for date in dates if date]
        seen = [self.first, *(move.to for move in self.moves)]
        ahead = iter(told)
        in_order = all(day in ahead for day in seen)
        ended = told[:1] == seen[:1] and told[-1:] == seen[-1:]
        return in_order and ended and (self.withdrawn is not None) == (dates[-1] is None)


def unread(changes: Sequence[Change]) -> Iterator[Unread]:
    """Every file that was refused at a commit, by path, with the first mistake in its last such version."""
    times = Counter(path for change in changes for path in change.refused)
    last = {path: (change.commit, version) for change in changes for path, version in change.refused.items()}
    for path in sorted(last):
        commit, version = last[path]
        first = min(version.problems, key=lambda problem: problem.source, default=None)
        yield Unread(
            path=f"data/{path}",
            commits=times[path],
            commit=commit.id,
            line=first.source.line if first else 1,
            rule=first.rule if first else "too-large",
        )
