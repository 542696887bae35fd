"""Roadmaps of any size: records of every kind and state over three years, the same for the same seed."""

import datetime as dt
import random
from pathlib import Path

from macros.model.records import AREAS
from tests.roadmaps import write

KINDS = ("action", "experiment", "mvp", "milestone")
STAGES = ("intake", "selected", "experiment", "mvp")
WORDS = (
    "kennisbank meting werkwijze gesprekken samenvatten rapportage voorbeeld bibliotheek klantvragen zaaksysteem "
    "toegang scholing beleid evaluatie koppeling ervaringen handreiking voor de balie en het team"
).split()
OTHERS = """
== roadmap.yml
title: Veel
organisation: O
purpose: P
languages: [nl, en]
== phases.yml
- {{id: een, name: Oriëntatie, start: {first}, finish: {second_eve}}}
- {{id: twee, name: Activatie, start: {second}, finish: {third_eve}}}
- {{id: drie, name: Integratie, start: {third}, finish: {last}}}
== owners.yml
"""
OWNERS = 50
PHASES = ("een", "twee", "drie")


def many(folder: Path, count: int, today: dt.date, *, tracks: int = 7, seed: int = 1, steered: bool = False) -> Path:
    """Data of so many records, a fifth of which are use cases.

    Of a steered roadmap each record has a phase and an area, there were reviews with decisions, and there are teams.
    """
    places = random.Random(seed)  # noqa: S311 - no secret; apart, so that what is steered has the same records
    dice = random.Random(seed)  # noqa: S311 - no secret
    days = [today + dt.timedelta(n) for n in (-420, -200, 70, 500)]
    eves = {"second_eve": days[1] - dt.timedelta(1), "third_eve": days[2] - dt.timedelta(1)}
    text = OTHERS.format(first=days[0], second=days[1], third=days[2], last=days[3], **eves)
    text += "".join(f"- {{id: o{number}, name: Eigenaar {number}, kind: role}}\n" for number in range(OWNERS))
    names = [f"r{number:04}" for number in range(count)]
    items: dict[str, list[str]] = {f"t{number}": [] for number in range(tracks)}
    for number, name in enumerate(names):
        track = f"t{number % tracks}"
        lines = record(dice, today, use_case=number % 5 == 0)
        lines.append(f"owner: o{number % OWNERS}")
        if steered:
            lines += [f"phase: {places.choice(PHASES)}", f"area: {places.choice(AREAS)}"]
        if number and dice.random() < 0.3:
            lines.append(f"depends_on: [{names[dice.randrange(number)]}]")
        if number % 5 == 0:
            text += f"== use-cases/{name}.yml\ntrack: {track}\n" + "".join(f"{line}\n" for line in lines)
        else:
            items[track].append(f"  - id: {name}\n" + "".join(f"    {line}\n" for line in lines))
    for track, made in items.items():
        text += f"== tracks/{track}.yml\nname: Track {track}\nowner: o0\nitems:\n{''.join(made)}"
    write(folder / "data", text + (steering(places, names, today) if steered else ""))
    return folder / "data"


def steering(dice: random.Random, names: list[str], today: dt.date) -> str:
    """Two reviews a month for most of a year, and a team for each forty records."""
    text = "== maturity.yml\ndimensions: [{id: data, name: Data}, {id: people, name: Mensen}]\n"
    for day in (today - dt.timedelta(14 * number) for number in range(1, 22)):
        text += f"== reviews/{day}.yml\nsummary: Zo staan we ervoor.\ndecisions:\n"
        for number in range(4):
            about = ", ".join(dict.fromkeys(dice.choices(names, k=3)))
            text += f"  - {{what: Besluit {number}, why: Daarom, items: [{about}], owner: o{number}, due: {day}}}\n"
    for number in range(len(names) // 40):
        text += f"== teams/team{number}.yml\nname: Team {number}\ndepartment: Afdeling {number % 9}\nsize: 12\n"
        scores = ", ".join(f"{name}: {dice.randint(1, 5)}" for name in ("data", "people"))
        text += f"assessments: [{{date: {today - dt.timedelta(90)}, scores: {{{scores}}}}}]\n"
    return text


def record(dice: random.Random, today: dt.date, *, use_case: bool) -> list[str]:
    begin = today + dt.timedelta(dice.randrange(-400, 420))
    finish = begin + dt.timedelta(dice.randrange(20, 240))
    later = finish + dt.timedelta(35)
    over = finish < today and dice.random() < 0.8
    lines = [f"title: {' '.join(dice.choices(WORDS, k=dice.randint(2, 5)))}"]
    lines += [f"horizon: {dice.choice(('quick-win', 'foundation'))}"] if dice.random() < 0.3 else []
    if not use_case:
        kind = dice.choice(KINDS)
        start = "" if kind == "milestone" else f"start: {begin}, "
        lines += [f"kind: {kind}", f"planned: {{{start}finish: {finish}}}"]
        lines += [f"started: {begin}"] if start and begin <= today else []
        lines += [f"finished: {finish}", "result: Klaar"] if over else []
        end = "finish"
    else:
        lines += [f"planned: {{production: {finish}}}"]
        step = (finish - begin) / 4
        reached = {stage: begin + step * number for number, stage in enumerate(STAGES)}
        reached = {stage: day for stage, day in reached.items() if day <= today}
        reached |= {"production": finish} if over else {}
        lines += [f"stages: {{{', '.join(f'{stage}: {day}' for stage, day in reached.items())}}}"] if reached else []
        lines += ["result: Klaar"] if over else []
        end = "production"
    if not over and finish > today and dice.random() < 0.2:
        lines.append(f"replanned: [{{date: {min(today, begin)}, why: W, {end}: {later}}}]")
    return lines
