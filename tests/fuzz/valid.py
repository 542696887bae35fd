"""Roadmaps by chance in which nothing is wrong, made from the contract: every key it has occurs, in every place.

In: a seed. Out: what each file says, as maps, lists and texts. A new key of the contract is filled by its type; only
what two values may not say together is known here.
"""

import datetime as dt
import random
from typing import Any

from macros.contract import types
from macros.contract.choices import MEASURES, STAGES
from macros.contract.files import FILES
from macros.contract.tables import ITEM, MATURITY, METRIC, PHASE, REVIEW, ROADMAP, TEAM, TRACK, USE_CASE
from tests.fuzz import dates, texts
from tests.roadmaps import TODAY

Value = Any  # a text, or a map or list of values
ADDRESSES = (
    "https://example.org",
    "https://git.example.org:8443/a/b?c=d&e=f#g",
    "https://xn--80ak6aa92e.example/%20'".rstrip("'"),
)
CONTACTS = (*ADDRESSES, "mailto:els@example.org", "mailto:a.b+c@sub.example.org")
SETTINGS: dict[type, tuple[str, ...]] = {
    types.Address: ADDRESSES,
    types.Contact: CONTACTS,
    types.Handle: ("els", "jan-voorbeeld", "A1"),
    types.Timezone: ("Europe/Amsterdam", "UTC", "America/New_York"),
    types.Branch: ("main", "release/2.0", "a_b-c"),
}
LANGUAGES = (("nl",), ("nl", "en"), ("en",), ("en", "nl"), ("nl", "de"))
IDS = "a b1 null no on 2026 1e5 de-balie x-1-y true off team het-plan nul-1 y n0".split()


class Maker:
    """What makes one roadmap; it remembers which ids there are."""

    def __init__(self, seed: str) -> None:
        self.choose = random.Random(seed)  # noqa: S311 - chance that can be repeated
        self.languages = self.choose.choice(LANGUAGES)
        self.ids: dict[str, list[str]] = {}
        self.taken: set[str] = set()

    def named(self, space: str, least: int, most: int) -> list[str]:
        """New ids in a space."""
        ids = [self.fresh() for _ in range(self.choose.randrange(least, most + 1))]
        self.ids[space] = ids
        return ids

    def fresh(self) -> str:
        id_ = self.choose.choice(IDS)
        while id_ in self.taken:
            id_ = f"{self.choose.choice(IDS)}-{self.choose.randrange(10_000)}"
        self.taken.add(id_)
        return id_

    def likely(self, chance: float = 0.5) -> bool:
        return self.choose.random() < chance

    def table(self, table: types.Table, /, **known: Value) -> dict[str, Value]:
        """A map by its table; what is known stands as it is, None is left out, and the rest is there by chance."""
        keys = [field.key for field in table.fields]
        needed = {field.key for field in table.fields if field.required}
        if table.only_one_of:
            chosen = self.choose.choice(table.only_one_of)
            known |= {key: None for key in table.only_one_of if key != chosen}
            needed.add(chosen)
        elif table.one_of and not any(known.get(key) for key in table.one_of):
            needed.add(self.choose.choice([key for key in table.one_of if key not in known]))
        made = dict(known)
        for field in table.fields:
            if field.key not in known and (field.key in needed or self.likely()):
                made[field.key] = self.value(field.type)
        self.choose.shuffle(keys)
        return {key: made[key] for key in keys if made.get(key) is not None}

    def value(self, type_: Any) -> Value:
        """A value by its type; None where there is nothing to refer to."""
        match type_:
            case types.ListOf(of=of, unique=unique):
                return self.several(of, unique)
            case types.MapOf(key=key, of=of):
                keys = {self.value(key) for _ in range(self.choose.randrange(1, 4))} - {None}
                return {one: self.value(of) for one in sorted(keys)}
            case types.Table():
                return self.table(type_)
            case _:
                return self.scalar(type_)

    def scalar(self, type_: Any) -> Value:  # noqa: PLR0911 - a line for each type of the contract
        """A text by its type; people's own texts may be in more than one language."""
        choose = self.choose
        match type_:
            case types.Text(long=is_long):
                return texts.text(choose, self.languages, is_long=is_long)
            case types.Id():
                return self.fresh()
            case types.Reference(space=space):
                return choose.choice(self.ids[space]) if self.ids.get(space) else None
            case types.Choice(values=values):
                return choose.choice(values)
            case types.Date():
                return dates.written(dates.some_day(choose, dates.FIRST, dt.date(2029, 1, 1)), choose)
            case types.Day(fact=over):
                return (dates.past(choose, TODAY) if over else dates.past(choose, dt.date(2028, 1, 1))).isoformat()
            case types.Fact():
                return dates.fact(choose, TODAY)
            case types.Number():
                return self.number(type_)
            case types.QuarterKey():
                return f"{choose.randrange(2024, 2028)}-Q{choose.randrange(1, 5)}"
            case _:  # a Language has no setting: they are settled first
                return choose.choice(SETTINGS[type(type_)])

    def number(self, type_: types.Number) -> str:
        low = type_.minimum if type_.minimum is not None else 0 if type_.above is not None else -1000
        high = type_.maximum if type_.maximum is not None else low + self.choose.choice((9, 2000, 10**11))
        if type_.whole:
            return str(self.choose.randrange(low, high + 1))
        whole = self.choose.randrange(low + 1, high)
        return f"{whole}.{self.choose.choice(('5', '25', '10', '000001'))}" if self.likely() else str(whole or 1)

    def several(self, of: Any, unique: str | None) -> Value:
        found: list[Value] = []
        for _ in range(self.choose.choice((0, 1, 1, 2, 3))):
            one = self.value(of)
            mark = one.get(unique) if unique and isinstance(one, dict) else one
            marks = [other.get(unique) if unique and isinstance(other, dict) else other for other in found]
            if one is not None and (unique is None or mark not in marks):
                found.append(one)
        return found

    def promise(self, keys: tuple[str, ...], ending: str) -> dict[str, Value]:
        """What a record promises: its plan and what moved."""
        chosen = tuple(key for key in keys if key == ending or self.likely())
        planned = dates.plan(chosen, self.choose) if self.likely(0.8) else {}
        entries = dates.replanned(keys, planned, self.choose, TODAY)
        why = [texts.text(self.choose, self.languages, is_long=False) for _ in entries]
        agreed = {"agreed": dates.past(self.choose, TODAY).isoformat()} if planned and self.likely() else {}
        return {
            "planned": {**planned, **agreed} or None,
            "replanned": [{**entry, "why": said} for entry, said in zip(entries, why, strict=True)] or None,
        }

    def item(self, id_: str, track: str, before: list[str]) -> dict[str, Value]:
        kind = self.value(next(field.type for field in ITEM.fields if field.key == "kind"))
        over = dates.facts(("started", "finished"), self.choose, TODAY)
        finished = self.likely(0.3)
        return self.table(
            ITEM,
            id=id_,
            kind=kind,
            **self.promise(("finish",) if kind == "milestone" else ("start", "finish"), "finish"),
            started=over["started"] if self.likely() else None,
            finished=over["finished"] if finished else None,
            **({"dropped": None} if finished else {}),
            **self.around(track, before),
        )

    def use_case(self, track: str, before: list[str]) -> dict[str, Value]:
        stages = dates.facts([stage for stage in STAGES if self.likely(0.4)], self.choose, TODAY)
        last = max((dates.last_of(date) for date in stages.values() if date != "unknown"), default=dates.FIRST)
        why = texts.text(self.choose, self.languages, is_long=False)
        stopped = {"date": dates.fact(self.choose, TODAY, last), "why": why}
        return self.table(
            USE_CASE,
            track=track,
            stages=stages or None,
            stopped=stopped if self.likely(0.15) else None,
            **self.promise(STAGES, "production"),
            **self.around(track, before),
        )

    def around(self, track: str, before: list[str]) -> dict[str, Value]:
        """What waits for nothing that waits for it."""
        others = [other for other in self.ids["track"] if other != track]
        waits = self.choose.sample(before, min(len(before), self.choose.randrange(3)))
        also = self.choose.sample(others, min(len(others), self.choose.randrange(3)))
        return {"depends_on": waits or None, "also": also or None}

    def phase(self, id_: str, start: dt.date | None) -> dict[str, Value]:
        days: dict[str, Value] = {"start": None, "finish": None}
        if start:
            days = {"start": start.isoformat(), "finish": f"{start.year}-Q{(start.month + 2) // 3}"}
        return self.table(PHASE, id=id_, **days)

    def team(self) -> dict[str, Value]:
        made = self.table(TEAM)
        people = [int(count["people"]) for count in made.get("ai_enabled", ())]
        return made | ({"size": str(max(people) + 1)} if people and "size" in made else {})

    def files(self) -> dict[str, Value]:
        """What every file says."""
        self.ids["measure"] = [*MEASURES, *self.named("metric", 0, 2)]
        phases, tracks = self.named("phase", 0, 4), self.named("track", 1, 3)
        self.named("owner", 1, 4)
        self.named("team", 0, 2)
        dimensions = self.named("dimension", 0, 3)
        uses = self.named("use_case", 0, 3)
        items = {track: [self.fresh() for _ in range(self.choose.randrange(5))] for track in tracks}
        self.ids["record"] = records = [*(id_ for ids in items.values() for id_ in ids), *uses]
        self.choose.shuffle(records)

        def before(id_: str) -> list[str]:
            return records[: records.index(id_)]

        dated = self.choose.randrange(len(phases) + 1)
        starts = [dt.date(2026, 1 + 3 * place, 1) if place < dated else None for place in range(len(phases))]
        names = {"dimension": [{"id": id_} for id_ in dimensions], "owner": [{"id": id_} for id_ in self.ids["owner"]]}
        owner = FILES["owners.yml"]
        assert isinstance(owner, types.ListOf)
        assert isinstance(owner.of, types.Table)
        dimension = next(field.type for field in MATURITY.fields if field.key == "dimensions")
        assert isinstance(dimension, types.ListOf)
        assert isinstance(dimension.of, types.Table)
        languages = list(self.languages) if self.languages != ("nl",) or self.likely() else None
        made: dict[str, Value] = {
            "roadmap.yml": self.table(ROADMAP, languages=languages),
            "phases.yml": [self.phase(id_, start) for id_, start in zip(phases, starts, strict=True)],
            "owners.yml": [self.table(owner.of, **known) for known in names["owner"]],
        }
        if dimensions:
            listed = [self.table(dimension.of, **known) for known in names["dimension"]]
            made["maturity.yml"] = self.table(MATURITY, dimensions=listed)
        for track, ids in items.items():
            listed = [self.item(id_, track, before(id_)) for id_ in ids]
            made[f"tracks/{track}.yml"] = self.table(TRACK, items=listed)
        for id_ in uses:
            made[f"use-cases/{id_}.yml"] = self.use_case(self.choose.choice(tracks), before(id_))
        made |= {f"teams/{id_}.yml": self.team() for id_ in self.ids["team"]}
        made |= {f"metrics/{id_}.yml": self.table(METRIC) for id_ in self.ids["metric"]}
        days = {dates.past(self.choose, TODAY).isoformat() for _ in range(self.choose.randrange(3))}
        made |= {f"reviews/{day}.yml": self.table(REVIEW) for day in sorted(days)}
        return made
