"""From the values of a table to a record of the model; one function for each table of the contract.

In: the values that were right, the table they stood in, and the sheet. Out: a record, or BAD where too much of it was
wrong. A record with a wrong title still takes part in the rules; with any error nothing is published.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from yaml import MappingNode, SequenceNode

from macros.contract.choices import STAGES
from macros.load.parser import BareMap
from macros.load.sheet import BAD, Doubt, Sheet
from macros.load.values import UNKNOWN_FACT, day
from macros.model import records
from macros.model.dates import UNKNOWN, Fact
from macros.model.records import Places
from macros.source import Source

Values = dict[str, Any]
Given = MappingNode | BareMap
Build = Callable[[Values, Given, Sheet], Any]
PLAN_KEYS = frozenset(("agreed", "date", "why"))  # of a plan or a replanning, the keys that promise nothing


def link(values: Values, node: Given, sheet: Sheet) -> Any:
    return records.Link(**values) if len(values) == 2 else BAD


def halt(values: Values, node: Given, sheet: Sheet) -> Any:
    if "date" not in values:
        return BAD
    return records.Halt(date=values["date"], why=values.get("why", ""), places=sheet.places(node))


def measurement(values: Values, node: Given, sheet: Sheet) -> records.Measurement:
    return records.Measurement(target=values.get("target"), actual=values.get("actual"))


def limit(values: Values, node: Given, sheet: Sheet) -> Any:
    if len(values) != 1:
        return BAD
    return records.Limit(at_least=values.get("at_least"), at_most=values.get("at_most"))


def goal_target(values: Values, node: Given, sheet: Sheet) -> Any:
    """The measure and the limit of a goal."""
    measure = values.pop("measure", None)
    found = limit(values, node, sheet)
    return (measure, found) if measure and found is not BAD else BAD


def plan(values: Values, node: Given, sheet: Sheet) -> records.Promise:
    agreed = values.pop("agreed", None)
    return records.Promise(dates=values, agreed=agreed, places=sheet.places(node))


def replanning(values: Values, node: Given, sheet: Sheet) -> Any:
    if "date" not in values:
        return BAD
    dates = {key: date for key, date in values.items() if key not in PLAN_KEYS}
    return records.Replanning(date=values["date"], why=values.get("why", ""), dates=dates, places=sheet.places(node))


def stages(values: Values, node: Given, sheet: Sheet) -> tuple[dict[str, Fact], Places]:
    """The facts in the order of the stages, and where they stand."""
    return {stage: values[stage] for stage in STAGES if stage in values}, sheet.places(node)


def item(values: Values, node: Given, sheet: Sheet) -> Any:
    if "id" not in values:
        return BAD
    if values.get("kind") == "milestone":
        report_start_of_milestone(values, node, sheet)
    settle(values, ("started", "finished"), ("paused", "dropped"), sheet.today)
    values.setdefault("title", "")
    values.setdefault("kind", "")
    return records.Item(source=sheet.source(node.start_mark), places=sheet.places(node), track=sheet.id, **values)


def report_start_of_milestone(values: Values, node: Given, sheet: Sheet) -> None:
    """Tells each promise of a milestone that has a start."""
    if isinstance(node, BareMap):
        promises = (values.get("planned"), *values.get("replanned", ()))
        if any(promise and "start" in promise.dates for promise in promises):
            raise Doubt
        return
    plans = [value for key, value in node.value if key.value in ("planned", "replanned")]
    entries = [entry for plan in plans if isinstance(plan, SequenceNode) for entry in plan.value]
    maps = [plan for plan in (*plans, *entries) if isinstance(plan, MappingNode)]
    for key in (key for found in maps for key, _ in found.value if key.value == "start"):
        sheet.report("unknown-key", key.start_mark, "milestone", "milestone-hint", key="start")


def use_case(values: Values, node: Given, sheet: Sheet) -> Any:
    values["stages"], stage_places = values.get("stages", ({}, {}))
    settle(values, (), ("paused", "stopped"), sheet.today)
    values.setdefault("title", "")
    values.setdefault("track", "")
    source = sheet.source(node.start_mark)
    return records.UseCase(source=source, places=sheet.places(node), id=sheet.id, stage_places=stage_places, **values)


def settle(values: Values, facts: Iterable[str], halts: Iterable[str], today: dt.date) -> None:
    """Gives facts on an unknown day the day from which they count: the last dated one of their record, else today."""
    stage_facts: Mapping[str, Fact] = values.get("stages", {})
    found = list(stage_facts.values())
    found += [values[key] for key in facts if key in values]
    found += [values[key].date for key in halts if key in values]
    if None not in [fact.day for fact in found]:
        return
    days = [fact.day for fact in found if fact.day] + [entry.date for entry in values.get("replanned", ())]
    if "planned" in values and values["planned"].agreed:
        days.append(values["planned"].agreed)
    settled = Fact(UNKNOWN, None, max(days, default=today))
    for key in facts:
        if values.get(key) is UNKNOWN_FACT:
            values[key] = settled
    for key in halts:
        if key in values and values[key].date is UNKNOWN_FACT:
            values[key] = replace(values[key], date=settled)
    if stage_facts:
        values["stages"] = {key: settled if fact is UNKNOWN_FACT else fact for key, fact in stage_facts.items()}


def track(values: Values, node: Given, sheet: Sheet) -> Any:
    blank = {"name": "", "owner": "", "purpose": None, "confirmed": None, "items": ()}
    return build(records.Track, values, node, sheet, id=sheet.id, **blank, places=sheet.places(node))


def kpi(values: Values, node: Given, sheet: Sheet) -> Any:
    return build(records.UseCaseKpi, values, node, sheet, baseline=None, quarters={})


def goal(values: Values, node: Given, sheet: Sheet) -> Any:
    measure, found = values.pop("target", (None, None))
    values |= {"measure": measure, "limit": found}
    return build(records.Goal, values, node, sheet, items=(), title="", places=sheet.places(node))


def phase(values: Values, node: Given, sheet: Sheet) -> Any:
    blank = {"purpose": None, "start": None, "finish": None, "goals": (), "name": ""}
    return build(records.Phase, values, node, sheet, **blank, places=sheet.places(node))


def owner(values: Values, node: Given, sheet: Sheet) -> Any:
    return build(records.Owner, values, node, sheet, name="", kind="role", github=None, contact=None)


def enabled(values: Values, node: Given, sheet: Sheet) -> Any:
    """The count, and the table it stands in, since it is held against the team's size."""
    return (records.Enabled(**values), node) if len(values) == 2 else BAD


def assessment(values: Values, node: Given, sheet: Sheet) -> Any:
    return build(records.Assessment, values, node, sheet, note=None)


def team(values: Values, node: Given, sheet: Sheet) -> Any:
    counts = values.get("ai_enabled", ())
    size = values.get("size")
    for count, table in counts:
        if size is not None and count.people > size:
            place = Source(sheet.path, *sheet.places(table)["people"])
            sheet.report("bad-number", place, "size", "size-hint", people=count.people, size=size)
    values["ai_enabled"] = tuple(sorted((count for count, _ in counts), key=lambda count: count.date))
    values["assessments"] = tuple(sorted(values.get("assessments", ()), key=lambda found: found.date))
    blank = {"name": "", "department": None, "size": None}
    return build(records.Team, values, node, sheet, id=sheet.id, **blank)


def dimension(values: Values, node: Given, sheet: Sheet) -> Any:
    return build(records.Dimension, values, node, sheet, name="", weight=Fraction(1), levels={})


def maturity(values: Values, node: Given, sheet: Sheet) -> records.Maturity:
    return records.Maturity(dimensions=values.get("dimensions", ()), valid_days=values.get("valid_days", 365))


def metric(values: Values, node: Given, sheet: Sheet) -> Any:
    blank: Values = {"name": "", "unit": "", "owner": None, "note": None, "quarters": {}}
    return build(records.Metric, values, node, sheet, id=sheet.id, **blank)


def review(values: Values, node: Given, sheet: Sheet) -> Any:
    date = day(sheet.id)
    if date and date > sheet.today:
        sheet.report("future-fact", sheet.file, "review", "review-hint", value=sheet.id, today=str(sheet.today))
        return BAD
    return build(records.Review, values, node, sheet, date=date, summary="", decisions=())


def decision(values: Values, node: Given, sheet: Sheet) -> Any:
    return build(records.Decision, values, node, sheet, what="", why="", items=(), owner=None, due=None, done=None)


def roadmap(values: Values, node: Given, sheet: Sheet) -> Values:
    """The keys of roadmap.yml; the record is made when the other files are read."""
    return values | {"places": sheet.places(node), "source": sheet.source(node.start_mark)}


def build(record: Any, values: Values, node: Given, sheet: Sheet, **blank: Any) -> Any:
    """A record from the values that are there; BAD when one is missing that nothing can stand in for."""
    given = {"source": sheet.source(node.start_mark)} | blank | values
    return record(**given) if len(given) == len(record.__slots__) else BAD


BUILDERS: Mapping[str, Build] = {
    "link": link,
    "halt": halt,
    "measurement": measurement,
    "target": limit,
    "goal-target": goal_target,
    "plan": plan,
    "replanning": replanning,
    "stages": stages,
    "item": item,
    "track": track,
    "kpi": kpi,
    "use-case": use_case,
    "goal": goal,
    "phase": phase,
    "owner": owner,
    "enabled": enabled,
    "assessment": assessment,
    "team": team,
    "dimension": dimension,
    "maturity": maturity,
    "metric": metric,
    "decision": decision,
    "review": review,
    "roadmap": roadmap,
}
