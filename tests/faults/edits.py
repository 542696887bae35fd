"""A roadmap of some files, and changes by chance as people make them: a record, an owner, a phase, a dependency.

In: a source of chance. Out: the files of data/ as text, every record on lines of its own, so that git can merge them.
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

NEW = ("meten", "leren", "delen")  # few, so that two people choose the same
PEOPLE, TIMES = ("piet", "anna"), ("herfst", "winter")


@dataclass(slots=True)
class Record:
    """An item, or a use case."""

    id: str
    title: str
    track: str
    item: bool = True
    owner: str = ""
    phase: str = ""
    day: str = "2026-10-01"
    moved: list[str] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        end = "finish" if self.item else "production"
        yield f"title: {self.title}"
        yield "kind: action" if self.item else f"track: {self.track}"
        if self.owner:
            yield f"owner: {self.owner}"
        if self.phase:
            yield f"phase: {self.phase}"
        yield f"planned: {{{end}: {self.day}}}"
        if self.moved:
            yield "replanned:"
        for day in self.moved:
            yield from ("  - date: 2026-06-29", "    why: Ziek", f"    {end}: {day}")
        if self.waits_for:
            yield "depends_on:"
        yield from (f"  - {other}" for other in self.waits_for)
        if self.aliases:
            yield f"aliases: [{', '.join(self.aliases)}]"
        yield from self.more


@dataclass(slots=True)
class Made:
    """A roadmap that can be changed."""

    languages: tuple[str, ...] = ("nl", "en")
    owners: list[str] = field(default_factory=lambda: ["els", "jan", "noor", "niemand"])
    phases: list[str] = field(default_factory=lambda: ["start", "groei", "later"])
    tracks: dict[str, str] = field(default_factory=lambda: {"data": "els", "mensen": "jan", "techniek": "els"})
    records: list[Record] = field(default_factory=list)

    def files(self) -> dict[str, str]:
        """By path, as they are committed."""
        found = {
            "roadmap.yml": f"title: T\norganisation: O\npurpose: P\nlanguages: [{', '.join(self.languages)}]\n",
            "owners.yml": "".join(f"- id: {id_}\n  name: {id_.title()}\n  kind: role\n" for id_ in self.owners),
            "phases.yml": "".join(f"- id: {id_}\n  name: {id_.title()}\n" for id_ in self.phases),
        }
        for track, owner in self.tracks.items():
            own = [one for one in self.records if one.item and one.track == track]
            found[f"tracks/{track}.yml"] = f"name: {track.title()}\nowner: {owner}\nitems:{'' if own else ' []'}\n"
            for one in own:
                found[f"tracks/{track}.yml"] += f"  - id: {one.id}\n" + "".join(f"    {line}\n" for line in one.lines())
        for one in self.records:
            if not one.item:
                found[f"use-cases/{one.id}.yml"] = "".join(f"{line}\n" for line in one.lines())
        return {f"data/{name}": text for name, text in found.items()}


def roadmap() -> Made:
    """Where everybody begins."""
    tracks = ("data", "mensen", "techniek")
    items = [Record(f"{track}-{number}", f"{track.title()} {number}", track) for track in tracks for number in range(4)]
    cases = [Record(f"case-{track}", f"Case {track}", track, item=False) for track in tracks]
    return Made(records=[*items, *cases])


def changed(made: Made, choose: random.Random) -> Made:
    """The roadmap with one or two changes, which may make it invalid."""
    made = deepcopy(made)
    for _ in range(choose.choice((1, 1, 2))):
        choose.choice(WAYS)(made, choose)
    return made


def add(made: Made, choose: random.Random) -> None:
    one = Record(choose.choice(NEW), "Nieuw", choose.choice(list(made.tracks)), item=choose.random() < 0.6)
    made.records.insert(choose.randrange(len(made.records) + 1), one)


def rename(made: Made, choose: random.Random) -> None:
    one = choose.choice(made.records)
    old, one.id = one.id, choose.choice(NEW)
    one.aliases.append(old)
    for other in made.records:
        other.waits_for = [one.id if id_ == old else id_ for id_ in other.waits_for]


def wait(made: Made, choose: random.Random) -> None:
    one, other = choose.sample(made.records[:6], 2)  # few, so that two people close a circle
    one.waits_for.append(other.id)


def replan(made: Made, choose: random.Random) -> None:
    choose.choice(made.records).moved.append(choose.choice(("2026-11-01", "2027-02-01")))


def move(made: Made, choose: random.Random) -> None:
    choose.choice(made.records).track = choose.choice(list(made.tracks))


def done(made: Made, choose: random.Random) -> None:
    one = choose.choice(made.records)
    one.more.append("finished: 2026-06-01" if one.item else "stages: {production: 2026-06-01}")


def end(made: Made, choose: random.Random) -> None:
    one = choose.choice(made.records)
    one.more.append(f"{'dropped' if one.item else 'stopped'}: {{date: 2026-06-15, why: Weg}}")


def hire(made: Made, choose: random.Random) -> None:
    made.owners.insert(choose.randrange(len(made.owners) + 1), choose.choice(PEOPLE))


def leave(made: Made, choose: random.Random) -> None:
    made.owners.remove(choose.choice(made.owners))


def give(made: Made, choose: random.Random) -> None:
    choose.choice(made.records).owner = choose.choice(made.owners)


def hand_over(made: Made, choose: random.Random) -> None:
    made.tracks[choose.choice(list(made.tracks))] = choose.choice(made.owners)


def open_phase(made: Made, choose: random.Random) -> None:
    made.phases.insert(choose.randrange(len(made.phases) + 1), choose.choice(TIMES))


def close_phase(made: Made, choose: random.Random) -> None:
    made.phases.remove(choose.choice(made.phases))


def place(made: Made, choose: random.Random) -> None:
    choose.choice(made.records).phase = choose.choice(made.phases)


def translate(made: Made, choose: random.Random) -> None:
    one = choose.choice(made.records)
    one.title = f"{{nl: {one.id}, en: {one.id} in English}}"


def speak_one_language(made: Made, choose: random.Random) -> None:
    made.languages = ("nl",)


WAYS: tuple[Callable[[Made, random.Random], None], ...] = (
    *(
        add,
        add,
        add,
        add,
        rename,
        rename,
        wait,
        wait,
        replan,
        move,
        done,
        end,
        hire,
        leave,
        leave,
        give,
        give,
        hand_over,
    ),
    *(open_phase, close_phase, close_phase, place, place, translate, speak_one_language),
)
