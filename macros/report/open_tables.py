"""The roadmap as tables, one for each kind of row: what CSV and a workbook are made of.

In: the document of open data. Out: `Sheet`s of texts, numbers and days. A text has a column for each language; a list
stands in one cell, its parts with `; ` between them.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.contract.choices import STAGES
from macros.report.open_values import Json

Cell = str | int | float | dt.date | None
Row = dict[str, Cell]
FIRST = {"kpis": "kpi", "decisions": "review", "measurements": "use_case"}  # columns; of the others it is the id


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: its name, its columns in order, and a cell for each of them in every row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(document: Mapping[str, Json]) -> tuple[Sheet, ...]:
    """Every table, also those without rows."""
    languages = tuple(document["roadmap"].get("languages", ("nl",)))
    return tuple(sheet(name, list(rows(document, languages))) for name, rows in ROWS.items())


def sheet(name: str, rows: list[Row]) -> Sheet:
    """A table with the columns of its rows; one without rows has the first of them alone."""
    columns = tuple(dict.fromkeys(key for row in rows for key in row)) or (FIRST.get(name, "id"),)
    return Sheet(name=name, columns=columns, rows=tuple(tuple(row.get(key) for key in columns) for row in rows))


def named(key: str, text: Mapping[str, str] | None, languages: tuple[str, ...]) -> Row:
    """A text in a column for each language; one that is the same in all stands in the first."""
    return {f"{key}_{language}": (text or {}).get(language) for language in languages}


def listed(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def day(written: str | None) -> Cell:
    """A day as a day; what is coarser, unknown or open as it was written."""
    try:
        return dt.date.fromisoformat(written) if written and len(written) == len("2026-11-30") else written
    except ValueError:
        return written


def where(row: Mapping[str, Json]) -> Row:
    return {"address": row.get("address"), "file": row["place"]["file"], "line": row["place"]["line"]}


def common(row: Mapping[str, Json], languages: tuple[str, ...]) -> Row:
    """What an item and a use case both have."""
    derived = row["derived"]
    return {
        "status": derived["status"],
        "track": row["track"],
        "also": listed(row.get("also", ())),
        "owner": derived["owner"],
        "with": listed(row.get("with", ())),
        "phase": row.get("phase"),
        "area": row.get("area"),
        "horizon": row.get("horizon"),
        "agreed": day(row.get("planned", {}).get("agreed")),
        "first_promise": day(derived["first_promise"]),
        "current_promise": day(derived["current_promise"]),
        "slip_days": derived["slip"],
        "late": str(derived["late"]).lower(),
        "moved": str(derived["moved"]).lower(),
        "paused": day(row.get("paused", {}).get("date")),
        **named("paused_why", row.get("paused", {}).get("why"), languages),
        **named("result", row.get("result"), languages),
        "depends_on": listed(row.get("depends_on", ())),
        **named("help_wanted", row.get("help_wanted"), languages),
        "links": listed(link["url"] for link in row.get("links", ())),
        **{f"tags_{code}": listed(tag[code] for tag in row.get("tags", ()) if code in tag) for code in languages},
        **named("note", row.get("note"), languages),
        "aliases": listed(row.get("aliases", ())),
    }


def items(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    for row in document["items"]:
        halt = row.get("dropped", {})
        yield {
            "id": row["id"],
            **named("title", row["title"], languages),
            "kind": row["kind"],
            **common(row, languages),
            "planned_start": day(row.get("planned", {}).get("start")),
            "planned_finish": day(row.get("planned", {}).get("finish")),
            "started": day(row.get("started")),
            "finished": day(row.get("finished")),
            "dropped": day(halt.get("date")),
            **named("dropped_why", halt.get("why"), languages),
            "use_case": row.get("use_case"),
            **where(row),
        }


def use_cases(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    for row in document["use_cases"]:
        halt = row.get("stopped", {})
        yield {
            "id": row["id"],
            **named("title", row["title"], languages),
            "stage": row["derived"]["stage"],
            **common(row, languages),
            **{f"planned_{stage}": day(row.get("planned", {}).get(stage)) for stage in STAGES},
            **{stage: day(row.get("stages", {}).get(stage)) for stage in STAGES},
            "stopped": day(halt.get("date")),
            **named("stopped_why", halt.get("why"), languages),
            "team": row.get("team"),
            "risk": row.get("risk"),
            "register": row.get("register"),
            **named("problem", row.get("problem"), languages),
            **named("value", row.get("value"), languages),
            **where(row),
        }


def moves(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    """Each date that a replanning named, beside the one it replaced."""
    for row in (*document["items"], *document["use_cases"]):
        before = dict(row.get("planned", {}))
        for entry in row.get("replanned", ()):
            for key in [key for key in entry if key not in {"date", "why"}]:
                yield {
                    "id": row["id"],
                    "decided_on": day(entry["date"]),
                    "what": key,
                    "from": day(before.get(key)),
                    "to": day(entry[key]),
                    **named("why", entry["why"], languages),
                }
                before[key] = entry[key]


def phases(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    """A row for each goal; a phase without goals has one row."""
    for row in document["phases"]:
        for goal in row.get("goals", ()) or [{}]:
            target = goal.get("target", {})
            yield {
                "id": row["id"],
                **named("name", row["name"], languages),
                "start": day(row.get("start")),
                "finish": day(row.get("finish")),
                **named("purpose", row.get("purpose"), languages),
                "goal": goal.get("id"),
                **named("goal_title", goal.get("title"), languages),
                "goal_items": listed(goal.get("items", ())),
                "measure": target.get("measure"),
                "at_least": target.get("at_least"),
                "at_most": target.get("at_most"),
            }


def tracks(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    for row in document["tracks"]:
        yield {
            "id": row["id"],
            **named("name", row["name"], languages),
            "owner": row["owner"],
            "confirmed": day(row.get("confirmed")),
            **named("purpose", row.get("purpose"), languages),
            **where(row),
        }


def owners(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    for row in document["owners"]:
        more = {key: row.get(key) for key in ("kind", "github", "contact")}
        yield {"id": row["id"], **named("name", row["name"], languages), **more}


def teams(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    """A row for each score and each count of people; a team without any has one row."""
    for row in document["teams"]:
        own: Row = {
            "id": row["id"],
            **named("name", row["name"], languages),
            **named("department", row.get("department"), languages),
            "size": row.get("size"),
        }
        counts = [{"date": day(one["date"]), "ai_enabled": one["people"]} for one in row.get("ai_enabled", ())]
        scores = [
            {"date": day(one["date"]), "dimension": dimension, "score": score}
            for one in row.get("assessments", ())
            for dimension, score in one["scores"].items()
        ]
        yield from (own | more for more in (*counts, *scores) or ({},))


def measurements(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    """The target and the measured value of each quarter, of metrics and of the KPIs of use cases."""
    metrics = [("", metric) for metric in document["metrics"]]
    kpis = [(use_case["id"], kpi) for use_case in document["use_cases"] for kpi in use_case.get("kpis", ())]
    for use_case, found in (*metrics, *kpis):
        for quarter, measured in (found.get("quarters") or {None: {}}).items():
            yield {
                "use_case": use_case or None,
                "id": found["id"],
                **named("name", found["name"], languages),
                "kind": found.get("kind"),
                **named("unit", found["unit"], languages),
                "direction": found["direction"],
                "owner": found.get("owner"),
                **named("source", found.get("source"), languages),
                "baseline": found.get("baseline"),
                "quarter": quarter,
                "target": measured.get("target"),
                "actual": measured.get("actual"),
            }


def decisions(document: Mapping[str, Json], languages: tuple[str, ...]) -> Iterator[Row]:
    """A row for each decision; a review without any has one row."""
    for row in document["reviews"]:
        for decision in row.get("decisions", ()) or [{}]:
            yield {
                "review": day(row["date"]),
                **named("summary", row["summary"], languages),
                **named("what", decision.get("what"), languages),
                **named("why", decision.get("why"), languages),
                "items": listed(decision.get("items", ())),
                "owner": decision.get("owner"),
                "due": day(decision.get("due")),
                "done": day(decision.get("done")),
            }


def kpis(document: Mapping[str, Json], _: tuple[str, ...]) -> Iterator[Row]:
    """The figures of the day: every number of `roadmap kpis`, under the names it has there; yes or no is none."""
    yield from numbers("", document["kpis"])


def numbers(name: str, found: Mapping[str, Json]) -> Iterator[Row]:
    for key, value in found.items():
        path = f"{name}.{key}" if name else key
        if isinstance(value, Mapping):
            yield from numbers(path, value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield {"kpi": path, "value": value}


ROWS: Mapping[str, Callable[[Mapping[str, Json], tuple[str, ...]], Iterator[Row]]] = {
    "items": items,
    "use-cases": use_cases,
    "moves": moves,
    "phases": phases,
    "tracks": tracks,
    "owners": owners,
    "teams": teams,
    "measurements": measurements,
    "decisions": decisions,
    "kpis": kpis,
}
