"""The effect of a change as JSON, for other programs. The shape is stable: keys and kinds come, none goes.

    {"from": S, "to": S, "as_of": day, "effect": bool, "written": bool,
     "promises": [C], "records": [C], "others": [C],
     "kpis": {name: K} or null, "goals": [C], "targets": [C], "reason": why there are no kpis,
     "pitfalls": {"gained": [V], "lost": [V]}, "problems": {"gained": [P], "lost": [P]}}

S: `{"revision", "commit", "valid"}`; of the working tree both names are null.
C: `{"kind", "type", "id", "title", "file", "line", "text"}`, and where they have a meaning `key`, `from`, `to`, `days`,
`why`, `keys`. Dates are as written in the data, what is referred to is an id, `text` is the whole sentence. The kinds
are the entries of words/<language>/diff.yml under promise (`moved` for later, earlier and same), record, other and aim.
K, for each figure that `roadmap kpis` prints: `{"changed", "before": B, "after": B, "records": [R]}` with B
`{"value", "numerator", "denominator"}` and a `reason` where there is no value. R, for each that makes the difference:
`{"id", "file", "line", "before": why, "after": why}`; null where it did not or does not count.
V: `{"pitfall", "sign", "id", "file", "line", "text"}`. P: as in `roadmap check --format json`.
`written`: a file of data/ is another, be it without effect.
"""

import datetime as dt
import json
from fractions import Fraction

from macros.kpis.figure import Figure, Reason
from macros.model.dates import Date, Fact
from macros.report.effect.change import Change, Effect, FigureChange, Named, RowChange, Shown, State, Value
from macros.report.effect.telling import Telling
from macros.report.effect.text import telling_of
from macros.report.figures import exact, number, sentence_of
from macros.report.problems import row as problem_row
from macros.words import Words

Json = dict[str, object]


def as_json_text(effect: Effect, say: Words, *, written: bool) -> str:
    """The effect as one JSON document."""
    return json.dumps(as_json(effect, say, written=written), ensure_ascii=False, indent=2) + "\n"


def as_json(effect: Effect, say: Words, *, written: bool) -> Json:
    telling = telling_of(effect, say, markdown=False)
    found: Json = {
        "from": side(effect.before),
        "to": side(effect.after),
        "as_of": str(effect.as_of),
        "effect": effect.any,
        "written": written,
        "promises": [change(one, telling, telling.promise(one)) for one in effect.promises],
        "records": [change(one, telling, telling.change(one, "record")) for one in effect.records],
        "others": [change(one, telling, telling.change(one, "other")) for one in effect.others],
        "kpis": None,
        "goals": [change(one, telling, telling.aim(one)) for one in effect.aims if one.kind != "verdict"],
        "targets": [change(one, telling, telling.aim(one)) for one in effect.aims if one.kind == "verdict"],
        "pitfalls": {
            "gained": [shown(one, telling.pitfall("came", one, effect)) for one in effect.pitfalls_gained],
            "lost": [shown(one, telling.pitfall("went", one, effect)) for one in effect.pitfalls_lost],
        },
        "problems": {
            "gained": [problem_row(one, say) for one in effect.gained],
            "lost": [problem_row(one, say) for one in effect.lost],
        },
    }
    if effect.figures is None:
        return found | {"reason": " ".join(telling.errors(effect))}
    return found | {"kpis": {one.name: figure_change(one, say) for one in effect.figures}}


def shown(one: Shown, text: str) -> Json:
    place = {"file": one.row.source.path, "line": one.row.source.line}
    return {"pitfall": one.pitfall, "sign": one.sign, "id": one.row.id, **place, "text": text}


def side(state: State) -> Json:
    return {"revision": state.revision, "commit": state.commit, "valid": state.valid}


def change(one: Change, telling: Telling, text: str) -> Json:
    """A change; what it has nothing to say of is left out."""
    subject = one.subject
    beside = {
        "key": one.key,
        "from": value(one.before, telling),
        "to": value(one.after, telling),
        "days": one.days,
        "why": telling.by.text(one.why) if one.why else None,
        "keys": list(one.keys) or None,
    }
    return {
        "kind": one.kind,
        "type": subject.type,
        "id": subject.id,
        "title": telling.by.text(subject.title) or None,
        "file": subject.source.path,
        "line": subject.source.line,
        **{key: held for key, held in beside.items() if held is not None},
        "text": text,
    }


def value(found: Value | None, telling: Telling) -> object:
    """A value as the data has it."""
    match found:
        case None | int():
            return found
        case Date() | Fact():
            return found.written
        case dt.date():
            return str(found)
        case Fraction():
            return exact(found)
        case Reason():
            return sentence_of(found, telling.by.say)
        case _:
            return found.id if isinstance(found, Named) else telling.by.text(found)


def figure_change(one: FigureChange, say: Words) -> Json:
    return {
        "changed": one.changed,
        "before": figure(one.before, say),
        "after": figure(one.after, say),
        "records": [row(each, say) for each in one.rows],
    }


def figure(one: Figure, say: Words) -> Json:
    """A figure as it is shown, and what it was divided from."""
    found: Json = {
        "value": number(one),
        "numerator": exact(one.numerator),
        "denominator": exact(one.denominator),
    }
    return found | ({"reason": sentence_of(one.reason, say)} if one.reason else {})


def row(one: RowChange, say: Words) -> Json:
    """A record that makes the difference; its place is the newest one known."""
    newest = one.after or one.before
    assert newest
    return {
        "id": one.id,
        "file": newest.source.path,
        "line": newest.source.line,
        "before": sentence_of(one.before.why, say) if one.before else None,
        "after": sentence_of(one.after.why, say) if one.after else None,
    }
