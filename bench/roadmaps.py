"""Made-up roadmaps of the size that is asked for, the same for the same seed; `roadmap check` finds nothing wrong.

In: a size, a seed, texts to draw from. Out: files by path, as they stood on a day. A third of the records is done and
two thirds are open; phases, owners, teams, measurements, reviews and decisions are there as in a real roadmap.
"""

import datetime as dt
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.records import STAGES, Made, Move, in_a_file, in_a_track
from bench.sentences import Texts
from bench.sizes import Size

TODAY = dt.date(2026, 11, 24)
SEED = 1
PHASES = {  # by the share of all records that finish in it
    "orientatie": (dt.date(2026, 1, 1), dt.date(2026, 4, 30), 2),
    "activatie": (dt.date(2026, 5, 1), dt.date(2027, 1, 31), 4),
    "integratie": (dt.date(2027, 2, 1), dt.date(2027, 9, 30), 7),
    "versnelling": (dt.date(2027, 10, 1), dt.date(2028, 6, 30), 6),
}
KINDS = ("action", "action", "experiment", "mvp", "milestone")
AREAS = ("people", "technology", "use-cases", "governance", "communication")
DIMENSIONS = ("leiderschap", "mensen", "processen", "technologie", "data", "governance")
TARGETS = {"coverage": 80, "adherence": 80, "maturity_index": 50, "ai_enabled_share": 40, "use_cases_live": 20}
Dice = random.Random


@dataclass(frozen=True, kw_only=True, slots=True)
class Roadmap:
    """All that was made: the files that stay as they are, the heads of tracks, the records."""

    fixed: Mapping[str, str]
    tracks: Mapping[str, str]
    records: tuple[Made, ...]

    def files(self, day: dt.date = TODAY) -> dict[str, str]:
        """What data/ holds on a day, by path in it."""
        found = dict(self.fixed)
        items: dict[str, list[str]] = {track: [] for track in self.tracks}
        for record in self.records:
            if record.kind != "use-case":
                items[record.track].append(in_a_track(record, day))
            elif text := in_a_file(record, day):
                found[f"use-cases/{record.id}.yml"] = text
        for track, head in self.tracks.items():
            found[f"tracks/{track}.yml"] = head + ("items:\n" + "".join(items[track]) if any(items[track]) else "")
        return found


def write(data: Path, files: Mapping[str, str]) -> Path:
    """The files in a folder, which is made."""
    for name, text in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    return data


def roadmap(size: Size, texts: Texts, seed: int = SEED) -> Roadmap:
    """A roadmap of a size."""
    dice = Dice(f"{size.name} {seed}")
    tracks = [f"track-{number:02}" for number in range(1, size.tracks + 1)]
    owners = [f"eigenaar-{number:03}" for number in range(1, size.owners + 1)]
    teams = [f"team-{number:02}" for number in range(1, size.teams + 1)]
    records: list[Made] = []
    done: list[Made] = []  # what later work may depend on, by the day it was promised for
    kinds = ["item"] * size.items + ["use-case"] * size.use_cases
    dice.shuffle(kinds)
    for number, kind in enumerate(kinds, 1):
        one_of = dice.choice(KINDS) if kind == "item" else kind
        record = made(dice, texts, number=number, kind=one_of, track=tracks[number % len(tracks)])
        before = [one.id for one in dice.sample(done, min(4, len(done))) if last(one) <= first(record)]
        labels = (*record.labels, f"owner: {owners[number % len(owners)]}")
        labels += (f"team: {dice.choice(teams)}",) if kind == "use-case" else ()
        record = replace(record, labels=labels, depends_on=tuple(before[:2]))
        records.append(record)
        done.append(record)
    ids = [record.id for record in records]
    fixed = dict(others(dice, texts, owners=owners, teams=teams, ids=ids))
    heads = {
        track: f"name: {quoted(f'{dice.choice(texts.titles)} {number}')}\nowner: {owners[number]}\n"
        f"purpose: {quoted(some(dice, texts, 2))}\nconfirmed: {TODAY - dt.timedelta(7)}\n"
        for number, track in enumerate(tracks)
    }
    return Roadmap(fixed=fixed, tracks=heads, records=tuple(records))


def made(dice: Dice, texts: Texts, *, number: int, kind: str, track: str) -> Made:
    """A record that begins and finishes within one phase, a fifth of them a promise that was moved."""
    phase = dice.choices(list(PHASES), [share for *_, share in PHASES.values()])[0]
    begin, end, _ = PHASES[phase]
    length = (end - begin).days
    start = begin + dt.timedelta(dice.randrange(length // 2))
    finish = start + dt.timedelta(dice.randrange(20, length // 2 - 10))
    agreed = min(start, TODAY) - dt.timedelta(dice.randrange(20, 200))
    late = finish + dt.timedelta(dice.choice((0, 0, 0, 0, dice.randrange(3, 10))))
    moved = min(late, TODAY) - dt.timedelta(1)
    why = quoted(dice.choice(texts.sentences))
    moves = (Move(on=moved, why=why, finish=late),) if late > finish and moved > agreed else ()
    use_case = kind == "use-case"
    labels = (f"area: {dice.choice(AREAS)}", f"horizon: {dice.choice(('quick-win', 'foundation'))}", f"phase: {phase}")
    body = (("problem", 4), ("value", 3), ("result", 2)) if use_case else (("result", 3), ("note", 7))
    return Made(
        id=f"{'toepassing' if use_case else 'werk'}-{number:04}",
        title=quoted(f"{dice.choice(texts.titles)} {number}"),
        track=track,
        kind=kind,
        labels=labels,
        agreed=agreed,
        start=None if kind == "milestone" else start,
        finish=finish,
        moves=moves,
        facts=tuple(facts(start, late, kind)),
        texts=tuple((key, some(dice, texts, count)) for key, count in body),
        depends_on=(),
        numbers=tuple(indicators(dice, texts)) if use_case else (),
    )


def first(record: Made) -> dt.date:
    """The day on which it was to begin."""
    return record.start or record.finish


def last(record: Made) -> dt.date:
    """The day for which it is promised now."""
    return record.moves[-1].finish if record.moves else record.finish


def facts(start: dt.date, finish: dt.date, kind: str) -> Iterator[tuple[str, dt.date]]:
    """What happened up to today: as it was promised."""
    if kind == "use-case":
        step = (finish - start) / (len(STAGES) - 1)
        days = [(stage, start + step * number) for number, stage in enumerate(STAGES)]
    else:
        days = [*([] if kind == "milestone" else [("started", start)]), ("finished", finish)]
    yield from ((name, day) for name, day in days if day <= TODAY)


def indicators(dice: Dice, texts: Texts) -> Iterator[str]:
    """Two figures by which a use case is measured, over four quarters."""
    yield "kpis:"
    for number in (1, 2):
        yield f"  - id: maat-{number}"
        yield f"    name: {quoted(dice.choice(texts.titles))}"
        yield '    unit: "%"'
        yield "    direction: up"
        yield f"    baseline: {dice.randrange(20, 50)}"
        yield "    quarters:"
        for quarter in ("2026-Q1", "2026-Q2", "2026-Q3"):
            yield f"      {quarter}: {{target: {dice.randrange(50, 90)}, actual: {dice.randrange(40, 95)}}}"
        yield f"      2026-Q4: {{target: {dice.randrange(50, 90)}}}"


def others(
    dice: Dice, texts: Texts, *, owners: list[str], teams: list[str], ids: list[str]
) -> Iterator[tuple[str, str]]:
    """Everything in data/ but tracks and use cases."""
    quarters = "".join(f"    2026-Q{number}: {{{{at_least: {{0}}}}}}\n" for number in (1, 2, 3, 4))
    targets = "".join(f"  {name}:\n{quarters.format(value)}" for name, value in TARGETS.items())
    head = f"contract: 2\ntitle: {quoted(texts.titles[0])}\norganisation: Noordkade\n"
    head += f"purpose: {quoted(some(dice, texts, 3))}\nlanguages: [nl]\n"
    yield "roadmap.yml", f"{head}repository: https://github.com/noordkade/ai-roadmap\ntargets:\n{targets}"
    yield "phases.yml", "".join(a_phase(dice, texts, phase, ids) for phase in PHASES)
    names = {one: one.replace("-", " ").title() for one in owners}
    yield "owners.yml", "".join(f"- {{id: {one}, name: {name}, kind: role}}\n" for one, name in names.items())
    dimensions = "".join(f"  - {{id: {one}, name: {one.title()}}}\n" for one in DIMENSIONS)
    yield "maturity.yml", f"dimensions:\n{dimensions}"
    for number, team in enumerate(teams):
        yield f"teams/{team}.yml", a_team(dice, number)
    for number, day in enumerate(TODAY - dt.timedelta(14 * number + 1) for number in range(20)):
        yield f"reviews/{day}.yml", a_review(dice, texts, owners, ids, day, number)


def a_phase(dice: Dice, texts: Texts, phase: str, ids: list[str]) -> str:
    """A phase with three goals, of three records each."""
    begin, end, _ = PHASES[phase]
    text = f"- id: {phase}\n  name: {phase.title()}\n  purpose: {quoted(some(dice, texts, 2))}\n"
    text += f"  start: {begin}\n  finish: {end}\n  goals:\n"
    for number in (1, 2, 3):
        title, items = quoted(dice.choice(texts.titles)), ", ".join(sorted(dice.sample(ids, 3)))
        text += f"    - {{id: doel-{phase}-{number}, title: {title}, items: [{items}]}}\n"
    return text


def a_team(dice: Dice, number: int) -> str:
    """A team that was measured four times."""
    text = f"name: Team {number + 1}\ndepartment: Afdeling {number % 6 + 1}\nsize: 24\nai_enabled:\n"
    days = [TODAY - dt.timedelta(80 * back) for back in (3, 2, 1, 0)]
    text += "".join(f"  - {{date: {day}, people: {step * 4 + 3}}}\n" for step, day in enumerate(days))
    text += "assessments:\n"
    for day in days:
        scores = ", ".join(f"{name}: {dice.randint(1, 5)}" for name in DIMENSIONS)
        text += f"  - {{date: {day}, scores: {{{scores}}}}}\n"
    return text


def a_review(dice: Dice, texts: Texts, owners: list[str], ids: list[str], day: dt.date, number: int) -> str:
    """A review with three decisions; those of the newest ones are still to be carried out."""
    text = f"summary: {quoted(some(dice, texts, 3))}\ndecisions:\n"
    for _ in range(3):
        done = f"    done: {day}\n" if number > 1 else ""
        text += (
            f"  - what: {quoted(dice.choice(texts.sentences))}\n    why: {quoted(dice.choice(texts.sentences))}\n"
            f"    items: [{', '.join(dice.sample(ids, 2))}]\n    owner: {dice.choice(owners)}\n"
            f"    due: {day + dt.timedelta(14)}\n{done}"
        )
    return text


def some(dice: Dice, texts: Texts, count: int) -> str:
    """A paragraph of so many sentences."""
    return " ".join(dice.sample(texts.sentences, count))


def quoted(text: str) -> str:
    """A text on a line, quoted as an editor may."""
    return json.dumps(text, ensure_ascii=False)
