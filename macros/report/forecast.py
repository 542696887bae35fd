"""The forecast as text: JSON for other programs, tables for a terminal, and Markdown to paste into a report.

In: a `Forecast`, the words of a language. Out: text; writing it is somebody else's line. Records, phases and goals are
named by their ids, which hold nothing that Markdown could read as its own.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.kpis.figure import Reason
from macros.kpis.forecast import Forecast, GroupForecast, RecordForecast
from macros.kpis.forecast_score import Held, Score
from macros.kpis.numbers import half_up
from macros.kpis.outlook import Days, chance_in_words
from macros.model.dates import Date
from macros.report.figures import Json, number, sentence_of, shown
from macros.words import Words, formats

BRIER_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What stands under one heading: `phases`, `goals` or `records`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_json_text(found: Forecast, commit: str | None, say: Words) -> str:
    """The forecast as one JSON document."""
    return json.dumps(as_json(found, commit, say), ensure_ascii=False, indent=2) + "\n"


def as_json(found: Forecast, commit: str | None, say: Words) -> Json:
    """Days as ISO dates; what has none is None, with the reason in the same object."""
    return {
        "as_of": found.as_of.isoformat(),
        "commit": commit,
        "slips": {"n": found.slips.n, "median": number(found.slips.median), "p85": number(found.slips.p85)},
        "records": [record(one, say) for one in found.records.values()],
        "phases": [group(id_, one, say) for id_, one in found.phases.items()],
        "goals": [group(id_, one, say) for id_, one in found.goals.items()],
        "score": score(found.score, say),
    }


def record(found: RecordForecast, say: Words) -> Json:
    """`on_time` is how many of the 20 dots lie on or before the promise, `slips` how many slips the days rest on."""
    one, promise = found.record, found.promise
    outlook = found.outlook
    object_: Json = {
        "id": one.id,
        "kind": one.kind,
        "file": one.source.path,
        "line": one.source.line,
        "promise": promise.last.isoformat() if promise else None,
        **day_list(found.days, dots=True),
        "on_time": on_time(found.days, promise),
        "slips": len(outlook.slips) - outlook.begin if outlook else None,
    }
    return object_ | ({"reason": sentence_of(found.reason, say)} if found.reason else {})


def group(id_: str, found: GroupForecast, say: Words) -> Json:
    """`finish` is the phase's; `not_before` only where records have no forecast: when all the others are finished."""
    object_: Json = {
        "id": id_,
        "finish": found.finish.last.isoformat() if found.finish else None,
        **day_list(found.days, dots=True),
        "on_time": on_time(found.days, found.finish),
        "records": list(found.records),
        "without": list(found.without),
        "not_before": day_list(found.not_before) if found.not_before else None,
    }
    return object_ | ({"reason": sentence_of(found.reason, say)} if found.reason else {})


def day_list(days: Days | None, *, dots: bool = False) -> Json:
    object_: Json = {name: getattr(days, name).isoformat() if days else None for name in ("p15", "p50", "p85")}
    return object_ | ({"dots": [day.isoformat() for day in days.dots] if days else None} if dots else {})


def score(found: Score, say: Words) -> Json:
    object_: Json = {
        "forecasts": found.forecasts,
        "reviews": found.reviews,
        "records": found.records,
        "held_85": found.p85.held,
        "of_85": found.p85.of,
        "interval_85": interval(found.p85),
        "held_50": found.p50.held,
        "of_50": found.p50.of,
        "interval_50": interval(found.p50),
        "done_by_promise": found.promises.held,
        "promises": found.promises.of,
        "brier": decimals(found.brier),
        "brier_same_chance": decimals(found.always),
        "scored": [
            {
                "id": one.record.id,
                "review": one.review.isoformat(),
                "promise": one.promise.isoformat(),
                "p50": one.p50.isoformat(),
                "p85": one.p85.isoformat(),
                "done": one.done.isoformat() if one.done else None,
                "held": one.held,
            }
            for one in found.scored
        ],
    }
    return object_ | ({"reason": sentence_of(found.reason, say)} if found.reason else {})


def interval(held: Held) -> list[int | float] | None:
    """Whole percents."""
    return [shown(value, "percent") for value in held.interval] if held.interval else None


def decimals(value: Fraction | None) -> float | None:
    return None if value is None else float(half_up(value, BRIER_DIGITS))


def on_time(days: Days | None, promise: Date | None) -> int | None:
    """The chance out of 20; None without days, or without a promise to keep."""
    return days.dots_by(promise.last) if days and promise else None


def as_text(found: Forecast, say: Words) -> str:
    """What it rests on, how it fared, and a table each of phases, goals and records."""
    blocks = [[heading(found, say), *summary(found, say)]]
    for table in tables(found, say):
        rows = [table.columns, *table.rows]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
        blocks.append([say(f"forecast.heading.{table.name}"), *(f"  {line}" for line in lines)])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def as_markdown(found: Forecast, say: Words) -> str:
    """The same under headings."""
    lines = [f"# {heading(found, say)}", "", *(f"- {line}" for line in summary(found, say))]
    for table in tables(found, say):
        rule = ("---",) * len(table.columns)
        lines += ["", f"## {say(f'forecast.heading.{table.name}')}", ""]
        lines += [f"| {' | '.join(row)} |" for row in (table.columns, rule, *table.rows)]
    return "\n".join(lines) + "\n"


def heading(found: Forecast, say: Words) -> str:
    return say("forecast.title", day=formats.long(found.as_of, say.language))


def summary(found: Forecast, say: Words) -> Iterator[str]:
    """The slips, and the score with its margin, or why there is none."""
    median, p85 = found.slips.median.value, found.slips.p85.value
    yield say("forecast.basis", n=found.slips.n)
    if median is not None and p85 is not None:
        yield say("forecast.slips", median=days_text(median, say), p85=days_text(p85, say))
    yield from score_text(found.score, say)


def score_text(found: Score, say: Words) -> Iterator[str]:
    """Of so many times “85%” so many held; then 50%, and the Brier score."""
    if found.reason:
        yield sentence_of(found.reason, say)
        return
    for chance, held in ((85, found.p85), (50, found.p50)):
        if held.interval:
            low, high = (formats.percent(value, say.language) for value in held.interval)
            share = formats.percent(Fraction(100 * held.held, held.of), say.language)
            yield say("forecast.score", n=held.of, percent=chance, held=held.held, share=share, low=low, high=high)
    yield say("forecast.from", n=found.reviews, records=say("forecast.records", n=found.records))
    if found.brier is not None and found.always is not None:
        brier, always = (formats.number(value, say.language, BRIER_DIGITS) for value in (found.brier, found.always))
        yield say("forecast.brier", brier=brier, always=always)


def days_text(value: Fraction, say: Words) -> str:
    return formats.number(value, say.language, 0 if value.denominator == 1 else 1)


def tables(found: Forecast, say: Words) -> Iterator[Table]:
    """Those that have rows."""
    of_group, of_record = ("name", "end", "p50", "p85", "chance"), ("name", "promise", "p50", "p85", "chance")
    for name, columns, rows in (
        ("phases", of_group, [group_row(id_, one, say) for id_, one in found.phases.items()]),
        ("goals", of_group, [group_row(id_, one, say) for id_, one in found.goals.items()]),
        ("records", of_record, [record_row(one, say) for one in found.records.values()]),
    ):
        if rows:
            heads = tuple(say(f"forecast.column.{one}") for one in columns)
            yield Table(name=name, columns=heads, rows=tuple(rows))


def group_row(id_: str, found: GroupForecast, say: Words) -> tuple[str, ...]:
    """The end of its phase, its days and its chance to be on time; else not before when, and why."""
    end = formats.as_written(found.finish, say.language) if found.finish else say("forecast.none")
    if found.days:
        return id_, end, *both_days(found.days, say), chance(on_time(found.days, found.finish), say)
    named = found.reason and found.reason.key == "forecast-without"
    why = say("forecast.without", records=", ".join(found.without)) if named else because(found.reason, say)
    return id_, end, *both_days(found.not_before, say, "forecast.not-before"), why


def record_row(found: RecordForecast, say: Words) -> tuple[str, ...]:
    """Its promise, its days and its chance to be on time; else why there are none."""
    promise = formats.as_written(found.promise, say.language) if found.promise else say("forecast.none")
    told_last = chance(on_time(found.days, found.promise), say) if found.days else because(found.reason, say)
    return found.record.id, promise, *both_days(found.days, say), told_last


def both_days(days: Days | None, say: Words, key: str = "forecast.day") -> tuple[str, str]:
    """Those of 50 and 85 %."""
    if days is None:
        return say("forecast.withheld"), say("forecast.withheld")
    p50, p85 = (say(key, day=formats.short(day, say.language)) for day in (days.p50, days.p85))
    return p50, p85


def chance(dots: int | None, say: Words) -> str:
    """`likely (14 out of 20)`; nothing where there is no promise to keep."""
    return "" if dots is None else say("forecast.of", word=say(f"chance.{chance_in_words(dots)}"), n=dots)


def because(why: Reason | None, say: Words) -> str:
    return sentence_of(why, say) if why else ""
