"""A day that is over, looked at from today, is what was known on that day: in figures, at sixty commits of a branch.

The branch adds only what carries its day: facts, replannings, assessments, and records whose plan was agreed on it.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from macros.history.repository import commits, repository_of
from macros.history.state import reading_at
from macros.kpis.measure import measure
from macros.load import load
from macros.model.records import Roadmap
from macros.report.figures import Json, as_json
from macros.words import words
from tests.history.branch import Files, Step, branch

BEGIN = dt.date(2025, 1, 6)
COMMITS = 60
STAGES = ("intake", "selected", "experiment", "mvp", "production")
HEAD: Files = {
    "data/roadmap.yml": "title: T\norganisation: O\npurpose: P\ntargets:\n  coverage: {2025-Q3: {at_least: 50}}\n",
    "data/phases.yml": "- id: een\n  name: E\n  goals: [{id: l, title: L, target: {measure: coverage, at_least: 9}}]\n",
    "data/owners.yml": "- {id: els, name: Els, kind: role}\n",
    "data/maturity.yml": "dimensions: [{id: skills, name: S}, {id: data, name: D, weight: 2}]\nvalid_days: 90\n",
    "data/tracks/north.yml": "name: N\nowner: els\n",
    "data/tracks/south.yml": "name: S\nowner: els\n",
    "data/teams/one.yml": "name: One\nsize: 10\n",
    "data/teams/two.yml": "name: Two\n",
}


@dataclass(slots=True)
class Written:
    """A record as its editor writes it: what never changes, and what each commit adds."""

    id: str
    track: str
    end: str
    about: list[str]
    agreed: dt.date
    promise: dt.date
    entries: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)
    facts: dict[str, dt.date] = field(default_factory=dict)
    halted: tuple[str, dt.date] | None = None

    @property
    def open(self) -> bool:
        return self.end not in self.facts and not self.halted

    def lines(self) -> list[str]:
        start = f"start: {self.agreed}, " if self.end == "finish" else ""
        lines = ["title: T", *self.about, f"planned: {{{start}{self.end}: {self.promise}, agreed: {self.agreed}}}"]
        lines += ["replanned:"] if self.entries else []
        lines += [f"  - {{date: {on}, why: W, {self.end}: {to or 'open'}}}" for on, to in self.entries]
        if self.end == "production":
            told = ", ".join(f"{stage}: {day}" for stage, day in self.facts.items())
            lines += [f"stages: {{{told}}}"] if told else []
        else:
            names = {"start": "started", "finish": "finished"}
            lines += [f"{names[key]}: {day}" for key, day in self.facts.items()]
        if self.halted:
            lines.append(f"{self.halted[0]}: {{date: {self.halted[1]}, why: W}}")
        return lines


@dataclass(slots=True)
class Editor:
    """Everybody who edits, in one: each day something that carries its day."""

    chance: Random
    records: list[Written] = field(default_factory=list)
    teams: dict[str, list[str]] = field(default_factory=lambda: {"one": [], "two": []})
    counts: list[tuple[dt.date, int]] = field(default_factory=list)

    def edit(self, day: dt.date) -> None:
        ways = [self.add, self.add, self.act, self.act, self.act, self.act, self.replan, self.replan, self.assess]
        while not self.chance.choice(ways)(day):
            pass

    def add(self, day: dt.date) -> bool:
        number, item = len(self.records), self.chance.random() < 0.6
        about = [] if item else [f"track: {self.chance.choice(('north', 'south'))}"]
        about += [f"kind: {self.chance.choice(('action', 'mvp'))}"] if item else []
        about += ["result: It runs"] if self.chance.random() < 0.5 else []
        about += ["phase: een"] if self.chance.random() < 0.5 else []
        about += ["horizon: quick-win"] if self.chance.random() < 0.4 else []
        promise = day + dt.timedelta(self.chance.randint(7, 120))
        track, end = (self.chance.choice(("north", "south")), "finish") if item else ("", "production")
        self.records.append(Written(id=f"r{number}", track=track, end=end, about=about, agreed=day, promise=promise))
        return True

    def act(self, day: dt.date) -> bool:
        """The next fact of an open record: a stage, a start, a finish, sometimes the end of it."""
        found = [record for record in self.records if record.open and record.agreed < day]
        if not found:
            return False
        record = self.chance.choice(found)
        if self.chance.random() < 0.08:
            record.halted = ("dropped" if record.track else "stopped", day)
            return True
        ahead = [key for key in (("start", "finish") if record.track else STAGES) if key not in record.facts]
        record.facts[ahead[0]] = day
        return True

    def replan(self, day: dt.date) -> bool:
        found = [record for record in self.records if record.open and record.agreed < day]
        if not found:
            return False
        to = day + dt.timedelta(self.chance.randint(5, 90)) if self.chance.random() < 0.85 else None
        self.chance.choice(found).entries.append((day, to))
        return True

    def assess(self, day: dt.date) -> bool:
        scores = f"{{skills: {self.chance.randint(1, 5)}, data: {self.chance.randint(1, 5)}}}"
        self.teams[self.chance.choice(("one", "two"))].append(f"  - {{date: {day}, scores: {scores}}}")
        self.counts.append((day, min(10, len(self.counts))))
        return True

    def files(self) -> Files:
        found = dict(HEAD)
        for track in ("north", "south"):
            items = [record for record in self.records if record.track == track]
            lines = [f"  - id: {item.id}\n" + "".join(f"    {line}\n" for line in item.lines()) for item in items]
            found[f"data/tracks/{track}.yml"] = (
                f"name: {track}\nowner: els\n" + ("items:\n" if items else "") + "".join(lines)
            )
        for record in self.records:
            if not record.track:
                found[f"data/use-cases/{record.id}.yml"] = "\n".join([*record.lines(), ""])
        for team, assessments in self.teams.items():
            lines = [f"name: {team}", *(["size: 10"] if team == "one" else [])]
            lines += ["assessments:", *assessments] if assessments else []
            if team == "one" and self.counts:
                lines += ["ai_enabled:", *(f"  - {{date: {day}, people: {n}}}" for day, n in self.counts)]
            found[f"data/teams/{team}.yml"] = "\n".join([*lines, ""])
        return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a branch of so many commits, one every few days."""
    editor, day = Editor(chance=Random(20)), BEGIN  # noqa: S311 - no secret
    steps = []
    for _ in range(COMMITS):
        day += dt.timedelta(editor.chance.randint(1, 9))
        editor.edit(day)
        steps.append(Step(day, editor.files()))
    return branch(tmp_path_factory.mktemp("branch"), steps)


def figures(roadmap: Roadmap, day: dt.date) -> Json:
    return as_json(measure(roadmap, day), None, words("en"), records=False)


def test_a_day_seen_from_today_is_what_was_known_on_it(written: Path) -> None:
    repository = repository_of(written)
    found = commits(repository, "HEAD", dt.UTC)
    assert len(found) == COMMITS
    whole = load(written, found[-1].day)
    assert not whole.problems
    seen = []
    for commit in found:
        then = reading_at(repository, commit.id, commit.day)
        assert not then.problems, then.problems
        told = figures(then.roadmap, commit.day)
        assert figures(whole.roadmap, commit.day) == told, commit.day
        seen.append(told)
    changed = sum(one != {**other, "as_of": one["as_of"]} for one, other in pairwise(seen))
    assert changed > COMMITS / 2  # the figures move along with the branch: what is compared is not always the same


def test_a_promise_without_its_day_is_seen(written: Path) -> None:
    """The test above can fail: plans that do not say when they were agreed were there from the beginning."""
    repository = repository_of(written)
    half = commits(repository, "HEAD", dt.UTC)[COMMITS // 2]
    then = reading_at(repository, half.id, half.day).roadmap
    whole = load(written, half.day + dt.timedelta(400)).roadmap
    cases = [replace(one, planned=one.planned and replace(one.planned, agreed=None)) for one in whole.use_cases]
    assert figures(whole, half.day) == figures(then, half.day)
    assert figures(replace(whole, use_cases=tuple(cases)), half.day) != figures(then, half.day)
