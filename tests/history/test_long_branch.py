"""A branch of 300 commits that nobody wrote: what the ledger must say is kept beside it, commit by commit."""

import copy
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from statistics import median

import pytest

from macros.history import history
from macros.history.ledger import Ledger, totals
from tests.history.branch import Files, Step, branch

BEGIN = dt.date(2024, 1, 1)
TODAY = dt.date(2027, 6, 30)
HEAD: Files = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\n",
    "data/phases.yml": "[]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
}
TRACKS = ("north", "south", "west")


@dataclass(slots=True)
class Known:
    """A record as its editor knows it; `key` never changes, the id does."""

    key: int
    id: str
    track: str  # empty: a use case
    planned: dt.date | None
    entries: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    note: int = 0

    def text(self) -> str:
        end = "finish" if self.track else "production"
        lines = ["kind: action"] if self.track else ["track: north"]
        lines += ["title: T", f"note: n{self.note}", f"aliases: [{', '.join(self.aliases)}]"]
        lines += [f"planned: {{{end}: {self.planned}}}"] if self.planned else []
        lines += ["replanned:"] if self.entries else []
        lines += [f"  - {{date: {on}, why: W, {end}: {to or 'open'}}}" for on, to in self.entries]
        if not self.track:
            return "\n".join(lines) + "\n"
        return f"  - id: {self.id}\n" + "".join(f"    {line}\n" for line in lines)

    def promise(self) -> dt.date | None:
        return self.entries[-1][1] if self.entries else self.planned

    def first(self) -> dt.date | None:
        return self.planned or next((to for _, to in self.entries if to), None)


State = dict[int, Known]


def files(state: State) -> dict[str, str]:
    """The whole of data/."""
    found = {path: str(text) for path, text in HEAD.items()}
    for track in TRACKS:
        items = "".join(one.text() for one in state.values() if one.track == track)
        found[f"data/tracks/{track}.yml"] = f"name: {track}\nowner: els\n" + (f"items:\n{items}" if items else "")
    return found | {f"data/use-cases/{one.id}.yml": one.text() for one in state.values() if not one.track}


@dataclass(slots=True)
class Editors:
    """What happens to a roadmap in 300 commits, and how often what happened."""

    random: Random
    state: State = field(default_factory=dict)
    before: State = field(default_factory=dict)
    happened: Counter[str] = field(default_factory=Counter)
    born: int = 0

    def edit(self, day: dt.date) -> None:
        """One change; what a kind of change needs and is not there turns it into a new record."""
        kinds = "add move move move overwrite erase rename transfer remove revert".split()
        kind = self.random.choice(kinds) if len(self.state) > 12 else "add"
        one = self.random.choice([*self.state.values()]) if self.state else None
        if kind == "revert":
            self.state, self.before = self.before, copy.deepcopy(self.state)
            self.happened[kind] += 1
            return
        self.before = copy.deepcopy(self.state)
        if kind == "add" or one is None:
            self.add(day)
            return
        late = one.promise() or day
        if kind == "move" and (not one.entries or one.entries[-1][0] < day):
            to = self.random.choice([late + dt.timedelta(days=self.random.randint(1, 90)), late, one.first(), None])
            one.entries.append((day, to))
        elif kind == "overwrite" and one.planned:
            one.planned += dt.timedelta(days=self.random.choice([-7, 14]))
        elif kind == "erase":
            one.planned, one.entries = None, []
        elif kind == "rename":
            self.born += 1
            one.aliases, one.id = [*one.aliases, one.id], f"r{self.born}"
        elif kind == "transfer" and one.track:
            one.track = self.random.choice(TRACKS)
        elif kind == "remove":
            del self.state[one.key]
        one.note += 1
        self.happened[kind] += 1

    def add(self, day: dt.date) -> None:
        self.born += 1
        planned = day + dt.timedelta(days=self.random.randint(20, 300)) if self.random.random() < 0.85 else None
        track = self.random.choice(["", *TRACKS])
        self.state[self.born] = Known(key=self.born, id=f"r{self.born}", track=track, planned=planned)
        self.happened["add"] += 1


@dataclass(slots=True)
class Account:
    """What the ledger must say of one record."""

    kind: str
    first: dt.date
    promised_on: dt.date
    current: dt.date
    moves: list[tuple[dt.date, dt.date, dt.date]] = field(default_factory=list)


def accounts(days: list[tuple[dt.date, State]]) -> dict[int, Account]:
    """Kept by the day and the state of each commit, without a look at git."""
    kept: dict[int, Account] = {}
    for day, state in days:
        for key, one in state.items():
            first, promise = one.first(), one.promise()
            if key not in kept and first:
                kept[key] = Account("item" if one.track else "use_case", first, day, first)
            if key in kept and promise and promise != kept[key].current:
                kept[key].moves.append((day, kept[key].current, promise))
                kept[key].current = promise
    return kept


@pytest.fixture(scope="module", params=[1, 2, 3])
def long(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Ledger, list[tuple[dt.date, State]]]:
    """The ledger of a branch, and the state of data/ at each of its commits."""
    dice = Random(request.param)  # noqa: S311 - no secret
    editors, days, steps = Editors(dice), list[tuple[dt.date, State]](), list[Step]()
    stood: dict[str, str] = {}
    for number in range(300):
        day = BEGIN + dt.timedelta(days=2 * number)
        for _ in range(2 if number % 10 == 9 else 1):  # every tenth is a merge of two edits
            editors.edit(day)
        now = files(editors.state)
        changed: Files = {path: now.get(path) for path in sorted(stood | now) if stood.get(path) != now.get(path)}
        changed = changed or {"data/tracks/west.yml": now["data/tracks/west.yml"] + f"# {number}\n"}
        steps.append(Step(day, {}, beside=changed) if number % 10 == 9 else Step(day, changed))
        stood = {**now, **{path: text for path, text in changed.items() if text}}
        days.append((day, copy.deepcopy(editors.state)))
    assert all(editors.happened[kind] > 5 for kind in "add move overwrite erase rename transfer remove revert".split())
    data = branch(tmp_path_factory.mktemp("long"), steps)
    return history(data, dt.UTC, TODAY, dt.timedelta(days=14)), days


def test_every_record_and_every_move_is_right(long: tuple[Ledger, list[tuple[dt.date, State]]]) -> None:
    ledger, days = long
    newest = {key: one.id for _, state in days for key, one in state.items()}
    told = {
        record.id: Account(
            record.kind,
            record.first,
            record.promised_on,
            record.current,
            [(m.date, m.from_, m.to) for m in record.moves],
        )
        for record in ledger.records
    }
    assert told == {newest[key]: account for key, account in accounts(days).items()}
    assert (ledger.commits, ledger.from_, ledger.to) == (300, days[0][0], days[-1][0])
    assert (ledger.refused, ledger.unread) == (0, ())


def test_the_totals_are_right(long: tuple[Ledger, list[tuple[dt.date, State]]]) -> None:
    ledger, days = long
    kept, last = accounts(days), days[-1][1]
    gone = {key for key in kept if key not in last}
    open_ = {key for key in kept if key in last and not last[key].promise()}
    moved = {key: (account.current - account.first).days for key, account in kept.items() if account.moves}
    slips = [slip for key, slip in moved.items() if key not in open_]
    found = totals(ledger.records)
    assert (found.promises, found.moved, found.removed, found.withdrawn) == (
        len(kept),
        len(moved),
        len(gone),
        len(open_),
    )
    assert found.moves == sum(len(account.moves) for account in kept.values())
    assert (found.later, found.earlier, found.back) == (
        sum(slip > 0 for slip in slips),
        sum(slip < 0 for slip in slips),
        sum(slip == 0 for slip in slips),
    )
    assert found.median_slip == median(slips)
